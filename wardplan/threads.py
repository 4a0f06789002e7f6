"""Measures and initiatives of one ward through the years: what continues, is new, or has ended.

Two elements belong together where a person decided so (`wp:continues`) or where their titles are
equal but for width and spaces; which of the two it was is always kept. What a plan published here
only in part does not list is not known: it is neither ended nor new.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wardplan.matrix import WHOLE
from wardplan.pages import Row
from wardplan.pointer import Pointer

INITIATIVE = "wp:Initiative"


class State(StrEnum):
    """What a year's plan says of an element; the last four: what it says where it has none."""

    CONTINUED = "continued"
    """It was in the plan of the year before, or is said to continue an earlier one."""
    AGAIN = "again"
    """It was in an earlier plan, but not in that of the year before, as far as is known."""
    NEW = "new"
    """The plan of the year before is known in full and does not have it."""
    FIRST = "first"
    """It is in this plan; what was before is not known."""
    ENDED = "ended"
    """The plan of the year before has it; this one is known in full and does not."""
    ABSENT = "absent"
    """This plan is known in full and does not have it."""
    OPEN = "open"
    """This plan is known only in part, and what is known does not have it."""
    UNPUBLISHED = "unpublished"
    """No plan of that year is published here."""


class How(StrEnum):
    """How it is known that one element continues another."""

    CURATED = "curated"
    TITLE = "title"


@dataclass(frozen=True)
class Year:
    """A fiscal year and the ward's plan for it; years in a row without one are one such year.

    `known` says whether all elements of the kind that is looked at are known.
    """

    year: int
    plan: Pointer | None = None
    fiscal: Pointer | None = None
    known: bool = False
    last: int = 0

    @property
    def span(self) -> str:
        """The year, or the first and the last of several without a plan."""
        return f"{self.year}–{self.last}" if self.last > self.year else str(self.year)


@dataclass(frozen=True)
class Element:
    """A measure or an initiative; `order` is its place in its plan."""

    this: Pointer
    title: Pointer
    year: int
    continues: frozenset[str]
    order: tuple[int, ...]


@dataclass(frozen=True)
class Mark:
    """What stands in one year of a thread."""

    state: State
    elements: tuple[Element, ...] = ()
    how: How | None = None


@dataclass(frozen=True)
class Thread:
    """Elements of several years that belong together, with a mark for every year."""

    title: Pointer
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Through:
    """All threads of a kind, those of the latest year first, and the years they are marked for."""

    years: tuple[Year, ...]
    threads: tuple[Thread, ...]

    def count(self, number: int, state: str) -> int:
        """How many threads are in that state in the year of that number, from 0."""
        return sum(thread.marks[number].state == state for thread in self.threads)

    def total(self, state: str) -> int:
        """How often that state stands in the table."""
        return sum(self.count(number, state) for number in range(len(self.years)))


def key(title: str) -> str:
    """A title without what is only spelling: width, case and spaces (Unicode NFKC)."""
    return "".join(unicodedata.normalize("NFKC", title).casefold().split())


def through(
    plans: Sequence[Row], elements: Iterable[Row], kind: str, shown: Sequence[Row]
) -> Through:
    """The threads of one kind (`wp:Measure`) through the years of the plans that are `shown`.

    `plans` are all plans of the ward, `elements` all their elements.
    """
    every = {each.year: each for each in (_year(row, kind) for row in plans)}
    columns = tuple(_with_gaps(sorted(int(row["year"].value) for row in shown), every))
    wanted = {column.year for column in columns if column.plan}
    groups = _together([_element(row) for row in elements if row["kind"].short == kind])
    found = [group for group in groups if wanted & {each.year for each in group}]
    found.sort(key=lambda group: _place(group, wanted))
    threads = (
        Thread(group[-1].title, tuple(_mark(group, column, every) for column in columns))
        for group in found
    )
    return Through(columns, tuple(threads))


def _place(group: list[Element], wanted: set[int]) -> tuple[int, tuple[int, ...], str]:
    """By the latest year that is shown, then by the place in the plan of that year."""
    latest = [each for each in group if each.year in wanted][-1]
    return -latest.year, latest.order, latest.this.value


def _year(row: Row, kind: str) -> Year:
    whole = row["completeness"].short == WHOLE
    known = whole or (kind != INITIATIVE and row["complete"].value == "true")
    return Year(int(row["year"].value), row["plan"], row["fiscal"], known)


def _with_gaps(shown: Sequence[int], every: dict[int, Year]) -> Iterator[Year]:
    """The years that are shown; those between two of them as one without a plan."""
    for before, year in zip([None, *shown], shown, strict=False):
        if before is not None and year > before + 1:
            yield Year(before + 1, last=year - 1)
        yield every[year]


def _element(row: Row) -> Element:
    order = tuple(int(row[name].value or 0) for name in ("order", "position") if name in row)
    continued = row["continues"].value
    return Element(
        row["element"],
        row["title"],
        int(row["year"].value),
        frozenset((continued,) if continued else ()),
        order,
    )


def _together(elements: list[Element]) -> list[list[Element]]:
    """The elements that belong together, by year; several rows of one are one element."""
    once: dict[str, Element] = {}
    for each in elements:
        known = once.get(each.this.value)
        both = each.continues | (known.continues if known else frozenset())
        once[each.this.value] = Element(each.this, each.title, each.year, both, each.order)
    leader = {iri: iri for iri in once}

    def lead(iri: str) -> str:
        while leader[iri] != iri:
            iri = leader[iri]
        return iri

    first: dict[str, str] = {}
    for iri, each in once.items():
        same = first.setdefault(key(each.title.value), iri)
        for other in (same, *sorted(each.continues & once.keys())):
            leader[lead(iri)] = lead(other)
    groups: dict[str, list[Element]] = {}
    for iri, each in once.items():
        groups.setdefault(lead(iri), []).append(each)
    return [sorted(group, key=lambda each: (each.year, each.order)) for group in groups.values()]


def _mark(group: list[Element], column: Year, every: dict[int, Year]) -> Mark:
    here = tuple(each for each in group if each.year == column.year)
    before = [each for each in group if each.year == column.year - 1]
    if column.plan is None:
        return Mark(State.UNPUBLISHED)
    if here:
        return _present(here, group, column, every)
    if not column.known:
        return Mark(State.OPEN)
    return Mark(State.ENDED if before else State.ABSENT)


def _present(
    here: tuple[Element, ...], group: list[Element], column: Year, every: dict[int, Year]
) -> Mark:
    earlier = {each.this.value for each in group if each.year < column.year}
    if any(each.continues & earlier for each in here):
        return Mark(State.CONTINUED, here, How.CURATED)
    if any(each.year == column.year - 1 for each in group):
        return Mark(State.CONTINUED, here, How.TITLE)
    if earlier:
        return Mark(State.AGAIN, here, How.TITLE)
    previous = every.get(column.year - 1)
    return Mark(State.NEW if previous and previous.known else State.FIRST, here)
