"""What stands beside the pages that compare: tables as CSV, and plans for the page to choose two.

A page on disk cannot fetch a file, but it can load a script; so the outline of a plan is a script
that hands over one JSON value.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import pyoxigraph as ox

from wardplan import cache, iris, page_queries
from wardplan.holdings import Holdings
from wardplan.index import Sight
from wardplan.matrix import Matrix, matrix
from wardplan.page_queries import Answer
from wardplan.pages import Row
from wardplan.pointer import Pointer
from wardplan.project import Project
from wardplan.standing import outputs_of, packed, standing
from wardplan.tables.spreadsheet import guarded
from wardplan.threads import Through, key, through
from wardplan.tree import Tree

QUERIES = "compare"
"""Where the queries are, below those of the site."""
INDEX = "compare/plans.js"
KINDS = {"goal": "wp:BasicGoal", "measure": "wp:Measure", "initiative": "wp:Initiative"}
Output = tuple[str, bytes]


def write(tree: Tree, project: Project, holdings: Holdings) -> tuple[str, ...]:
    """Write all files; their addresses."""
    folder = project.folder("site") / "queries" / QUERIES
    written = []
    with standing(project, QUERIES, holdings) as before:
        for names, make in MADE_OF.items():
            texts = {name: (folder / f"{name}.rq").read_text(encoding="utf-8") for name in names}
            key = cache.key(made=make.__name__, **texts)
            task = partial(_packed, make, holdings.store, texts)
            for path, data in outputs_of(before.looked_up(key, task, texts.values())):
                tree.write(path, data)
                written.append(path)
    return tuple(written)


def _packed(
    make: Callable[["Asked"], Iterator[Output]],
    store: ox.Store,
    texts: Mapping[str, str],
    sight: Sight,
) -> bytes:
    return packed(make(Asked(store, sight, texts)))


class Asked:
    """Queries of the pages that compare, by their names, asked of all data."""

    def __init__(self, store: ox.Store, sight: Sight, texts: Mapping[str, str]) -> None:
        self._store, self._sight, self._texts = store, sight, texts

    def rows(self, name: str) -> list[Row]:
        """All rows of a query."""
        found = page_queries.ask(self._store, self._texts[name], name)
        return [self._row(answer) for answer in found]

    def grouped(self, name: str) -> dict[str, list[Row]]:
        """The rows of a query by the page or the resource they are for."""
        found = page_queries.grouped(page_queries.ask(self._store, self._texts[name], name))
        return {page: [self._row(answer) for answer in some] for page, some in found.items()}

    def _row(self, answer: Answer) -> Row:
        return {k: Pointer(self._sight, () if t is None else (t,)) for k, t in answer.items()}


def matrices(asked: Asked) -> Iterator[Output]:
    """Every matrix as a table with a row for each part and ward."""
    elements, cells = asked.grouped("elements"), asked.grouped("cells")
    plans = asked.grouped("plans-of-midterm")
    for row in asked.rows("matrices"):
        page = row["page"].value
        found = matrix(elements[page], plans.get(row["this"].value, []), cells.get(page, []))
        head = (
            "part",
            "partLabel",
            "ward",
            "wardLabel",
            "wholePlans",
            "partialPlans",
            "initiatives",
        )
        yield f"{page}.csv", _csv(head, _cells(found))


def _cells(found: Matrix) -> Iterator[Sequence[object]]:
    """The number is empty where no whole plan of the ward is published: it is not known."""
    for line in found.lines:
        for column, cell in zip(found.columns, line.cells, strict=True):
            count = "" if cell.count is None else cell.count
            part = (line.element.value, line.element.label.value)
            ward = (column.ward.value, column.ward.label.value)
            yield *part, *ward, column.whole, column.partial, count


def wards(asked: Asked) -> Iterator[Output]:
    """Every ward through the years as a table with a row for each element and year."""
    plans, elements = asked.grouped("years-of-ward"), asked.grouped("elements-of-ward")
    for row in asked.rows("wards"):
        mine = plans[row["this"].value]
        some = elements.get(row["this"].value, [])
        head = ("kind", "thread", "title", "year", "plan", "state", "how", "element")
        kinds = ("wp:Measure", "wp:Initiative")
        lines = (line for k in kinds for line in _marks(k, through(mine, some, k, mine)))
        yield f"{row['page'].value}.csv", _csv(head, lines)


def _marks(kind: str, found: Through) -> Iterator[Sequence[object]]:
    for number, thread in enumerate(found.threads, 1):
        for year, mark in zip(found.years, thread.marks, strict=True):
            beside = (year.span, year.plan.value if year.plan else "", mark.state, mark.how or "")
            for each in mark.elements:
                yield kind, number, each.title.value, *beside, each.this.value
            if not mark.elements:
                yield kind, number, thread.title.value, *beside, ""


def outlines(asked: Asked) -> Iterator[Output]:
    """Which plans there are, and the outline of each."""
    by_plan: dict[str, list[Row]] = {}
    for row in asked.rows("outlines"):
        by_plan.setdefault(row["plan"].value, []).append(row)
    years: dict[str, list[int]] = {}
    for iri, rows in by_plan.items():
        path = str(iris.path_of(iri)).removeprefix("plan/")
        ward, _, year = path.rpartition("/")
        years.setdefault(ward, []).append(int(year))
        yield f"compare/data/{path}.js", _script("wardplanOutline", path, _outline(rows))
    yield INDEX, _script("wardplanPlans", {ward: sorted(known) for ward, known in years.items()})


def _outline(rows: list[Row]) -> dict[str, object]:
    first = rows[0]
    return {
        "label": first["planLabel"].value,
        "page": f"{iris.path_of(first['plan'].value)}.html",
        "whole": first["whole"].value == "true",
        "complete": first["complete"].value == "true",
        **{name: _elements(rows, kind) for name, kind in KINDS.items()},
    }


def _elements(rows: list[Row], kind: str) -> list[dict[str, object]]:
    """The elements of a kind: title, address, key to compare, identity, what each continues."""
    found: dict[str, dict[str, object]] = {}
    continued: dict[str, list[str]] = {}
    for row in rows:
        if row["kind"].short != kind:
            continue
        iri = row["element"].value
        fragment = f"#{iris.fragment(iri)}" if iris.fragment(iri) else ""
        title = row["title"].value
        found[iri] = {
            "title": title,
            "page": f"{iris.path_of(iri)}.html{fragment}",
            "key": key(title),
        }
        if row["continues"]:
            continued.setdefault(iri, []).append(row["continues"].value)
    for iri, earlier in continued.items():
        found[iri]["continues"] = sorted(set(earlier))
    return [{"id": iri, **each} for iri, each in found.items()]


def _script(name: str, *values: object) -> bytes:
    """A script that hands JSON values to a function of the page."""
    said = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    return f"{name}({','.join(said)});\n".encode()


def _csv(head: Sequence[str], lines: Iterable[Sequence[object]]) -> bytes:
    """RFC 4180, with a mark of the encoding, which spreadsheets ask for."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_guarded(cell) for cell in line] for line in lines)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _guarded(cell: object) -> object:
    return guarded(cell) if isinstance(cell, str) else cell


MADE_OF = {
    ("elements", "cells", "plans-of-midterm", "matrices"): matrices,
    ("years-of-ward", "elements-of-ward", "wards"): wards,
    ("outlines",): outlines,
}
"""What makes files, by the queries that it asks."""
