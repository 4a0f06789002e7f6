"""Cut a transcription into blocks: headings, marked lines, paragraphs, each with its offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wardplan.records import Quote, fold

LIST_MARKS = "・･□"
TITLE_MARKS = "○●◆◇■"
NOTE_MARKS = "★※"

_HEADING = re.compile(r"(#{1,6})[ \t]+")
_DASH_BULLET = re.compile(r"[-*‐][ \t]+")
_MARK = re.compile(rf"([{LIST_MARKS}{TITLE_MARKS}{NOTE_MARKS}])[ \t\u3000]*")


@dataclass(frozen=True)
class Block:
    """A run of lines that belong together.

    `level` is the Markdown heading level (0: none), `mark` the sign that opened the block,
    `body` what remains after the marks, `gap` the number of blank lines before it.
    """

    line: int
    start: int
    end: int
    level: int
    mark: str
    body: Quote
    gap: int

    @property
    def text(self) -> str:
        return self.body.text

    @property
    def is_heading(self) -> bool:
        return self.level > 0

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as running text does."""
        return self.text.rstrip("」』）)").endswith(("。", "．"))


@dataclass(frozen=True)
class _Line:
    number: int
    start: int
    end: int
    level: int
    mark: str
    body: int
    gap: int

    @property
    def opens_block(self) -> bool:
        return self.gap > 0 or self.level > 0 or self.mark != ""


def quote(text: str, start: int, end: int) -> Quote:
    """The quote of `text[start:end]` without the white space around it."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = end - (len(piece) - len(piece.rstrip()))
    return Quote(left, max(left, right), fold(piece))


def cut(text: str) -> tuple[Block, ...]:
    """All blocks of `text`, in order. Together with blank space they cover it wholly."""
    groups: list[list[_Line]] = []
    for line in _lines(text):
        if not groups or line.opens_block or groups[-1][-1].level:
            groups.append([line])
        else:
            groups[-1].append(line)
    return tuple(_block(text, group) for group in groups)


def _block(text: str, group: list[_Line]) -> Block:
    first, last = group[0], group[-1]
    body = quote(text, first.body, last.end)
    return Block(first.number, first.start, last.end, first.level, first.mark, body, first.gap)


def _lines(text: str) -> Iterator[_Line]:
    """The lines that hold something, without the white space around their content."""
    offset = gap = 0
    for number, raw in enumerate(text.split("\n"), 1):
        content = raw.strip()
        if content:
            start = offset + raw.index(content)
            yield _parse(number, content, start, gap)
            gap = 0
        else:
            gap += 1
        offset += len(raw) + 1


def _parse(number: int, content: str, start: int, gap: int) -> _Line:
    level, mark, position = 0, "", 0
    if heading := _HEADING.match(content):
        level, position = len(heading[1]), heading.end()
    if bullet := _DASH_BULLET.match(content, position):
        mark, position = "-", bullet.end()
    if sign := _MARK.match(content, position):
        mark, position = sign[1], sign.end()
    return _Line(number, start, start + len(content), level, mark, start + position, gap)
