"""What pages there are: the later pages of long lists, and the pages that a query lists."""

import pyoxigraph as ox
import pytest
from pyoxigraph import Store

from wardplan.errors import SiteError
from wardplan.listing import MORE, plan
from wardplan.namespaces import BASE
from wardplan.pages import Listed, page_of
from wardplan.store_sight import StoreSight
from wardplan.views import View

HUB = """
PREFIX wp: <https://w3id.org/wardplan/def#>
BASE <https://w3id.org/wardplan/>
GRAPH <g> {
  <policy/9> a wp:Policy . <policy/8> a wp:Policy .
  <i/1> wp:contributesTo <policy/9> . <i/2> wp:contributesTo <policy/9>, <policy/8> .
  <i/3> wp:contributesTo <policy/9> . <i/4> wp:contributesTo <policy/9> .
  <i/5> wp:contributesTo <policy/9> .
}
"""
CITING = "SELECT ?this ?source WHERE { ?source wp:contributesTo ?this } ORDER BY ?source"
POLICIES = """SELECT ?page ?this ?n WHERE {
  ?this a wp:Policy BIND(STRAFTER(STR(?this), "policy/") AS ?n)
  BIND(CONCAT("by-number/", ?n) AS ?page)
}"""


@pytest.fixture(scope="module")
def hub() -> Store:
    store = Store()
    store.load(HUB, format=ox.RdfFormat.TRIG)
    return store


def shown(page: Listed, hub: Store, name: str) -> list[str]:
    rows = page_of(page, StoreSight(hub), lambda _: hub).rows[name]
    return [row["source"].value.removeprefix(BASE) for row in rows]


@pytest.mark.parametrize("kind", ["queries", "lookups"])
def test_a_long_list_goes_on_from_page_to_page(hub: Store, kind: str) -> None:
    view = View("policy", "p.html", paged={"citing": 2})
    getattr(view, kind)["citing"] = CITING
    pages = {page.path: page for page in plan(hub, (view,))}
    assert {path: shown(page, hub, "citing") for path, page in pages.items()} == {
        "policy/8": ["i/2"],
        "policy/9": ["i/1", "i/2"],
        "policy/9~citing-2": ["i/3", "i/4"],
        "policy/9~citing-3": ["i/5"],
    }
    later = pages["policy/9~citing-2"]
    assert (later.own, later.view.template, later.part) == (False, MORE, "citing")
    assert later.iri == BASE + "policy/9"
    assert pages["policy/9"].sheets["citing"].total == 5


def test_a_later_page_is_about_no_resource_of_its_own(hub: Store) -> None:
    view = View("policy", "p.html", paged={"citing": 2}, queries={"citing": CITING})
    later = next(page for page in plan(hub, (view,)) if page.part)
    page = page_of(later, StoreSight(hub), lambda _: hub)
    assert not page.this
    assert page.about is not None and page.about.value == BASE + "policy/9"


def test_a_series_has_a_page_for_every_address(hub: Store) -> None:
    wide = View("any", "any.html")
    series = View(
        "number", "n.html", each=POLICIES, queries={"own": POLICIES}, lookups={"citing": CITING}
    )
    pages = {page.path: page for page in plan(hub, (wide, series))}
    page = pages["by-number/9"]
    assert [row["n"] for row in page.answers["page"]] == ['"9"']
    assert [row["n"] for row in page.answers["own"]] == ['"9"']
    assert shown(page, hub, "citing") == ["i/1", "i/2", "i/3", "i/4", "i/5"]


@pytest.mark.parametrize("address", ["", "../x", "a//b", "/a", "a/.b"])
def test_an_address_that_is_none_is_refused(hub: Store, address: str) -> None:
    each = f'SELECT ?page WHERE {{ BIND("{address}" AS ?page) }}'
    with pytest.raises(SiteError, match=r"series 'bad': '.*' is no address for a page"):
        plan(hub, (View("any", "any.html"), View("bad", "b.html", each=each)))


def test_two_pages_cannot_have_one_address(hub: Store) -> None:
    each = 'SELECT ?page WHERE { BIND("policy/9" AS ?page) }'
    with pytest.raises(SiteError, match="page 'twice' wants the address that page 'any' has"):
        plan(hub, (View("any", "any.html"), View("twice", "t.html", each=each)))
