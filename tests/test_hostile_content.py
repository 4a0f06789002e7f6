"""Hostile content, a small share of what `make trust` tries; and what each refusal says."""

import re
from pathlib import Path

import pytest

from benchmarks.trust import content
from wardplan import known_plans
from wardplan.dataset import parse_turtle
from wardplan.errors import DataError, SourceError
from wardplan.source import split

FRONT = "city: yokohama\nward: izumi\nfiscal_year: 2024\n"


@pytest.mark.parametrize("name", content.PROPERTIES)
def test_nothing_executes_and_nothing_escapes(name: str) -> None:
    share = content.PROPERTIES[name][2]
    assert content.check(name, 4 * share) >= share


@pytest.mark.parametrize(
    "term",
    [
        "<javascript:alert(1)>",
        "<java\\u0073cript:alert(1)>",
        "<JAVASCRIPT:alert(1)>",
        "<data:text/html,x>",
        "<file:///etc/passwd>",
        '"javascript:alert(1)"^^<http://www.w3.org/2001/XMLSchema#anyURI>',
    ],
)
def test_addresses_that_would_run_are_no_data(tmp_path: Path, term: str) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(f"<http://a/> <http://b/> {term} .", encoding="utf-8")
    with pytest.raises(DataError, match="scheme is not published; use http, https or urn"):
        parse_turtle(file, "http://g/")


@pytest.mark.parametrize("term", ["<https://a/>", "<urn:x:y>", "<mailto:a@b>", '"javascript:a"'])
def test_other_addresses_are(tmp_path: Path, term: str) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(f"<http://a/> <http://b/> {term} .", encoding="utf-8")
    assert len(parse_turtle(file, "http://g/")) == 1


@pytest.mark.parametrize(
    ("literal", "name"),
    [
        (r'"a\u0001"', "U+0001"),
        (r'"a\b"@ja', "U+0008"),
        ('"a\x1b[31m"', "U+001B"),
        ('"\x85"', "U+0085"),
        (r'"\uFDD0"', "U+FDD0"),
        ('"\U0010ffff"', "U+10FFFF"),
        (r'"\U0001FFFE"^^<http://d/>', "U+1FFFE"),
    ],
)
def test_texts_that_no_page_can_show_are_no_data(tmp_path: Path, literal: str, name: str) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(f"<http://a/> <http://b/> {literal} .", encoding="utf-8")
    with pytest.raises(DataError, match=f"{re.escape(name)} is a control character") as caught:
        parse_turtle(file, "http://g/")
    assert (caught.value.file, caught.value.term) == (file, "<http://a/> <http://b/>")


@pytest.mark.parametrize("literal", [r'"a\tb\r\n\u3042\\u0001"', '"\u2028\u202e\ufffd𝒳"'])
def test_other_texts_are(tmp_path: Path, literal: str) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(f"<http://a/> <http://b/> {literal} .", encoding="utf-8")
    assert len(parse_turtle(file, "http://g/")) == 1


LAUGHS = "".join(f"x{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) or 'lol'}]\n" for n in range(1, 30))


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        pytest.param(f"x0: &a0 [lol]\n{LAUGHS}", "it has an alias", id="laughs"),
        pytest.param(f"suspected: {'[' * 5000}", "nested too deeply|nesting depth", id="depth"),
        pytest.param("source_url: javascript:alert(1)", "'source_url' must be", id="script"),
        pytest.param("source_url: 'https://a/\"><b>'", "'source_url' must be", id="quotes"),
        pytest.param('title: "a\\x07"', r"title: U\+0007 is a control", id="control"),
        pytest.param("x: !!python/object/apply:os.system [ls]", "not readable", id="code"),
    ],
)
def test_front_matter_that_is_refused(lines: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        split(f"---\n{FRONT}{lines}\n---\ntext", Path("a.md"))


def test_a_table_leads_to_web_pages_only() -> None:
    cells = {"ward_slug": "izumi", "fiscal_year": "2024", "kind": "basic-goal", "title": "x",
             "source_url": "javascript:alert(1)", "source_kind": "news"}  # fmt: skip
    row = "\t".join(cells.get(name, "") for name in known_plans.COLUMNS)
    table = "\t".join(known_plans.COLUMNS) + f"\n{row}\n"
    with pytest.raises(SourceError, match="source_url must be the address of a web page"):
        known_plans.parse(table, Path("a.tsv"), "yokohama", {"izumi"})


@pytest.mark.parametrize("cell", ["a\rb", "a" * 200_000], ids=["carriage return", "long"])
def test_a_cell_that_no_table_has_is_refused_with_its_line(cell: str) -> None:
    table = "\t".join(known_plans.COLUMNS) + f"\n{cell}\n"
    with pytest.raises(SourceError, match="not a table with tabs between its cells") as caught:
        known_plans.parse(table, Path("a.tsv"), "yokohama", {"izumi"})
    assert caught.value.line == 2
