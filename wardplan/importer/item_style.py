"""How a document sets what stands under one measure, or the items of a section."""

import re
from collections.abc import Sequence

from wardplan.importer.blocks import KANA_MARKS, Block
from wardplan.importer.normalise import narrow
from wardplan.importer.style import (
    TITLE_LENGTH,
    Style,
    is_bracketed,
    is_line,
    is_text,
    is_title,
    number_style,
    value,
)

_LEAD = re.compile(r".{3,28}?(?::|\*\*)\s*\S")
_LETTER_A = 2


def of_items(blocks: Sequence[Block], *, listed: bool) -> Style | None:
    """The style of what stands under one measure (or of the items of a section).

    `listed` says that a heading announced a list; then bullets and bare lines count, too.
    """
    titles = [block for block in blocks if is_title(block) or _is_led(block)]
    set_off = [block for block in titles if block.is_titled or block.is_heading]
    numbered = next((block for block in titles if block.number and not block.is_bullet), None)
    if set_off and not _heads_a_list(set_off, blocks) and not _lie_below(set_off, numbered):
        return _set_off(set_off[0])
    if numbered is not None and _is_first(numbered):
        return Style("number", number_style(numbered))
    if any(block.cells for block in blocks):
        return Style("row")
    boxed = next((block for block in blocks if block.is_plain and is_bracketed(block)), None)
    if boxed is not None:
        return Style("bracket", narrow(boxed.text[0]))
    bullets = [block for block in blocks if block.is_bullet]
    if bullets and (_opens_items(bullets, listed=listed) or _head_texts(bullets, blocks)):
        kana = bullets[0].mark in KANA_MARKS
        return Style("kana") if kana else Style("mark", bullets[0].mark, indent=_outer(bullets))
    return Style("bare") if listed and any(is_line(block) for block in titles) else None


def _is_first(block: Block) -> bool:
    """Whether a number is the first of its kind; letters begin with A, mangled circles with @."""
    return value(block) == 1 or (number_style(block) == "mangled" and value(block) == _LETTER_A)


def _heads_a_list(set_off: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Whether the one title that is set off stands above a numbered list, and heads it."""
    if len(set_off) > 1 or set_off[0].number is not None:
        return False
    below = [block for block in blocks if block.start > set_off[0].start][:2]
    return len(below) > 1 and [value(block) for block in below] == [1, 2]


def _lie_below(set_off: Sequence[Block], numbered: Block | None) -> bool:
    """Whether marked sentences stand below numbered titles, as bullets do."""
    if numbered is None or numbered.start > set_off[0].start or value(numbered) != 1:
        return False
    return all(block.is_sentence and not block.is_heading for block in set_off)


def _opens_items(bullets: Sequence[Block], *, listed: bool) -> bool:
    """Whether the first bullet's mark sets off items rather than what stands under them."""
    first = [b for b in bullets if _same_mark(b, bullets[0])]
    outer = _outer(bullets)
    if outer is not None:
        first = [block for block in first if block.indent <= outer]
    titles = sum(not b.is_sentence for b in first)
    others = len(first) < len(bullets)
    if bullets[0].mark in KANA_MARKS:
        return listed or others
    return listed or titles * 2 > (len(first) if others else len(bullets))


def _head_texts(bullets: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Whether all bullets are ア イ ウ and titles, with running text below them."""
    if bullets[0].mark not in KANA_MARKS or any(block.is_sentence for block in bullets):
        return False
    return any(is_text(block) for block in blocks if block.start > bullets[0].start)


def _outer(bullets: Sequence[Block]) -> int | None:
    """How far the outer bullets are set in, where others of their mark stand below them."""
    indents = sorted({block.indent for block in bullets if block.mark == bullets[0].mark})
    return indents[0] if len(indents) > 1 else None


def _same_mark(one: Block, other: Block) -> bool:
    return one.mark == other.mark or (one.mark in KANA_MARKS and other.mark in KANA_MARKS)


def _is_led(block: Block) -> bool:
    """Whether a sentence is set off as an item is; it may begin with a title."""
    if block.cells or block.is_bullet or len(block.text) > 2 * TITLE_LENGTH:
        return False
    return block.is_titled or block.is_heading or (block.number is not None and _leads(block))


def _leads(block: Block) -> bool:
    """Whether a numbered sentence begins with a title and a colon: 1) 信頼：約束を守ります。"""
    return _LEAD.match(narrow(block.text)) is not None


def _set_off(block: Block) -> Style:
    if block.is_titled and not block.is_heading:
        return Style("mark", block.mark)
    return Style("level", block.mark, block.level)
