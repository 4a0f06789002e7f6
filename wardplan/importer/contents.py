"""Tables of contents: a heading such as 目次, and lines that end in page numbers below it."""

import re
from collections.abc import Iterable, Sequence

from wardplan.importer.blocks import Block
from wardplan.importer.normalise import key, narrow
from wardplan.importer.profile import Profile

_HEADINGS = ("目次", "もくじ", "contents", "index")
_OVERVIEW = re.compile(r"施策.{0,8}一覧")
_REMARK = re.compile(r"\([^()]{1,12}\)$")
_LEADER = re.compile(
    r"(?P<title>[^。]{1,80}?)[\s　]*[…‥・.．·⋯]{2,}[\s　]*[pP]?\.?\d{1,3}(?:ページ|頁)?"
)
_PAGED = re.compile(r"(?P<title>[^。]{1,80}?)[\s　]+[pP]?\.?\d{1,3}(?:ページ|頁)?")
_SHORTEST = 2
_LONGEST = 120


def of(blocks: Sequence[Block], profile: Profile) -> frozenset[int]:
    """Where the blocks start that are part of a table of contents.

    It is either what stands below its heading, as long as lines end in page numbers or name what
    is named again further down; or a run of lines with dots that lead to a page number, of which
    one names a section.
    """
    later = _counted(blocks)
    found: set[int] = set()
    for place, block in enumerate(blocks):
        if _is_heading(block):
            found.update(b.start for b in _below(blocks[place:], later))
    for run in _leader_runs(blocks):
        if len(run) >= _SHORTEST and any(_names_section(block, profile) for block in run):
            found.update(block.start for block in run)
    return frozenset(found)


def _is_heading(block: Block) -> bool:
    words = key(block.text).strip("*#【】<>[]()■□◆◇●○~")
    return words in _HEADINGS or _OVERVIEW.fullmatch(words) is not None


def _below(blocks: Sequence[Block], later: dict[str, int]) -> Iterable[Block]:
    """The heading and the entries below it, up to what is named a second time."""
    yield blocks[0]
    seen: set[str] = set()
    for block in blocks[1:]:
        if _named(block) in seen:
            return
        seen.add(_named(block))
        title = _title(block)
        if block.is_sentence or (title is None and later.get(_named(block), 0) < _SHORTEST):
            return
        yield block


def _title(block: Block) -> str | None:
    """The title of an entry; None where no page number ends the line."""
    if len(block.text) > _LONGEST:
        return None
    printed = narrow(block.text)
    match = _LEADER.fullmatch(printed) or _PAGED.fullmatch(printed)
    return match["title"] if match else None


def _leader_runs(blocks: Sequence[Block]) -> Iterable[list[Block]]:
    run: list[Block] = []
    for block in blocks:
        if len(block.text) <= _LONGEST and _LEADER.fullmatch(narrow(block.text)):
            run.append(block)
        elif run:
            yield run
            run = []
    yield run


def _names_section(block: Block, profile: Profile) -> bool:
    title = _title(block) or ""
    numeral = re.match(r"[\dIVlTUVW]{1,4}[.、\s]*(?=\S)", title)
    return profile.headings.find(title[numeral.end() :] if numeral else title) is not None


def _named(block: Block) -> str:
    """What an entry names, without a remark in a bracket behind it."""
    return _REMARK.sub("", key(block.text))


def _counted(blocks: Sequence[Block]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for block in blocks:
        words = _named(block)
        counts[words] = counts.get(words, 0) + 1
    return counts
