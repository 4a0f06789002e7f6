"""Measures: stated in their section, named again above their initiatives, grouped by headings."""

import itertools
import re

from wardplan.importer import item_style, style
from wardplan.importer.blocks import Block
from wardplan.importer.draft import Draft, Kind, Node, Section
from wardplan.importer.headings import Title
from wardplan.importer.normalise import key
from wardplan.importer.rules import common, recall
from wardplan.importer.sections import bare
from wardplan.importer.units import units

_SPEECH = re.compile(r"^[^「」]{2,12}「[^「」]*[!！?？ねよだ]」$")
"""What a mascot says: ミドリン「がんばろう！」."""
SEEN = 300
"""How things are set is seen from so many blocks; a longer list is not looked through."""
PICTURE_GAP = 2
"""A picture taken out of a page leaves at least so many blank lines behind."""


def repeated(block: Block, draft: Draft) -> Kind | None:
    """The heading of a measure already read: its initiatives follow."""
    if not draft.measures or draft.section not in (
        Section.ORGANISATION,
        Section.DETAILS,
        Section.MEASURES,
    ):
        return None
    if block.cells or block.is_bullet or not style.is_title(block):
        return None
    found = recall.find(block, draft)
    if found is None or (found is draft.measure and draft.section is Section.MEASURES):
        return None
    if draft.section is Section.ORGANISATION and not _leads_back(found, block, draft):
        return None
    if draft.section is not Section.MEASURES:
        draft.open(Section.DETAILS)
    enter(found, draft)
    return Kind.HEADING


def _leads_back(found: Node, block: Block, draft: Draft) -> bool:
    """Whether the title of a measure among the approaches is no approach of a like name.

    Its words are the measure's own and it is set in another way, or no text follows it.
    """
    same = key(common.title(block, draft).label.text) == key(found.title.label.text)
    if same and not (draft.items is not None and draft.items.fits(block)):
        return True
    following = draft.following
    return following is not None and not following.is_sentence


def measure(block: Block, draft: Draft) -> Kind | None:
    if not _can_state_measures(draft) or not is_measure(block, draft):
        return None
    title, rest = common.title_of(block, draft)
    draft.levels.update([block.level] if block.level else [])
    draft.marks.update([block.mark] if block.mark else [])
    node = state(title, draft)
    draft.titled = block
    if rest:
        node.description.append(rest)
    return Kind.MODELLED


def _can_state_measures(draft: Draft) -> bool:
    return draft.section is Section.MEASURES


def state(title: Title, draft: Draft) -> Node:
    """A new measure, the current one from here on."""
    title.label = common.unboxed(draft.text, title.label)
    node = Node(title, group=draft.group, position=len(draft.measures) + 1)
    draft.measures.append(node)
    draft.by_title.setdefault(key(title.label.text), node)
    if title.number:
        draft.numbers.setdefault(title.number.value, node)
    enter(node, draft)
    return node


def enter(node: Node, draft: Draft) -> None:
    """What follows stands under this measure; how its items are set is seen from all of them."""
    draft.measure = draft.current = node
    draft.mission = draft.columns = None
    draft.listing = draft.indicating = False
    own, listed = _own(draft)
    draft.items = item_style.of_items(own, listed=listed)


def _own(draft: Draft) -> tuple[list[Block], bool]:
    """The blocks under the current measure, and whether a heading among them announces a list."""
    own: list[Block] = []
    listed = False
    for block in itertools.islice(draft.ahead(), SEEN):
        if _begins_another(block, draft):
            break
        if block.start in draft.labels:
            listed = listed or draft.profile.labels.is_("initiatives", bare(block.text))
        else:
            own.append(block)
    if own and own[-1].is_plain and style.is_title(own[-1]) and own[-1].gap:
        own.pop()  # may be the heading of the next group
    return own, listed


def _begins_another(block: Block, draft: Draft) -> bool:
    if is_measure(block, draft) or _is_above(block, draft):
        return True
    return draft.section is Section.DETAILS and recall.find(block, draft) is not None


def _is_above(block: Block, draft: Draft) -> bool:
    """Whether a heading stands above the measures' own level: it groups those that follow."""
    in_section = draft.section is Section.MEASURES and bool(draft.levels)
    return in_section and block.is_heading and block.level < min(draft.levels)


def is_measure(block: Block, draft: Draft) -> bool:
    """Whether a block is set as the document sets its measures, and numbered as the next one."""
    if draft.style is None or style.is_mere_bullet(block) or block.start in draft.labels:
        return False
    if draft.style.form == "again":
        return block.is_plain and key(block.text) in draft.named_again
    if not draft.style.fits(block):
        return _is_unnumbered_sibling(block, draft)
    if draft.style.form == "number":
        return _is_next(block, draft)
    if draft.style.form == "bare":
        return _has_text_below(block, draft) and block.gap <= PICTURE_GAP
    return style.is_title(block)


def _is_next(block: Block, draft: Draft) -> bool:
    """Whether the number continues that of the measures, and no section in charge stands by."""
    value = style.value(block)
    if value in draft.numbers:
        return block.level in draft.levels and _has_text_below(block, draft)
    if value is None or value > len(draft.numbers) + 2:
        return False
    return not _names_units(block, draft)


def _names_units(block: Block, draft: Draft) -> bool:
    if common.title(block, draft).departments:
        return True
    below = draft.after(block)
    if below is None or not below.is_plain or below.gap or len(below.text) > style.TITLE_LENGTH:
        return False
    return bool(units(draft.text, below.body, draft.profile))


def _is_unnumbered_sibling(block: Block, draft: Draft) -> bool:
    """A title among numbered measures that is set as they are but for the number."""
    if draft.section is not Section.MEASURES or block.number:
        return False
    if draft.style is None or draft.style.form != "number" or not style.is_title(block):
        return False
    if block.is_titled and not block.is_heading:
        return bool(draft.measures) and block.mark in draft.marks and not draft.listing
    if block.is_heading:
        is_first = not draft.measures
        return block.level in draft.levels and (not is_first or _has_text_below(block, draft))
    if not draft.measures or not block.is_plain or style.is_bracketed(block):
        return False
    if draft.levels or block.gap != 1 or draft.listing:
        return False
    below = draft.after(block)
    return _has_text_below(block, draft) and below is not None and below.gap == 0


def _has_text_below(block: Block, draft: Draft) -> bool:
    below = draft.after(block)
    return below is not None and below.is_plain and below.is_sentence


def is_group(block: Block, draft: Draft) -> bool:
    """Whether a line in angle brackets is the heading of a group: no pictures stand there yet."""
    above_items = draft.measure is None or not (draft.measure.children or draft.listing)
    return above_items and _is_set_above(block, draft)


def _is_set_above(block: Block, draft: Draft) -> bool:
    """Whether a short line that is no sentence stands right above a measure."""
    if draft.section is not Section.MEASURES or block.gap >= PICTURE_GAP or block.is_sentence:
        return False
    following = draft.after(block)
    if following is None or not is_measure(following, draft):
        return False
    if block.number or (draft.measure and _is_last_item(block, draft)):
        return False
    if _SPEECH.search(block.text):
        return False
    lone_bullet = block.is_bullet and block.gap > 0 and following.gap == 0
    return lone_bullet or common.is_short_line(block) or block.is_titled or block.is_heading


def group(block: Block, draft: Draft) -> Kind | None:
    """The heading of a group of measures, right above the first of them."""
    if not _is_set_above(block, draft):
        return None
    label = common.title(block, draft).label
    draft.group = common.unbracketed(draft.text, label)
    return Kind.MODELLED


def _is_last_item(block: Block, draft: Draft) -> bool:
    """Whether a block is set as the items are and so ends their list."""
    items = draft.items
    if items is None or not items.fits(block) or block.is_bullet or _is_above(block, draft):
        return False
    return items.form != "bare" or (draft.listing and block.gap == 0)


def introduction(block: Block, draft: Draft) -> Kind | None:
    """A paragraph between the heading of the measures' section and the first measure."""
    before_measures = draft.section is Section.MEASURES and draft.current is None
    if not before_measures or not block.is_plain or not block.is_sentence:
        return None
    draft.introductions.append(block.body)
    draft.citations.extend(draft.profile.citations.mentions(draft.text, block.body))
    return Kind.MODELLED
