"""Initiatives under their measure, their actions and texts; blocks that are none of these."""

import itertools
import re

from wardplan.importer import item_style
from wardplan.importer.blocks import BOLD, Block, quote
from wardplan.importer.draft import Draft, Kind, Node, Section
from wardplan.importer.headings import Title, parse
from wardplan.importer.normalise import narrow
from wardplan.importer.rules import common, measures, recall
from wardplan.importer.sections import bare

_BRACKETED = re.compile(r"【(?P<inner>[^【】]*[^【】\s][^【】]*)】")
_SEEN = 40
_LABELLED = re.compile(r"[〔【\[<(](?P<label>[^〔〕【】\[\]<>()]{2,8})[〕】\]>)]\s*(?=\S)")
_PARTS = (Section.DETAILS, Section.MEASURES)


def list_heading(block: Block, draft: Draft) -> Kind | None:
    """The words above a measure's list of initiatives: 【主な事業・取組】, 施策2の主な取組."""
    if block.cells or block.is_sentence or not _announces(block, draft):
        return None
    if (pointed := recall.pointed_at(block.text, draft)) and pointed is not draft.measure:
        measures.enter(pointed, draft)
    draft.listing, draft.indicating = True, False
    if draft.profile.labels.is_("perspective", bare(block.text)):
        draft.measure = draft.current = None
        draft.items = item_style.of_items(list(itertools.islice(draft.ahead(), _SEEN)), listed=True)
    if draft.measure:
        draft.current = draft.measure
    return Kind.HEADING


def item(block: Block, draft: Draft) -> Kind | None:
    """A title behind the word 取組 in a bracket, below a perspective of the city's strategy."""
    if not draft.listing or block.cells or block.is_sentence or draft.section not in _PARTS:
        return None
    label = _LABELLED.match(narrow(draft.text[block.body.start : block.body.end]))
    if label is None or not draft.profile.labels.is_("initiatives", label["label"]):
        return None
    body = quote(draft.text, block.body.start + label.end(), block.body.end)
    state(parse(draft.text, body, draft.profile), draft)
    return Kind.MODELLED


def _announces(block: Block, draft: Draft) -> bool:
    if draft.section not in (*_PARTS, Section.OTHER) or block.is_bullet:
        return False
    return draft.profile.labels.is_("initiatives", bare(block.text))


def notice(block: Block, draft: Draft) -> Kind | None:
    """A bracketed heading among the initiatives that is set in another way than they are."""
    match = _BRACKETED.fullmatch(block.text)
    if match is None or not (_among_initiatives(draft) or draft.section is Section.OTHER):
        return None
    if draft.items is not None and draft.items.form == "bracket" and draft.items.fits(block):
        return None
    if not block.is_heading and not _has_text(draft):
        return None
    inner = quote(draft.text, block.body.start + 1, block.body.end - 1)
    draft.current = Node(Title(label=inner))
    draft.notices.append(draft.current)
    return Kind.MODELLED


def _has_text(draft: Draft) -> bool:
    return draft.following is not None and draft.following.is_sentence


def _among_initiatives(draft: Draft) -> bool:
    if draft.section is Section.OTHER:
        return draft.listing
    if draft.section is Section.DETAILS:
        return True
    return draft.section is Section.MEASURES and draft.measure is not None


def initiative(block: Block, draft: Draft) -> Kind | None:
    if not _among_initiatives(draft) or not _is_initiative(block, draft):
        return None
    title, rest = common.title_of(block, draft)
    if draft.items is not None and draft.items.form == "bracket":
        title.label = common.unboxed(draft.text, title.label)
    common.take_programme(draft.text, title, draft.profile)
    node = state(title, draft)
    draft.titled = block
    if rest:
        node.description.append(rest)
    return Kind.MODELLED


def state(title: Title, draft: Draft) -> Node:
    """A new initiative under the current measure, or loose where there is none."""
    node = Node(title)
    siblings = draft.measure.children if draft.measure else draft.loose
    siblings.append(node)
    draft.current = node
    return node


def _is_initiative(block: Block, draft: Draft) -> bool:
    items = draft.items
    if block.cells:
        return False
    if items is None:
        return block.is_heading or block.is_titled
    if items.form == "mark" and block.is_titled and not block.is_heading:
        return block.mark == items.detail or not _is_open(draft)
    if block.is_heading:
        return True
    if block.is_titled and items.form == "level":
        return block.mark == items.detail or block.mark == BOLD or not block.is_sentence
    if items.form == "bare":
        return items.fits(block) and draft.listing
    if items.form == "bracket" and not items.fits(block):
        return False
    return items.fits(block)


def _is_open(draft: Draft) -> bool:
    """Whether an initiative is being read that a mark of another kind can belong to."""
    return draft.current is not None and draft.current is not draft.measure


def action(block: Block, draft: Draft) -> Kind | None:
    """A bullet, or a numbered or marked line of another kind, under an initiative."""
    current = draft.current
    if not _among_initiatives(draft) or current is None or block.cells or block.is_heading:
        return None
    is_item = block.is_bullet or block.is_titled or (block.number is not None and block.gap == 0)
    if not is_item:
        return None
    if current is draft.measure:
        if not block.is_bullet:
            return None
        common.describe(draft, current, block.body)
        return Kind.MODELLED
    if _is_below_action(block, draft):
        current.actions[-1] = quote(draft.text, current.actions[-1].start, block.body.end)
    else:
        current.actions.append(block.body)
        draft.bullet = block
    common.collect(draft, current, block.body)
    return Kind.MODELLED


def _is_below_action(block: Block, draft: Draft) -> bool:
    """Whether a bullet is set in below one with another mark, and so is part of that action."""
    above = draft.bullet
    if above is None or draft.current is None or not draft.current.actions:
        return False
    is_own = draft.current.actions[-1].start == above.body.start
    return is_own and block.mark != above.mark and block.indent > above.indent


def description(block: Block, draft: Draft) -> Kind | None:
    """Running text under a title; bullets under a goal or an approach."""
    current = draft.current
    if current is None or block.is_heading or block.cells:
        return None
    if not (block.is_sentence or block.is_bullet or _goes_on(draft, block)):
        return None
    common.describe(draft, current, block.body)
    return Kind.MODELLED


def _goes_on(draft: Draft, block: Block) -> bool:
    """Whether the text before stops in the middle of a sentence, as at the end of a page."""
    texts = draft.current.description if draft.current else []
    if not texts or not block.is_plain:
        return False
    return narrow(texts[-1].text)[-1] in "、,をがはにのでとも"
