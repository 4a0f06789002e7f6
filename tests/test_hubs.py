"""Pages that much leads to stay small: a policy that 5,000 initiatives cite, 1,800 plans."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from lxml import html
from pyoxigraph import Store

from tests.conftest import ROOT
from wardplan import catalogue, ckan, heads, register, versions
from wardplan import site as sites
from wardplan.catalogue import Catalogue
from wardplan.config import Config
from wardplan.findings import Finding, Severity
from wardplan.gallery import Gallery
from wardplan.holdings import Document, Holdings
from wardplan.namespaces import BASE, DCTERMS, RDF, RDFS, WP
from wardplan.project import Project
from wardplan.releases import SUMS, Release, Version
from wardplan.render import Renderer
from wardplan.shape_words import Rules
from wardplan.versions import Versions

DAY = date(2026, 11, 20)
CITING, PLANS, FIRST = 5000, 1800, 1900
POLICY = BASE + "midterm/yokohama/2022/policy/9"
SITE = ROOT / "site"
LIMIT = 100_000 - (SITE / "static/style.css").stat().st_size
"""What is left for HTML where HTML and style sheet together are to stay under 100 kB."""
HOME = (SITE / "static/home.css").stat().st_size
"""What the front page has beside."""


def statement(subject: str, predicate: object, value: str | int) -> ox.Quad:
    """One of ours; a text is an IRI below the base, unless it is a name in Japanese."""
    if isinstance(value, int):
        node: ox.NamedNode | ox.Literal = ox.Literal(value)
    else:
        node = ox.NamedNode(value) if ":" in value else ox.Literal(value, language="ja")
    graph = ox.NamedNode(BASE + "graph/hub")
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(str(predicate)), node, graph)


def units(store: Store) -> list[tuple[str, int]]:
    """Ward and year of 1,800 plans."""
    a, ward = ox.NamedNode(str(RDF.type)), ox.NamedNode(str(WP.Ward))
    known = {str(quad.subject)[1:-1] for quad in store.quads_for_pattern(None, a, ward)}
    wards = sorted(iri.rpartition("/")[2] for iri in known)
    return [(wards[n % len(wards)], FIRST + n // len(wards)) for n in range(PLANS)]


def plans(found: list[tuple[str, int]]) -> Iterator[ox.Quad]:
    """1,800 plans with their transcriptions, of which 5,000 initiatives cite one policy."""
    for n, (ward, year) in enumerate(found):
        this, fiscal = BASE + f"plan/yokohama/{ward}/{year}", BASE + f"fiscal-year/{year}"
        text = BASE + f"source/yokohama/{ward}/{year}/1/r1"
        yield statement(text, RDF.type, str(WP.Transcription))
        yield statement(text, RDFS.label, f"{year}年度{ward}区運営方針の転記、第1版")
        yield statement(this, RDF.type, str(WP.Plan))
        yield statement(this, RDFS.label, f"{year}年度の方針")
        yield statement(this, WP.ward, BASE + f"ward/yokohama/{ward}")
        yield statement(this, WP.year, year)
        yield statement(this, WP.completeness, str(WP.Whole))
        yield statement(this, WP.measuresComplete, 1)
        yield statement(this, DCTERMS.temporal, fiscal)
        yield statement(this, WP.duringMidTermPlan, BASE + "midterm/yokohama/2022")
        yield statement(fiscal, RDF.type, str(DCTERMS.PeriodOfTime))
        yield statement(fiscal, RDFS.label, f"{year}年度")
        yield statement(fiscal, WP.year, year)
        for k in range(n * CITING // PLANS, (n + 1) * CITING // PLANS):
            initiative = f"{this}/initiative/{k}"
            citation = f"{initiative}#citation-1"
            yield statement(initiative, RDF.type, str(WP.Initiative))
            yield statement(initiative, RDFS.label, "区民の皆様とともに進める防犯対策の推進")
            yield statement(initiative, WP.plan, this)
            yield statement(initiative, WP.citation, citation)
            yield statement(initiative, WP.contributesTo, POLICY)
            yield statement(citation, RDF.type, str(WP.PolicyCitation))
            yield statement(citation, RDFS.label, "中期計画の政策9（テーマ02 戦略2）")
            yield statement(citation, WP.plan, this)
            yield statement(citation, WP.citedMidTermPlan, BASE + "midterm/yokohama/2022")
            for name in ("cites", "citedPolicy"):
                yield statement(citation, WP[name], POLICY)


WANTED = (
    "midterm/yokohama/2022/policy/9",
    "midterm/yokohama/2022/policy/9~citing-2",
    "midterm/yokohama/2022/policy/9~citing-126",
    "midterm/yokohama/2022/policy/9~incoming-150",
    "midterm/yokohama/2022",
    "ward/yokohama/izumi",
    "ward/yokohama/izumi~plans-2",
    "plans",
    "plans~list-2",
    "plans~grid-2",
    "plans~grid-5",
    "compare",
    "compare/plans",
    "compare/midterm/yokohama/2022/policy",
    "compare/midterm/yokohama/2022/policy/9/izumi",
    "compare/ward/yokohama/izumi",
    "compare/ward/yokohama/izumi~years-2",
    "vocabulary/property/cites",
    "def",
    "index",
    "quality",
    "quality~findings-2",
    "quality~findings-30",
    "quality~coverage-2",
    "quality~coverage-45",
    "catalog",
    "catalog~datasets-2",
    "catalog~datasets-30",
    "releases/index",
    "releases/index~releases-2",
    "releases/index~releases-3",
)


@pytest.fixture(scope="module")
def large(store: Store) -> Store:
    """What the repository holds, and the plans and initiatives beside it."""
    made = Store()
    made.bulk_extend(store)
    made.bulk_extend(plans(units(store)))
    return made


@pytest.fixture(scope="module")
def hubs(
    project: Project,
    holdings: Holdings,
    large: Store,
    site: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, bytes]:
    """The pages with the longest lists, by place: planned as a build plans them."""
    known = replace(holdings, store=large, documents=documents(holdings.documents, units(large)))
    paths = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]
    several = releases(tmp_path_factory.mktemp("release"))
    files = (
        *(path for path in paths if not path.endswith(".html")),
        *(f"releases/{each.version}/{name}" for each in several for name in FROZEN),
        *("quality-findings.js", "feed.atom"),
    )
    planned = sites.plan(project, known, findings(), files, Gallery(register.read(SITE), ()))
    made = dressed(planned, catalogue.gather(project, holdings, site, files), files)
    made = versions.dress(made, Versions(several, {}))
    renderer = Renderer(made.folder, made.addresses, made.shared)
    return {
        page.place: renderer.render(page)
        for listed in made.pages
        if listed.path in WANTED
        for page in made.page(listed).spoken()
    }


def documents(real: tuple[Document, ...], found: list[tuple[str, int]]) -> tuple[Document, ...]:
    """A transcription of every plan, as the repository's are."""
    first = real[0]
    fronts = (replace(first.source.front, ward=ward, fiscal_year=year) for ward, year in found)
    return tuple(replace(first, source=replace(first.source, front=front)) for front in fronts)


FROZEN = (*(f"wardplan-{n}.nq.gz" for n in range(12)), SUMS)


def releases(folder: Path) -> tuple[Release, ...]:
    """Fifty releases, with files as any has them."""
    for name in FROZEN:
        (folder / name).write_text("")
    first = Release(
        Version(1, 0, 0), DAY, {"ja": "追加しました", "en": "Added"}, None, BASE, folder
    )
    return tuple(replace(first, version=Version(1, n, 0)) for n in range(50))


def findings() -> tuple[Finding, ...]:
    """A warning and something to be confirmed of every plan, each in words of its own."""
    said = "原典の文字「{}」は読み取れません。元の文書と見比べて、転記を確かめてください。"
    told = "The characters “{}” of the source are doubtful. Compare the document, and confirm them."
    return tuple(
        Finding(
            f"{BASE}plan/yokohama/izumi/2024/initiative/3-{1 + n % 2}",
            f"{BASE}shapes#Transcribed",
            severity,
            {"ja": said.format(n), "en": told.format(n)},
            str(WP.plan),
            f"令和{n}年度の取組の説明文の一部",
        )
        for n in range(PLANS)
        for severity in (Severity.WARNING, Severity.INFO)
    )


def dressed(planned: sites.Site, real: Catalogue, files: tuple[str, ...]) -> sites.Site:
    """The site with its catalogue, where every plan has the files of a whole one."""
    whole = real.by_page["plan/yokohama/izumi/2024"]
    several = tuple(replace(whole, name=f"{whole.name}-{n}") for n in range(PLANS))
    known = replace(real, entries=(*real.others, *several))
    compared = {f"{page.path}.csv" for page in planned.pages if page.path.startswith("compare/")}
    ckans = {ckan.path(entry) for entry in known.entries}
    made = heads.dress(planned, known, (*files, *compared, *ckans), Config())
    return replace(made, shared={**made.shared, "rules": Rules(ROOT / "shapes")})


@pytest.mark.parametrize("tongue", ["", "en/"])
@pytest.mark.parametrize("path", WANTED)
def test_every_hub_stays_small(hubs: dict[str, bytes], path: str, tongue: str) -> None:
    assert len(hubs[tongue + path]) < LIMIT - (HOME if path == "index" else 0)


def test_the_first_page_counts_all_and_leads_on(hubs: dict[str, bytes]) -> None:
    page = hubs["midterm/yokohama/2022/policy/9"].decode()
    assert "5,002" in page
    assert 'href="9~citing-2.html" rel="next"' in page
    assert 'href="9~citing-126.html"' in page


def test_the_last_page_leads_back(hubs: dict[str, bytes]) -> None:
    page = hubs["midterm/yokohama/2022/policy/9~citing-126"].decode()
    assert 'href="9~citing-125.html" rel="prev"' in page
    assert 'rel="next"' not in page
    assert page.count("<tr>") == 1 + 5002 - 125 * 40


@pytest.mark.parametrize(
    ("path", "row", "rows", "back", "on"),
    [
        ("quality~findings-2", "//ul[@class='findings']/li", 120, "quality", "quality~findings-3"),
        ("quality~findings-30", "//ul[@class='findings']/li", 120, "quality~findings-29", ""),
        ("quality~coverage-2", "//tbody/tr", 40, "quality", "quality~coverage-3"),
        ("quality~coverage-45", "//tbody/tr", 40, "quality~coverage-44", ""),
        ("catalog~datasets-2", "//tbody/tr", 60, "catalog", "catalog~datasets-3"),
        ("catalog~datasets-30", "//tbody/tr", 60, "catalog~datasets-29", ""),
    ],
)
def test_later_pages_of_quality_and_catalogue(
    hubs: dict[str, bytes], path: str, row: str, rows: int, back: str, on: str
) -> None:
    for tongue in ("", "en/"):
        page = html.fromstring(hubs[tongue + path])
        assert page.xpath("string(//h1)")
        assert len(page.xpath(row)) == rows
        for place, to in (("prev", back), ("next", on)):
            links = page.xpath(f"//nav[@class='pages']//a[@rel='{place}']/@href")
            assert [link.partition("#")[0] for link in links] == ([f"{to}.html"] if to else [])


def test_every_ward_stands_once_in_every_span_of_years(hubs: dict[str, bytes]) -> None:
    """The grid has 30 rows a page, each of a ward and twenty years, whatever their number."""
    for number, rows in ((2, 30), (5, 6)):
        page = html.fromstring(hubs[f"plans~grid-{number}"])
        assert len(page.xpath("//table[@class='grid']/tbody/tr")) == rows
    tables = html.fromstring(hubs["plans"]).xpath("//table[@class='grid']")
    heads = [[each.text_content() for each in table.xpath("thead//th")] for table in tables]
    assert heads[0][-1] == "2025"
    assert heads[1][1] == "1986"
    assert [len(table.xpath("tbody/tr")) for table in tables] == [18, 12]


def test_releases_go_on_the_newest_first(hubs: dict[str, bytes]) -> None:
    names = ("releases/index", "releases/index~releases-2", "releases/index~releases-3")
    shown = [html.fromstring(hubs[name]).xpath("//section/@id") for name in names]
    versions = [each for page in shown for each in page if each.startswith("v")]
    assert versions == [f"v1.{n}.0" for n in reversed(range(50))]
    assert [sum(each.startswith("v") for each in page) for page in shown] == [20, 20, 10]


@pytest.mark.parametrize("tongue", ["", "en/"])
def test_findings_on_later_pages_are_led_to(hubs: dict[str, bytes], tongue: str) -> None:
    (script,) = html.fromstring(hubs[f"{tongue}quality"]).xpath("//script[@data-places]")
    assert script.get("data-page") == "quality~findings-{number}.html"
    assert script.get("data-places").endswith("quality-findings.js")


def test_findings_that_stand_on_later_pages_are_announced(hubs: dict[str, bytes]) -> None:
    page = html.fromstring(hubs["en/quality"])
    said = page.xpath("//section[h2/@id='s-info']/p[last()]/text()")
    assert said == ["They stand on the pages that follow."]


@pytest.mark.parametrize("tongue", ["", "en/"])
def test_the_front_page_leads_to_all_plans(hubs: dict[str, bytes], tongue: str) -> None:
    page = html.fromstring(hubs[f"{tongue}index"])
    assert len(page.xpath("//ol[@class='tiles']/li")) == 18
    assert len(page.xpath("//ul[@class='newest']/li")) == 6
    assert page.xpath("//ul[@class='figures']//strong[starts-with(text(), '1,8')]")
