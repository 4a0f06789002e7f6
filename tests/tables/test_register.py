"""The register of tables: every table and column in both languages, and what it refuses."""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.tables.made import NAMES, TABLES
from wardplan.errors import SiteError
from wardplan.tables import register
from wardplan.tables.register import Table

WANTED = {
    "plans",
    "measures",
    "initiatives",
    "actions",
    "citations",
    "departments",
    "missions",
    "policies",
}

BROKEN: dict[str, tuple[str, str, str]] = {
    "not TOML": ("[[table]]\nname", "[[table\nname", "not usable as a register of tables"),
    "no heading in English": ('en = "Plans"', "", "not usable as a register of tables"),
    "an unknown type": ('type = "boolean"', 'type = "truth"', "type must be one of iri, text"),
    "no such query": ('name = "plans"', 'name = "absent"', "not usable as a register of tables"),
    "a column nobody described": ("goalLabel =", "goalTitle =", r"no \[columns\] entry for"),
}

BAD_QUERIES: dict[str, tuple[str, str]] = {
    "no SPARQL": ("SELECT ?iri WHERE {", "not valid SPARQL"),
    "no rows": ("ASK { ?iri ?p ?o }", "must be a SELECT query"),
    "no key first": ("SELECT ?label ?iri WHERE { ?iri ?p ?label }", "iri must come first"),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "site" / "tables", tmp_path / "tables")
    return tmp_path


def test_the_tables_that_were_asked_for_are_there() -> None:
    assert set(NAMES) >= WANTED


def test_every_query_is_a_table() -> None:
    assert {file.stem for file in (ROOT / "site" / "tables").glob("*.rq")} == set(NAMES)


@pytest.mark.parametrize("table", TABLES.listed, ids=NAMES)
def test_words_are_in_both_languages(table: Table) -> None:
    words = [table.words, table.about, *(column.words for column in table.columns)]
    assert [
        each["ja"] for each in words if not re.search(r"[ぁ-んァ-ヶ一-龠]|IRI", each["ja"])
    ] == []
    assert [each["en"] for each in words if not re.match(r"[A-Z]", each["en"])] == []


@pytest.mark.parametrize("table", TABLES.listed, ids=NAMES)
def test_no_two_columns_have_the_same_heading(table: Table) -> None:
    headings = [column.words["ja"] for column in table.columns]
    assert len(set(headings)) == len(headings)


def test_no_column_is_without_a_table() -> None:
    used = {column.name for table in TABLES.listed for column in table.columns}
    text = (ROOT / "site" / "tables" / "tables.toml").read_text(encoding="utf-8")
    assert set(re.findall(r"^(\w+) = \{ ja", text, re.MULTILINE)) - {"about"} == used


def test_a_new_table_is_a_query_and_an_entry(site: Path) -> None:
    query = "PREFIX wp: <urn:x:> SELECT ?iri ?label WHERE { ?iri a wp:City ; wp:label ?label }"
    (site / "tables" / "cities.rq").write_text(query, encoding="utf-8")
    with (site / "tables" / "tables.toml").open("a", encoding="utf-8") as file:
        about = 'about = { ja = "市", en = "Cities" }'
        file.write(f'[[table]]\nname = "cities"\nja = "市"\nen = "Cities"\n{about}\n')
    assert [column.name for column in register.read(site).of("cities").columns] == ["iri", "label"]


@pytest.mark.parametrize(("old", "new", "said"), BROKEN.values(), ids=BROKEN.keys())
def test_register_that_cannot_be_used(site: Path, old: str, new: str, said: str) -> None:
    file = site / "tables" / "tables.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SiteError, match=said):
        register.read(site)


@pytest.mark.parametrize(("query", "said"), BAD_QUERIES.values(), ids=BAD_QUERIES.keys())
def test_query_that_cannot_be_used(site: Path, query: str, said: str) -> None:
    (site / "tables" / "plans.rq").write_text(query, encoding="utf-8")
    with pytest.raises(SiteError, match=said) as caught:
        register.read(site)
    assert caught.value.file == site / "tables" / "plans.rq"


def test_site_without_tables(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="no register of tables"):
        register.read(tmp_path)


def test_table_that_is_not_there() -> None:
    with pytest.raises(SiteError, match="no table 'cities'"):
        TABLES.of("cities")
