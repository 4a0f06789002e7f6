"""The kinds of pages.

`site/views.toml` registers them: `[[view]]` for resources (the first view whose class fits a
resource takes it) and `[[page]]` for single pages. Each names a template and queries; a query with
a variable `?this` gives every page its own rows.
"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wardplan.errors import SiteError
from wardplan.pointer import expand


@dataclass(frozen=True)
class View:
    """A kind of page. `cls` is the class of its resources, `path` a single page's own address.

    `queries` are asked once for all pages, `lookups` for every page; both by name, as text.
    """

    name: str
    template: str
    cls: str | None = None
    path: str | None = None
    queries: dict[str, str] = field(default_factory=dict)
    lookups: dict[str, str] = field(default_factory=dict)


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
        asked, looked_up = (_texts(row.get(kind, {}), site) for kind in ("queries", "lookups"))
        cls, path = row.get("class"), row.get("path")
        if cls is not None:
            expand(cls)
        return View(str(row["name"]), str(row["template"]), cls, path, asked, looked_up)
    except (KeyError, TypeError, AttributeError, ValueError, OSError) as error:
        raise SiteError(f"view {row!r} is not usable: {error!r}", file) from error


def _texts(files: dict[str, str], site: Path) -> dict[str, str]:
    """The queries of a view by name, read from their files."""
    return {k: (site / "queries" / v).read_text(encoding="utf-8") for k, v in files.items()}
