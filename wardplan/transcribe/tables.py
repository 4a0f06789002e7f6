"""Tables of a page made regular: as many cells in every row as the page shows columns."""

from bs4 import BeautifulSoup, Tag

MAX_SPAN = 50
"""Rows or columns a cell may claim; a larger number is a mistake or an attack."""

MAX_ADDED = 5000
"""Empty cells given to one table; what follows in a larger one stays as it is."""


def straighten(table: Tag) -> None:
    """Give `table` an empty cell wherever a cell of a row above reaches down.

    A table that only lays out a page (one column, or tables within) becomes plain blocks.
    """
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    if table.find("table") or all(sum(map(columns, cells(row))) < 2 for row in rows):
        for part in (table, *table.find_all(["thead", "tbody", "tfoot"]), *rows):
            part.name = "div"
        for row in rows:
            for cell in cells(row):
                cell.name = "div"
        return
    reaching: dict[int, int] = {}
    added = 0
    for row in rows:
        added += len(reaching)
        if added > MAX_ADDED:
            return
        reaching = _fill(row, reaching)


def cells(row: Tag) -> list[Tag]:
    """The cells of a row, without those of tables within them."""
    return list(row.find_all(["td", "th"], recursive=False))


def columns(cell: Tag) -> int:
    """How many columns a cell takes."""
    return _number(cell, "colspan")


def is_header(row: Tag) -> bool:
    """Whether a row names the columns: it is marked so, or all its filled cells are."""
    filled = [cell for cell in cells(row) if cell.get_text(strip=True)]
    return row.find_parent("thead") is not None or (
        bool(filled) and all(cell.name == "th" for cell in filled)
    )


def _number(cell: Tag, name: str) -> int:
    value = str(cell.get(name) or "1")
    return max(1, min(MAX_SPAN, int(value))) if value.isascii() and value.isdigit() else 1


def _fill(row: Tag, reaching: dict[int, int]) -> dict[int, int]:
    """Insert the empty cells; returns the columns that reach into the next row, and how far."""
    below = {column: rows - 1 for column, rows in reaching.items() if rows > 1}
    column = 0
    for cell in cells(row):
        while column in reaching:
            cell.insert_before(_empty())
            column += 1
        for _ in range(columns(cell)):
            if _number(cell, "rowspan") > 1:
                below[column] = _number(cell, "rowspan") - 1
            column += 1
    for missing in sorted(c for c in reaching if c >= column):
        row.append(_empty())
        column = missing + 1
    return below


def _empty() -> Tag:
    return BeautifulSoup().new_tag("td")
