"""What a CSV file is, said for machines: metadata of CSV on the Web (W3C tabular metadata)."""

import json
from typing import Any

from wardplan import iris, terms
from wardplan.pointer import expand
from wardplan.tables.register import KEY, Column, Table, Words
from wardplan.tables.rows import SEPARATOR

SUFFIX = "-metadata.json"
"""The metadata of `plans.csv` is `plans.csv-metadata.json` (Tabular Data Model, section 5.3)."""

_TYPES = {"iri": "anyURI", "text": "string", "integer": "integer", "boolean": "boolean"}


def metadata(table: Table, *, plain: bool) -> bytes:
    """The metadata of one of a table's two CSV files, by their names the same."""
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "ja"}],
        "url": f"{table.name}.csv",
        "dc:title": _texts(table.words),
        "dc:description": _texts(table.about),
        "dc:license": {"@id": str(iris.rights("mixed"))},
        "dc:rights": {"@id": str(iris.rights("yokohama"))},
        "dialect": {"encoding": "utf-8", "header": True},
        "tableSchema": {
            "columns": [_column(column, plain=plain) for column in table.columns],
            "primaryKey": KEY,
            "aboutUrl": f"{{+{KEY}}}",
        },
    }
    return json.dumps(described, ensure_ascii=False, indent=1).encode() + b"\n"


def _texts(words: Words) -> list[dict[str, str]]:
    return [{"@value": text, "@language": language} for language, text in words.items()]


def _column(column: Column, *, plain: bool) -> dict[str, Any]:
    """A column. The plain file heads it with its name, the one for spreadsheets in Japanese."""
    described: dict[str, Any] = {
        "name": column.name,
        "titles": column.name if plain else column.words["ja"],
        "dc:title": _texts(column.words),
        "datatype": _TYPES[column.type],
        "required": column.name == KEY,
    }
    if column.type == "text":
        described["lang"] = column.lang
    if column.many:
        described["separator"] = SEPARATOR
    return described | _statement(column)


def _statement(column: Column) -> dict[str, Any]:
    """How a cell becomes a statement about the row's thing, where it is one.

    A list of IRIs becomes none: one value URL is all that a cell can have.
    """
    if not column.property:
        return {"suppressOutput": True}
    said: dict[str, Any] = {"propertyUrl": terms.value(expand(column.property))}
    if column.type == "iri" and column.many:
        return said | {"suppressOutput": True}
    return said | {"valueUrl": f"{{+{column.name}}}"} if column.type == "iri" else said
