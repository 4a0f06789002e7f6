"""A transcription cut at the ends of its spans, for a page that shows where each text stands."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from wardplan import lookup
from wardplan.importer.draft import Kind
from wardplan.importer.reader import Reading
from wardplan.namespaces import DCTERMS, PROV, WP


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
    """A piece of text in which nothing begins or ends.

    `opening` are the fragments of the spans that begin here, `element` the IRI of the element
    whose span lies innermost around it, `kind` what the importer took the text for.
    """

    text: str
    opening: tuple[str, ...]
    element: str | None
    kind: Kind


def spans(store: ox.Store, transcription: str) -> tuple[Span, ...]:
    """The spans of a transcription, each with the first element that quotes it."""
    found = []
    for span in lookup.subjects(store, DCTERMS.isPartOf, lookup.node(transcription)):
        for element in lookup.subjects(store, PROV.wasQuotedFrom, span)[:1]:
            start, end = (int(lookup.texts(store, span, p)[0]) for p in (WP.start, WP.end))
            found.append(Span(start, end, element.value))
    return tuple(sorted(found, key=lambda span: (span.start, -span.end)))


def segments(text: str, marks: Iterable[Span], reading: Reading) -> Iterator[Segment]:
    """The whole text, in order, cut wherever a span or a block begins or ends."""
    marks = tuple(marks)
    blocks = [(p.block.start, p.block.end, p.kind) for p in reading.placed]
    cuts = {0, len(text)}
    cuts.update(n for mark in marks for n in (mark.start, mark.end))
    cuts.update(n for start, end, _ in blocks for n in (start, end))
    edges = sorted(cuts)
    block = 0
    for start, end in itertools.pairwise(edges):
        while block < len(blocks) and blocks[block][1] <= start:
            block += 1
        inside = block < len(blocks) and blocks[block][0] <= start
        around = [mark for mark in marks if mark.start <= start and end <= mark.end]
        innermost = min(around, key=lambda mark: mark.end - mark.start, default=None)
        element = innermost.element if innermost else None
        opening = tuple(mark.fragment for mark in marks if mark.start == start)
        kind = blocks[block][2] if inside else Kind.BLANK
        if innermost is None and kind is Kind.MODELLED:
            kind = Kind.MARKUP
        yield Segment(text[start:end], opening, element, kind)
