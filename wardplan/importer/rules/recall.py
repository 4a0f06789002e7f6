"""Find a measure again that is named a second time: by its words, by number and likeness."""

import re
from difflib import SequenceMatcher

from wardplan.importer import style
from wardplan.importer.blocks import Block
from wardplan.importer.draft import Draft, Node
from wardplan.importer.normalise import key
from wardplan.importer.rules import common

_ALIKE = 0.8
"""Titles at least so much alike are the same title (OCR takes 力 for カ)."""
_LEAD = 3
"""A word so long may stand before the title of a measure named again: 土台 地域の力."""
_REFERENCE = re.compile(r"施策\s?(?P<number>\d{1,2})")


def find(block: Block, draft: Draft) -> Node | None:
    """The measure that a title names again: by its words, or by number and likeness."""
    if not style.is_title(block) or block.cells:
        return None
    title = common.title(block, draft)
    compared = key(common.unboxed(draft.text, title.label).text)
    if node := draft.by_title.get(compared):
        return node
    for stop in range(1, _LEAD + 1):
        if block.number is None and (node := draft.by_title.get(compared[stop:])):
            return node
    node = draft.numbers.get(title.number.value) if title.number else None
    if node is None or not is_alike(compared, key(node.title.label.text)):
        return None
    return node


def is_alike(one: str, other: str) -> bool:
    if len(one) > style.TITLE_LENGTH or len(other) > style.TITLE_LENGTH:
        return one == other
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def pointed_at(printed: str, draft: Draft) -> Node | None:
    """The measure that words such as 施策2の主な取組 or 「題」の主な取組 point to."""
    words = key(printed)
    match = _REFERENCE.search(words)
    if match is not None:
        return draft.numbers.get(int(match["number"]))
    named = [
        node for title, node in draft.by_title.items() if len(title) > _LEAD and title in words
    ]
    return named[0] if len(named) == 1 else None
