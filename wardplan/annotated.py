"""A source line by line for its review: what each piece was taken for, and where doubts stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wardplan.doubts import Doubt
from wardplan.importer.reader import Reading
from wardplan.line_numbers import line_of, line_starts
from wardplan.transcript import Segment, Span, blocks, covering, segments


@dataclass(frozen=True)
class Place:
    """Where a doubt stands in the text; `number` is its place in the list of doubts."""

    start: int
    end: int
    number: int


@dataclass(frozen=True)
class Piece:
    """A piece of a line, and the numbers of the doubts about it."""

    segment: Segment
    doubts: tuple[int, ...]


@dataclass(frozen=True)
class Line:
    """A line of the text, without its line break. `number` counts from 1.

    `doubts` are the numbers of those that begin in it.
    """

    number: int
    pieces: tuple[Piece, ...]
    doubts: tuple[int, ...]

    @property
    def text(self) -> str:
        return "".join(piece.segment.text for piece in self.pieces)


def places(text: str, doubts: Sequence[Doubt], first: int = 1) -> tuple[Place, ...]:
    """Where each doubt stands: its own words in its line, or else the whole line.

    The doubts are numbered from `first`. Words that run over several lines are marked in the
    first one.
    """
    starts = line_starts(text)
    found = (_place(text, starts, doubt, n) for n, doubt in enumerate(doubts, first))
    return tuple(sorted(found, key=lambda place: place.start))


def _place(text: str, starts: list[int], doubt: Doubt, number: int) -> Place:
    begin = starts[doubt.line - 1]
    end = starts[doubt.line] - 1 if doubt.line < len(starts) else len(text)
    found = text.find(doubt.text, begin, end) if doubt.text else -1
    if found < 0:
        return Place(begin, end, number)
    return Place(found, found + len(doubt.text), number)


def lines(
    text: str, marks: Iterable[Span], reading: Reading, doubtful: Sequence[Place]
) -> Iterator[Line]:
    """All lines of the text. Joined by line breaks they are the text again."""
    starts = line_starts(text)
    breaks = [n for start in starts[1:] for n in (start - 1, start)]
    ends = [n for place in doubtful for n in (place.start, place.end)]
    cut = list(segments(text, marks, blocks(reading), [*breaks, *ends]))
    edges = [*(segment.start for segment in cut), len(text)]
    around = covering(edges, [place for place in doubtful if place.start < place.end])
    pieces: dict[int, list[Piece]] = defaultdict(list)
    for segment, over in zip(cut, around, strict=True):
        if segment.text != "\n":
            numbers = tuple(place.number for place in over)
            pieces[line_of(starts, segment.start)].append(Piece(segment, numbers))
    begun: dict[int, list[int]] = defaultdict(list)
    for place in doubtful:
        begun[line_of(starts, place.start)].append(place.number)
    for number in range(1, len(starts) + 1):
        yield Line(number, tuple(pieces.get(number, ())), tuple(begun.get(number, ())))
