"""The lines of a transcription: what sign opens each, how far it is set in, what stands before."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wardplan.importer.normalise import narrow

_HEADING = re.compile(r"(#{1,6})[ \t\u3000]+")
_DASH_BULLET = re.compile(r"[-*+‐–−－—ー][ \t\u3000]+(?!\d+[ \t\u3000]*[-‐–−－—ー])|‐(?=\S)")
_SIGN = re.compile(r"([・･□•▪▫➢✓✔·∙→○●◆◇■〇◯◎▼▽▶▷►❖♦❏◉★☆※])[ \t\u3000]*")
_KANA = re.compile(
    r"[(（]?([アイウエオカキクケコサシスセソ])(?:[)）.．、]|[ \t\u3000])[ \t\u3000]*"
)
_QUOTED = re.compile(r">[ \t\u3000]*(?=\S)")
_BOLD = re.compile(r"\*\*(?=[^*\s])")
_NUMBERED = re.compile(
    r"施策\s*\d|[\[(【<〈〔《≪]\s*(?:施策)?\s*\d{1,2}\s*[\])】>〉〕》≫]|\d{1,2}[.、:\s]|\d{1,2}-\d{1,2}\s|[①-⑳]|[@A-H]\s+(?=[ぁ-ゖァ-ヺ一-鿿「])"
)
_PAIRED = frozenset("○●◆◇■▼▽▶▷★☆")
"""Signs that may stand behind a title as well as before it."""
_BEHIND_BOLD = "(（[［【〔<＜〈《～〜~"
"""What may stand on the line behind a title in bold print: brackets and a subtitle."""
_LEADS = re.compile(
    r"\s?[—–―:：-]\s*\S|\s+[^\s(（].*[。．]$"
    r"|\s+[^\s(（〈<＜【《。、]{2,20}(?:[〈<＜(（【《][^〉>＞)）】》]{1,60}[〉>＞)）】》]){0,4}$"
)
"""A dash, a colon or a space between a title in bold print and what follows on the same line."""
_TAB = re.compile(r"[^\s・･□•○●◆◇■〇◯◎★☆※\-][)\d.]?[ \u3000]{0,3}\t")
_COLUMNS = re.compile(r"\S(?:\u3000{2,}| {3,}|\u3000 )\S")
"""Words set in columns: a label and its value, a row of a table that lost its lines."""
_OWN_LINE = re.compile(r"[―─—]{2}|[【《≪「『〈＜<〔～〜~!]|\([^)]*\)$|（[^）]*）$")


@dataclass(frozen=True)
class Line:
    """A line that holds something; offsets are of its content without the space around it.

    `indent` counts the characters of white space before it, `gap` the blank lines, `body` is
    where the text begins behind the marks. `breaks_hard`: two spaces at the end, which in
    Markdown break a line inside a paragraph.
    """

    number: int
    start: int
    end: int
    level: int
    mark: str
    body: int
    gap: int
    indent: int
    text: str
    is_row: bool = False
    breaks_hard: bool = False

    @property
    def opens_block(self) -> bool:
        """Whether nothing before it can run on into it."""
        if self.gap > 0 or self.level > 0 or self.mark != "" or self.is_row:
            return True
        return self.is_numbered or _COLUMNS.search(self.text) is not None

    @property
    def is_numbered(self) -> bool:
        return _NUMBERED.match(narrow(self.text)) is not None

    @property
    def is_title(self) -> bool:
        """Whether a number or a title mark opens it."""
        return self.is_numbered or (self.mark != "" and self.mark in "○●◆◇■〇◯◎▼▽▶▷►❖♦❏◉**")

    @property
    def is_bullet(self) -> bool:
        """Whether a mark other than a title's opens it."""
        return self.mark != "" and not self.is_title

    @property
    def stands_alone(self) -> bool:
        """Whether it begins with a bracket or a dash, as a label or subtitle on its own line."""
        return _OWN_LINE.match(self.text) is not None


def lines(text: str, skipped: Sequence[tuple[int, int]] = ()) -> Iterator[Line]:
    """The lines of `text` that hold something, but for those inside the `skipped` ranges."""
    starts = [start for start, _ in skipped]
    offset = gap = 0
    for number, raw in enumerate(text.split("\n"), 1):
        content = raw.strip()
        start = offset + (len(raw) - len(raw.lstrip()))
        offset += len(raw) + 1
        place = bisect_right(starts, start) - 1
        if not content:
            gap += 1
        elif place < 0 or start >= skipped[place][1]:
            line = _parse(number, content, start, gap, len(raw) - len(raw.lstrip()))
            yield replace(line, breaks_hard=True) if raw.endswith("  ") else line
            gap = 0


def _parse(number: int, content: str, start: int, gap: int, indent: int) -> Line:
    end = start + len(content)
    if _is_row(content):
        return Line(number, start, end, 0, "", start, gap, indent, content, is_row=True)
    level, mark, position = 0, "", 0
    if quoted := _QUOTED.match(content):
        mark, position = ">", quoted.end()
    if heading := _HEADING.match(content, position):
        level, position = len(heading[1]), heading.end()
    if bullet := _DASH_BULLET.match(content, position):
        mark, position = "-", bullet.end()
    position, end, mark = _bold(content, position, end, mark, overrides=True)
    for pattern in (_SIGN, _KANA):
        if sign := pattern.match(content, position):
            mark, position = sign[1], sign.end()
    position, end, mark = _bold(content, position, end, mark, overrides=False)
    if mark in _PAIRED and content.endswith(mark) and content.count(mark) == 2:
        end -= 1
    return Line(number, start, end, level, mark, start + position, gap, indent, content[position:])


def _bold(
    content: str, position: int, end: int, mark: str, *, overrides: bool
) -> tuple[int, int, str]:
    """Take the asterisks of a title in bold print off, what stands behind it on the line apart."""
    bold = _BOLD.match(content, position)
    if bold is None or content.count("**") != 2:
        return position, end, mark
    last = content.rfind("**") + 2
    behind = content[last:].strip()
    leads = _LEADS.match(content, last) is not None
    if not behind:
        end -= 2
    elif behind[0] not in _BEHIND_BOLD and not leads:
        return position, end, mark
    return bold.end(), end, "**" if overrides or not mark else mark


def _is_row(content: str) -> bool:
    if content.startswith("|") and content.count("|") >= 2:
        return True
    return _TAB.search(content) is not None and "《" not in content
