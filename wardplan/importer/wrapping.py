"""Whether a line goes on with the sentence or title of the lines before it.

Transcriptions of PDF break lines where the page ended, so a line break alone says little. A line
runs on where its words cannot end there, or where it is as long as the page was wide.
"""

import re
import unicodedata
from collections.abc import Sequence

from wardplan.importer.lines import Line

_CLOSED = re.compile(r"[。．！？!?♪☆…:：]$")
_ENDS_ROW = re.compile(r"。[ \u3000]+[^\s。、]{2,20}$")
"""A sentence and a word far behind it: the end of a table's row, such as the section in charge."""
_OPEN_END = re.compile(r"[、，,・(（「『【〈<＜《]$|(?:[^もともこ]|^)[をがはにのでもと]$")
_NO_BEGINNING = re.compile(
    r"[、。，．」』）)】〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]|を|が[^んいけ]|は、|の[^びりんぞ]|に(?:、|は|も|より|よる|よっ|つい|おい|おけ|対|向|関|取|努|合|基|な)|で[、は]"
)
_PAIRS = (
    ("「", "」"),
    ("『", "』"),
    ("（", "）"),
    ("(", ")"),
    ("【", "】"),
    ("＜", "＞"),
    ("<", ">"),
)
_QUOTED = re.compile(r"「[^「」]{0,60}」|～[^～]{0,60}～|[(（][^()（）]{0,60}[)）]")
_ENDS_TITLE = re.compile(r"[」』）)】〕>＞〉～〜~円]$")
_PROSE = re.compile(r"[、。]")
_DASHES = re.compile(r"[～〜~](?!\s*\d)")
_TITLE_WRAP = 60
"""A numbered or marked line so wide may be a sentence that was cut."""
_FULL = 0.86
_LEAST_WRAP = 24
"""No page is narrower than so many half-width columns."""


def runs_on(group: Sequence[Line], line: Line, page: int) -> bool:
    """Whether `line`, which no mark opens, continues the block of `group`.

    `page` is how wide the text is set, in columns.
    """
    last = group[-1]
    text = last.text
    if _is_unbalanced(group) or _closes_dash(group, line):
        return True
    is_set_in = line.indent > last.indent and not group[0].is_bullet
    if line.stands_alone or is_set_in:
        return False
    if _CLOSED.search(text) or _ENDS_ROW.search(text):
        return False
    if last.breaks_hard and not last.is_title:
        return True
    if _OPEN_END.search(text) or _NO_BEGINNING.match(line.text):
        return True
    return _fills_page(group, page)


def _fills_page(group: Sequence[Line], page: int) -> bool:
    """Whether the lines before are running text, or as long as the page is wide."""
    last = group[-1].text
    prose = _QUOTED.sub("", "".join(each.text for each in group[-3:]))
    is_prose = _PROSE.search(prose) is not None
    if len(group) == 1 and group[0].is_title:
        return (
            is_prose
            and width(last) >= max(_TITLE_WRAP, _FULL * page)
            and not _ENDS_TITLE.search(last)
        )
    if is_prose and width(prose) >= _LEAST_WRAP:
        return not _DASHES.search(last[-1])
    if _ENDS_TITLE.search(last):
        return False
    return width(last) >= max(_LEAST_WRAP * 2, _FULL * page)


def page_width(widths: Sequence[int]) -> int:
    """How wide a text is set: nine of ten lines are not wider."""
    ordered = sorted(widths)
    return ordered[len(ordered) * 9 // 10] if ordered else 0


def width(text: str) -> int:
    """Columns on a page: a full-width character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def _is_unbalanced(group: Sequence[Line]) -> bool:
    """Whether a bracket or a pair of wave dashes opened in the last lines is not closed yet."""
    text = "".join(line.text for line in group[-3:])
    if len(text) > 400:
        return False
    return bool(any(text.count(opening) > text.count(closing) for opening, closing in _PAIRS))


def _closes_dash(group: Sequence[Line], line: Line) -> bool:
    """Whether the line ends the part between wave dashes that the line before began."""
    return (
        len(_DASHES.findall(group[-1].text)) == 1
        and not _DASHES.search(group[-1].text[-1])
        and not _DASHES.match(line.text)
        and _DASHES.search(line.text[-1]) is not None
    )
