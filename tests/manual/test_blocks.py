"""Every block of docs/ says what it is, and is that."""

import re
import shlex
import subprocess
import tomllib
from configparser import ConfigParser
from pathlib import Path

import pyoxigraph as ox
import pytest
import typer
from pyoxigraph import Store
from typer.core import TyperGroup

from tests.manual.blocks import DOCS, ELSEWHERE, KINDS, PAGES, blocks, name_of, of_kind
from wardplan.cli import app
from wardplan.config import load
from wardplan.prefixes import PREFIXES

TOML = [(page, block.text) for page in PAGES for block in of_kind(page, "toml")]
SPARQL = [(page, block.text) for page in PAGES for block in of_kind(page, "sparql")]
_WARDPLAN = re.compile(r"^\s*(?:\S*/)?wardplan (.*)", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_block_says_what_it_is(page: Path) -> None:
    assert [(b.line, b.kind) for b in blocks(page) if b.kind not in KINDS] == []


@pytest.mark.parametrize("page", [p for p in PAGES if of_kind(p, ELSEWHERE)], ids=name_of)
def test_page_says_what_is_not_run(page: Path) -> None:
    text = " ".join(page.read_text(encoding="utf-8").split())
    assert re.search(r"not run here|run by (?:this project's|the) tests", text)


@pytest.mark.parametrize("page", [p for p in PAGES if of_kind(p, ELSEWHERE)], ids=name_of)
def test_commands_for_elsewhere_can_be_read(page: Path) -> None:
    """By the shell, and ours by the command line: commands and options are there."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    for block in of_kind(page, ELSEWHERE):
        subprocess.run(["bash", "-n", "-c", block.text], check=True)
        for match in _WARDPLAN.finditer(block.text.replace("\\\n", "")):
            name, *arguments = shlex.split(match[1], comments=True)
            group.commands[name].make_context(name, arguments)


@pytest.mark.parametrize(("page", "text"), TOML, ids=[name_of(page) for page, _ in TOML])
def test_settings_are_settings(page: Path, text: str, tmp_path: Path) -> None:
    assert tomllib.loads(text)
    (tmp_path / "wardplan.toml").write_text(text, encoding="utf-8")
    load(tmp_path)


def test_default_settings_are_the_defaults(tmp_path: Path) -> None:
    block, *_ = of_kind(DOCS / "configuration.md", "toml")
    (tmp_path / "wardplan.toml").write_text(block.text, encoding="utf-8")
    assert load(tmp_path) == load(tmp_path / "nowhere")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_data_parse(page: Path) -> None:
    for block in of_kind(page, "toml views"):
        assert tomllib.loads(block.text)
    for block in of_kind(page, "turtle"):
        assert list(ox.parse(block.text, format=ox.RdfFormat.TURTLE, base_iri="http://x.example/"))
    for block in of_kind(page, "ini"):
        parser = ConfigParser(interpolation=None)
        parser.read_string(block.text)
        assert parser.sections()


@pytest.mark.parametrize(("page", "query"), SPARQL, ids=[name_of(page) for page, _ in SPARQL])
def test_query_finds_something(store: Store, page: Path, query: str) -> None:
    found = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    assert next(found, None) is not None


@pytest.mark.parametrize("name", ["tutorial.md", "publishing-your-own-plans.md"])
def test_japanese_page_has_the_same_commands(name: str) -> None:
    """So that what is run for one holds for the other."""
    english, japanese = (list(blocks(folder / name)) for folder in (DOCS, DOCS / "ja"))
    assert [(b.kind, b.text) for b in japanese] == [(b.kind, b.text) for b in english]


def test_every_page_is_in_an_index() -> None:
    named = {
        (index.parent / link).resolve()
        for index in (DOCS / "index.md", DOCS / "ja" / "index.md")
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", index.read_text(encoding="utf-8"))
    }
    assert [name_of(page) for page in PAGES if page.resolve() not in named] == []
