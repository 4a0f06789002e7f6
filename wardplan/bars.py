"""A bar chart of an answer: what each bar is called, and how long it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from wardplan.pages import Row
from wardplan.pointer import Pointer

MOST = 40
"""A chart of more bars is not readable; the first ones are drawn."""
SHORT = 8
"""Names of at most so many characters stand beside their bars, longer ones above them."""


@dataclass(frozen=True)
class Bar:
    """One name with a bar for each of its numbers: the number as given, and its share of all."""

    name: Pointer
    values: tuple[str, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class Chart:
    """Bars on one scale: the longest has the share 1. Without bars there is nothing to draw."""

    bars: tuple[Bar, ...]

    @property
    def beside(self) -> bool:
        """Whether the names are short enough to stand beside the bars."""
        return all(len(bar.name.value) <= SHORT for bar in self.bars)


def chart(rows: Iterable[Row], variables: tuple[str, ...]) -> Chart:
    """The chart of those rows that have all numbers.

    `variables` are the name's, then those of the numbers. The name of a thing is what its
    variable with `Label` gives, else its label.
    """
    name, *numbers = variables or ("",)
    usable = [row for row in rows if numbers and all(row[number] for number in numbers)][:MOST]
    highest = max((float(row[n].value) for row in usable for n in numbers), default=0) or 1
    return Chart(
        tuple(
            Bar(
                row.get(f"{name}Label") or row[name].label or row[name],
                tuple(row[n].value for n in numbers),
                tuple(float(row[n].value) / highest for n in numbers),
            )
            for row in usable
        )
    )
