"""The rows and cells of tables as they occur in transcriptions: HTML, Markdown, tab-separated."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from wardplan.records import Quote, fold

Cell = tuple[Quote, ...]
"""The pieces of a cell that line breaks part; an empty cell has none."""

_TABLE = re.compile(r"<table\b[^<>]{0,500}>", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
_ROW = re.compile(r"<tr\b[^<>]{0,500}>", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:t[dhr]|thead|tbody|tfoot|p|div|ul|ol|span|b|strong|caption|table)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s*/?>|</?li\b[^<>]{0,200}>|</?p\b[^<>]{0,200}>|\n", re.IGNORECASE)
_TOTALS = ("計", "合計", "小計", "総計", "総額")
_RULE = re.compile(r"[\s|:+-]+")


@dataclass(frozen=True)
class Row:
    """A row of an HTML table: from the end of the row before (or the table's tag) to its own."""

    line: int
    start: int
    end: int
    cells: tuple[Cell, ...]


def html_rows(text: str) -> tuple[Row, ...]:
    """The rows of all complete HTML tables in `text`; together they cover the tables wholly."""
    found: list[Row] = []
    line, counted, position = 1, 0, 0
    while (opening := _TABLE.search(text, position)) is not None:
        closing = _TABLE_END.search(text, opening.end())
        if closing is None:
            break
        if not _fills_lines(text, opening.start(), closing.end()):
            position = opening.end()
            continue
        for start, end in _row_ranges(text, opening, closing):
            line += text.count("\n", counted, start)
            counted = start
            found.append(Row(line, start, end, tuple(_html_cells(text, start, end))))
        position = closing.end()
    return tuple(found)


def _fills_lines(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the lines where a table begins and ends."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    behind = text.find("\n", end)
    return not before.strip() and not text[end : behind if behind >= 0 else len(text)].strip()


def _row_ranges(
    text: str, opening: re.Match[str], closing: re.Match[str]
) -> Iterator[tuple[int, int]]:
    starts = [match.start() for match in _ROW.finditer(text, opening.end(), closing.start())]
    edges = (
        [opening.start(), *starts[1:], closing.end()]
        if starts
        else [opening.start(), closing.end()]
    )
    for start, end in itertools.pairwise(edges):
        piece = text[start:end]
        yield start, start + len(piece.rstrip())


def _html_cells(text: str, start: int, end: int) -> Iterator[Cell]:
    openings = list(_CELL.finditer(text, start, end))
    for opening, following in zip(openings, [*openings[1:], None], strict=False):
        stop = following.start() if following else end
        yield tuple(pieces(text, opening.end(), stop))


def cells_of_line(text: str, start: int, end: int) -> tuple[Cell, ...]:
    """The cells of one line, parted by `|` or by tabs; a rule such as |---|---| has none."""
    line = text[start:end]
    if _RULE.fullmatch(line):
        return ()
    sign = "|" if line.startswith("|") else "\t"
    edges = [match.start() for match in re.finditer(re.escape(sign), line)]
    if sign == "|":
        bounds = list(zip([e + 1 for e in edges], [*edges[1:], len(line)], strict=True))
        if line.rstrip().endswith("|"):
            bounds = bounds[:-1]
    else:
        bounds = list(zip([0, *(e + 1 for e in edges)], [*edges, len(line)], strict=True))
    return tuple(tuple(pieces(text, start + a, start + b)) for a, b in bounds)


def pieces(text: str, start: int, end: int) -> Iterator[Quote]:
    """What line breaks and tags part in `text[start:end]`, without the tags."""
    position = start
    stops = [(m.start(), m.end()) for m in _BREAK.finditer(text, start, end)]
    stops += [(m.start(), m.end()) for m in _TAG.finditer(text, start, end)]
    for stop, after in [*sorted(stops), (end, end)]:
        if stop >= position:
            yield from _piece(text, position, stop)
            position = after
        else:
            position = max(position, after)


def _piece(text: str, start: int, end: int) -> Iterator[Quote]:
    raw = text[start:end]
    content = raw.strip()
    if content:
        left = start + len(raw) - len(raw.lstrip())
        yield Quote(left, left + len(content), fold(content))


def is_total(cells: tuple[Cell, ...]) -> bool:
    """Whether a row adds up those above it."""
    first = next((cell[0].text for cell in cells if cell), "")
    return "".join(first.split()).strip("（）()【】") in _TOTALS
