"""What each page was made from, so that a later build makes again only what comes out differently.

Pages are in groups: those of a plan are one, every other page is one of its own. A group is as it
was if it was given the same, if nothing that it looked up has changed since, and, for a plan, if
none of the plan's own statements has. The record is never trusted where the program, its files or
the site on disk are not those that it was made with, so it may be deleted at any time.
"""

import base64
import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from wardplan import cache, reads
from wardplan.distributions import Distribution
from wardplan.holdings import Document
from wardplan.pages import Listed, Page, Row
from wardplan.project import Project
from wardplan.reach import is_near
from wardplan.seen import Changed, changed
from wardplan.units import COMMON, owner
from wardplan.views import View

RECORD = "traces.jsonl"
SETS = ("names", "pages", "files")


@dataclass(frozen=True)
class Told:
    """What the pages of a plan tell of, beside statements: its documents and its files."""

    documents: tuple[Document, ...] = ()
    files: tuple[Distribution, ...] = ()


@dataclass(frozen=True)
class Trace:
    """How a group came about: what it was given, what far look-ups gave, what it looked up.

    The last is packed: there are hundreds of look-ups in a page, and thousands of pages.
    """

    given: str
    far: str = ""
    looked_up: bytes = b""

    def numbers(self) -> "array[int]":
        """The look-ups by their numbers."""
        found = array("Q")
        found.frombytes(self.looked_up)
        return found


@dataclass(frozen=True)
class Traces:
    """How all groups of a site came about: by which program, from which store, and so on.

    `names` are the proper names in the data, `day` is that of its last change.
    """

    program: str
    world: str
    names: frozenset[str]
    pages: frozenset[str]
    files: frozenset[str]
    day: str | None
    groups: dict[str, Trace] = field(default_factory=dict)


@dataclass(frozen=True)
class Changes:
    """Look-ups that may give something else than before, and plans that say something else.

    `since`: the statements that came and went.
    """

    looked_up: frozenset[int]
    units: frozenset[str]
    since: Changed

    def spare(self, group: str, trace: Trace) -> bool:
        """Whether a group is as it was, for all that was looked up."""
        return group not in self.units and self.looked_up.isdisjoint(trace.numbers())


def group_of(page: Listed) -> str:
    """The name of the group of a page: that of the plan's unit, or the page's own address."""
    return owner(page.iri) or page.path


def grouped(pages: Iterable[Listed]) -> dict[str, list[Listed]]:
    found: dict[str, list[Listed]] = {}
    for each in pages:
        found.setdefault(group_of(each), []).append(each)
    return found


def given(pages: Sequence[Listed], told: Told) -> str:
    """A key over what a group is given, and what it tells of."""
    listed = [
        (each.path, each.iri, each.fragments, each.answers, each.sheets, each.part, each.given)
        for each in pages
    ]
    views = [(each.view.name, each.view.template) for each in pages]
    texts = [(each.source, each.account.packed()) for each in told.documents]
    return cache.key(
        pages=repr(listed), views=repr(views), files=repr(told.files), texts=repr(texts)
    )


def changes(before: Traces, now: Traces, stores: Path) -> Changes | None:
    """What differs between two states; None where the earlier one cannot be known."""
    if before.program != now.program:
        return None
    since = changed(stores / before.world, stores / now.world)
    names = before.names ^ now.names
    if since is None or any(len(name) < 2 for name in names):
        return None
    return Changes(
        frozenset(
            chain(
                since.lookups,
                (reads.name_of(reads.NAME, name[:2]) for name in names),
                (reads.name_of(reads.PAGE, path) for path in before.pages ^ now.pages),
                (reads.name_of(reads.FILE, path) for path in before.files ^ now.files),
                [reads.name_of(reads.DAY)] if before.day != now.day else (),
            )
        ),
        frozenset(filter(COMMON.__ne__, map(owner, since.iris()))),
        since,
    )


def recall(project: Project, there: str) -> Traces | None:
    """The record of the site that is there, by its key; None where none can be trusted."""
    try:
        with (project.work / RECORD).open(encoding="utf-8") as lines:
            table = json.loads(next(lines, ""))
            if table.pop("site") != there:
                return None
            sets = {name: frozenset(table.pop(name)) for name in SETS}
            groups = dict(_read(*json.loads(line)) for line in lines)
            whole = len(groups) == table.pop("count")
        return Traces(**{**table, **sets, "groups": groups}) if whole else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(project: Project, there: str, made: Traces) -> None:
    """Remember how the site of that key came about: a line on all, then one for each group."""
    table = {
        "site": there,
        "count": len(made.groups),
        "program": made.program,
        "world": made.world,
        "day": made.day,
        **{name: sorted(getattr(made, name)) for name in SETS},
    }
    file = project.work / RECORD
    aside = file.with_suffix(".part")
    with aside.open("w", encoding="utf-8") as out:
        print(json.dumps(table), file=out)
        for name, trace in sorted(made.groups.items()):
            numbers = base64.b64encode(trace.looked_up).decode()
            print(json.dumps((name, trace.given, trace.far, numbers)), file=out)
    aside.replace(file)


def _read(name: str, given: str, far: str, numbers: str) -> tuple[str, Trace]:
    return name, Trace(given, far, base64.b64decode(numbers))


def far(pages: Iterable[Page]) -> str:
    """A key over what the far look-ups of a group give; empty where it has none."""
    found = {
        f"{page.path} {name}": repr(_terms(page.rows[name]))
        for page in pages
        for name in far_of(page.view)
    }
    return cache.key(**found) if found else ""


def far_of(view: View) -> list[str]:
    """The look-ups of a page kind that see further than a page's resource."""
    return [name for name, query in view.lookups.items() if not is_near(query)]


def _terms(rows: Iterable[Row]) -> list[dict[str, tuple[str, ...]]]:
    return [{name: pointer.terms for name, pointer in row.items()} for row in rows]
