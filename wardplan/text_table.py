"""A table for the terminal, in which Japanese characters take two places."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

_WIDE = {"W", "F"}


def width(text: str) -> int:
    """The places a text takes in a terminal (Unicode Standard Annex 11)."""
    return sum(_places(char) for char in text)


def _places(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def lines(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The header, a rule and the rows, in columns as wide as they need to be."""
    cells = [[_one_line(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    for number, row in enumerate(cells):
        padded = (c + " " * (w - width(c)) for c, w in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()
        if number == 0:
            yield "  ".join("-" * each for each in widths)


def _one_line(text: str) -> str:
    """A text without line ends and other control characters, which would break the table."""
    return "".join(" " if unicodedata.category(char) == "Cc" else char for char in text)
