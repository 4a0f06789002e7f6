"""A transcription beside its model: which text became which element, and which became none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from wardplan.importer.draft import Kind
from wardplan.index import Sight
from wardplan.pointer import resource
from wardplan.sheets import Sheet
from wardplan.transcript import Segment, Span

MODELS: Mapping[str, str] = {
    "wp:BasicGoal": "goal",
    "wp:Measure": "measure",
    "wp:Initiative": "initiative",
    "wp:Action": "action",
    "wp:PolicyCitation": "citation",
    "wp:Indicator": "indicator",
    "wp:DepartmentMission": "mission",
    "wp:ManagementApproach": "approach",
    "wp:Notice": "notice",
    "wp:Plan": "plan",
}
"""What an element is called here, by its class."""
OTHER = "element"
"""What it is called where it is of none of these."""
LEFT_OUT = (
    Kind.UNPLACED,
    Kind.HEADING,
    Kind.CAPTION,
    Kind.NOTE,
    Kind.LETTER,
    Kind.FURNITURE,
)
"""Kinds of text that are in no statement, those to be looked at first."""


@dataclass(frozen=True)
class Piece:
    """A piece of text. `model` is what its element is called, empty where it has none.

    `begins` says that it does not go on with what the last piece that is no mark belongs to.
    """

    segment: Segment
    model: str
    begins: bool

    @property
    def anchor(self) -> str:
        """The id of a piece that is in no statement."""
        return f"text-{self.segment.start}"


@dataclass(frozen=True)
class Statements:
    """An element and its spans on one sheet, in order, in row `number` of it, from 1."""

    number: int
    element: str
    model: str
    spans: tuple[Span, ...]

    @property
    def anchor(self) -> str:
        """The id of its row."""
        return f"of-{self.number}"


@dataclass(frozen=True)
class Opened:
    """What stands on one sheet: a part of the text, the statements made from it, what made none.

    `rows` has the row of each element, `left_out` the pieces of each kind that made no statement.
    """

    pieces: tuple[Piece, ...]
    statements: tuple[Statements, ...]
    left_out: Mapping[Kind, tuple[Piece, ...]]

    @property
    def rows(self) -> Mapping[str, Statements]:
        return {each.element: each for each in self.statements}


@dataclass(frozen=True)
class Beside:
    """A whole text in pieces, and its spans by their start."""

    pieces: tuple[Piece, ...]
    spans: tuple[Span, ...]
    models: Mapping[str, str]

    def opened(self, sheet: Sheet) -> Opened:
        """The sheet that has so many of the spans, with the text from its first span to the next
        sheet's; the first begins, and the last ends, with the text."""
        start = self.spans[sheet.first - 1].start if sheet.number > 1 else 0
        end = self.spans[sheet.last].start if sheet.number < sheet.count else None
        pieces = tuple(
            each
            for each in self.pieces
            if each.segment.start >= start and (end is None or each.segment.start < end)
        )
        return Opened(pieces, self._statements(self.spans[sheet.rows]), _left_out(pieces))

    def later(self, sheet: Sheet) -> tuple[tuple[Sheet, Span], ...]:
        """The spans that stand on later sheets than the first, each with its sheet."""
        sheets = (replace(sheet, number=n) for n in range(2, sheet.count + 1))
        return tuple((each, span) for each in sheets for span in self.spans[each.rows])

    def _statements(self, spans: Iterable[Span]) -> tuple[Statements, ...]:
        found: dict[str, list[Span]] = {}
        for span in spans:
            found.setdefault(span.element, []).append(span)
        return tuple(
            Statements(number, element, self.models[element], tuple(some))
            for number, (element, some) in enumerate(found.items(), 1)
        )


def _left_out(pieces: Iterable[Piece]) -> Mapping[Kind, tuple[Piece, ...]]:
    found = {kind: tuple(p for p in pieces if p.segment.kind == kind) for kind in LEFT_OUT}
    return {kind: some for kind, some in found.items() if some}


def beside(segments: Iterable[Segment], spans: Iterable[Span], sight: Sight) -> Beside:
    """The segments of a text with what `sight` says of the elements quoted from it."""
    marks = tuple(spans)
    models = {each.element: model_of(sight, each.element) for each in marks}
    return Beside(tuple(_pieces(segments, models)), marks, models)


def model_of(sight: Sight, element: str) -> str:
    """What an element is called, by the first class in `MODELS` that it is of."""
    this = resource(sight, element)
    return next((name for cls, name in MODELS.items() if this.a(cls)), OTHER)


def _pieces(segments: Iterable[Segment], models: Mapping[str, str]) -> Iterator[Piece]:
    last: tuple[str | None, Kind] | None = None
    for each in segments:
        belongs = each.element, each.kind
        yield Piece(each, models[each.element] if each.element else "", belongs != last)
        if each.element or each.kind in LEFT_OUT:
            last = belongs
