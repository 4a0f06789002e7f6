"""Tables that lost their lines: a heading such as 事業名 内容, and rows parted by white space."""

import re
from collections.abc import Iterator

from wardplan.importer.blocks import Block, quote
from wardplan.importer.draft import Columns, Draft, Kind
from wardplan.importer.normalise import narrow
from wardplan.importer.rules import columns, measures, recall, tables
from wardplan.importer.tables import Cell

_SAYS = re.compile(r"[:\d]")
"""What no heading of a column holds: a value behind a colon, or a number."""
_GAP = re.compile(r"(?<![A-Za-z0-9])[ \t]+|[ \t]+(?![A-Za-z0-9])|\u3000+")
"""White space between columns, but none between two words in Latin letters."""


def header(block: Block, draft: Draft) -> Kind | None:
    """The heading row of a table that lost its lines: 事業名 内容, 事業名 担当課 頁."""
    words = narrow(block.text).split()
    if not 2 <= len(words) <= 8 or block.is_bullet or draft.section not in tables.SECTIONS:
        return None
    kinds = [None if _SAYS.search(word) else columns.column_of(word, draft) for word in words]
    if None in kinds or len(set(kinds)) < len(kinds):
        return None
    settled = columns.settle(kinds)
    draft.columns = Columns(settled, columns.unit_of(block.text), flat=True)
    return Kind.HEADING


def row(block: Block, draft: Draft) -> Kind | None:
    """A row of such a table: as many parts as it has columns, the last one takes the rest."""
    given = draft.columns
    if given is None or not given.flat or block.is_heading or recall.find(block, draft):
        return None
    if measures.is_measure(block, draft) and draft.following and draft.following.is_sentence:
        return None
    cells = tuple(_split(block, given, draft))
    if len(cells) < 2 or not cells[0]:
        return None
    return Kind.MODELLED if tables.place(cells, draft) else None


def _split(block: Block, given: Columns, draft: Draft) -> Iterator[Cell]:
    start = block.number.end if block.number else block.body.start
    kinds = [kind for kind in given.kinds if not (kind == "number" and block.number)]
    raw = draft.text[start : block.body.end]
    gaps = [gap for gap in _GAP.finditer(raw) if not raw[: gap.start()].isascii()]
    if given.kinds[0] == "number" and block.number:
        yield (block.number.printed,)
    if len(gaps) < len(kinds) - 1:
        return
    ends = list(gaps[: len(kinds) - 1])
    position = 0
    for gap in ends:
        yield (quote(draft.text, start + position, start + gap.start()),)
        position = gap.end()
    yield (quote(draft.text, start + position, block.body.end),)
