"""No name of a member of staff, no private address: not in the data, the texts, or a page."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from lxml import html

from tests.conftest import ROOT
from wardplan.transcribe.names import remove


def named(text: str) -> list[str]:
    """The lines in which the rules of the importer find a name of staff or a private address."""
    lines = text.split("\n")
    return [lines[(note.line or 1) - 1] for note in remove(text)[1]]


def told(text: str) -> str:
    """A text without the addresses that examples of the documentation invent."""
    return text.replace("izumi-data@example.jp", "")


def blocks_of(page: Path) -> Iterator[str]:
    """What a page says, each of its parts by itself."""
    for each in html.fromstring(page.read_bytes()).itertext():
        if each.strip():
            yield each


def test_the_rules_find_a_name() -> None:
    assert named("問合せ先\n担当：山田\n電話") == ["担当：山田"]
    assert named("メール：taro.yamada@example.jp") == ["メール：taro.yamada@example.jp"]


def test_no_statement_has_one(store: ox.Store) -> None:
    values = {quad.object.value for quad in store if isinstance(quad.object, ox.Literal)}
    assert len(values) > 1000
    assert [found for value in values for found in named(value)] == []


def test_no_published_text_has_one(site: Path) -> None:
    """Nor has any file that people read as text: transcriptions, tables, queries, notes."""
    files = [file for kind in ("txt", "csv", "md") for file in site.rglob(f"*.{kind}")]
    assert len(files) > 20
    found = {str(f): names for f in files if (names := named(f.read_text(encoding="utf-8-sig")))}
    assert found == {}


def test_no_page_has_one(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    said = {text for page in pages for text in blocks_of(page)}
    assert len(said) > 1000
    assert [found for text in said for found in named(told(text))] == []


@pytest.mark.parametrize("folder", ["data", "docs"])
def test_no_file_of_the_repository_has_one(folder: str) -> None:
    files = [f for kind in ("md", "ttl", "tsv") for f in (ROOT / folder).rglob(f"*.{kind}")]
    found = {str(f): names for f in files if (names := named(told(f.read_text(encoding="utf-8"))))}
    assert found == {}
