"""What several rules ask of a block."""

import re

from wardplan.importer import sdgs
from wardplan.importer.blocks import BOLD, Block, quote
from wardplan.importer.draft import Draft, Node
from wardplan.importer.headings import Title, cite, parse
from wardplan.importer.normalise import narrow
from wardplan.importer.profile import Profile
from wardplan.importer.sections import bare, inline_goal
from wardplan.records import Quote

_BRACKETS = "()（）[]［］【】<>＜＞〔〕〈〉《》 　"
_BOXES = {"【": "】", "[": "]", "［": "］", "〔": "〕"}
_PARTICLE = re.compile(r"[をがはにのでと]$")
ANNOUNCING = ("initiatives", "indicators", "text")
"""Labels that announce what stands below them."""
DETAILS = ("departments", "citations", "budget", "goals")
"""Labels of what a line adds to the title above it."""
_DETAIL = re.compile(
    r"[【\[〔(<]?\s?(?P<label>[^\s:【】\[\]〔〕()<>]{2,12})\s?(?:[】\]〕)>]\s?:?|:)\s*\S"
)
_SHORT = 60
_LONGEST = 2000
_LEAD = 24
"""A title that shares a line with its text is not longer."""


def is_short_line(block: Block) -> bool:
    """A line of its own that is no sentence."""
    return block.is_plain and not block.is_sentence and len(block.text) <= _SHORT


def is_label(block: Block, profile: Profile) -> bool:
    """Whether a block announces a list or holds a detail, and so is no title."""
    words = bare(block.text)
    if profile.labels.find(words, ANNOUNCING) is not None or is_wrapped(block.text, "～〜~"):
        return True
    if not block.is_plain or len(block.text) > _SHORT:
        return False
    return profile.citations.is_citation(block.text, strict=True) or _is_detail(block, profile)


def _is_detail(block: Block, profile: Profile) -> bool:
    """Whether a line begins with the label of a detail: 担当：総務課, 【予算額】5千円."""
    match = _DETAIL.match(narrow(block.text))
    return match is not None and profile.labels.find(match["label"], DETAILS) is not None


def title(block: Block, draft: Draft) -> Title:
    """The parts of a block read as a title; read once, since several rules ask."""
    found = draft.titles.get(block.start)
    if found is None:
        found = draft.titles[block.start] = parse(draft.text, block.body, draft.profile)
    return found


def is_wrapped(printed: str, dashes: str) -> bool:
    """Whether a line is wholly between two of the given dashes."""
    text = printed.strip()
    return len(text) > 2 and text[0] in dashes and text[-1] in dashes


def unbracketed(text: str, body: Quote) -> Quote:
    """`body` without the brackets around it."""
    raw = text[body.start : body.end]
    left = len(raw) - len(raw.lstrip(_BRACKETS))
    right = len(raw.rstrip(_BRACKETS))
    if left >= right:
        return body
    return quote(text, body.start + left, body.start + right)


def unboxed(text: str, label: Quote) -> Quote:
    """A title without the one bracket that is around the whole of it."""
    raw = text[label.start : label.end]
    closing = _BOXES.get(raw[:1])
    if closing is None or raw[-1] != closing or closing in raw[1:-1]:
        return label
    return quote(text, label.start + 1, label.end - 1)


def take_programme(text: str, title: Title, profile: Profile) -> None:
    """Take a label such as 区局連携促進事業 off, where a colon parts it from the title."""
    raw = narrow(text[title.label.start : title.label.end])
    name, colon, rest = raw.partition(":")
    if colon and rest.strip() and profile.marks.is_("programme_before_colon", name):
        start = title.label.start
        title.programme = quote(text, start, start + len(name))
        title.label = quote(text, start + len(name) + 1, title.label.end)


def goal_behind(block: Block, profile: Profile) -> int | None:
    """Where a goal begins on the line of its heading; None where the line is the heading only."""
    return inline_goal(block, profile)


_BRACKET = re.compile(r"[(<\[【〔〈](?P<inner>[^()<>\[\]【】〔〕〈〉]{2,80})[)>\]】〕〉]")


def describe(draft: Draft, node: Node, more: Quote) -> None:
    """Add running text to an element, and what its brackets cite and its words name."""
    node.description.append(more)
    collect(draft, node, more)


def collect(draft: Draft, node: Node, piece: Quote) -> None:
    """Add the citations in brackets and the SDGs that a text under a title names."""
    if len(piece.text) > _LONGEST:
        return
    raw = draft.text[piece.start : piece.end]
    for match in _BRACKET.finditer(narrow(raw)):
        inner = quote(
            draft.text, piece.start + match.start("inner"), piece.start + match.end("inner")
        )
        node.citations.extend(cite(draft.text, inner, draft.profile))
    if node is draft.goal:
        draft.citations.extend(draft.profile.citations.mentions(draft.text, piece))
    if "SDG" in narrow(raw):
        node.goals.extend(sdgs.references(draft.text, piece))


def title_of(block: Block, draft: Draft) -> tuple[Title, Quote | None]:
    """The title a block opens with, and the text behind it on the same line: 現場主義：現場に…。"""
    body, rest = split_lead(block, draft)
    return parse(draft.text, body, draft.profile), rest


def split_lead(block: Block, draft: Draft) -> tuple[Quote, Quote | None]:
    """Part a sentence that begins with a title: at a colon, a wide space or a tab."""
    if not block.is_sentence:
        return block.body, None
    start = block.number.end if block.number else block.body.start
    if block.mark == BOLD:
        return split_bold(block.body, draft.text)
    if draft.text.startswith(BOLD, start):
        name, rest = split_bold(quote(draft.text, start, block.body.end), draft.text)
        return quote(draft.text, block.body.start, name.end), rest
    raw = draft.text[start : min(block.body.end, start + _LEAD * 2)]
    for place, sign in enumerate(narrow(raw)):
        if sign == "。" or place > _LEAD:
            break
        is_wide = raw[place] in "\u3000\t" and place > 2
        is_gap = is_wide or (sign == " " and is_name(raw[:place]))
        if (sign == ":" or is_gap) and place > 1 and not is_open(raw[:place]):
            rest = quote(draft.text, start + place + 1, block.body.end)
            if rest.text:
                return quote(draft.text, block.body.start, start + place), rest
    return block.body, None


def split_bold(body: Quote, text: str) -> tuple[Quote, Quote | None]:
    """Part where the bold print ends: **題** — 文。"""
    start = body.start + (len(BOLD) if text.startswith(BOLD, body.start) else 0)
    body = quote(text, start, body.end)
    close = text.find(BOLD, start, body.end)
    if close < 0:
        return body, None
    start = close + len(BOLD)
    raw = text[start : body.end]
    rest = quote(text, body.end - len(raw.lstrip(" \u3000\t—–―:：-")), body.end)
    return quote(text, body.start, close), rest


def is_name(piece: str) -> bool:
    """Whether `piece` can be a title before its text: no part of a sentence, not only letters."""
    return not _PARTICLE.search(piece) and not piece.isascii() and "、" not in piece


def is_open(piece: str) -> bool:
    """Whether a bracket is open at the end of `piece`."""
    return any(piece.count(a) > piece.count(b) for a, b in ("「」", "『』", "（）", "()", "【】"))
