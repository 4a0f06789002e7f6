"""What stands around the plan: its title, section headings, captions, slogans, the ending."""

import re
from collections import Counter

from wardplan.importer import item_style, measure_style, noise, outline, style
from wardplan.importer.blocks import Block
from wardplan.importer.draft import Draft, Kind, Section
from wardplan.importer.normalise import key, narrow
from wardplan.importer.rules import common, initiatives, measures, recall
from wardplan.importer.sections import is_document_title, section_of
from wardplan.importer.style import Style

_YEAR_ALONE = re.compile(r"(?:令和|平成)\s?(?:元|\d{1,2})\s?年度|20\d\d\s?年度")


def ending(block: Block, draft: Draft) -> Kind | None:
    """All behind the heading of the contacts or links at the end of a page."""
    if draft.index in draft.starts:
        return None
    return Kind.FURNITURE if draft.section is Section.ENDING else None


def document_title(block: Block, draft: Draft) -> Kind | None:
    is_year = _YEAR_ALONE.fullmatch(narrow(block.text)) is not None
    return (
        Kind.HEADING
        if is_year or outline.is_numeral(block) or is_document_title(block, draft.profile)
        else None
    )


def late_heading(block: Block, draft: Draft) -> Kind | None:
    """The heading of a section that a numeral above it has opened already."""
    found = section_of(block, draft.profile)
    is_late = found is draft.section and found in (Section.ORGANISATION, Section.MEASURES)
    above = draft.blocks[max(0, draft.index - 3) : draft.index]
    return Kind.HEADING if is_late and any(map(outline.is_numeral, above)) else None


def section_heading(block: Block, draft: Draft) -> Kind | None:
    """The heading of a section; where measures begin without one, the section opens silently."""
    section = draft.starts.get(draft.index)
    if section is None:
        return None
    draft.open(section)
    _see_how_it_is_set(block, draft)
    if section is Section.ENDING:
        return Kind.FURNITURE
    if section is Section.OTHER:
        return Kind.HEADING if initiatives.notice(block, draft) is None else Kind.MODELLED
    found = section_of(block, draft.profile)
    if found is None and outline.is_numeral(block):
        return Kind.HEADING
    if found is None or common.goal_behind(block, draft.profile):
        return None
    return Kind.HEADING


def _see_how_it_is_set(block: Block, draft: Draft) -> None:
    """Infer from all of a section how its measures or items are set."""
    if draft.section is Section.MEASURES and not draft.measures:
        _see_measures(block, draft)
    elif draft.section is Section.ORGANISATION:
        draft.items = item_style.of_items(list(draft.ahead()), listed=True)
    elif draft.section in (Section.DETAILS, Section.OTHER):
        draft.items = item_style.of_items(_candidates(draft), listed=True)
    pointed = recall.pointed_at(block.text, draft) if draft.section is Section.DETAILS else None
    if pointed is not None:
        measures.enter(pointed, draft)


def _see_measures(block: Block, draft: Draft) -> None:
    own = [] if section_of(block, draft.profile) else [block]
    candidates = [*own, *_candidates(draft)]
    draft.style = measure_style.of_measures(candidates)
    if draft.style is None:
        _see_what_comes_again(candidates, draft)
    else:
        draft.levels = {b.level for b in candidates if b.level and draft.style.fits(b)}


def _see_what_comes_again(candidates: list[Block], draft: Draft) -> None:
    """Lines without any sign that come again further down, word for word, are the measures."""
    lines = [key(block.text) for block in candidates if block.is_plain and style.is_title(block)]
    counts = Counter(key(block.text) for block in draft.blocks if style.is_title(block))
    again = frozenset(words for words in lines if counts[words] > 1)
    if len(again) > 1:
        draft.style, draft.named_again = Style("again"), again


def _candidates(draft: Draft) -> list[Block]:
    """The blocks of the section that may be titles of measures: no list heading, no subtitle."""
    return [block for block in draft.ahead() if block.start not in draft.labels]


def caption(block: Block, draft: Draft) -> Kind | None:
    """A line that is wholly in angle brackets and is nothing else: it stands under a picture."""
    if not noise.is_caption(block) or measures.is_group(block, draft):
        return None
    return Kind.CAPTION


def introduction(block: Block, draft: Draft) -> Kind | None:
    """A paragraph before anything it could belong to introduces the plan or its section."""
    if draft.section is Section.LETTER or draft.current or not block.is_plain:
        return None
    if not block.is_sentence:
        return None
    draft.introductions.append(block.body)
    draft.citations.extend(draft.profile.citations.mentions(draft.text, block.body))
    return Kind.MODELLED


def slogan(block: Block, draft: Draft) -> Kind | None:
    """A short line that is no sentence: under a picture, or after a text that is complete."""
    after_text = draft.current is not None and bool(draft.current.description)
    alone = block.gap >= measures.PICTURE_GAP or after_text
    return Kind.CAPTION if common.is_short_line(block) and alone else None
