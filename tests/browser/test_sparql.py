"""The SPARQL page in a real browser, from a plain web server below a path of its own."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

import httpx
import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import address
from tests.browser.static import overlay, serve
from tests.conftest import ROOT
from tests.served import Served
from tests.waiting import PATIENCE
from wardplan import register

QUESTIONS = register.read(ROOT / "site").questions
DATASET = "static/sparql/dataset.json"
PLANS = "SELECT ?plan ?year { ?plan a wp:Plan ; wp:year ?year ; wp:completeness wp:Whole }"
GRAPH = "CONSTRUCT WHERE { <https://w3id.org/wardplan/plan/yokohama/izumi/2024> wp:measure ?m }"
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
QUERY, RUN, STATUS, ERROR = "#sparql-query", "#sparql-run", "#sparql-status", "#sparql-error"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page with scripts; no error and no request to another server is let pass."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    context.set_default_timeout(PATIENCE * 1000)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    said: list[str] = []
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda request: said.append(request.url) if _leaves(request.url) else None)
    yield opened
    context.close()
    assert said == []


def _leaves(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "blob:http://127.0.0.1:", "file:"))


def load(page: Page, base: str, folder: str = "") -> None:
    page.goto(f"{base}{folder}sparql.html")
    page.wait_for_selector("#sparql-form[data-ready]")


def run(page: Page, query: str) -> None:
    page.fill(QUERY, query)
    page.click(RUN)
    page.wait_for_selector(f"{RUN}:enabled")


def save(page: Page, name: str) -> bytes:
    """What a button below the answer gives as a file."""
    with page.expect_download() as started:
        page.click(f"#sparql-downloads >> text={name}")
    return Path(started.value.path()).read_bytes()


def table(page: Page) -> list[list[str]]:
    rows = page.locator("#sparql-table tbody tr")
    return [row.locator("td").all_inner_texts() for row in rows.all()]


def test_page_is_usable_before_any_data_is_loaded(page: Page, base: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    load(page, base)
    expect(page.get_by_label("質問（SPARQL）")).to_be_editable()
    expect(page.locator(STATUS)).to_contain_text("最初に実行したときに、データを読み込みます")
    assert not [url for url in fetched if url.endswith((".wasm", ".gz", ".nq"))]


def test_run_shows_labels_beside_iris_and_links_into_the_site(page: Page, base: str) -> None:
    load(page, base)
    run(page, PLANS)
    expect(page.locator(STATUS)).to_contain_text("2行")
    assert sorted(table(page)) == [
        ["令和2年度金沢区運営方針 plan/yokohama/kanazawa/2020", "2020"],
        ["令和6年度泉区運営方針 plan/yokohama/izumi/2024", "2024"],
    ]
    links = [link.get_attribute("href") for link in page.locator("#sparql-table a").all()]
    assert f"{base}plan/yokohama/izumi/2024.html" in links
    assert [httpx.get(str(link)).status_code for link in links] == [200, 200]


def test_english_page_has_english_labels_and_leads_to_english_pages(page: Page, base: str) -> None:
    load(page, base, "en/")
    run(page, PLANS)
    expect(page.locator(STATUS)).to_contain_text("2 rows")
    assert sorted(table(page)) == [
        ["Izumi Ward Operating Policy, FY2024 plan/yokohama/izumi/2024", "2024"],
        ["Kanazawa Ward Operating Policy, FY2020 plan/yokohama/kanazawa/2020", "2020"],
    ]
    links = [link.get_attribute("href") for link in page.locator("#sparql-table a").all()]
    assert f"{base}en/plan/yokohama/izumi/2024.html" in links
    assert [httpx.get(str(link)).status_code for link in links] == [200, 200]
    run(page, "SELECT * {\n  ?s wp:year }")
    expect(page.locator(ERROR)).to_contain_text("Line 2, column 14")


def test_loading_is_told_and_seen(page: Page, base: str) -> None:
    load(page, base, "en/")
    page.evaluate(WATCH)
    run(page, PLANS)
    said = page.evaluate("window.said")
    assert any(re.search(r"Loading data: [\d.]+ [kM]B of [\d.]+ MB", text) for text in said)
    assert any("Running" in text for text in said)


WATCH = """() => {
    window.said = [];
    const status = document.getElementById("sparql-status");
    new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
}"""


def test_every_question_of_the_gallery_has_the_same_answer_here(page: Page, base: str) -> None:
    load(page, base)
    differing = []
    for question in QUESTIONS:
        run(page, question.query)
        is_graph = page.locator("#sparql-downloads >> text=Turtle").count() > 0
        ours = (
            _triples(save(page, "Turtle")) if is_graph else sorted(save(page, "CSV").splitlines())
        )
        there = httpx.get(f"{base}queries/{question.name}.csv").content.splitlines()
        theirs = len(there) - 1 if is_graph else sorted(there)
        if ours != theirs:
            differing.append(question.name)
    assert differing == []


def _triples(data: bytes) -> int:
    return len({quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)})


def test_named_graphs_are_there(page: Page, base: str, site: Path) -> None:
    load(page, base)
    run(page, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    dump = (site / "dumps/wardplan.nq").read_bytes()
    graphs = {quad.graph_name for quad in ox.parse(dump, format=ox.RdfFormat.N_QUADS)}
    assert len(save(page, "TSV").splitlines()) == len(graphs) + 1


def test_files_of_an_answer(page: Page, base: str) -> None:
    load(page, base)
    values = """("a,\\"b\\"" 1) ("語\\n句"@ja 2.5) (<urn:x> UNDEF)"""
    run(page, f"SELECT ?a ?n {{ VALUES (?a ?n) {{ {values} }} }}")
    csv = 'a,n\r\n"a,""b""",1\r\n"語\n句",2.5\r\nurn:x,\r\n'
    assert save(page, "CSV").decode() == csv
    tsv = '?a\t?n\n"a,\\"b\\""\t1\n"語\\n句"@ja\t2.5\n<urn:x>\t\n'
    assert save(page, "TSV").decode() == tsv
    assert len(json.loads(save(page, "JSON"))["results"]["bindings"]) == 3


def test_graph_as_diagram_and_turtle(page: Page, base: str) -> None:
    load(page, base)
    run(page, GRAPH)
    expect(page.locator(STATUS)).to_contain_text("5トリプル")
    diagram = page.get_by_role("img", name="6個の資源と5本の関係")
    expect(diagram.locator("circle")).to_have_count(6)
    assert _triples(save(page, "Turtle")) == 5
    assert len(table(page)) == 5


@pytest.mark.parametrize(
    ("query", "bars"),
    [
        ("SELECT ?ward (COUNT(*) AS ?n) { ?p wp:ward ?ward } GROUP BY ?ward", 18),
        ("SELECT ?a ?n ?m { VALUES (?a ?n ?m) { ('x' 1 2) ('y' 3 4) } }", 4),
        ("SELECT ?a ?b ?n { VALUES (?a ?b ?n) { ('x' 'y' 1) ('z' 'w' 2) } }", 0),
        ("SELECT ?a ?n { VALUES (?a ?n) { ('x' -1) ('y' 3) } }", 0),
        ("SELECT ?a { VALUES ?a { 'x' 'y' } }", 0),
    ],
)
def test_chart_of_one_name_and_one_or_two_numbers(
    page: Page, base: str, query: str, bars: int
) -> None:
    load(page, base)
    run(page, query)
    expect(page.locator("#sparql-answer")).to_be_visible()
    assert page.locator("#sparql-picture rect").count() == bars


@pytest.mark.parametrize(("truth", "word"), [("wp:Plan", "はい"), ("wp:Nothing", "いいえ")])
def test_yes_or_no(page: Page, base: str, truth: str, word: str) -> None:
    load(page, base)
    run(page, f"ASK {{ ?s a {truth} }}")
    expect(page.locator(STATUS)).to_contain_text(word)


def test_cancel_by_button_and_by_escape(page: Page, base: str) -> None:
    load(page, base)
    for by_button in (True, False):
        page.fill(QUERY, HEAVY)
        page.click(RUN)
        expect(page.locator(STATUS)).to_contain_text("実行しています")
        page.click("#sparql-cancel") if by_button else page.press(QUERY, "Escape")
        expect(page.locator(STATUS)).to_contain_text("中止しました")
    run(page, PLANS)
    expect(page.locator(STATUS)).to_contain_text("2行")


def test_error_names_line_and_column_and_leads_there(page: Page, base: str) -> None:
    load(page, base)
    run(page, "SELECT * {\n  ?s wp:year }")
    expect(page.locator(ERROR)).to_contain_text("2行目の14文字目")
    page.click(f"{ERROR} >> text=その場所へ")
    place = page.evaluate("document.getElementById('sparql-query').selectionStart")
    assert place == len("SELECT * {\n  ?s wp:year ")
    run(page, PLANS)
    expect(page.locator(ERROR)).to_be_hidden()


def test_link_that_is_shared_runs_the_query(page: Page, base: str) -> None:
    load(page, base)
    page.fill(QUERY, PLANS)
    page.click("#sparql-share")
    expect(page.locator(STATUS)).to_contain_text("コピーしました")
    shared = page.evaluate("navigator.clipboard.readText()")
    assert shared == f"{base}sparql.html#query={quote(PLANS, safe=URI_COMPONENT)}"
    page.goto("about:blank")
    page.goto(shared)
    expect(page.locator(STATUS)).to_contain_text("2行")
    assert page.input_value(QUERY) == PLANS


URI_COMPONENT = "!'()*"
"""What JavaScript leaves as it is, beside letters, digits and - _ . ~"""


def test_open_in_the_editor(page: Page, base: str) -> None:
    page.goto(f"{base}queries/plans-by-ward.html")
    page.click("text=編集して実行する")
    expect(page.locator(STATUS)).to_contain_text("18行")


def test_keyboard_alone(page: Page, base: str) -> None:
    """From the text area: a suggestion is taken, the query runs, and the answer is reached."""
    load(page, base)
    page.fill(QUERY, "")
    page.focus(QUERY)
    page.keyboard.type("SELECT ?plan { ?plan a wp:Pla")
    expect(page.get_by_role("listbox", name="候補")).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_contain_text("wp:Plan")
    assert page.get_attribute(QUERY, "aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Enter")
    page.keyboard.type(" ; wp:completeness wp:Whole }")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Enter")
    expect(page.locator(STATUS)).to_contain_text("2行")
    assert page.input_value(QUERY) == "SELECT ?plan { ?plan a wp:Plan ; wp:completeness wp:Whole }"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("SELECT ?x { ?x wp:contrib", "wp:contributesTo"),
        ("SELECT ?x { ?x 寄与する", "wp:contributesTo"),
        ("SELECT ?x { ?x contributes", "wp:contributesTo"),
        ("SELECT ?initiative { ?in", "?initiative"),
        ("PREFIX sko", "skos:"),
        ("SELECT ?x { OPTI", "OPTIONAL"),
    ],
)
def test_suggestions(page: Page, base: str, typed: str, offered: str) -> None:
    load(page, base)
    page.fill(QUERY, "")
    page.focus(QUERY)
    page.keyboard.type(typed)
    expect(page.get_by_role("option").first).to_contain_text(offered)


def test_no_suggestion_within_an_iri(page: Page, base: str) -> None:
    load(page, base)
    page.fill(QUERY, "")
    page.focus(QUERY)
    page.keyboard.type("SELECT * { <https://w3id.org/wp")
    expect(page.get_by_role("listbox")).to_be_hidden()


def changed(site: Path, made: Path, **values: Any) -> Path:
    """The site with another dataset.json."""
    told = json.loads((site / DATASET).read_text(encoding="utf-8"))
    return overlay(site, made, DATASET, json.dumps({**told, **values}).encode())


def test_large_data_is_loaded_by_plan(page: Page, site: Path, tmp_path: Path) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    with serve(changed(site, tmp_path / "site", limit=1000)) as base:
        load(page, base)
        page.click("text=すべて外す")
        run(page, PLANS)
        expect(page.locator(STATUS)).to_contain_text("計画を一つ以上選んでください")
        page.get_by_label("令和6年度泉区運営方針").check()
        run(page, PLANS)
        expect(page.locator(STATUS)).to_contain_text("1行")
        run(page, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
        expect(page.locator(STATUS)).to_contain_text("2行")
        page.goto("about:blank")
    dumps = sorted(url.rpartition("/")[2] for url in fetched if "/dumps/" in url)
    assert dumps == ["reference.ttl", "yokohama-izumi-2024.ttl"]


def test_endpoint_that_the_configuration_names(
    page: Page, site: Path, tmp_path: Path, served: Served
) -> None:
    endpoint = urljoin(served.address, "sparql")
    with serve(changed(site, tmp_path / "site", endpoint=endpoint)) as base:
        load(page, base)
        page.get_by_label("このサイトのSPARQLエンドポイント").check()
        run(page, PLANS)
        expect(page.locator(STATUS)).to_contain_text("2行")
        run(page, "SELECT * { ?s wp:year }")
        expect(page.locator(ERROR)).to_contain_text("1行目の23文字目")
        page.goto("about:blank")


def test_file_that_is_missing_is_named(page: Page, site: Path, tmp_path: Path) -> None:
    broken = {"path": "dumps/nowhere.nq", "bytes": 10}
    with serve(changed(site, tmp_path / "site", compressed=broken, whole=broken)) as base:
        load(page, base)
        run(page, PLANS)
        expect(page.locator(ERROR)).to_contain_text("dumps/nowhere.nq: 404")
        page.goto("about:blank")


def test_page_without_scripts_says_so(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}sparql.html")
    assert "JavaScriptが必要です" in page.inner_text("main")
    context.close()


def test_page_from_disk_says_what_to_do(page: Page, site: Path) -> None:
    page.goto(address(site, "sparql.html"))
    expect(page.locator("#sparql-from-disk")).to_contain_text("wardplan serve")


@pytest.mark.parametrize("width", [320, 375, 1440])
def test_answer_is_not_wider_than_its_window(browser: Browser, base: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    load(page, base)
    run(page, GRAPH)
    expect(page.locator("#sparql-answer")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
