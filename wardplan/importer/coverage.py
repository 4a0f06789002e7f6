"""What share of a source's characters each kind of text took; every character counts once."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from wardplan.importer.draft import Kind
from wardplan.importer.reader import Reading
from wardplan.records import Quote


@dataclass(frozen=True)
class Coverage:
    """Characters of a source by kind; the counts add up to the length of the text."""

    counts: dict[Kind, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def share(self, kind: Kind) -> float:
        """The share of `kind` among all characters, 0.0 to 1.0."""
        return self.counts.get(kind, 0) / self.total if self.total else 0.0


def measure(text: str, reading: Reading) -> Coverage:
    """Count the characters of `text` by kind.

    Of a modelled block, what stands in a quote is modelled; the rest is markup (numbers' dots,
    list marks, brackets, tags). What is in no block is blank.
    """
    counts = dict.fromkeys(Kind, 0)
    modelled = _covered(quote for quote in quotes_of(reading.plan))
    in_blocks = 0
    for placed in reading.placed:
        length = placed.block.end - placed.block.start
        in_blocks += length
        if placed.kind is Kind.MODELLED:
            inside = sum(modelled[placed.block.start : placed.block.end])
            counts[Kind.MODELLED] += inside
            counts[Kind.MARKUP] += length - inside
        else:
            counts[placed.kind] += length
    counts[Kind.BLANK] += len(text) - in_blocks
    return Coverage(counts)


def quotes_of(record: object) -> Iterator[Quote]:
    """Every quote in a record, however deep."""
    if isinstance(record, Quote):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from quotes_of(item)
    elif is_dataclass(record):
        for field in fields(record):
            yield from quotes_of(getattr(record, field.name))


def _covered(quotes: Iterator[Quote]) -> bytearray:
    spans = list(quotes)
    mask = bytearray(max((quote.end for quote in spans), default=0))
    for quote in spans:
        mask[quote.start : quote.end] = b"\x01" * (quote.end - quote.start)
    return mask
