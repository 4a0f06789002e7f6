"""A page for every term: what it means, how it looks, where it is used, what the shapes ask."""

from pathlib import Path
from typing import Any

import pytest
from lxml import html
from pyoxigraph import Literal, NamedNode, Store

from wardplan.namespaces import BASE, RDFS, SKOS

SECTIONS = ("s-picture", "s-about", "s-used", "s-shapes")


@pytest.fixture(scope="module")
def terms(store: Store) -> list[str]:
    """Every term of the vocabulary."""
    defined = NamedNode(str(RDFS.isDefinedBy)), NamedNode(f"{BASE}def")
    found = {str(quad.subject).strip("<>") for quad in store.quads_for_pattern(None, *defined)}
    assert len(found) > 100
    return sorted(found)


def page(site: Path, tongue: str, term: str) -> Any:
    """The page of a term, wherever among the kinds it stands."""
    (file,) = (site / tongue / "vocabulary").glob(f"*/{term.rpartition('#')[2]}.html")
    return html.fromstring(file.read_bytes())


@pytest.mark.parametrize("tongue", ["", "en/"])
def test_every_term_is_explained(site: Path, store: Store, terms: list[str], tongue: str) -> None:
    language = tongue.rstrip("/") or "ja"
    for term in terms:
        shown = page(site, tongue, term)
        assert set(SECTIONS) <= set(shown.xpath("//main//section/h2/@id")), term
        assert shown.xpath("//section[h2/@id='s-picture']//*[local-name()='svg']"), term
        assert shown.xpath("//dl[@id='s-facts']//dt[.='例' or .='Example']"), term
        for name in ("s-used", "s-shapes"):
            section = shown.xpath(f"//section[h2/@id='{name}']")[0]
            assert section.xpath(".//tbody/tr") or section.xpath("string(p)"), (term, name)
        defined = store.quads_for_pattern(NamedNode(term), NamedNode(str(SKOS.definition)), None)
        (text,) = (
            quad.object.value
            for quad in defined
            if isinstance(quad.object, Literal) and quad.object.language == language
        )
        assert " ".join(text.split()) in " ".join(shown.xpath("string(//main)").split()), term


@pytest.mark.parametrize("tongue", ["", "en/"])
def test_the_overview_leads_to_every_term(site: Path, terms: list[str], tongue: str) -> None:
    overview = html.fromstring((site / f"{tongue}def.html").read_bytes())
    ids = set(overview.xpath("//main//section[@class='term']/@id"))
    assert ids == {term.rpartition("#")[2] for term in terms}
    links = overview.xpath("//main//section[@class='term']/h3/a/@href")
    assert len(links) == len(terms)
    assert all((site / tongue / link).is_file() for link in links)


def test_rules_are_told_in_words(site: Path) -> None:
    shown = page(site, "en/", f"{BASE}def#Initiative")
    rows = shown.xpath("//section[h2/@id='s-shapes']//tbody/tr")
    assert len(rows) > 5
    assert all(row.xpath("string(td[2])").strip() for row in rows)
