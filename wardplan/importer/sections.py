"""The headings that part a document: its own title, and those that open a section."""

import re

from wardplan.importer.blocks import Block
from wardplan.importer.draft import Section
from wardplan.importer.normalise import narrow

_NUMERAL = r"(?:(?:[IlVTUW]{1,3}|[1-5])[.\s]*)?"
"""I, Ⅱ, III and what has become of them: l for I, T U V W for Ⅰ Ⅱ Ⅲ Ⅳ out of CP932."""

_SECTIONS: tuple[tuple[re.Pattern[str], Section], ...] = (
    (re.compile(rf"{_NUMERAL}主な(?:事業・)?取組(?:\(.*\))?"), Section.DETAILS),
    (re.compile(rf"{_NUMERAL}基本目標"), Section.GOAL),
    (re.compile(rf"{_NUMERAL}目標達成に向けた施策"), Section.MEASURES),
    (re.compile(rf"{_NUMERAL}目標達成に向けた組織運営.*"), Section.ORGANISATION),
)
_YEAR = r"(?:令和|平成)\s*(?:元|\d+)\s*年度\s*"
_TITLE = re.compile(
    rf"(?:{_YEAR}(?:横浜市)?\S{{0,6}}|(?:横浜市)?\S{{1,5}}区)運営方針",
)


def section_of(block: Block) -> Section | None:
    """The section that `block` opens as its heading, if it does."""
    printed = narrow(block.text)
    return next((part for pattern, part in _SECTIONS if pattern.fullmatch(printed)), None)


def is_document_title(block: Block) -> bool:
    """Whether a block is the title of a ward operating policy: 令和6年度 泉区運営方針."""
    return _TITLE.fullmatch(narrow(block.text)) is not None
