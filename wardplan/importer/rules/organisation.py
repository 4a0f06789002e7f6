"""Management approaches: the items of the sections on how the ward office itself works."""

from wardplan.importer import style
from wardplan.importer.blocks import Block
from wardplan.importer.draft import Draft, Kind, Node, Section
from wardplan.importer.headings import parse
from wardplan.importer.rules import common


def approach(block: Block, draft: Draft) -> Kind | None:
    if draft.section is not Section.ORGANISATION or draft.items is None:
        return None
    if block.cells:
        return _row(block, draft)
    if not _is_item(block, draft.items):
        return None
    title, rest = common.title_of(block, draft)
    draft.current = Node(title)
    if rest:
        draft.current.description.append(rest)
    draft.approaches.append(draft.current)
    return Kind.MODELLED


def _row(block: Block, draft: Draft) -> Kind | None:
    """A row of a table of approaches: its title, and the rest describes."""
    filled = [cell for cell in block.cells if cell]
    if not filled:
        return None
    draft.current = Node(parse(draft.text, filled[0][0], draft.profile))
    draft.current.description.extend(piece for cell in filled[1:] for piece in cell)
    draft.approaches.append(draft.current)
    return Kind.MODELLED


def _is_item(block: Block, items: style.Style) -> bool:
    if items.fits(block):
        return True
    return (block.is_heading or block.is_titled) and items.form == "level"
