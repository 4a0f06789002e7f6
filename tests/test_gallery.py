"""The gallery: every question has its words, its query an answer, its page and files the same."""

import csv
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
from lxml import html

from tests.conftest import ROOT
from wardplan import gallery, register
from wardplan.errors import SiteError
from wardplan.gallery import Answer, Gallery
from wardplan.holdings import Holdings
from wardplan.prefixes import BASE
from wardplan.project import Project
from wardplan.register import Question
from wardplan.render import Renderer
from wardplan.site import plan
from wardplan.store_sight import StoreSight
from wardplan.unified import store_of

SITE = ROOT / "site"
REGISTER = register.read(SITE)
NAMES = [question.name for question in REGISTER.questions]
Document = Any

ROWS = {
    "plans-by-ward": 18,
    "goals-of-a-ward": 3,
    "goals-of-a-year": 8,
    "measures-with-a-word": 3,
    "measures-per-plan": 7,
    "initiatives-by-policy": 15,
    "policies-by-initiatives": 13,
    "policies-not-cited": 25,
    "initiatives-and-citations": 2,
    "citations-as-printed": 13,
    "size-of-measures": 11,
    "department-missions": 14,
    "who-is-in-charge": 1,
    "management-approaches": 6,
    "sentences-and-their-source": 32,
    "sources-by-kind": 4,
    "sources-that-disagree": 2,
    "open-lists-of-measures": 18,
    "titles-to-confirm": 3,
    "wards-elsewhere": 18,
    "texts-and-digests": 2,
    "plan-as-a-graph": 31,
}
"""How many rows an answer has, where the sources settle it."""

SAYS: dict[str, dict[str, str]] = {
    "plans-by-ward": {"wardLabel": "泉区", "plans": "3", "first": "2012", "last": "2024"},
    "goals-of-a-ward": {"year": "2024", "goalLabel": "みらいへ進もう！地域とともに"},
    "initiatives-and-citations": {"planLabel": "令和6年度泉区運営方針", "citing": "12"},
    "policies-by-initiatives": {"policyLabel": "政策9", "initiatives": "2"},
    "policies-not-cited": {"policyLabel": "政策3"},
    "who-is-in-charge": {"organisationLabel": "都市整備局"},
    "size-of-measures": {"measureLabel": "安全・安心のまちづくり", "initiatives": "3"},
    "sentences-and-their-source": {"start": "3671", "end": "3694"},
    "sources-by-site": {"host": "www.city.yokohama.lg.jp", "sources": "15"},
    "wards-elsewhere": {"wardLabel": "泉区", "code": "14116"},
    "resources-by-class": {"class": f"{BASE}def#Initiative", "resources": "31"},
}
"""A row that must be among the answers, by some of its values."""

BAD_REGISTERS = {
    "not TOML": "[[question",
    "no categories": 'question = []\n[columns]\nx = { ja = "x", en = "x" }',
    "only one language": '[[category]]\nname = "a"\nja = "a"',
    "no query file": """columns = {}
[[category]]
name = "a"\nja = "a"\nen = "a"
[[question]]
name = "missing"\ncategory = "a"\nja = "a"\nen = "a"
""",
}

BAD_QUERIES = {
    "syntax": ("SELECT ?x WHERE { ?x }", (), "query 'q': error at 1:"),
    "ask": ("ASK { ?x ?y ?z }", (), "must be a SELECT or CONSTRUCT query"),
    "chart": ("SELECT ?x WHERE { ?x ?y ?z }", ("x", "n"), r"no variable \['n'\] for its chart"),
}


@pytest.fixture(scope="module")
def asked(project: Project, holdings: Holdings) -> Gallery:
    return gallery.ask(project, holdings)


def of(asked: Gallery, name: str) -> Answer:
    return asked.of(f"queries/{name}")


def table_of(page: Document) -> list[list[str]]:
    rows = page.xpath("//table[contains(@class, 'answer')]/tbody/tr")
    return [[str(cell.text_content()).strip() for cell in row.xpath("td")] for row in rows]


def test_there_are_enough_questions() -> None:
    assert len(NAMES) >= 20
    assert len(set(NAMES)) == len(NAMES)


def test_every_query_file_is_listed() -> None:
    assert {file.stem for file in (SITE / "gallery").glob("*.rq")} == set(NAMES)


@pytest.mark.parametrize("question", REGISTER.questions, ids=NAMES)
def test_question_is_asked_in_both_languages(question: Question) -> None:
    assert re.search(r"[ぁ-ん].*[。）]$", question.words["ja"])
    assert re.fullmatch(r"[A-Z].*\?", question.words["en"])
    assert not question.query.startswith("#")


@pytest.mark.parametrize("name", NAMES)
def test_answer_has_rows_and_headings(asked: Gallery, name: str) -> None:
    answer = of(asked, name)
    assert answer.rows != []
    assert set(answer.columns) <= set(REGISTER.columns)


def test_no_heading_is_without_a_column(asked: Gallery) -> None:
    used = {name for answer in asked.answers for name in answer.columns}
    assert set(REGISTER.columns) == used


@pytest.mark.parametrize(("name", "count"), ROWS.items(), ids=ROWS.keys())
def test_number_of_rows(asked: Gallery, name: str, count: int) -> None:
    assert len(of(asked, name).rows) == count


@pytest.mark.parametrize(("name", "wanted"), SAYS.items(), ids=SAYS.keys())
def test_answer_says(asked: Gallery, name: str, wanted: dict[str, str]) -> None:
    rows = [{key: row[key].value for key in wanted} for row in of(asked, name).rows]
    assert wanted in rows


@pytest.mark.parametrize("name", NAMES)
def test_csv_is_what_the_engine_writes(asked: Gallery, holdings: Holdings, name: str) -> None:
    found = holdings.unified.query(of(asked, name).question.query)
    if isinstance(found, ox.QuerySolutions):
        written = found.serialize(format=ox.QueryResultsFormat.CSV) or b""
        lines = sorted(written.replace(b'"', b"").splitlines())
        assert sorted(of(asked, name).csv().replace(b'"', b"").splitlines()) == lines


@pytest.mark.parametrize("name", NAMES)
def test_page_csv_and_answer_agree(site: Path, asked: Gallery, name: str) -> None:
    answer = of(asked, name)
    with (site / "queries" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == list(answer.variables)
    assert len(rows) - 1 == len(answer.rows)
    shown = table_of(html.fromstring((site / "queries" / f"{name}.html").read_bytes()))
    names = [f"{c}Label" if f"{c}Label" in answer.variables else c for c in answer.columns]
    for cells, row in zip(shown, rows[1:], strict=True):
        values = dict(zip(answer.variables, row, strict=True))
        texts = [c for c, name in zip(cells, names, strict=True) if not _is_iri(values[name])]
        assert texts == [values[name].strip() for name in names if not _is_iri(values[name])]


def _is_iri(text: str) -> bool:
    return text.startswith(("https://", "http://"))


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize("name", NAMES)
def test_page_shows_its_question_and_leads_to_the_editor(
    site: Path, name: str, folder: str
) -> None:
    page = html.fromstring((site / f"{folder}queries" / f"{name}.html").read_bytes())
    question = next(each for each in REGISTER.questions if each.name == name)
    text = page.xpath("//main")[0].text_content()
    here, other = ("en", "ja") if folder else ("ja", "en")
    assert question.words[here] in text
    assert question.words[other] not in text
    assert question.query.strip() in text
    links = [unquote(link) for link in page.xpath("//main//a/@href")]
    assert f"../sparql.html#query={question.query}" in links
    assert (site / "queries" / f"{name}.rq").read_text(encoding="utf-8") == question.query


def test_index_lists_every_question(site: Path) -> None:
    page = html.fromstring((site / "queries" / "index.html").read_bytes())
    assert page.xpath("//ul[@class='questions']/li/a/@href") == [
        f"{question.name}.html"
        for category in REGISTER.categories
        for question in REGISTER.questions
        if question.category == category
    ]


def test_chart_draws_every_number(site: Path, asked: Gallery) -> None:
    page = html.fromstring((site / "queries" / "plans-by-year.html").read_bytes())
    rows = of(asked, "plans-by-year").rows
    drawn = [text.text for text in page.xpath("//*[@class='value']")]
    assert drawn == [row[n].value for row in rows for n in ("whole", "partial")]
    lengths = [float(width.rstrip("%")) for width in page.xpath("//figure//rect/@width")]
    assert max(lengths) == 62
    assert [length == 0 for length in lengths] == [number == "0" for number in drawn]


def test_long_answer_is_cut_in_the_page(
    monkeypatch: pytest.MonkeyPatch,
    project: Project,
    holdings: Holdings,
    site: Path,
    asked: Gallery,
) -> None:
    monkeypatch.setattr(gallery, "SHOWN", 5)
    files = tuple(str(file.relative_to(site)) for file in site.rglob("*") if file.is_file())
    planned = plan(project, holdings, (), files, asked)
    renderer = Renderer(planned.folder, planned.addresses, planned.shared)
    (page,) = (each for each in planned.pages if each.path == "queries/named-graphs")
    shown = html.fromstring(renderer.render(planned.page(page)))
    assert len(table_of(shown)) == 5
    assert "最初の5行を示します。" in shown.text_content()


def test_statement_of_two_graphs_is_one_of_the_default_graph() -> None:
    store, node = ox.Store(), ox.NamedNode("urn:a")
    for graph in ("urn:a", "urn:b"):
        store.add(ox.Quad(node, node, node, ox.NamedNode(graph)))
    count = Question("q", "data", {}, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", ())
    assert gallery.answer(store_of(store), count, StoreSight(store)).rows[0]["n"].value == "1"


@pytest.mark.parametrize("text", BAD_REGISTERS.values(), ids=BAD_REGISTERS.keys())
def test_register_that_cannot_be_used(tmp_path: Path, text: str) -> None:
    (tmp_path / "gallery").mkdir()
    file = tmp_path / "gallery" / "gallery.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SiteError, match="not usable as a gallery") as caught:
        register.read(tmp_path)
    assert caught.value.file == file


def test_question_of_no_category(tmp_path: Path) -> None:
    (tmp_path / "gallery").mkdir()
    text = BAD_REGISTERS["no query file"].replace('category = "a"', 'category = "b"')
    (tmp_path / "gallery" / "gallery.toml").write_text(text, encoding="utf-8")
    (tmp_path / "gallery" / "missing.rq").write_text("ASK {}", encoding="utf-8")
    with pytest.raises(SiteError, match="'missing': no category 'b'"):
        register.read(tmp_path)


@pytest.mark.parametrize(
    ("query", "chart", "message"), BAD_QUERIES.values(), ids=BAD_QUERIES.keys()
)
def test_query_that_cannot_be_answered(query: str, chart: tuple[str, ...], message: str) -> None:
    store = ox.Store()
    with pytest.raises(SiteError, match=message):
        gallery.answer(store, Question("q", "data", {}, query, chart), StoreSight(store))
