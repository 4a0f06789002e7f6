"""Cut a transcription into blocks: headings, items, paragraphs, table rows, with their offsets."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from wardplan.importer import numbering, tables
from wardplan.importer.lines import Line, lines
from wardplan.importer.numbering import Number
from wardplan.importer.wrapping import page_width, runs_on, width
from wardplan.records import Quote, fold

LIST_MARKS = "・･□-‐*•▪▫➢✓✔·∙→"
TITLE_MARKS = "○●◆◇■〇◯◎▼▽▶▷►❖♦❏◉"
NOTE_MARKS = "★☆※"
KANA_MARKS = "アイウエオカキクケコサシスセソ"
BOLD = "**"
_TITLE = 8
"""A line so short may come again by chance."""


@dataclass(frozen=True)
class Block:
    """A run of lines that belong together, or one row of a table.

    `level` is the Markdown heading level (0: none), `mark` the sign that opened the block,
    `number` the number printed behind it, `body` what remains after the marks (the number
    included), `gap` the number of blank lines before it, `indent` how far it is set in. `cells` are
    the cells of a row, each with the pieces that line breaks in the cell part; a block that is no
    row has none.
    """

    line: int
    start: int
    end: int
    level: int
    mark: str
    body: Quote
    gap: int
    number: Number | None = None
    indent: int = 0
    cells: tuple[tables.Cell, ...] = ()

    @property
    def text(self) -> str:
        return self.body.text

    @property
    def is_heading(self) -> bool:
        return self.level > 0

    @property
    def is_bullet(self) -> bool:
        return self.mark != "" and self.mark in LIST_MARKS + KANA_MARKS

    @property
    def is_titled(self) -> bool:
        """Whether a title mark stands before it: ○ ● ◆ ◇ ■, or bold print."""
        return self.mark == BOLD or (self.mark != "" and self.mark in TITLE_MARKS)

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as running text does."""
        return self.text.rstrip("」』）)").endswith(("。", "．"))

    @property
    def is_plain(self) -> bool:
        """Neither heading nor marked nor a row of a table."""
        return not (self.level or self.mark or self.cells)


def quote(text: str, start: int, end: int) -> Quote:
    """The quote of `text[start:end]` without the white space around it."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = end - (len(piece) - len(piece.rstrip()))
    return Quote(left, max(left, right), fold(piece))


def cut(text: str) -> tuple[Block, ...]:
    """All blocks of `text`, in order. Together with blank space they cover it wholly."""
    rows = tables.html_rows(text)
    inside = [(row.start, row.end) for row in rows]
    parsed = list(lines(text, inside))
    page = page_width([width(line.text) for line in parsed if not line.level])
    groups = _groups(parsed, page)
    found = [_block(text, group) for group in groups]
    found += [_row_block(text, row.line, row.start, row.end, row.cells) for row in rows]
    return tuple(sorted(found, key=lambda block: block.start))


def _groups(parsed: list[Line], page: int) -> Iterator[list[Line]]:
    """Lines of one block together: a line that continues the one before joins it."""
    group: list[Line] = []
    again = _come_again(parsed)
    for line in parsed:
        apart = line.opens_block or line.text in again
        closed = group and (group[-1].level or group[-1].is_row or group[-1].text in again)
        if group and (closed or apart or not runs_on(group, line, page)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _come_again(parsed: list[Line]) -> frozenset[str]:
    """Lines that stand in the text more than once, word for word, and are no sentences: titles."""
    counts = Counter(line.text for line in parsed)
    return frozenset(
        text
        for text, times in counts.items()
        if times > 1 and len(text) >= _TITLE and text[-1] not in "。．、，"
    )


def _block(text: str, group: list[Line]) -> Block:
    first, last = group[0], group[-1]
    mark = "" if first.mark == ">" else first.mark
    if first.is_row:
        cells = tables.cells_of_line(text, first.start, first.end)
        return _row_block(text, first.number, first.start, first.end, cells)
    body = quote(text, first.body, last.end)
    return Block(
        line=first.number,
        start=first.start,
        end=last.end,
        level=0 if mark and mark in LIST_MARKS + KANA_MARKS else first.level,
        mark=mark,
        body=body,
        gap=first.gap,
        number=numbering.read(text, body),
        indent=first.indent,
    )


def _row_block(text: str, line: int, start: int, end: int, cells: tuple[tables.Cell, ...]) -> Block:
    return Block(line, start, end, 0, "", quote(text, start, end), 0, cells=cells)
