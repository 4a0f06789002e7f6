"""The headings that part a document: its own title, and those that open a section."""

import re

from wardplan.importer.blocks import Block
from wardplan.importer.draft import Section
from wardplan.importer.normalise import dashes, narrow
from wardplan.importer.profile import Profile

_NUMERAL = re.compile(r"(?:第\s?[1-9]\s?[章部]?|[IlVXTUW]{1,4}|[1-9])[.,、:\s]*(?=\S)")
"""I, Ⅱ, III and what has become of them: l for I, T U V W for Ⅰ Ⅱ Ⅲ Ⅳ out of CP932."""
_SUBTITLE = re.compile(r"\s*～[^～]*～?\s*$")
_BRACKETS = "*【】《》<>〈〉[]〔〕「」『』■□◆◇●○◎▼▽▶▷★☆=-―─━"
_YEAR = (
    r"(?:(?:令和|平成)\s?(?:元|\d{1,2})|\d{4})\s?(?:\([^()]{1,12}\))?\s?年度?"
    r"\s?(?:\([^()]{1,12}\)\s?)?"
)
_LEAD = re.compile(
    r"(?:[【<〈\[《*]{1,2}[^】>〉\]》*]{2,20}[】>〉\]》*]{1,2}|[^:「『～\s<【(]{2,20})(?P<gap>\s*[:]?\s*)"
)
_LONGEST = 80


def section_of(block: Block, profile: Profile) -> Section | None:
    """The section that `block` opens as its heading, if it does."""
    if block.cells or block.is_sentence or len(block.text) > _LONGEST:
        return None
    if block.is_bullet and not block.is_heading:
        return None
    name = _find(bare(_behind_title(block.text, profile)), profile)
    if name is None and inline_goal(block, profile) is not None:
        return Section.GOAL
    return Section(name) if name else None


def _behind_title(printed: str, profile: Profile) -> str:
    """What stands behind the document's title on the same line: 泉区運営方針 Ⅱ 施策."""
    match = re.match(rf"\S{{2,24}}(?:{'|'.join(map(re.escape, profile.titles))})\s+(?=\S)", printed)
    return printed[match.end() :] if match else printed


def bare(printed: str) -> str:
    """A heading's words without numeral, brackets, colon and the part between wave dashes."""
    text = _SUBTITLE.sub("", dashes(narrow(printed))) or printed
    text = text.strip(_BRACKETS + ": ")
    match = _NUMERAL.match(text)
    return text[match.end() :].strip(_BRACKETS + ": ") if match else text


def inline_goal(block: Block, profile: Profile) -> int | None:
    """Where the goal begins in a line such as 基本目標：題; None elsewhere."""
    printed = narrow(block.text)
    numeral = _NUMERAL.match(printed)
    start = numeral.end() if numeral else 0
    match = _LEAD.match(printed, start)
    if match is None or match.end() >= len(printed):
        return None
    words = match[0].strip(_BRACKETS + ": ")
    opens = printed[match.end()] in "「『～" or match["gap"] or match[0][0] in _BRACKETS
    return match.end() if opens and profile.headings.is_("goal", words) else None


def _find(words: str, profile: Profile) -> str | None:
    return profile.headings.find(words)


def is_document_title(block: Block, profile: Profile) -> bool:
    """Whether a block is the title of a ward operating policy: 令和6年度 泉区運営方針."""
    if block.cells or block.is_bullet or len(block.text) > _LONGEST:
        return False
    return _title_pattern(profile).fullmatch(narrow(block.text)) is not None


def _title_pattern(profile: Profile) -> re.Pattern[str]:
    names = "|".join(map(re.escape, profile.titles))
    city = f"(?:{re.escape(profile.name)})?"
    before = r"(?:【[^】]{1,12}】|\[[^\]]{1,12}\]|特集\d?|<[^>]{1,12}>)?\s*"
    return re.compile(
        rf"{before}(?:(?:{_YEAR})?\s*{city}\s*\S{{1,6}}区?の?\s?(?:{names})|{_YEAR}\s*{city}\s*(?:\S{{0,6}}\s?)(?:{names}))"
        r"\s*(?:\(?[^()。]{0,24}\)?)?"
    )
