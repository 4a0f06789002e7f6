"""The rows of a table: the solutions of its query, one row for each thing."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import pyoxigraph as ox

from wardplan.errors import SiteError
from wardplan.lookup import value
from wardplan.native import Term, value_of
from wardplan.rebase import Rebase
from wardplan.tables.register import KEY, LABEL, Column, Table

Value = str | int | bool
Cell = Value | None | list[Value]
Row = dict[str, Cell]
"""The cells of a row by the name of their column; an absent value is None, or an empty list."""

SEPARATOR = "|"
"""What stands between the values of one cell where a cell is text."""
STAND_IN = "｜"
"""What stands for a separator inside a value."""

_TYPES = {"integer": int, "boolean": bool}


def rows(store: ox.Store, table: Table) -> Iterator[Row]:
    """The rows of a table on `store`, whose default graph is asked: all plans, or one of them.

    Raises SiteError for a value that is not of its column's type.
    """
    found = store.query(table.query)
    if not isinstance(found, ox.QuerySolutions):
        raise SiteError(f"table '{table.name}' must be a SELECT query")
    solutions = (_solution(table, solution) for solution in found)
    for _, same in groupby(solutions, key=lambda each: each[KEY]):
        yield _row(table, list(same))


def _solution(table: Table, solution: ox.QuerySolution) -> dict[str, Value | None]:
    return {
        column.name: _value(column, term)
        for column, term in zip(table.columns, solution, strict=True)
    }


def _value(column: Column, term: Term | None) -> Value | None:
    if term is None:
        return None
    if column.type in ("iri", "text"):
        return value(term)
    found = value_of(term)
    if isinstance(found, int) and type(found) is _TYPES[column.type]:
        return found
    raise SiteError(f"column '{column.name}' must hold {column.type} values", term=str(term))


def _row(table: Table, same: list[dict[str, Value | None]]) -> Row:
    """One row of the solutions about one thing: a list for each column that may hold several."""
    return {
        column.name: _gathered(same, column.name) if column.many else same[0][column.name]
        for column in table.columns
    }


def _gathered(same: list[dict[str, Value | None]], name: str) -> list[Value]:
    """The values of a column, each once; a name stands at the place of the thing it names."""
    key = name.removesuffix(LABEL) if name.removesuffix(LABEL) in same[0] else name
    first: dict[Value, Value | None] = {}
    for each in same:
        thing = each[key]
        if thing is not None:
            first.setdefault(thing, each[name])
    return ["" if each is None else each for each in first.values()]


def published(found: Iterable[Row], base: Rebase) -> Iterator[Row]:
    """The rows as they leave the project: with the published base in the place of our own."""
    if not base.moved:
        return iter(found)
    return ({name: _published(cell, base) for name, cell in row.items()} for row in found)


def _published(cell: Cell, base: Rebase) -> Cell:
    if isinstance(cell, list):
        return [base.text(each) if isinstance(each, str) else each for each in cell]
    return base.text(cell) if isinstance(cell, str) else cell


def texts(row: Row) -> Iterable[str]:
    """The cells of a row as text: the true lexical forms of XML Schema, lists joined."""
    return (text(cell) for cell in row.values())


def text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, list):
        return SEPARATOR.join(text(each).replace(SEPARATOR, STAND_IN) for each in cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell)
