"""Rows and cells of tables in HTML, Markdown and text parted by tabs."""

import pytest

from wardplan.importer import tables

LINES: dict[str, tuple[str, list[list[str]]]] = {
    "Markdown": ("|防災訓練|守ります。|", [["防災訓練"], ["守ります。"]]),
    "no last stroke": ("|防災訓練|守ります。", [["防災訓練"], ["守ります。"]]),
    "spaces": ("| 防災訓練 | 守ります。 |", [["防災訓練"], ["守ります。"]]),
    "empty cell": ("|防災訓練||", [["防災訓練"], []]),
    "line break": ("|防災訓練|守る<br>備える|", [["防災訓練"], ["守る", "備える"]]),
    "rule": ("|---|:--:|", []),
    "tabs": ("防災訓練\t守ります。\t総務課", [["防災訓練"], ["守ります。"], ["総務課"]]),
    "empty between tabs": ("防災訓練\t\t総務課", [["防災訓練"], [], ["総務課"]]),
}
HTML: dict[str, tuple[str, list[list[list[str]]]]] = {
    "two rows": (
        "<table><tr><th>事業</th><th>内容</th></tr><tr><td>訓練</td><td>守る</td></tr></table>",
        [[["事業"], ["内容"]], [["訓練"], ["守る"]]],
    ),
    "list in a cell": (
        "<table><tr><td>訓練</td><td><ul><li>守る</li><li>備える</li></ul></td></tr></table>",
        [[["訓練"], ["守る", "備える"]]],
    ),
    "attributes": (
        '<table border="1">\n<tr class="a">\n<td colspan="2">訓練</td>\n</tr>\n</table>',
        [[["訓練"]]],
    ),
    "two tables": (
        "<table><tr><td>一</td></tr></table>\n\n<table><tr><td>二</td></tr></table>",
        [[["一"]], [["二"]]],
    ),
    "never closed": ("<table><tr><td>訓練</td></tr>", []),
    "inside a line": ("表は<table><tr><td>訓練</td></tr></table>です", []),
    "no row": ("<table></table>", [[]]),
}
TOTALS = {"計": True, "合　計": True, "（小計）": True, "計画の策定": False, "": False}


@pytest.mark.parametrize(("line", "expected"), LINES.values(), ids=LINES.keys())
def test_cells_of_a_line(line: str, expected: list[list[str]]) -> None:
    text = f"前の行\n{line}"
    cells = tables.cells_of_line(text, 4, len(text))
    assert [[piece.text for piece in cell] for cell in cells] == expected
    assert all(text[p.start : p.end] == p.text for cell in cells for p in cell)


@pytest.mark.parametrize(("text", "expected"), HTML.values(), ids=HTML.keys())
def test_rows_of_html(text: str, expected: list[list[list[str]]]) -> None:
    rows = tables.html_rows(text)
    assert [[[p.text for p in cell] for cell in row.cells] for row in rows] == expected


@pytest.mark.parametrize("text", [text for text, rows in HTML.values() if rows])
def test_rows_cover_their_tables(text: str) -> None:
    covered = {n for row in tables.html_rows(text) for n in range(row.start, row.end)}
    assert {n for n, sign in enumerate(text) if not sign.isspace()} <= covered


@pytest.mark.parametrize(("printed", "expected"), TOTALS.items())
def test_row_of_totals(printed: str, expected: bool) -> None:
    (cells, *_) = [tables.cells_of_line(f"|{printed}|12|", 0, len(printed) + 5)]
    assert tables.is_total(cells) is expected
