"""Every page says what it rests on: a table of page kinds, held against the built site."""

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.page_kinds import KINDS
from wardplan.views import views

DOCUMENT = "documents are named and led to"
WORDS = "no document can be named; words say why"
BOX = "the box of forms to link and cite, which every resource has"
LINE = "a line to copy: the page is about no resource"
NONE = "nothing to cite: the page stands for one that is not there"

RESOURCES = {
    "plan": DOCUMENT,
    "measure": DOCUMENT,
    "initiative": DOCUMENT,
    "transcription": DOCUMENT,
    "source": DOCUMENT,
    "withdrawn": WORDS,
    "city": None,
    "ward": None,
    "office": None,
    "division": None,
    "department": None,
    "bureau": None,
    "organization": None,
    "midterm-plan": None,
    "midterm-element": None,
    "entity": None,
    "fiscal-year": None,
    "rights": None,
    "ontology": None,
    "graph": None,
    "resource": None,
}
"""Kinds of pages about a resource; None where the facts decide whether a source is named."""
OTHERS = {
    "index": LINE,
    "plans": LINE,
    "midterm": LINE,
    "quality": LINE,
    "download": LINE,
    "tables": LINE,
    "queries": LINE,
    "question": LINE,
    "sparql": LINE,
    "search": LINE,
    "missing": NONE,
    "entities": LINE,
    "organizations": LINE,
    "compare": LINE,
    "compare-plans": LINE,
    "compare-matrix": LINE,
    "compare-cell": LINE,
    "compare-ward": LINE,
    "compare-pair": LINE,
    "term": LINE,
    "alignments": LINE,
    "catalogue": LINE,
    "own": LINE,
    "doc": LINE,
}
"""All other kinds, with what there is to cite them."""
ABSENT = {"withdrawn", "resource"}
"""Kinds of which the published data have no page at present."""

HEADS = {
    "": ["出典", "転記の状況", "利用条件", "最終更新", "出典の表示"],
    "en/": ["Source", "Transcription", "Licence", "Last change", "Citation"],
}
SAID = re.compile(rb'<body class="view-([a-z-]+)"')
"""How a page says what kind it is of."""


@pytest.fixture(scope="module")
def kinds(site: Path) -> dict[tuple[str, str], Any]:
    """The page of every kind that all tests look at, parsed, by language and kind."""
    return {
        (tongue, kind): html.fromstring((site / f"{tongue}{path}").read_bytes())
        for kind, path in KINDS.items()
        for tongue in HEADS
    }


def test_the_table_has_every_kind(site_sources: Path) -> None:
    named = {view.name for view in views(site_sources)}
    assert named <= RESOURCES.keys() | OTHERS.keys()
    assert (RESOURCES.keys() | OTHERS.keys()) - ABSENT == KINDS.keys()


def test_every_page_is_of_a_kind_that_tests_look_at(site: Path) -> None:
    found = {SAID.search(file.read_bytes()) for file in site.rglob("*.html")}
    assert {said[1].decode() for said in found if said} == KINDS.keys()


@pytest.mark.parametrize(("kind", "path"), KINDS.items(), ids=KINDS)
def test_page_is_of_the_kind_it_stands_for(site: Path, kind: str, path: str) -> None:
    said = SAID.search((site / path).read_bytes())
    assert said and said[1].decode() == kind


@pytest.fixture(scope="module")
def site_sources() -> Path:
    return Path(__file__).parent.parent / "site"


@pytest.mark.parametrize("tongue", HEADS)
@pytest.mark.parametrize("kind", KINDS)
def test_page_says_what_it_rests_on(
    kinds: dict[tuple[str, str], Any], kind: str, tongue: str
) -> None:
    page = kinds[tongue, kind]
    (trust,) = page.xpath("//footer//section[@class='trust']")
    said = {row.find("dt").text_content(): row.find("dd") for row in trust.iterfind("dl/div")}
    wanted = HEADS[tongue][:4] if OTHERS.get(kind) == NONE else HEADS[tongue]
    assert list(said) == wanted
    assert all(" ".join(each.text_content().split()) for each in said.values())
    source, terms, day, *cite = (said[each] for each in (wanted[0], *wanted[2:]))
    if RESOURCES.get(kind) == DOCUMENT:
        assert source.xpath(".//a")
    assert "CC BY 4.0" in terms.text_content()
    assert terms.xpath(".//a[contains(@href, 'mixed.html') or contains(@href, 'structure.html')]")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", day.find("time").get("datetime"))
    if kind in RESOURCES:
        assert cite[0].xpath("a/@href") == ["#s-link"]
        assert page.xpath("//*[@id='s-link']//button[@data-copy]")
    elif cite:
        assert cite[0].xpath("button[@data-copy]")
        assert "WardPlan" in cite[0].findtext("span")


@pytest.mark.parametrize(
    ("path", "status", "dated"),
    [
        ("plan/yokohama/izumi/2024", "文書の全文を転記しています。", "2024-05-17"),
        ("plan/yokohama/izumi/2024/measure/1", "文書の全文を転記しています。", "2024-05-17"),
        ("source/yokohama/izumi/2024/1/r1", "文書の全文を転記しています。", "2024-05-17"),
        ("plan/yokohama/konan/2020", "文書の転記はまだなく", "2021-05-19"),
        ("compare/ward/yokohama/izumi", "全文を転記した計画と", ""),
        ("about", "転記はありません。", ""),
    ],
)
def test_status_and_day_are_those_of_its_plan(
    site: Path, path: str, status: str, dated: str
) -> None:
    page = html.fromstring((site / f"{path}.html").read_bytes())
    (trust,) = page.xpath("//footer//section[@class='trust']")
    assert status in trust.text_content()
    (day,) = trust.xpath(".//time[last()]/@datetime")[-1:]
    assert day == dated or not dated
