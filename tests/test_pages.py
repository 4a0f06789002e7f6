"""The list of pages: what each is about, what lives in it, and the rows of its queries."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from pyoxigraph import Store

from wardplan.errors import SiteError
from wardplan.listing import plan, resources
from wardplan.namespaces import BASE
from wardplan.pages import Listed, page_of
from wardplan.store_sight import StoreSight
from wardplan.views import View, views

SMALL = """
PREFIX wp: <https://w3id.org/wardplan/def#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
BASE <https://w3id.org/wardplan/>
GRAPH <g1> { <p> a wp:Plan ; wp:measure <m> . <p#goal> a wp:BasicGoal . <m> a wp:Measure }
GRAPH <g2> { <m> a wp:PlanElement ; wp:continues <p> . <http://example.org/x> a wp:Plan }
"""
IZUMI = BASE + "plan/yokohama/izumi/2024"
EVERY = View("any", "any.html")
COUNTED = "SELECT ?this ?n WHERE { ?this a wp:Plan BIND(1 AS ?n) }"
POINTING = "SELECT ?this ?source ?nothing WHERE { ?source wp:continues|wp:measure ?this }"


@pytest.fixture(scope="module")
def small() -> Store:
    store = Store()
    store.load(SMALL, format=ox.RdfFormat.TRIG)
    return store


def test_resources_and_what_lives_in_them(small: Store) -> None:
    found, fragments = resources(small)
    classes = {
        iri: {each.rpartition("#")[2][:-1] for each in types} for iri, types in found.items()
    }
    assert classes == {BASE + "p": {"Plan"}, BASE + "m": {"Measure", "PlanElement"}}
    assert fragments == {BASE + "p": {BASE + "p#goal"}}


def test_the_first_view_that_fits_takes_a_resource(small: Store) -> None:
    kinds = (View("element", "e.html", "wp:PlanElement"), View("plan", "p.html", "wp:Plan"), EVERY)
    listed = [(each.path, each.view.name, each.fragments) for each in plan(small, kinds)]
    assert listed == [("m", "element", ()), ("p", "plan", (BASE + "p#goal",))]


def test_rows_are_those_of_the_page(small: Store) -> None:
    kind = View("any", "any.html", queries={"once": COUNTED}, lookups={"each": POINTING})
    pages = {
        each.path: page_of(each, StoreSight(small), lambda _: small)
        for each in plan(small, (kind,))
    }
    found = {
        path: [[row[name].value for row in page.rows[query]] for query, name in
               (("once", "n"), ("each", "source"))]
        for path, page in pages.items()
    }  # fmt: skip
    assert found == {"p": [["1"], [BASE + "m"]], "m": [[], [BASE + "p"]]}
    assert [list(row) for row in pages["p"].rows["each"]] == [["source", "nothing"]]
    assert not pages["p"].rows["each"][0]["nothing"]
    assert (list(pages["p"].rows), len(pages["p"].rows)) == (["once", "each"], 2)


def test_single_page_has_the_rows_of_no_page(small: Store) -> None:
    kind = View("all", "all.html", path="all", queries={"n": "SELECT (7 AS ?n) {}"})
    (page,) = (each for each in plan(small, (EVERY, kind)) if each.path == "all")
    assert page.answers["n"] == [{"n": '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'}]
    assert not page_of(page, StoreSight(small), lambda _: small).this


@pytest.mark.parametrize(
    ("kinds", "message"),
    [
        ((View("plan", "p.html", "wp:Plan"),), "no page can be made for this resource"),
        (
            (EVERY, View("x", "x.html", path="p")),
            "page 'x' wants the address that page 'any' has: p",
        ),
        ((View("x", "x.html", queries={"q": "SELECT"}),), "query 'q': "),
        ((View("x", "x.html", queries={"q": "ASK {}"}),), "query 'q' must be a SELECT query"),
    ],
)
def test_what_cannot_be_planned(small: Store, kinds: tuple[View, ...], message: str) -> None:
    with pytest.raises(SiteError, match=message):
        plan(small, kinds)


def test_look_up_that_is_no_query(small: Store) -> None:
    listed = Listed("p", View("x", "x.html", lookups={"q": "SELECT"}), BASE + "p")
    with pytest.raises(SiteError, match="query 'q': "):
        page_of(listed, StoreSight(small), lambda _: small).rows["q"]


def test_fragments_of_izumi(store: Store) -> None:
    _, fragments = resources(store)
    names = [iri.removeprefix(IZUMI) for iri in fragments[IZUMI]]
    assert sorted(names) == sorted(
        ["#basic-goal", "#citation-1"]
        + [f"#management-{n}" for n in range(1, 4)]
        + [f"#mission-{n}" for n in range(1, 15)]
    )


def test_views_of_the_repository_ask_for_what_points_to_them(project_site: Path) -> None:
    kinds = [kind for kind in views(project_site) if kind.path is None and kind.each is None]
    assert {tuple(kind.lookups) for kind in kinds} == {("incoming",), ("incoming", "beside")}


@pytest.fixture
def project_site() -> Path:
    return Path(__file__).parent.parent / "site"
