"""The full list of pages, before any of them is written."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

import pyoxigraph as ox

from wardplan import iris, terms
from wardplan.errors import SiteError
from wardplan.namespaces import RDF
from wardplan.page_queries import Answer, ask, grouped
from wardplan.pages import Listed, look_up
from wardplan.pointer import expand
from wardplan.sheets import Sheet
from wardplan.views import View

PATH = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
"""What the address of a page in a series looks like, without its extension."""
MORE = "more.html"
"""The template of the pages that a long list goes on on."""

Asked = Callable[[str, str], list[Answer]]
"""Gives the answers to a query, of which it is told the text and the name."""


class _Answers:
    """The answers to the queries of all page kinds, each asked once."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._grouped: dict[str, dict[str, list[Answer]]] = {}
        self._whole: dict[str, list[Answer]] = {}

    def of(self, page: Listed, query: str, name: str) -> list[Answer]:
        """The answers for a page: all for a single one, else those with its address or its IRI."""
        if page.view.path is not None:
            if query not in self._whole:
                self._whole[query] = self._asked(query, name)
            return self._whole[query]
        if query not in self._grouped:
            self._grouped[query] = grouped(self._asked(query, name))
        groups = self._grouped[query]
        return next((groups[key] for key in (page.path, page.iri) if key in groups), [])


def plan(store: ox.Store, kinds: Iterable[View], asked: Asked | None = None) -> tuple[Listed, ...]:
    """Every page of the site, by path; queries are answered by `asked`, or else by the store.

    Raises SiteError for a view or a query that is at fault.
    """
    kinds = tuple(kinds)
    asked = asked or (lambda query, name: list(ask(store, query, name)))
    answers = _Answers(asked)
    pages: dict[str, Listed] = {}
    for first in chain(_of_resources(store, kinds), _single(kinds), _series(kinds, asked)):
        for name, query in first.view.queries.items():
            first.answers[name] = answers.of(first, query, name)
        for each in _sheets(store, first):
            if each.path in pages:
                taken = f"the address that page '{pages[each.path].view.name}' has"
                raise SiteError(f"page '{each.view.name}' wants {taken}: {each.path}")
            pages[each.path] = each
    return tuple(pages[path] for path in sorted(pages))


def _of_resources(store: ox.Store, kinds: Iterable[View]) -> Iterator[Listed]:
    """A page for every resource with a path of its own."""
    by_class = [kind for kind in kinds if kind.path is None and kind.each is None]
    found, fragments = resources(store)
    for iri, types in sorted(found.items()):
        path = iris.path_of(iri)
        kind = next((k for k in by_class if k.cls is None or expand(k.cls) in types), None)
        if path is None or kind is None:
            raise SiteError("no page can be made for this resource", term=iri)
        given: Answer = {"this": terms.node(iri)}
        yield Listed(path, kind, iri, tuple(sorted(fragments.get(iri, ()))), given=given)


def _single(kinds: Iterable[View]) -> Iterator[Listed]:
    return (Listed(kind.path, kind) for kind in kinds if kind.path is not None)


def _series(kinds: Iterable[View], asked: Asked) -> Iterator[Listed]:
    """The pages that queries list; what a query says of a page are the rows `page` of it."""
    for kind in kinds:
        listed: dict[str, list[Answer]] = {}
        for answer in asked(kind.each, kind.name) if kind.each else ():
            listed.setdefault(terms.value(answer.get("page") or '""'), []).append(answer)
        for path, rows in listed.items():
            if not PATH.fullmatch(path):
                raise SiteError(f"series '{kind.name}': '{path}' is no address for a page")
            iri = terms.value(rows[0].get("this") or '""')
            yield Listed(path, kind, iri, answers={"page": rows}, given=rows[0])


def _sheets(store: ox.Store, first: Listed) -> Iterator[Listed]:
    """A page, and those on which its long lists go on."""
    more: list[Listed] = []
    for name, size in first.view.paged.items():
        if name in first.view.lookups:
            if first.own and not _may_exceed(store, first.iri, size):
                continue
            first.answers[name] = look_up(store, first, name)
        rows = first.answers[name]
        if len(rows) <= size:
            continue
        first.answers[name] = rows[:size]
        first, *others = sheeted(first, name, len(rows), size)
        more += (
            replace(each, answers={**each.answers, name: rows[each.sheets[name].rows]})
            for each in others
        )
    yield first
    yield from more


def sheeted(first: Listed, name: str, total: int, size: int) -> tuple[Listed, ...]:
    """A page that shows so many of a list of `total`, and those on which the list goes on.

    The later ones have no answers for the list: what stands on them is for the caller to say.
    """
    sheet = Sheet(first.path, name, total, size)
    kept = {n: some for n, some in first.answers.items() if n not in first.view.paged}
    view = replace(first.view, template=MORE)
    others = (replace(sheet, number=number) for number in range(2, sheet.count + 1))
    return (
        replace(first, sheets={**first.sheets, name: sheet}),
        *(
            replace(
                first,
                path=each.page(each.number),
                view=view,
                answers={**kept, name: []},
                sheets={name: each},
                part=name,
            )
            for each in others
        ),
    )


def _may_exceed(store: ox.Store, iri: str, size: int) -> bool:
    """Whether more than `size` statements point to a resource: a look-up lists such ones."""
    pointing = store.quads_for_pattern(None, None, ox.NamedNode(iri)) if iri else iter(())
    return next(islice(pointing, size, None), None) is not None


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
