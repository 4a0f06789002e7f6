"""The register of what can be searched for: `site/search.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wardplan.errors import SiteError
from wardplan.pointer import Pointer, expand

FILE = "search.toml"
PAGE, QUESTION = "page", "question"
"""The kinds of what is no thing of the data."""
ITSELF = "."

Way = tuple[tuple[bool, str], ...]
"""Properties one after the other; True for one that is walked against its direction."""


@dataclass(frozen=True)
class Kind:
    """A kind of thing: its classes, as terms, and the ways to what is indexed of it."""

    name: str
    classes: frozenset[str]
    body: tuple[Way, ...] = ()
    where: tuple[Way, ...] = ()
    also: tuple[Way, ...] = ()
    ward: tuple[Way, ...] = ()
    year: tuple[Way, ...] = ()
    cites: tuple[Way, ...] = ()


@dataclass(frozen=True)
class FixedPage:
    """A page about no thing, and the words that it is found by."""

    path: str
    title: str
    text: str


@dataclass(frozen=True)
class Searchable:
    """What can be searched for, in the order of the results."""

    kinds: tuple[Kind, ...]
    pages: tuple[FixedPage, ...]
    examples: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All kinds by name, in the order of the results."""
        return (*(kind.name for kind in self.kinds), QUESTION, PAGE)

    def kind_of(self, types: set[str]) -> Kind | None:
        """The first kind that has one of these classes."""
        return next((kind for kind in self.kinds if not kind.classes.isdisjoint(types)), None)


def read(site: Path) -> Searchable:
    """Read `search.toml` of a site folder. Raises SiteError for what cannot be used."""
    file = site / FILE
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        kinds = tuple(map(_kind, table["kind"]))
        examples = tuple(map(str, table.get("examples", ())))
        pages = tuple(FixedPage(**row) for row in table.get("page", ()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, SiteError) as error:
        raise SiteError(f"not usable as a register of search: {error!r}", file) from error
    return Searchable(kinds, pages, examples)


def _kind(row: dict[str, Any]) -> Kind:
    ways = {name: tuple(map(_way, row[name])) for name in row if name not in ("name", "classes")}
    return Kind(row["name"], frozenset(map(expand, row["classes"])), **ways)


def _way(text: str) -> Way:
    """A way as it is written: `wp:plan/rdfs:label`, `^wp:office`, `.`."""
    if text == ITSELF:
        return ()
    steps = tuple((step.startswith("^"), step.removeprefix("^")) for step in text.split("/"))
    for _, name in steps:
        expand(name)
    return steps


def walk(this: Pointer, ways: tuple[Way, ...]) -> tuple[Pointer, ...]:
    """Where several ways lead from a thing, one after the other, each end once."""
    found: dict[Pointer, None] = {}
    for way in ways:
        ends = this
        for against, name in way:
            ends = ends.into(name) if against else ends.out(name)
        found |= dict.fromkeys(ends.in_order())
    return tuple(found)
