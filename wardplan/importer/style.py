"""How a document sets off things of one kind: by a number, a heading, a mark, a bracket, a line.

A document sets all its measures in one style and what stands under them in another. The style
is inferred from all candidates together, because a single line rarely says what it is.
"""

import re
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
    """`form`: number, level, mark, kana, bracket, row, bare; `detail`: its style or sign.

    `indent` is how far bullets may be set in, where others stand below them.
    """

    form: str
    detail: str = ""
    level: int = 0
    indent: int | None = None

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
            is_outer = self.indent is None or block.indent <= self.indent
            return block.mark == self.detail and is_outer
        if self.form == "bracket":
            same = not self.detail or narrow(block.text[0]) == self.detail
            return block.is_plain and same and is_bracketed(block)
        return block.is_plain and is_title(block) and block.number is None


def is_title(block: Block) -> bool:
    """Whether a block can be a title at all: short, and no sentence."""
    return not block.is_sentence and not block.cells and len(block.text) <= TITLE_LENGTH


def is_mere_bullet(block: Block) -> bool:
    """Whether a bullet is no more than that: * 施策1 題 and * [1] 題 are titles in a list."""
    number = block.number.style if block.number else ""
    return block.is_bullet and not number.startswith(("worded", "square", "lenticular"))


def is_bracketed(block: Block) -> bool:
    return _BRACKETED.match(block.text) is not None


def value(block: Block) -> int | None:
    """The number printed before a block."""
    return block.number.value if block.number else None


def number_style(block: Block) -> str:
    """The style of the number printed before a block; empty without one."""
    return block.number.style if block.number else ""


def is_text(block: Block | None) -> bool:
    """Whether a block is running text."""
    return block is not None and block.is_plain and block.is_sentence


def is_line(block: Block) -> bool:
    """Whether a block is a line of its own that can be a title."""
    return block.is_plain and is_title(block)
