"""The full list of pages, before any of them is written.

`site/views.toml` registers page kinds: `[[view]]` for resources (the first view whose class
fits a resource takes it) and `[[page]]` for single pages. Each names a template and queries; a
query with a variable `?this` gives every page its own rows.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from wardplan import iris, terms
from wardplan.errors import SiteError
from wardplan.index import Index
from wardplan.namespaces import PREFIXES, RDF
from wardplan.pointer import Pointer, expand

Row = dict[str, Pointer]

_TYPE = terms.node(str(RDF.type))


@dataclass(frozen=True)
class View:
    """A kind of page. `cls` is the class of its resources, `path` a single page's own address."""

    name: str
    template: str
    cls: str | None = None
    path: str | None = None
    queries: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """A page to be: where it goes, what it is about, and the rows of its view's queries."""

    path: str
    view: View
    this: Pointer
    rows: dict[str, list[Row]]


def views(site: Path) -> tuple[View, ...]:
    """The page kinds registered in `views.toml`. Raises SiteError for one that is not usable."""
    file = site / "views.toml"
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SiteError(f"not readable: {error}", file) from error
    rows = [row for kind in ("view", "page") for row in _list(table.get(kind, []), file)]
    return tuple(_view(row, site, file) for row in rows)


def _list(rows: object, file: Path) -> list[Any]:
    if not isinstance(rows, list):
        raise SiteError("expected [[view]] and [[page]] tables", file)
    return rows


def _view(row: dict[str, Any], site: Path, file: Path) -> View:
    try:
        files: dict[str, str] = row.get("queries", {})
        texts = {k: (site / "queries" / v).read_text(encoding="utf-8") for k, v in files.items()}
        cls, path = row.get("class"), row.get("path")
        if cls is not None:
            expand(cls)
        return View(str(row["name"]), str(row["template"]), cls, path, texts)
    except (KeyError, TypeError, AttributeError, ValueError, OSError) as error:
        raise SiteError(f"view {row!r} is not usable: {error!r}", file) from error


def plan(store: ox.Store, index: Index, kinds: Iterable[View]) -> tuple[Page, ...]:
    """Every page of the site, by path."""
    kinds = tuple(kinds)
    asked = {query: name for kind in kinds for name, query in kind.queries.items()}
    answers = {query: _grouped(store, index, query, name) for query, name in asked.items()}
    pages: dict[str, Page] = {}
    by_class = [kind for kind in kinds if kind.path is None]
    for iri, types in sorted(resources(index).items()):
        path = iris.path_of(iri)
        kind = next((k for k in by_class if k.cls is None or expand(k.cls) in types), None)
        if path is None or kind is None:
            raise SiteError("no page can be made for this resource", term=iri)
        rows = {name: answers[query].get(iri, []) for name, query in kind.queries.items()}
        pages[path] = Page(path, kind, Pointer(index, (terms.node(iri),)), rows)
    for kind in kinds:
        if kind.path is not None:
            if kind.path in pages:
                raise SiteError(f"page '{kind.name}' wants the address of a resource: {kind.path}")
            rows = {name: answers[query].get("", []) for name, query in kind.queries.items()}
            pages[kind.path] = Page(kind.path, kind, Pointer(index), rows)
    return tuple(pages[path] for path in sorted(pages))


def resources(index: Index) -> dict[str, frozenset[str]]:
    """Every resource with a path of its own, and its classes as terms."""
    found: dict[str, frozenset[str]] = {}
    for subject in index:
        types = index.about(subject).get(_TYPE)
        iri = terms.value(subject)
        if types and iris.is_ours(iri):
            document = iris.document_of(iri)
            found[document] = frozenset(index.about(terms.node(document)).get(_TYPE, ()))
    return found


def _grouped(store: ox.Store, index: Index, query: str, name: str) -> dict[str, list[Row]]:
    """The rows of a query, by the IRI of the page they are for ('' for none)."""
    try:
        solutions = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise SiteError(f"query '{name}': {error}") from error
    if not isinstance(solutions, ox.QuerySolutions):
        raise SiteError(f"query '{name}' must be a SELECT query")
    names = [variable.value for variable in solutions.variables]
    grouped: dict[str, list[Row]] = {}
    for solution in solutions:
        found = {n: solution[n] for n in names}
        row = {n: Pointer(index, () if t is None else (str(t),)) for n, t in found.items()}
        this = row.pop("this", None)
        grouped.setdefault(this.value if this is not None else "", []).append(row)
    return grouped
