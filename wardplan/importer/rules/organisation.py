"""Management approaches: the items of the sections on how the ward office itself works."""

import itertools

from wardplan.importer import style
from wardplan.importer.blocks import KANA_MARKS, Block, quote
from wardplan.importer.draft import Draft, Kind, Node, Section
from wardplan.importer.headings import Title, parse
from wardplan.importer.rules import common
from wardplan.records import Quote


def approach(block: Block, draft: Draft) -> Kind | None:
    if draft.section is not Section.ORGANISATION or draft.items is None:
        return None
    if block.cells:
        return _row(block, draft)
    if not _is_item(block, draft.items):
        return None
    if several := _several(block, draft):
        for piece in several:
            _state(parse(draft.text, piece, draft.profile), draft)
        return Kind.MODELLED
    title, rest = common.title_of(block, draft)
    node = _state(title, draft)
    if rest:
        node.description.append(rest)
    return Kind.MODELLED


def _several(block: Block, draft: Draft) -> list[Quote]:
    """The titles of a line on which each has a mark or number of its own; else none.

    ◎ 丁寧 ◎ 迅速, (1) 丁寧 (2) 迅速, ア 丁寧 イ 迅速
    """
    if block.is_sentence:
        return []
    raw = draft.text[block.body.start : block.body.end]
    places = _marks(raw, block) if block.is_titled else _signs(raw, block)
    edges = [0, *places, len(raw)] if places else []
    skipped = int(block.number is None)
    return [
        quote(draft.text, block.body.start + a + (skipped if a else 0), block.body.start + b)
        for a, b in itertools.pairwise(edges)
    ]


def _marks(raw: str, block: Block) -> list[int]:
    return [n for n, sign in enumerate(raw) if sign == block.mark and raw[n + 1 :].strip()]


def _signs(raw: str, block: Block) -> list[int]:
    """Where the numbers or kana after the first one stand, printed as that is: (2), (3)."""
    first = block.number.printed.text if block.number else block.mark
    if first not in KANA_MARKS[:1] and (block.number is None or block.number.value != 1):
        return []
    places: list[int] = []
    for value in itertools.count(2):
        printed = _printed(first, value)
        place = raw.find(printed, places[-1] + 1 if places else 1) if printed else -1
        if place < 0 or raw[place - 1] not in " \u3000、":
            return places
        places.append(place)
    return places


def _printed(first: str, value: int) -> str:
    """The number `value` as the first one is printed: (1) -> (2), １ -> ２, ① -> ②."""
    signs = {
        "1": "23456789", "１": "２３４５６７８９", "①": "②③④⑤⑥⑦⑧⑨",
        KANA_MARKS[0]: KANA_MARKS[1:9],
    }  # fmt: skip
    one = next((sign for sign in signs if sign in first), None)
    if one is None or value > len(signs[one]) + 1:
        return ""
    return first.replace(one, signs[one][value - 2])


def _state(title: Title, draft: Draft) -> Node:
    """A new approach, the current element from here on."""
    node = draft.current = Node(title)
    draft.approaches.append(node)
    return node


def _row(block: Block, draft: Draft) -> Kind | None:
    """A row of a table of approaches: its title, and the rest describes."""
    filled = [cell for cell in block.cells if cell]
    if not filled:
        return None
    node = _state(parse(draft.text, filled[0][0], draft.profile), draft)
    node.description.extend(piece for cell in filled[1:] for piece in cell)
    return Kind.MODELLED


def _is_item(block: Block, items: style.Style) -> bool:
    if items.fits(block):
        return True
    return (block.is_heading or block.is_titled) and items.form == "level"
