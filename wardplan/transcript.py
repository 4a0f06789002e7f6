"""A transcription cut at the ends of its spans, for a page that shows where each text stands."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import pyoxigraph as ox

from wardplan import lookup
from wardplan.importer.draft import Kind
from wardplan.importer.reader import Reading
from wardplan.namespaces import DCTERMS, PROV, WP


class Range(Protocol):
    """Something that stands in the text from `start` to `end`, exclusive."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


AnyRange = TypeVar("AnyRange", bound=Range)


@dataclass(frozen=True)
class Span:
    """A range of the text and the element quoted from it; `fragment` is RFC 5147's."""

    start: int
    end: int
    element: str

    @property
    def fragment(self) -> str:
        return f"char={self.start},{self.end}"


@dataclass(frozen=True)
class Segment:
    """A piece of text, `start` characters into it, in which nothing begins or ends.

    `opening` are the fragments of the spans that begin here, `around` the IRIs of the elements
    whose spans lie around it, the innermost first, `kind` what the importer took the text for.
    """

    start: int
    text: str
    opening: tuple[str, ...]
    around: tuple[str, ...]
    kind: Kind

    @property
    def element(self) -> str | None:
        """The element whose span lies innermost around the piece."""
        return self.around[0] if self.around else None


@dataclass(frozen=True)
class Block:
    """Where a block stands, and what it was taken for."""

    start: int
    end: int
    kind: Kind


def spans(store: ox.Store, transcription: str) -> tuple[Span, ...]:
    """The spans of a transcription, one for each element that quotes it."""
    found = []
    for span in lookup.subjects(store, DCTERMS.isPartOf, lookup.node(transcription)):
        start, end = (int(lookup.texts(store, span, p)[0]) for p in (WP.start, WP.end))
        for element in lookup.subjects(store, PROV.wasQuotedFrom, span):
            found.append(Span(start, end, element.value))
    return tuple(sorted(found, key=lambda span: (span.start, -span.end)))


def segments(
    text: str, marks: Iterable[Span], placed: Iterable[Block], also: Iterable[int] = ()
) -> Iterator[Segment]:
    """The whole text, in order, cut wherever a span or a block begins or ends, and `also` there."""
    marks = sorted(marks, key=lambda mark: mark.start)
    placed = list(placed)
    edges = cuts(text, [*marks, *placed], also)
    pieces = itertools.pairwise(edges)
    both = zip(pieces, covering(edges, marks), covering(edges, placed), strict=True)
    for (start, end), around, within in both:
        inner = sorted(around, key=lambda mark: mark.end - mark.start)
        opening = (mark.fragment for mark in around if mark.start == start)
        kind = within[0].kind if within else Kind.BLANK
        yield Segment(
            start,
            text[start:end],
            tuple(dict.fromkeys(opening)),
            tuple(dict.fromkeys(mark.element for mark in inner)),
            Kind.MARKUP if kind is Kind.MODELLED and not inner else kind,
        )


def blocks(reading: Reading) -> Iterator[Block]:
    """Where every block of a text stands, and what it was taken for."""
    return (Block(each.block.start, each.block.end, each.kind) for each in reading.placed)


def cuts(text: str, ranges: Iterable[Range], also: Iterable[int] = ()) -> list[int]:
    """Where to cut a text: at its ends, at those of all `ranges`, and `also` there."""
    ends = itertools.chain.from_iterable((each.start, each.end) for each in ranges)
    return sorted({0, len(text), *ends, *also})


def covering(edges: Sequence[int], ranges: Iterable[AnyRange]) -> Iterator[tuple[AnyRange, ...]]:
    """For each piece between two `edges`, the ranges around it. `ranges` come by their start.

    Every range begins and ends at an edge. Linear in pieces and ranges that do not pile up.
    """
    coming = iter(ranges)
    following = next(coming, None)
    current: list[AnyRange] = []
    for edge in edges[:-1]:
        current = [each for each in current if each.end > edge]
        while following is not None and following.start <= edge:
            current.append(following)
            following = next(coming, None)
        yield tuple(current)
