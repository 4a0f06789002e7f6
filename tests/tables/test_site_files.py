"""The files of the built site, as an independent reader of CSV on the Web reads them."""

import json
import warnings
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from csvw.metadata import CSVW
from lxml import html
from openpyxl import load_workbook

from tests.tables.made import NAMES, TABLES, table
from wardplan.holdings import Holdings
from wardplan.tables.rows import Row, rows

FOLDERS = ["tables", "tables/plain"]


@pytest.fixture(scope="module")
def data(holdings: Holdings) -> ox.Store:
    return holdings.unified


def read(file: Path) -> CSVW:
    return CSVW(str(file), validate=True)


def normal(row: dict[str, Any]) -> Row:
    """A row as the reader gives it, with its IRIs as text."""
    return {name: _normal(cell) for name, cell in row.items()}


def _normal(cell: Any) -> Any:
    if isinstance(cell, list):
        return [_normal(each) for each in cell]
    return cell if cell is None or isinstance(cell, int) else _text(cell)


def _text(cell: Any) -> str:
    return str(cell.unsplit()) if hasattr(cell, "unsplit") else str(cell)


def known(row: Row) -> Row:
    """A row of ours, without what no CSV can tell: an empty text from an absent one."""
    return {name: cell if cell != "" else None for name, cell in row.items()}


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", NAMES)
def test_metadata_validates(site: Path, folder: str, name: str) -> None:
    found = read(site / folder / f"{name}.csv-metadata.json")
    assert found.is_valid
    assert found.warnings == []


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", NAMES)
def test_reader_finds_the_rows_of_the_data(
    site: Path, data: ox.Store, folder: str, name: str
) -> None:
    """No text of the plans begins like a formula, so that both files hold the same."""
    held = read(site / folder / f"{name}.csv-metadata.json").tables[0]
    found = [normal(row) for row in held.iterdicts()]
    assert found == [known(row) for row in rows(data, table(name))]


BREAKS = {
    "a number that is none": (b",2024,", b",soon,"),
    "a row without its IRI": (b"\r\nhttps://w3id.org/wardplan/plan/yokohama/izumi/2024,", b"\r\n,"),
    "a heading that is another": (b"iri,label", b"iri,title"),
}


@pytest.mark.parametrize(("old", "new"), BREAKS.values(), ids=BREAKS.keys())
def test_the_reader_bites(site: Path, tmp_path: Path, old: bytes, new: bytes) -> None:
    csv = (site / "tables/plain/plans.csv").read_bytes()
    metadata = (site / "tables/plain/plans.csv-metadata.json").read_bytes()
    assert old in csv
    (tmp_path / "plans.csv").write_bytes(csv.replace(old, new, 1))
    (tmp_path / "plans.csv-metadata.json").write_bytes(metadata)
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        assert not read(tmp_path / "plans.csv-metadata.json").is_valid


@pytest.mark.parametrize("name", NAMES)
def test_quoted_text_is_never_under_an_open_licence(site: Path, name: str) -> None:
    said = json.loads((site / f"tables/{name}.csv-metadata.json").read_text(encoding="utf-8"))
    assert said["dc:license"] == {"@id": "https://w3id.org/wardplan/rights/mixed"}


def test_workbook_holds_every_table(site: Path, data: ox.Store) -> None:
    book = load_workbook(site / "tables/wardplan.xlsx", read_only=True)
    held = {sheet.title.split()[-1]: sheet.max_row - 1 for sheet in list(book)[1:]}
    assert held == {table.name: len(list(rows(data, table))) for table in TABLES.listed}


def test_page_links_every_file_and_names_every_column(site: Path) -> None:
    page = html.fromstring((site / "tables.html").read_bytes())
    links = set(page.xpath("//main//a/@href"))
    files = {str(f.relative_to(site)) for f in (site / "tables").rglob("*") if f.is_file()}
    assert files <= links
    assert {"api/openapi.json", "api/plans.json"} <= links
    columns = {column.name for table in TABLES.listed for column in table.columns}
    assert set(page.xpath("//main//dt/code/text()")) == columns


def test_download_page_leads_to_the_tables(site: Path) -> None:
    page = html.fromstring((site / "download.html").read_bytes())
    assert "tables.html" in page.xpath("//main//a/@href")
