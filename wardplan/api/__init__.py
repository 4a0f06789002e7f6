"""The JSON API: static files that any web server serves, described by `api/openapi.json`.

Lists are rows of the tables; a plan, a ward and a part of a mid-term plan have a document of
their own, at the path of their IRI. Addresses inside a file are relative to that file.
"""

import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from wardplan import cache, iris, plan_view
from wardplan.addresses import relative
from wardplan.api import openapi, plan
from wardplan.holdings import Holdings
from wardplan.index import Sight
from wardplan.project import Project
from wardplan.standing import Standing, afresh, outputs_of, packed, standing
from wardplan.tables import register
from wardplan.tables.held import Held, held
from wardplan.tables.register import KEY
from wardplan.tables.rows import Row
from wardplan.tree import Tree

FOLDER = "api"
DOCUMENTED = ("plans", "wards", "policies")
"""The tables whose things have documents of their own."""
GIVEN = (*DOCUMENTED, "departments", "initiatives")
"""The tables whose rows stand somewhere in the API."""

Json = dict[str, Any]
Output = tuple[str, bytes]


def address(iri: str) -> str:
    """Where the document of a thing is."""
    return f"{FOLDER}/{iris.path_of(iri)}.json"


def plan_document(sight: Sight, iri: str) -> Output:
    """The document of one plan, for which no other plan is looked up."""
    return address(iri), _json(plan.document(sight, iri))


def lists(listed: register.Tables, held: dict[str, list[Row]]) -> Iterator[Output]:
    """The lists: all rows of every table that the register marks with `api`."""
    for table in listed.listed:
        if table.api:
            path = f"{FOLDER}/{table.name}.json"
            items = [_linked(table.name, row, path) for row in held[table.name]]
            yield path, _json({"count": len(items), "items": items})


def ward_documents(held: dict[str, list[Row]]) -> Iterator[Output]:
    """Every ward with the rows of its plans."""
    plans = _by(held["plans"], "ward")
    for row in held["wards"]:
        yield _document("ward", "wards", row, ("plans", plans.get(str(row[KEY]), [])))


def policy_documents(held: dict[str, list[Row]]) -> Iterator[Output]:
    """Every part of a mid-term plan with the rows of the initiatives that contribute to it."""
    initiatives = _by(held["initiatives"], "contributesTo")
    for row in held["policies"]:
        serving = ("initiatives", initiatives.get(str(row[KEY]), []))
        yield _document("policy", "policies", row, serving)


def _document(name: str, table: str, row: Row, more: tuple[str, list[Row]]) -> Output:
    path, (key, others) = address(str(row[KEY])), more
    about = {name: _linked(table, row, path), key: [_linked(key, each, path) for each in others]}
    return path, _json(about | {"links": plan.links(str(row[KEY]))})


def _by(found: Iterable[Row], column: str) -> dict[str, list[Row]]:
    """Rows by a value of a column; a row with several values stands at each."""
    grouped: dict[str, list[Row]] = {}
    for row in found:
        cell = row[column]
        for value in cell if isinstance(cell, list) else [cell]:
            grouped.setdefault(str(value), []).append(row)
    return grouped


def _linked(table: str, row: Row, page: str) -> Json:
    """A row with the address of its thing's own document, as seen from the file `page`."""
    documented = table in DOCUMENTED
    return row | {"path": relative(page, address(str(row[KEY]))) if documented else None}


def _json(content: Json) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def outputs(
    project: Project, holdings: Holdings, before: Standing | None = None
) -> Iterator[Output]:
    """Every file of the API; those that were found `before`, and still stand, are not made."""
    before = before or afresh(holdings)
    site = project.folder("site")
    listed = register.read(site)
    given = tuple(table for table in listed.listed if table.api or table.name in GIVEN)
    for iri in plan_view.known(holdings.store):
        yield address(iri), before.looked_up(cache.key(plan=iri), partial(_plan, iri=iri))
    every = [held(table, holdings, before) for table in given]
    key = cache.key(tables=repr(listed), rows=" ".join(each.digest for each in every))
    yield from outputs_of(before.known(key, partial(_of_rows, listed, every)))
    yield f"{FOLDER}/openapi.json", _json(openapi.describe(site, project.config, given))


def _plan(sight: Sight, iri: str) -> bytes:
    return plan_document(sight, iri)[1]


def _of_rows(listed: register.Tables, every: list[Held]) -> bytes:
    """The files that are made of the rows of tables alone."""
    found = {each.table.name: each.rows for each in every}
    return packed((*lists(listed, found), *ward_documents(found), *policy_documents(found)))


def write(tree: Tree, project: Project, holdings: Holdings) -> tuple[str, ...]:
    """Write the whole API; the addresses of what was written."""
    written = []
    with standing(project, FOLDER, holdings) as before:
        for path, data in outputs(project, holdings, before):
            tree.write(path, data)
            written.append(path)
    return tuple(written)
