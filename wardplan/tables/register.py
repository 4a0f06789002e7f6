"""The register of the tables: their names in both languages, their queries and their columns.

A table is a query `site/tables/<name>.rq` and an entry of `site/tables/tables.toml`.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from wardplan.errors import SiteError

Words = dict[str, str]
"""A text by language: `ja` and `en`."""

KEY = "iri"
"""The first column of every table: what the row is about."""
LABEL = "Label"
"""`wardLabel` is the name of what stands in the column `ward`."""
TYPES = ("iri", "text", "integer", "boolean")


@dataclass(frozen=True)
class Column:
    """A column. `many` says that a cell holds a list; `property` of what its values are, if any."""

    name: str
    words: Words
    type: str
    many: bool = False
    lang: str = "ja"
    property: str = ""


@dataclass(frozen=True)
class Table:
    """A table: what it holds, the query that gives its rows, and its columns in order."""

    name: str
    words: Words
    about: Words
    query: str
    columns: tuple[Column, ...]
    api: bool = False


@dataclass(frozen=True)
class Tables:
    """What `tables.toml` lists: the title and notes of the workbook, and the tables in order."""

    title: Words
    notes: tuple[Words, ...]
    listed: tuple[Table, ...]

    def of(self, name: str) -> Table:
        """The table of that name. Raises SiteError where there is none."""
        found = next((table for table in self.listed if table.name == name), None)
        if found is None:
            raise SiteError(f"no table '{name}' in site/tables/tables.toml")
        return found


def read(site: Path) -> Tables:
    """Read the register of a site folder. Raises SiteError for what cannot be used."""
    file = site / "tables" / "tables.toml"
    if not file.exists():
        raise SiteError("not there: this project has no register of tables", file)
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8"))
        columns = {name: _column(name, row) for name, row in given["columns"].items()}
        listed = tuple(_table(row, file.parent, columns) for row in given["table"])
        notes = tuple(_words(row) for row in given["workbook"]["note"])
        return Tables(_words(given["workbook"]), notes, listed)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SiteError(f"not usable as a register of tables: {error!r}", file) from error


def _words(row: dict[str, str]) -> Words:
    return {"ja": row["ja"], "en": row["en"]}


def _column(name: str, row: dict[str, Any]) -> Column:
    if row["type"] not in TYPES:
        raise ValueError(f"column '{name}': type must be one of {', '.join(TYPES)}")
    return Column(
        name,
        _words(row),
        row["type"],
        row.get("list", False),
        row.get("lang", "ja"),
        row.get("property", ""),
    )


def _table(row: dict[str, Any], folder: Path, columns: dict[str, Column]) -> Table:
    file = folder / f"{row['name']}.rq"
    query = file.read_text(encoding="utf-8")
    names = _variables(query, file)
    unknown = [name for name in names if name not in columns]
    if names[:1] != [KEY] or unknown:
        said = f"no [columns] entry for {unknown}" if unknown else f"?{KEY} must come first"
        raise SiteError(f"table '{row['name']}': {said}", file)
    chosen = tuple(columns[name] for name in names)
    about = _words(row["about"])
    return Table(row["name"], _words(row), about, query, chosen, row.get("api", False))


def _variables(query: str, file: Path) -> list[str]:
    """The variables of a SELECT query, in order, asked of a store that holds nothing."""
    try:
        found = ox.Store().query(query)
    except SyntaxError as error:
        raise SiteError(f"not valid SPARQL: {error}", file) from error
    if not isinstance(found, ox.QuerySolutions):
        raise SiteError("must be a SELECT query", file)
    return [variable.value for variable in found.variables]
