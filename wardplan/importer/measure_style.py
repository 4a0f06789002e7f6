"""How a document sets its measures, inferred from all titles of their section together."""

import itertools
from collections.abc import Sequence

from wardplan.importer.blocks import Block
from wardplan.importer.style import (
    Style,
    is_bracketed,
    is_line,
    is_mere_bullet,
    is_text,
    is_title,
    number_style,
    value,
)


def of_measures(blocks: Sequence[Block]) -> Style | None:
    """The style of the measures among `blocks`, the titles of a section; None without any."""
    titles = [block for block in blocks if is_title(block) and not is_mere_bullet(block)]
    numbered = _numbered(titles, blocks)
    if numbered is not None:
        return numbered
    if (levelled := _levelled(titles)) is not None:
        return _mark_above(titles) or _lines_above(blocks) or levelled
    bare = _bare(blocks)
    if bare is not None and _bare_comes_first(blocks):
        return bare
    return _marked(titles) or _bracketed(titles) or bare


def _numbered(titles: Sequence[Block], blocks: Sequence[Block]) -> Style | None:
    """The style of the first title numbered 1, unless that numbering begins anew below others."""
    firsts = [block for block in titles if value(block) == 1]
    for first in sorted(firsts, key=lambda block: number_style(block) == "glued"):
        style = number_style(first)
        same = [block for block in titles if number_style(block) == style]
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
            return block.is_plain and not is_bracketed(block) and is_text(below)
    return False


def _levelled(titles: Sequence[Block]) -> Style | None:
    levels = [block.level for block in titles if block.level]
    if not levels:
        return None
    first = levels[0]
    deeper = [level for level in levels if level > first]
    if levels.count(first) == 1 and deeper and deeper.count(deeper[0]) > 1:
        return Style("level", level=deeper[0])
    return Style("level", level=min(first, *levels))


def _mark_above(titles: Sequence[Block]) -> Style | None:
    """The sign of titles that stand before the first heading and come again: ◆ above #####."""
    first = titles[0]
    if first.is_heading or not first.is_titled:
        return None
    same = [block for block in titles if block.mark == first.mark and not block.is_heading]
    return Style("mark", first.mark) if len(same) > 1 else None


def _lines_above(blocks: Sequence[Block]) -> Style | None:
    """Lines of their own, each with running text below, above the headings that follow them."""
    bare = [
        block
        for block, below in itertools.pairwise(blocks)
        if is_line(block) and is_text(below) and not is_bracketed(block)
    ]
    return Style("bare") if len(bare) > 1 and _bare_comes_first(blocks) else None


def _marked(titles: Sequence[Block]) -> Style | None:
    marks = [block.mark for block in titles if block.is_titled]
    return Style("mark", marks[0]) if marks else None


def _bracketed(titles: Sequence[Block]) -> Style | None:
    found = [block for block in titles if block.is_plain and is_bracketed(block)]
    return Style("bracket") if len(found) > 1 else None


def _bare(blocks: Sequence[Block]) -> Style | None:
    """Short lines, each with running text below it."""
    pairs = itertools.pairwise(blocks)
    found = [title for title, text in pairs if is_line(title) and is_text(text)]
    return Style("bare") if found else None
