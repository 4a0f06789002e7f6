"""Wards by parts of a mid-term plan: how many initiatives of each ward cite each part.

A cell without initiatives says one of two things, which are never confused: that the whole plans
published here cite nothing there (0), or that no whole plan of the ward is published here (no
number at all).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wardplan.pages import Row
from wardplan.pointer import Pointer

WHOLE = "wp:Whole"


@dataclass(frozen=True)
class Column:
    """A ward: how many of its plans are published here whole and in part, and how many cite."""

    ward: Pointer
    code: str
    whole: int
    partial: int
    citing: int

    @property
    def slug(self) -> str:
        """The last part of the ward's IRI."""
        return self.ward.value.rpartition("/")[2]


@dataclass(frozen=True)
class Cell:
    """The initiatives of a ward that cite a part; `count` is None where none could be known.

    `page` is the path of the page that lists them, empty where there are none; `years` counts them
    by fiscal year.
    """

    count: int | None
    page: str = ""
    years: Mapping[str, int] | None = None


@dataclass(frozen=True)
class Line:
    """A part of the mid-term plan with a cell for every ward."""

    element: Pointer
    cells: tuple[Cell, ...]

    @property
    def total(self) -> int:
        return sum(cell.count or 0 for cell in self.cells)

    @property
    def wards(self) -> int:
        """Of how many wards initiatives cite it."""
        return sum(bool(cell.count) for cell in self.cells)


@dataclass(frozen=True)
class Matrix:
    """Lines by the number of the part, columns by the code of the ward."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    @property
    def years(self) -> list[str]:
        """The fiscal years of the initiatives that are counted."""
        return sorted({y for line in self.lines for cell in line.cells for y in cell.years or ()})

    @property
    def cited(self) -> int:
        """How many of the parts are cited."""
        return sum(bool(line.total) for line in self.lines)

    @property
    def published(self) -> int:
        """Of how many wards a whole plan is published here."""
        return sum(bool(column.whole) for column in self.columns)


def matrix(elements: Iterable[Row], plans: Iterable[Row], cells: Iterable[Row]) -> Matrix:
    """The matrix of `elements`, of every ward's `plans` in the period, and of `cells`.

    A row of `cells` is an initiative that cites an element: it has `element`, `ward`, `year` and
    `cell`, the page that lists it.
    """
    columns = _columns(plans)
    counted: dict[tuple[str, str], Counter[str]] = {}
    pages: dict[tuple[str, str], str] = {}
    for row in cells:
        key = (row["element"].value, row["ward"].value)
        counted.setdefault(key, Counter())[row["year"].value] += 1
        pages[key] = row["cell"].value

    def cell(element: Pointer, column: Column) -> Cell:
        key = (element.value, column.ward.value)
        if key in counted:
            by_year = dict(sorted(counted[key].items()))
            return Cell(sum(by_year.values()), pages[key], by_year)
        return Cell(0 if column.whole else None)

    parts = [row["element"] for row in elements]
    lines = (Line(part, tuple(cell(part, column) for column in columns)) for part in parts)
    return Matrix(columns, tuple(lines))


def _columns(plans: Iterable[Row]) -> tuple[Column, ...]:
    by_ward: dict[tuple[str, Pointer], list[Row]] = {}
    for row in plans:
        by_ward.setdefault((row["code"].value, row["ward"]), []).append(row)
    return tuple(
        _column(code, ward, [row for row in rows if row["plan"]])
        for (code, ward), rows in sorted(by_ward.items(), key=lambda item: item[0][0])
    )


def _column(code: str, ward: Pointer, plans: list[Row]) -> Column:
    whole = sum(row["completeness"].short == WHOLE for row in plans)
    citing = sum(row["citing"].value != "0" for row in plans)
    return Column(ward, code, whole, len(plans) - whole, citing)
