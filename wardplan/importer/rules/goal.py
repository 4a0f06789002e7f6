"""The basic goal: on a line of its own, behind its heading, or above it."""

import re

from wardplan.importer.blocks import Block, quote
from wardplan.importer.draft import Draft, Kind, Node, Section
from wardplan.importer.headings import Title
from wardplan.importer.normalise import dashes, narrow
from wardplan.importer.rules import common
from wardplan.importer.sections import section_of
from wardplan.records import Quote

_PAIRS = "「」 『』 “” 〝〟 ≪≫ 《》 ＜＞ 【】 －－ ―― —— –– -- ～～"
_QUOTES = {pair[0]: pair[1] for pair in _PAIRS.split()} | {'"': '"'}
_LONGEST = 120
_SENTENCE = 400
_POINTING = re.compile(r"(?:これ|この言葉|上記)[がをは][^。]{0,24}基本目標")
_STATED = re.compile(
    r"[「『](?P<before>[^」』]{4,80})[」』]\s?を、?(?:区の|区政運営の|運営の)?基本目標"
    r"|基本目標(?:は|を|である|として|に)?、?\s?[「『](?P<behind>[^」』]{4,80})[」』]"
)


def before_heading(block: Block, draft: Draft) -> Kind | None:
    """A line right above a goal heading that no goal follows: diagrams come out of order."""
    heading = draft.index + 1
    if common.is_wrapped(dashes(_text_at(draft, heading)), "～"):
        heading += 1
    if draft.goal or draft.section is not Section.FRONT or len(block.text) > _LONGEST:
        return None
    if draft.starts.get(heading) is not Section.GOAL or block.is_sentence or block.cells:
        return None
    if common.goal_behind(draft.blocks[heading], draft.profile) or _goal_follows(draft, heading):
        return None
    return _state(block.body, draft)


def in_sentence(block: Block, draft: Draft) -> Kind | None:
    """A goal that only a sentence states: 「題」を基本目標に…; no heading announces it."""
    if draft.goal or draft.section is not Section.FRONT or len(block.text) > _SENTENCE:
        return None
    if not block.is_sentence or Section.GOAL in draft.starts.values():
        return None
    raw = narrow(draft.text[block.body.start : block.body.end])
    match = _STATED.search(raw)
    if match is None:
        return None
    name = "before" if match["before"] else "behind"
    start, end = match.span(name)
    _state(quote(draft.text, block.body.start + start, block.body.start + end), draft)
    draft.current = None
    return None


def pointed_at(block: Block, draft: Draft) -> Kind | None:
    """A goal in quotation marks that the sentence below calls so: これが…の基本目標です。"""
    if draft.goal or draft.section is not Section.FRONT or draft.following is None:
        return None
    if Section.GOAL in draft.starts.values() or _unwrap(block.text) == block.text:
        return None
    if not _POINTING.match(narrow(draft.following.text)):
        return None
    return _state(block.body, draft)


def _text_at(draft: Draft, place: int) -> str:
    return draft.blocks[place].text if place < len(draft.blocks) else ""


def _goal_follows(draft: Draft, heading: int) -> bool:
    """Whether a line that can be the goal stands behind its heading."""
    for place in range(heading + 1, min(heading + 3, len(draft.blocks))):
        if place in draft.starts:
            return False
        if _is_goal(draft.blocks[place]):
            return True
    return False


def title(block: Block, draft: Draft) -> Kind | None:
    """The goal itself: the first line in its section that is no running text."""
    if draft.section is not Section.GOAL or draft.goal:
        return None
    behind = common.goal_behind(block, draft.profile)
    if section_of(block, draft.profile) is Section.GOAL and behind is not None:
        return _state(quote(draft.text, block.body.start + behind, block.body.end), draft)
    if not _is_goal(block):
        return None
    kind = _state(block.body, draft)
    draft.titled = block
    return kind


def _is_goal(block: Block) -> bool:
    if block.is_bullet or block.cells or len(block.text) > _LONGEST:
        return False
    return block.is_heading or not block.is_sentence or _unwrap(block.text) != block.text


def _state(body: Quote, draft: Draft) -> Kind:
    draft.goal = draft.current = Node(_title(body, draft))
    return Kind.MODELLED


def _title(body: Quote, draft: Draft) -> Title:
    """The goal without the quotation marks or dashes around all of it, and its subtitle."""
    text = draft.text
    inner = strip(text, body)
    printed = dashes(text[inner.start : inner.end])
    first = printed.find("～")
    if first > 0 and printed.endswith("～") and printed[first + 1 : -1].strip():
        label = strip(text, quote(text, inner.start, inner.start + first))
        return Title(
            label if label.text else inner,
            subtitle=quote(text, inner.start + first + 1, inner.end - 1),
        )
    if printed.startswith("～") and 1 < printed.find("～", 1) < len(printed) - 1:
        close = printed.find("～", 1)
        label = strip(text, quote(text, inner.start + close + 1, inner.end))
        subtitle = quote(text, inner.start + 1, inner.start + close)
        return Title(label, subtitle=subtitle) if label.text and subtitle.text else Title(inner)
    return Title(inner)


def strip(text: str, body: Quote) -> Quote:
    """`body` without pairs of quotation marks or dashes that stand around all of it."""
    while True:
        printed = dashes(text[body.start : body.end])
        if printed.endswith("**") and printed.strip("* "):
            body = quote(text, body.start + 2 * printed.startswith("**"), body.end - 2)
            continue
        closing = _QUOTES.get(printed[:1])
        if closing is None or len(printed) < 3 or not printed.endswith(closing):
            return body
        if closing in printed[1:-1]:
            return body
        inside = quote(text, body.start + 1, body.end - 1)
        if not inside.text:
            return body
        body = inside


def _unwrap(printed: str) -> str:
    first = _QUOTES.get(dashes(printed[:1]))
    return printed[1:-1] if first and dashes(printed).endswith(first) else printed
