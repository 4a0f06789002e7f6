"""The kinds of pages.

`site/views.toml` registers them: `[[view]]` for resources (the first view whose class fits a
resource takes it), `[[page]]` for single pages and `[[series]]` for pages that a query lists. Each
names a template and queries; a query with a variable `?this` or `?page` gives every page its own
rows.
"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wardplan.errors import SiteError
from wardplan.pointer import expand

KINDS = ("view", "page", "series")


@dataclass(frozen=True)
class View:
    """A kind of page. `cls` is the class of its resources, `path` a single page's own address.

    `each` is the query that lists the pages of a series: `?page` is an address, `?this` the
    resource it concerns. `queries` are asked once for all pages, `lookups` for every page; all by
    name, as text. `paged` says of which of them only so many rows stand on one page.
    """

    name: str
    template: str
    cls: str | None = None
    path: str | None = None
    queries: dict[str, str] = field(default_factory=dict)
    lookups: dict[str, str] = field(default_factory=dict)
    paged: dict[str, int] = field(default_factory=dict)
    each: str | None = None


def views(site: Path) -> tuple[View, ...]:
    """The page kinds registered in `views.toml`. Raises SiteError for one that is not usable."""
    file = site / "views.toml"
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SiteError(f"not readable: {error}", file) from error
    rows = [row for kind in KINDS for row in _list(table.get(kind, []), file)]
    return tuple(_view(row, site, file) for row in rows)


def _list(rows: object, file: Path) -> list[Any]:
    if not isinstance(rows, list):
        raise SiteError("expected [[view]], [[page]] and [[series]] tables", file)
    return rows


def _view(row: dict[str, Any], site: Path, file: Path) -> View:
    try:
        if row.get("class") is not None:
            expand(row["class"])
        each = row.get("each")
        made = View(
            name=str(row["name"]),
            template=str(row["template"]),
            cls=row.get("class"),
            path=row.get("path"),
            queries={k: _text(v, site) for k, v in row.get("queries", {}).items()},
            lookups={k: _text(v, site) for k, v in row.get("lookups", {}).items()},
            paged={k: int(v) for k, v in row.get("paged", {}).items()},
            each=None if each is None else _text(each, site),
        )
    except (KeyError, TypeError, AttributeError, ValueError, OSError) as error:
        raise SiteError(f"view {row!r} is not usable: {error!r}", file) from error
    _refuse_paged(made, file)
    return made


def _refuse_paged(view: View, file: Path) -> None:
    """Refuse a long list that no query gives, or of which nothing would stand on a page."""
    known = view.queries | view.lookups
    for name, size in view.paged.items():
        if name not in known or size < 1:
            names = ", ".join(sorted(known)) or "none"
            message = f"view '{view.name}': paged.{name} = {size} must be 1 or more, of a query"
            raise SiteError(f"{message} of the view; known: {names}", file)


def _text(name: str, site: Path) -> str:
    """A query, read from its file."""
    return (site / "queries" / name).read_text(encoding="utf-8")
