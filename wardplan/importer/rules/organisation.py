"""Management approaches: the items of the sections on how the ward office itself works."""

import itertools

from wardplan.importer import style
from wardplan.importer.blocks import Block, quote
from wardplan.importer.draft import Draft, Kind, Node, Section
from wardplan.importer.headings import Title, parse
from wardplan.importer.rules import common
from wardplan.records import Quote


def approach(block: Block, draft: Draft) -> Kind | None:
    if draft.section is not Section.ORGANISATION or draft.items is None:
        return None
    if block.cells:
        return _row(block, draft)
    if not _is_item(block, draft.items):
        return None
    if several := _several(block, draft):
        for piece in several:
            _state(parse(draft.text, piece, draft.profile), draft)
        return Kind.MODELLED
    title, rest = common.title_of(block, draft)
    node = _state(title, draft)
    if rest:
        node.description.append(rest)
    return Kind.MODELLED


def _several(block: Block, draft: Draft) -> list[Quote]:
    """The titles of a line on which each has a mark of its own: ◎ 丁寧 ◎ 迅速; else none."""
    if not block.is_titled or block.is_sentence or block.mark not in block.text:
        return []
    places = [n for n in range(block.body.start, block.body.end) if draft.text[n] == block.mark]
    edges = [block.body.start - 1, *places, block.body.end]
    pieces = [quote(draft.text, a + 1, b) for a, b in itertools.pairwise(edges)]
    return [piece for piece in pieces if piece.text]


def _state(title: Title, draft: Draft) -> Node:
    """A new approach, the current element from here on."""
    node = draft.current = Node(title)
    draft.approaches.append(node)
    return node


def _row(block: Block, draft: Draft) -> Kind | None:
    """A row of a table of approaches: its title, and the rest describes."""
    filled = [cell for cell in block.cells if cell]
    if not filled:
        return None
    node = _state(parse(draft.text, filled[0][0], draft.profile), draft)
    node.description.extend(piece for cell in filled[1:] for piece in cell)
    return Kind.MODELLED


def _is_item(block: Block, items: style.Style) -> bool:
    if items.fits(block):
        return True
    return (block.is_heading or block.is_titled) and items.form == "level"
