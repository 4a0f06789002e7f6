"""CSV and workbook as others read them: the same cells, and no formula from a text."""

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.tables.made import FORMULAS, PLAN, TABLES, TEXTS, store, table
from wardplan.tables import spreadsheet
from wardplan.tables.rows import rows
from wardplan.tables.spreadsheet import Book, guarded

FOUND = list(rows(store(), table("measures")))

GUARDED = {
    "=1+1": "'=1+1",
    "+81": "'+81",
    "-1": "'-1",
    "@SUM(A1)": "'@SUM(A1)",
    "\t=1": "'\t=1",
    "\r": "'\r",
    "\n=1": "'\n=1",
    "＝1＋1": "'＝1＋1",
    "＋": "'＋",
    "－": "'－",
    "＠": "'＠",
    " =1": "' =1",
    "　=1": "'　=1",
    "a=1": "a=1",
    "'=1": "'=1",
    "・取組": "・取組",
    "": "",
}


def read_csv(data: bytes, encoding: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(encoding), newline="")))


def book() -> Any:
    made = Book(TABLES)
    list(made.add(table("measures"), FOUND))
    return load_workbook(io.BytesIO(made.bytes()))


@pytest.mark.parametrize(("given", "wanted"), GUARDED.items(), ids=[repr(k) for k in GUARDED])
def test_guard(given: str, wanted: str) -> None:
    assert guarded(given) == wanted


def test_plain_csv_holds_every_text_as_it_is() -> None:
    lines = [spreadsheet.plain_head(table("measures")), *map(spreadsheet.plain_line, FOUND)]
    read = read_csv(b"".join(lines), "utf-8")
    assert [row["label"] for row in read] == list(TEXTS.values())
    assert read[0] | {"iri": f"{PLAN}/measure/1", "year": "2030", "budget": "-1"} == read[0]


def test_csv_for_spreadsheets_guards_texts_and_leaves_numbers() -> None:
    lines = [spreadsheet.sheet_head(table("measures")), *map(spreadsheet.sheet_line, FOUND)]
    data = b"".join(lines)
    assert data.startswith(b"\xef\xbb\xbf")
    read = read_csv(data, "utf-8-sig")
    wanted = [f"'{text}" if number in FORMULAS else text for number, text in TEXTS.items()]
    assert [row["名称"] for row in read] == wanted
    assert [row["金額（円）"] for row in read] == [str(-number) for number in TEXTS]


def test_workbook_holds_every_text_as_text() -> None:
    sheet = book()["施策 measures"]
    column = [cell.value for cell in sheet[1]].index("名称\nName\nlabel")
    cells = [row[column] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == list(TEXTS.values())
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    marked = {number for number, cell in enumerate(cells, 1) if cell.quotePrefix}
    assert marked == FORMULAS


def test_workbook_has_numbers_as_numbers_and_says_what_it_is() -> None:
    made = book()
    column = [cell.value for cell in made["施策 measures"][1]].index("年度\nFiscal year\nyear")
    assert made["施策 measures"][2][column].value == 2030
    assert made["README"]["A1"].value == TABLES.title["ja"]
    assert made.properties.created.year == 1980


def test_workbook_without_a_date_of_today_is_the_same_again() -> None:
    one, other = Book(TABLES), Book(TABLES)
    for each in (one, other):
        list(each.add(table("measures"), FOUND))
    assert one.bytes() == other.bytes()


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 3)
    made = book()
    names = ["施策 measures", "施策 measures 2", "施策 measures 3"]
    assert made.sheetnames == ["README", *names]
    column = [cell.value for cell in made[names[0]][1]].index("名称\nName\nlabel")
    held = [[row[column] for row in made[n].iter_rows(min_row=2, values_only=True)] for n in names]
    assert [len(each) for each in held] == [3, 3, 2]
    assert [text for each in held for text in each] == list(TEXTS.values())


def test_text_too_long_for_a_cell_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "LONGEST", 4)
    held = book()["施策 measures"].iter_rows(min_row=2, values_only=True)
    assert 'a "q' in {cell for row in held for cell in row}
