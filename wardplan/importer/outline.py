"""Where the sections of a document begin: at their headings, or where the measures do."""

from collections import Counter
from collections.abc import Sequence

from wardplan.importer import measure_style, style
from wardplan.importer.blocks import Block
from wardplan.importer.draft import Section
from wardplan.importer.normalise import key
from wardplan.importer.profile import Profile
from wardplan.importer.sections import bare, inline_goal, section_of

_BETWEEN = (Section.ORGANISATION, Section.DEPARTMENTS, Section.OTHER)
_NUMERALS = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "I", "II", "III", "IV", "V")
_NEAR = 2
_AGAIN = 2
"""So many measures named again are no chance."""
_SHORTEST = 3
_LEADING = (Section.GOAL, Section.INTRODUCTION)


def starts(blocks: Sequence[Block], profile: Profile) -> dict[int, Section]:
    """The section that begins at each place among `blocks`, the blocks with content."""
    found = {
        place: section
        for place, block in enumerate(blocks)
        if (section := section_of(block, profile)) is not None
    }
    _begin_at_numerals(found, blocks)
    _drop_list_headings(found, blocks, profile)
    _drop_second_goals(found)
    if Section.MEASURES not in found.values():
        _begin_measures(found, blocks, profile)
    _begin_details(found, blocks)
    _add_others(found, blocks)
    return found


def is_numeral(block: Block) -> bool:
    """Whether a line is a Roman numeral and nothing else."""
    return block.text in _NUMERALS and block.is_plain


def _begin_at_numerals(found: dict[int, Section], blocks: Sequence[Block]) -> None:
    """A Roman numeral alone on a line opens the section whose heading comes a little later."""
    for place, block in enumerate(blocks):
        if not is_numeral(block):
            continue
        near = range(place + 1, min(place + 1 + _NEAR, len(blocks)))
        heading = next((later for later in near if later in found), None)
        if heading is not None and blocks[heading].text[0] not in _NUMERALS:
            found[place] = found.pop(heading)


def _drop_list_headings(
    found: dict[int, Section], blocks: Sequence[Block], profile: Profile
) -> None:
    """主な取組 once is a section; printed again and again it announces each measure's list.

    Behind the sections on the office itself the first of them leads back to the measures, where
    each names another measure.
    """
    announcing = [
        place
        for place, section in found.items()
        if section is Section.DETAILS
        and profile.labels.is_("initiatives", bare(blocks[place].text))
    ]
    if len(announcing) < _AGAIN:
        return
    first = announcing[0]
    before = max((place for place in found if place < first), default=first)
    differ = len({key(blocks[place].text) for place in announcing}) == len(announcing)
    leads_back = found[before] in _BETWEEN and differ
    for place in announcing[1:] if leads_back else announcing:
        del found[place]


def _drop_second_goals(found: dict[int, Section]) -> None:
    """The goal may be named again; it is stated once, where it is named first."""
    goals = [place for place, section in found.items() if section is Section.GOAL]
    for place in goals[1:]:
        del found[place]


def _begin_measures(found: dict[int, Section], blocks: Sequence[Block], profile: Profile) -> None:
    """In a text without a heading for its measures they begin with the first one set as such.

    That is before the next section, or else in the list of initiatives, where measures stand
    only if something stands below them.
    """
    leading = [place for place in found if found[place] in _LEADING]
    start = max(leading) + 1 if leading else 0
    if leading and found[max(leading)] is Section.GOAL:
        start += inline_goal(blocks[max(leading)], profile) is None  # the goal itself
    stop = min((place for place in found if place >= start), default=len(blocks))
    details = [place for place, section in found.items() if section is Section.DETAILS]
    measures = measure_style.of_measures(blocks[start:stop])
    if measures is not None and (measures.form == "number" or not details):
        first = _first(measures, blocks, start, stop)
        if measures.form != "bare" and first is not None:
            found[first] = Section.MEASURES
            return
    if not details:
        return
    behind = min((place for place in found if place > details[0]), default=len(blocks))
    if _holds_measures(blocks[details[0] + 1 : behind]):
        found[details[0]] = Section.MEASURES


def _begin_details(found: dict[int, Section], blocks: Sequence[Block]) -> None:
    """Where the measures are named again behind another section, what stands below them begins."""
    begins = next((place for place in sorted(found) if found[place] is Section.MEASURES), None)
    if begins is None:
        return
    ends = min((place for place in found if place > begins), default=len(blocks))
    titles = {named(block) for block in blocks[begins + 1 : ends] if style.is_title(block)} - {""}
    again = [
        place
        for place in range(ends, len(blocks))
        if style.is_title(blocks[place]) and named(blocks[place]) in titles
    ]
    if len({named(blocks[place]) for place in again}) < _AGAIN:
        return
    before = max(place for place in found if place <= again[0])
    if again[0] not in found and found[before] in _BETWEEN:
        found[again[0]] = Section.DETAILS


def named(block: Block) -> str:
    """The words of a title in comparable form: without number and subtitle."""
    words = block.text[len(block.number.printed.text) :] if block.number else block.text
    return key(bare(words)) if len(words) > _SHORTEST else ""


def _first(measures: style.Style, blocks: Sequence[Block], start: int, stop: int) -> int | None:
    """The place of the first measure, or of the heading of a group right above it."""
    first = next((n for n in range(start, stop) if measures.fits(blocks[n])), None)
    if first is None or first < start + 2:
        return first
    above, before = blocks[first - 1], blocks[first - 2]
    groups = above.is_plain and style.is_title(above) and above.gap > 0 and not before.is_plain
    return first - 1 if groups else first


def _holds_measures(blocks: Sequence[Block]) -> bool:
    """Whether titles of one style stand above titles of another."""
    measures = measure_style.of_measures(blocks)
    if measures is None or measures.form not in ("number", "level"):
        return False
    titles = [block for block in blocks if style.is_title(block) and not block.is_bullet]
    inner = [block for block in titles if not measures.fits(block)]
    return any(block.is_titled or block.is_heading or block.number for block in inner) or any(
        block.cells for block in blocks
    )


def _add_others(found: dict[int, Section], blocks: Sequence[Block]) -> None:
    """Headings set like the known sections', behind items of such a section: unknown sections."""
    titles = Counter(key(block.text) for block in blocks if style.is_title(block))
    section: Block | None = None
    has_items = False
    for place, block in enumerate(blocks):
        if place in found:
            section, has_items = block, False
        elif section is not None and _is_set_like(block, section):
            if has_items and titles[key(block.text)] == 1 and not _groups(blocks, place):
                found[place] = Section.OTHER
        elif _is_item_below(block) or _is_bare_item(blocks, place):
            has_items = True


def _groups(blocks: Sequence[Block], place: int) -> bool:
    """Whether a numbered title set in the same way stands right below: a group's heading."""
    block = blocks[place]
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    if below is None or below.number is None:
        return False
    return (below.level, below.mark) == (block.level, block.mark)


def _is_set_like(block: Block, section: Block) -> bool:
    """Whether a title is set as the heading of its section is."""
    if block.number or block.cells or not style.is_title(block):
        return False
    same_level = block.is_heading and block.level == section.level
    same_mark = block.is_titled and not block.is_heading and block.mark == section.mark
    return (same_level and block.mark == section.mark) or same_mark


def _is_bare_item(blocks: Sequence[Block], place: int) -> bool:
    """Whether a line of its own has running text below."""
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    bare_line = blocks[place].is_plain and style.is_title(blocks[place])
    return bare_line and below is not None and below.is_sentence


def _is_item_below(block: Block) -> bool:
    return block.is_heading or block.is_titled or block.is_bullet or block.number is not None
