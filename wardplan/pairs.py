"""Two plans of a ward side by side: what stands in both, and what in one of them alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wardplan.pages import Row
from wardplan.pointer import Pointer
from wardplan.threads import How, key


@dataclass(frozen=True)
class Line:
    """An element of the one plan, of the other, or of both; `how` the two are known to match."""

    older: Pointer | None = None
    newer: Pointer | None = None
    how: How | None = None


@dataclass(frozen=True)
class Pair:
    """The elements of one kind in two plans: those of the newer, then what only the older has."""

    lines: tuple[Line, ...]

    @property
    def both(self) -> int:
        return sum(line.how is not None for line in self.lines)

    @property
    def only_older(self) -> int:
        return sum(line.newer is None for line in self.lines)

    @property
    def only_newer(self) -> int:
        return sum(line.older is None for line in self.lines)


def pair(elements: Iterable[Row], older: str, newer: str, kind: str) -> Pair:
    """The elements of a kind (`wp:Measure`) in the plans with the IRIs `older` and `newer`.

    A row has `plan`, `kind`, `element`, `title` and `continues`.
    """
    rows = [row for row in elements if row["kind"].short == kind]
    before = _once(row for row in rows if row["plan"].value == older)
    lines: list[Line] = []
    taken: set[str] = set()
    for row in _once(row for row in rows if row["plan"].value == newer):
        continued = {each["continues"].value for each in rows if each["element"] == row["element"]}
        match, how = _match(row, continued, [b for b in before if b["element"].value not in taken])
        if match is not None:
            taken.add(match.value)
        lines.append(Line(match, row["element"], how))
    rest = (row["element"] for row in before if row["element"].value not in taken)
    return Pair((*lines, *(Line(older=each) for each in rest)))


def _once(rows: Iterable[Row]) -> list[Row]:
    return list({row["element"].value: row for row in rows}.values())


def _match(
    row: Row, continued: set[str], before: Sequence[Row]
) -> tuple[Pointer | None, How | None]:
    """What an element matches: what it is said to continue, else what has the same title."""
    for each in before:
        if each["element"].value in continued:
            return each["element"], How.CURATED
    for each in before:
        if key(each["title"].value) == key(row["title"].value):
            return each["element"], How.TITLE
    return None, None
