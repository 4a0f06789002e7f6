"""Lines and paragraphs of a printed page, from where its characters stand. Pure.

PDFium gives characters in the order of the file, with spaces and line ends of its own where they
stand apart. Lengths are in points from the lower left corner of the page; `em` is the width of a
full-width character of a line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

LETTER_SPACED = 0.15
"""A median gap in em between the characters of a line, from which it is letter-spaced."""
JOINED, JOINED_SPACED = 0.12, 0.4
"""Gaps in em up to this size are no space; in a letter-spaced line, beyond the usual gap."""
CELL = 1.5
"""A gap in em from which what follows is another cell."""
LEADING = 1.75
"""The usual distance of lines in em, where no line of the page wraps."""
MARGIN_LINES = 4
"""Lines at the beginning and end of a page's content that may be its footer and header."""
LABEL = 12
"""The most characters of a cell that names a row."""


@dataclass(frozen=True)
class Character:
    """A character of a page; `generated` (1) ones have no sign on the paper."""

    code: int
    generated: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Line:
    """A line of a page and the box it fills."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    em: float

    def is_above(self, other: "Line") -> bool:
        return self.bottom >= other.top - 0.3 * self.em

    def is_beside(self, other: "Line") -> bool:
        """Whether it starts right of `other`, at about its height."""
        return self.left >= other.right and 0.3 <= (self.top - other.bottom) / self.em <= 4


def page_lines(characters: Sequence[Character]) -> list[str]:
    """The lines of a page as text, a blank one between paragraphs."""
    lines = _in_order([line for line in map(_line, _split(characters)) if line is not None])
    return list(_paragraphs(_labelled(lines)))


def _split(characters: Sequence[Character]) -> Iterator[list[Character]]:
    line: list[Character] = []
    for character in characters:
        if character.code in (0x0A, 0x0D):
            yield line
            line = []
        else:
            line.append(character)
    yield line


def _line(characters: Sequence[Character]) -> Line | None:
    """The line of some characters; None where nothing is printed."""
    signs = [c for c in characters if not c.generated and not chr(c.code).isspace()]
    if not signs:
        return None
    wide = [c.right - c.left for c in signs if _is_wide(c)]
    em = median(wide) if wide else max(1.0, median(c.top - c.bottom for c in signs))
    return Line(
        _text(characters, max(em, 0.1)),
        min(c.left for c in signs),
        median(c.bottom for c in signs),
        max(c.right for c in signs),
        median(c.top for c in signs),
        max(em, 0.1),
    )


def _text(characters: Sequence[Character], em: float) -> str:
    """The words of a line, with a space or a tab only where the paper shows one."""
    signs = [c for c in characters if not c.generated]
    gaps = [b.left - a.right for a, b in pairwise(signs) if _is_wide(a) or _is_wide(b)]
    usual = median(gaps) / em if len(gaps) > 1 else 0.0
    expected = usual if usual >= LETTER_SPACED else 0.0
    units = []
    before: Character | None = None
    apart = False
    for c in characters:
        if c.generated:
            apart = True
            continue
        if apart and before is not None:
            units.append(_between(before, c, em, expected))
        units.append(_unit(c.code))
        before, apart = c, False
    joined = b"".join(units).decode("utf-16-le", "ignore")
    return joined.strip()


def _unit(code: int) -> bytes:
    """The UTF-16 of a code; PDFium gives rare characters in two halves."""
    if code == 0x02:  # a hyphen at the end of a line
        return "-".encode("utf-16-le")
    return chr(min(code, 0x10FFFF)).encode("utf-16-le", "surrogatepass")


def _between(a: Character, b: Character, em: float, expected: float) -> bytes:
    gap = (b.left - a.right) / em - expected
    if gap >= CELL:
        return "\t".encode("utf-16-le")
    if gap <= (JOINED_SPACED if expected else JOINED):
        return b""
    return " ".encode("utf-16-le")


def _is_wide(character: Character) -> bool:
    return 0x2E80 <= character.code <= 0xD7FF or 0xF900 <= character.code <= 0xFF60


def _in_order(lines: list[Line]) -> list[Line]:
    """Footers that the file holds first, and headers that it holds last, in their place."""
    if len(lines) < 2 * MARGIN_LINES:
        first, body, last = lines[:1], lines[1:-1], lines[1:][-1:]
    else:
        first, last = lines[:MARGIN_LINES], lines[-MARGIN_LINES:]
        body = lines[MARGIN_LINES:-MARGIN_LINES]
    footers = [f for f in first if all(o.is_above(f) for o in (*body, *last))]
    headers = [h for h in last if all(h.is_above(o) for o in (*first, *body))]
    if not body:
        return lines
    kept = [line for line in lines if line not in footers and line not in headers]
    return [*headers, *kept, *footers]


def _labelled(lines: list[Line]) -> list[Line]:
    """Cells that name a row, put before the line beside them: `総務課<tab>...`."""
    found: list[Line] = []
    for line in lines:
        label: list[Line] = []
        while found and line.is_beside(found[-1]) and len(label) < 3:
            label.insert(0, found.pop())
        text = "".join(part.text for part in label)
        if label and len(text) <= LABEL and not text.endswith("。"):
            left = min(part.left for part in label)
            line = Line(f"{text}\t{line.text}", left, line.bottom, line.right, line.top, line.em)
        else:
            found.extend(label)
        found.append(line)
    return found


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    leading = _leading(lines)
    for before, line in zip((None, *lines), lines, strict=False):
        if before is not None and _parts(before, line, leading):
            yield ""
        yield line.text


def _leading(lines: Sequence[Line]) -> float:
    """The distance of lines in em, measured where a line runs full into the next."""
    right = max((line.right for line in lines), default=0.0)
    wraps = [
        (a.top - b.top) / a.em
        for a, b in pairwise(lines)
        if right - a.right < 2 * a.em and 0.8 * a.em < a.top - b.top < 2.5 * a.em
    ]
    return median(wraps) if wraps else LEADING


def _parts(a: Line, b: Line, leading: float) -> bool:
    """Whether a new paragraph begins with `b`: further down than a line, up again, another size."""
    distance = a.top - b.top
    if distance <= 0 or b.left > a.right or b.right < a.left:
        return True
    if abs(a.em - b.em) > 0.15 * max(a.em, b.em):
        return True
    return distance > (leading + 0.3) * max(a.em, b.em)
