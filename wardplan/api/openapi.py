"""The description of the API (OpenAPI 3.1): written by hand, and completed from the tables."""

import json
from pathlib import Path
from typing import Any

from wardplan import __version__, iris
from wardplan.config import Config
from wardplan.errors import SiteError
from wardplan.tables.register import KEY, Column, Table

Json = dict[str, Any]

_TYPES = {"iri": "string", "text": "string", "integer": "integer", "boolean": "boolean"}
_RESPONSE = "application/json"


def describe(site: Path, config: Config, tables: tuple[Table, ...]) -> Json:
    """The whole description; `tables` are those whose rows the API gives.

    Raises SiteError where the part written by hand cannot be used.
    """
    file = site / "api" / "openapi.json"
    try:
        described: Json = json.loads(file.read_text(encoding="utf-8"))
        described["info"]["version"] = __version__
        described["info"]["license"]["url"] = str(iris.rights("mixed"))
        described["servers"] = [{"url": address(config)}]
        described["components"]["schemas"] |= {row_name(table): row(table) for table in tables}
        listed = {f"/{table.name}.json": _list(table) for table in tables if table.api}
        described["paths"] = listed | described["paths"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SiteError(f"not usable as a description of the API: {error!r}", file) from error
    return described


def address(config: Config) -> str:
    """Where the API lies: beside its description, or where the site is known to be."""
    return f"{config.site_url.rstrip('/')}/api" if config.site_url else "."


def row_name(table: Table) -> str:
    """The name of the schema of a table's rows."""
    return f"{table.name.capitalize()}Row"


def row(table: Table) -> Json:
    """The schema of a row. `path` is the address of the thing's own document, where it has one."""
    path = {"path": {"type": ["string", "null"], "format": "uri-reference"}}
    properties = {column.name: _cell(column) for column in table.columns} | path
    return {
        "type": "object",
        "description": f"{table.about['en']} / {table.about['ja']}",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _cell(column: Column) -> Json:
    value: Json = {"type": _TYPES[column.type]}
    if column.type == "iri":
        value["format"] = "iri"
    said = {"description": f"{column.words['en']} / {column.words['ja']}"}
    if column.many:
        return {"type": "array", "items": value} | said
    if column.name != KEY:
        value["type"] = [value["type"], "null"]
    return value | said


def _list(table: Table) -> Json:
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{row_name(table)}"}}
    answer = {
        "type": "object",
        "properties": {"count": {"type": "integer"}, "items": rows},
        "required": ["count", "items"],
        "additionalProperties": False,
    }
    said = f"{table.words['en']} / {table.words['ja']}"
    return {
        "get": {
            "operationId": table.name,
            "summary": said,
            "description": f"{table.about['en']} / {table.about['ja']}",
            "responses": {"200": {"description": said, "content": {_RESPONSE: {"schema": answer}}}},
        }
    }
