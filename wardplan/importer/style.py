"""How a document sets off things of one kind: by a number, a heading, a mark, a bracket, a line.

A document sets all its measures in one style and what stands under them in another. The style
is inferred from all candidates together, because a single line rarely says what it is.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from wardplan.importer.blocks import KANA_MARKS, Block
from wardplan.importer.normalise import narrow

_BRACKETED = re.compile(
    r"[【〔［\[][^【】〔〕\[\]]{2,60}[】〕］\]]\s*(?:[(（<＜～〜~][^。]{1,60}[)）>＞～〜~])?\s*$"
    r"|【[^【】]{2,40}】[^。]{0,40}$"
)
TITLE_LENGTH = 90
"""A longer line is hardly a title."""


@dataclass(frozen=True)
class Style:
    """`form`: number, level, mark, kana, bracket, row, bare; `detail`: its style or sign."""

    form: str
    detail: str = ""
    level: int = 0

    def fits(self, block: Block) -> bool:
        """Whether `block` is set in this style."""
        if self.form == "row":
            return bool(block.cells)
        if block.cells:
            return False
        if self.form == "number":
            return block.number is not None and block.number.style == self.detail
        if self.form == "level":
            return block.level == self.level
        if self.form == "kana":
            return block.mark != "" and block.mark in KANA_MARKS
        if self.form == "mark":
            return block.mark == self.detail
        if self.form == "bracket":
            same = not self.detail or narrow(block.text[0]) == self.detail
            return block.is_plain and same and is_bracketed(block)
        return block.is_plain and is_title(block)


def is_title(block: Block) -> bool:
    """Whether a block can be a title at all: short, and no sentence."""
    return not block.is_sentence and not block.cells and len(block.text) <= TITLE_LENGTH


def is_bracketed(block: Block) -> bool:
    return _BRACKETED.match(block.text) is not None


def of_measures(blocks: Sequence[Block]) -> Style | None:
    """The style of the measures among `blocks`, the titles of a section; None without any."""
    titles = [block for block in blocks if is_title(block) and not block.is_bullet]
    numbered = _numbered(titles, blocks)
    if numbered is not None:
        return numbered
    if (levelled := _levelled(titles)) is not None:
        return levelled
    bare = _bare(blocks)
    if bare is not None and _bare_comes_first(blocks):
        return bare
    return _marked(titles) or _bracketed(titles) or bare


def _numbered(titles: Sequence[Block], blocks: Sequence[Block]) -> Style | None:
    """The style of the first title numbered 1, unless that numbering begins anew below others."""
    firsts = [block for block in titles if value(block) == 1]
    for first in sorted(firsts, key=lambda block: _number_style(block) == "glued"):
        style = _number_style(first)
        same = [block for block in titles if _number_style(block) == style]
        if sum(value(block) == 1 for block in same) > 1:
            above = _above(titles, first, blocks)
            if above is not None:
                return above
        if len(same) > 1 or style.startswith("worded") or first.is_heading:
            return Style("number", style)
    return None


def _above(titles: Sequence[Block], first: Block, blocks: Sequence[Block]) -> Style | None:
    """The style of an outer title before the first numbered one: a heading, a mark, a line."""
    before = [block for block in titles if block.start < first.start]
    for block in before:
        if block.is_heading and (not first.is_heading or block.level < first.level):
            return Style("level", level=block.level)
        if block.is_titled and not first.is_titled:
            return Style("mark", block.mark)
    if before and _bare_comes_first(blocks):
        return _bare(blocks)
    return None


def _bare_comes_first(blocks: Sequence[Block]) -> bool:
    """Whether the first title of all is a line of its own with running text below."""
    for place, block in enumerate(blocks):
        if is_title(block):
            below = blocks[place + 1] if place + 1 < len(blocks) else None
            return block.is_plain and not is_bracketed(block) and _is_text(below)
    return False


def _is_text(block: Block | None) -> bool:
    return block is not None and block.is_plain and block.is_sentence


def value(block: Block) -> int | None:
    """The number printed before a block."""
    return block.number.value if block.number else None


def _number_style(block: Block) -> str:
    return block.number.style if block.number else ""


def _levelled(titles: Sequence[Block]) -> Style | None:
    levels = [block.level for block in titles if block.level]
    if not levels:
        return None
    first = levels[0]
    deeper = [level for level in levels if level > first]
    if levels.count(first) == 1 and deeper and deeper.count(deeper[0]) > 1:
        return Style("level", level=deeper[0])
    return Style("level", level=min(first, *levels))


def _marked(titles: Sequence[Block]) -> Style | None:
    marks = [block.mark for block in titles if block.is_titled]
    return Style("mark", marks[0]) if marks else None


def _bracketed(titles: Sequence[Block]) -> Style | None:
    found = [block for block in titles if block.is_plain and is_bracketed(block)]
    return Style("bracket") if len(found) > 1 else None


def _bare(blocks: Sequence[Block]) -> Style | None:
    """Short lines, each with running text below it."""
    pairs = itertools.pairwise(blocks)
    found = [title for title, text in pairs if _is_bare(title) and _is_text(text)]
    return Style("bare") if found else None


def _is_bare(block: Block) -> bool:
    return block.is_plain and is_title(block)


def of_items(blocks: Sequence[Block], *, listed: bool) -> Style | None:
    """The style of what stands under one measure (or of the items of a section).

    `listed` says that a heading announced a list; then bullets and bare lines count, too.
    """
    titles = [block for block in blocks if is_title(block) or _is_led(block)]
    set_off = next((block for block in titles if block.is_titled or block.is_heading), None)
    if set_off is not None:
        return _set_off(set_off)
    numbered = next((block for block in titles if block.number and not block.is_bullet), None)
    if numbered is not None and value(numbered) == 1:
        return Style("number", _number_style(numbered))
    if any(block.cells for block in blocks):
        return Style("row")
    boxed = next((block for block in blocks if block.is_plain and is_bracketed(block)), None)
    if boxed is not None:
        return Style("bracket", narrow(boxed.text[0]))
    bullets = [block for block in blocks if block.is_bullet]
    if bullets and _opens_items(bullets, listed=listed):
        kana = bullets[0].mark in KANA_MARKS
        return Style("kana") if kana else Style("mark", bullets[0].mark)
    return Style("bare") if listed and any(_is_bare(block) for block in titles) else None


def _opens_items(bullets: Sequence[Block], *, listed: bool) -> bool:
    """Whether the first bullet's mark sets off items rather than what stands under them."""
    first = [b for b in bullets if _same_mark(b, bullets[0])]
    titles = sum(not b.is_sentence for b in first)
    others = len(first) < len(bullets)
    if bullets[0].mark in KANA_MARKS:
        return listed or others
    return listed or titles * 2 > (len(first) if others else len(bullets))


def _same_mark(one: Block, other: Block) -> bool:
    return one.mark == other.mark or (one.mark in KANA_MARKS and other.mark in KANA_MARKS)


def _is_led(block: Block) -> bool:
    """Whether a sentence is set off as an item is; it may begin with a title."""
    if block.cells or block.is_bullet or len(block.text) > 2 * TITLE_LENGTH:
        return False
    return block.is_titled or block.is_heading


def _set_off(block: Block) -> Style:
    if block.is_titled and not block.is_heading:
        return Style("mark", block.mark)
    return Style("level", block.mark, block.level)
