"""Spreadsheets: CSV in two kinds, and a workbook of all tables.

A cell of text that a spreadsheet could take for a formula (it begins with =, +, -, @, a tab or a
line break, or with a full-width =, +, - or @, white space before it left aside) is guarded:
in the CSV for spreadsheets by an apostrophe before it, in the workbook by being text with Excel's
own mark for "text" (quotePrefix) and without any other character. The plain CSV holds every text
as it is.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from wardplan.tables.register import Column, Table, Tables, Words
from wardplan.tables.rows import Cell, Row, text, texts

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MOST_ROWS = 1_048_575
"""The rows a sheet can hold below its heading; more go on in a further sheet."""
LONGEST = 32_767
"""The characters a cell of a workbook can hold."""

_CREATED = datetime(1980, 1, 1)
"""A workbook says when it was made: always this, so that the same data give the same bytes."""
_WIDTHS = {"iri": 24, "text": 30, "integer": 9, "boolean": 9}


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet could take a text for a formula."""
    return cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA)


def guarded(cell: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{cell}" if is_formula(cell) else cell


def plain_head(table: Table) -> bytes:
    """The first line of a table as CSV for machines (RFC 4180): the columns' names."""
    return _line(column.name for column in table.columns)


def plain_line(row: Row) -> bytes:
    """A row for machines: every cell as it is."""
    return _line(texts(row))


def sheet_head(table: Table) -> bytes:
    """The first line of a table as CSV for spreadsheets: a BOM and headings in Japanese."""
    return BOM.encode() + _line(column.words["ja"] for column in table.columns)


def sheet_line(row: Row) -> bytes:
    """A row for spreadsheets: numbers as they are, texts guarded."""
    return _line(
        text(each) if isinstance(each, int) else guarded(text(each)) for each in row.values()
    )


def _line(cells: Iterable[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()


class Book:
    """A workbook in the making: a sheet about it, then tables, row by row."""

    def __init__(self, tables: Tables) -> None:
        self._file = io.BytesIO()
        self._book = Workbook(self._file, {"constant_memory": True})
        self._book.set_properties({"title": tables.title["ja"], "created": _CREATED})
        self._head = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._marked = self._book.add_format({"quote_prefix": True})
        self._about(tables)

    def _about(self, tables: Tables) -> None:
        sheet = self._book.add_worksheet("README")
        sheet.set_column(0, 1, 60)
        listed = (_together(table.words, table.about) for table in tables.listed)
        for at, words in enumerate((tables.title, *tables.notes, *listed)):
            head = self._head if at == 0 else None
            sheet.write_string(at, 0, words["ja"], head)
            sheet.write_string(at, 1, words["en"], head)

    def add(self, table: Table, rows: Iterable[Row]) -> Iterator[Row]:
        """Write the rows to the table's own sheet, and hand each on to who else needs it."""
        sheet, at = self._sheet(table, 1), 0
        for number, row in enumerate(rows):
            at = number % MOST_ROWS
            if number and at == 0:
                sheet = self._sheet(table, number // MOST_ROWS + 1)
            for place, cell in enumerate(row.values()):
                self._write(sheet, (at + 1, place), cell)
            yield row

    def _sheet(self, table: Table, number: int) -> Worksheet:
        name = f"{table.words['ja']} {table.name}" + (f" {number}" if number > 1 else "")
        sheet: Worksheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, MOST_ROWS, len(table.columns) - 1)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, _WIDTHS[column.type])
            sheet.write_string(0, place, _heading(column), self._head)
        return sheet

    def _write(self, sheet: Worksheet, place: tuple[int, int], cell: Cell) -> None:
        if isinstance(cell, bool):
            sheet.write_boolean(*place, cell)
        elif isinstance(cell, int):
            sheet.write_number(*place, cell)
        elif cell:
            written = text(cell)[:LONGEST]
            marked: Format | None = self._marked if is_formula(written) else None
            sheet.write_string(*place, written, marked)

    def bytes(self) -> bytes:
        """The workbook, complete."""
        self._book.close()
        return self._file.getvalue()


def _together(name: Words, about: Words) -> Words:
    return {language: f"{name[language]}: {about[language]}" for language in name}


def _heading(column: Column) -> str:
    words = dict.fromkeys((column.words["ja"], column.words["en"], column.name))
    return "\n".join(words)
