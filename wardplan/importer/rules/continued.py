"""A title that goes on in the next line, where a page was narrow."""

from wardplan.importer.blocks import Block, quote
from wardplan.importer.draft import Draft, Kind
from wardplan.importer.headings import parse
from wardplan.importer.normalise import key
from wardplan.importer.rules import common, goal

_LONGEST = 40


def title(block: Block, draft: Draft) -> Kind | None:
    """A short line right below a title, before any text of it."""
    node, above = draft.current, draft.titled
    if node is None or above is None or draft.listing or not _follows(block, above, draft):
        return None
    if node.description or node.actions or node.children or node.title.subtitle:
        return None
    whole = quote(draft.text, above.body.start, block.body.end)
    if node is draft.goal:
        node.title.label = goal.strip(draft.text, whole)
        return Kind.MODELLED
    found = parse(draft.text, whole, draft.profile)
    node.title = found
    node.__post_init__()
    if node is draft.measure:
        draft.by_title.setdefault(key(found.label.text), node)
    return Kind.MODELLED


def _follows(block: Block, above: Block, draft: Draft) -> bool:
    if not common.is_short_line(block) or block.gap or len(block.text) > _LONGEST:
        return False
    if key(block.text) in draft.named_again:
        return False
    return block.number is None and draft.blocks[draft.index - 1] is above and not above.is_sentence
