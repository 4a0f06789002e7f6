"""The full list of pages, before any of them is written, and a page with all that it shows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

import pyoxigraph as ox

from wardplan import iris, terms
from wardplan.errors import SiteError
from wardplan.index import Sight
from wardplan.languages import DEFAULT, LANGUAGES, place
from wardplan.namespaces import PREFIXES, RDF
from wardplan.pointer import Pointer, expand, resource
from wardplan.views import View

Row = dict[str, Pointer]
Answer = dict[str, str | None]
"""What each variable of a query stands for; None for nothing."""

Substitutions = dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] | None

_THIS = ox.Variable("this")


@dataclass(frozen=True)
class Listed:
    """A page to be: where it goes, what it is about, what its view's queries give for it.

    `iri` is empty where it is about nothing; `fragments` are the hash IRIs that live in it. The
    terms in `answers` are as N-Triples write them, so that all of it can go to another process.
    """

    path: str
    view: View
    iri: str = ""
    fragments: tuple[str, ...] = ()
    answers: dict[str, list[Answer]] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """A page in hand: where it goes, what it is about, and the rows of its view's queries."""

    path: str
    view: View
    this: Pointer
    rows: Mapping[str, list[Row]]
    language: str = DEFAULT

    @property
    def place(self) -> str:
        """Where the page goes in its language, without extension."""
        return place(self.path, self.language)

    def spoken(self) -> Iterator["Page"]:
        """The page in every language, all with the same rows."""
        return (replace(self, language=language) for language in LANGUAGES)


class Rows(Mapping[str, list[Row]]):
    """The rows of a page by the name of the query; those of look-ups are asked when wanted."""

    def __init__(self, listed: Listed, sight: Sight, store: ox.Store) -> None:
        self._listed, self._sight, self._store = listed, sight, store

    def __getitem__(self, name: str) -> list[Row]:
        if name in self._listed.view.lookups:
            return self._looked_up[name]
        return self._rows(self._listed.answers[name])

    def __iter__(self) -> Iterator[str]:
        return chain(self._listed.answers, self._listed.view.lookups)

    def __len__(self) -> int:
        return len(self._listed.answers) + len(self._listed.view.lookups)

    @cached_property
    def _looked_up(self) -> dict[str, list[Row]]:
        this: Substitutions = {_THIS: ox.NamedNode(self._listed.iri)}
        found = {
            name: [answer for _, answer in _ask(self._store, query, name, this)]
            for name, query in self._listed.view.lookups.items()
        }
        return {name: self._rows(answers) for name, answers in found.items()}

    def _rows(self, answers: list[Answer]) -> list[Row]:
        return [
            {name: Pointer(self._sight, () if t is None else (t,)) for name, t in answer.items()}
            for answer in answers
        ]


def page_of(listed: Listed, sight: Sight, store: ox.Store) -> Page:
    """A listed page with all that its template asks of the data."""
    this = resource(sight, listed.iri) if listed.iri else Pointer(sight)
    return Page(listed.path, listed.view, this, Rows(listed, sight, store))


def plan(store: ox.Store, kinds: Iterable[View]) -> tuple[Listed, ...]:
    """Every page of the site, by path. Raises SiteError for a view or a query that is at fault."""
    kinds = tuple(kinds)
    asked = {query: name for kind in kinds for name, query in kind.queries.items()}
    answers = {query: _grouped(store, query, name) for query, name in asked.items()}
    found, fragments = resources(store)
    pages: dict[str, Listed] = {}
    by_class = [kind for kind in kinds if kind.path is None]
    for iri, types in sorted(found.items()):
        path = iris.path_of(iri)
        kind = next((k for k in by_class if k.cls is None or expand(k.cls) in types), None)
        if path is None or kind is None:
            raise SiteError("no page can be made for this resource", term=iri)
        given = {name: answers[query].get(iri, []) for name, query in kind.queries.items()}
        pages[path] = Listed(path, kind, iri, tuple(sorted(fragments.get(iri, ()))), given)
    for kind in kinds:
        if kind.path is not None:
            if kind.path in pages:
                raise SiteError(f"page '{kind.name}' wants the address of a resource: {kind.path}")
            given = {name: answers[query].get("", []) for name, query in kind.queries.items()}
            pages[kind.path] = Listed(kind.path, kind, answers=given)
    return tuple(pages[path] for path in sorted(pages))


def resources(store: ox.Store) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The classes of every resource with a path of its own, as terms; its hash IRIs."""
    found: dict[str, set[str]] = {}
    fragments: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(str(RDF.type)), None):
        iri = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
        if iris.is_ours(iri):
            document = iris.document_of(iri)
            types = found.setdefault(document, set())
            if iri == document:
                types.add(str(quad.object))
            else:
                fragments.setdefault(document, set()).add(iri)
    return found, fragments


def _grouped(store: ox.Store, query: str, name: str) -> dict[str, list[Answer]]:
    """The answers to a query, by the IRI of the page they are for ('' for none)."""
    grouped: dict[str, list[Answer]] = {}
    for this, answer in _ask(store, query, name):
        grouped.setdefault(this, []).append(answer)
    return grouped


def _ask(
    store: ox.Store, query: str, name: str, given: Substitutions = None
) -> Iterator[tuple[str, Answer]]:
    """The answers to a query, each with the IRI of the page it is for ('' for none)."""
    try:
        solutions = store.query(
            query, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=given
        )
    except SyntaxError as error:
        raise SiteError(f"query '{name}': {error}") from error
    if not isinstance(solutions, ox.QuerySolutions):
        raise SiteError(f"query '{name}' must be a SELECT query")
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        found = zip(names, solution, strict=True)
        answer = {key: None if term is None else str(term) for key, term in found}
        this = answer.pop("this", None)
        yield "" if this is None else terms.value(this), answer
