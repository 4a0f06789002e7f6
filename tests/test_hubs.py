"""Pages that much leads to stay small: a policy that 5,000 initiatives cite, 1,800 plans."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyoxigraph import Store

from tests.conftest import ROOT
from wardplan import site as sites
from wardplan.addresses import Addresses
from wardplan.config import Config
from wardplan.index import index_of
from wardplan.listing import plan
from wardplan.namespaces import BASE, DCTERMS, RDF, RDFS, WP
from wardplan.pages import Listed, page_of
from wardplan.render import Renderer
from wardplan.shape_words import Rules
from wardplan.views import views

CITING, PLANS, FIRST = 5000, 1800, 1900
POLICY = BASE + "midterm/yokohama/2022/policy/9"
SITE = ROOT / "site"
LIMIT = 100_000 - sum((SITE / "static" / name).stat().st_size for name in ("style.css",))
"""What is left for HTML where HTML and style sheet together are to stay under 100 kB."""
OTHER = frozenset(("catalog", "queries/index"))
"""Pages of other stages that every page leads to."""


def statement(subject: str, predicate: object, value: str | int) -> ox.Quad:
    """One of ours; a text is an IRI below the base, unless it is a name in Japanese."""
    if isinstance(value, int):
        node: ox.NamedNode | ox.Literal = ox.Literal(value)
    else:
        node = ox.NamedNode(value) if ":" in value else ox.Literal(value, language="ja")
    graph = ox.NamedNode(BASE + "graph/hub")
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(str(predicate)), node, graph)


def plans(wards: list[str]) -> Iterator[ox.Quad]:
    """1,800 plans, of which 5,000 initiatives cite one policy."""
    for n in range(PLANS):
        ward, year = wards[n % len(wards)], FIRST + n // len(wards)
        this, fiscal = BASE + f"plan/yokohama/{ward}/{year}", BASE + f"fiscal-year/{year}"
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


@pytest.fixture(scope="module")
def hubs(store: Store) -> dict[str, bytes]:
    """The pages with the longest lists, by path."""
    a, ward = ox.NamedNode(str(RDF.type)), ox.NamedNode(str(WP.Ward))
    known = {str(quad.subject)[1:-1] for quad in store.quads_for_pattern(None, a, ward)}
    large = Store()
    large.bulk_extend(store)
    large.bulk_extend(plans(sorted(iri.rpartition("/")[2] for iri in known)))
    listed = plan(large, views(SITE))
    return dict(rendered(large, listed))


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
    "plans~columns-2",
    "compare",
    "compare/plans",
    "compare/midterm/yokohama/2022/policy",
    "compare/midterm/yokohama/2022/policy/9/izumi",
    "compare/ward/yokohama/izumi",
    "compare/ward/yokohama/izumi~years-2",
    "vocabulary/property/cites",
    "def",
)


def rendered(store: Store, listed: tuple[Listed, ...]) -> Iterator[tuple[str, bytes]]:
    sight = index_of(store)
    paths = frozenset(page.path for page in listed)
    files = [f"static/{file.relative_to(SITE / 'static').as_posix()}" for file in files_of(SITE)]
    csv = [f"{path}.csv" for path in paths if path.startswith("compare/")]
    known = frozenset((*files, *csv, "compare/plans.js", "dumps/ontology.ttl"))
    shared = {
        "config": Config(),
        "rules": Rules(ROOT / "shapes"),
        **sites.of_resources(sight, listed),
    }
    renderer = Renderer(SITE, Addresses(paths | OTHER, known), shared)
    for page in listed:
        if page.path in WANTED:
            yield page.path, renderer.render(page_of(page, sight, store))


def files_of(site: Path) -> list[Path]:
    return [file for file in (site / "static").rglob("*") if file.is_file()]


@pytest.mark.parametrize("path", WANTED)
def test_every_hub_stays_small(hubs: dict[str, bytes], path: str) -> None:
    assert len(hubs[path]) < LIMIT


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
