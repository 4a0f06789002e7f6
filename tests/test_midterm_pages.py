"""The trees of mid-term plans: counts held against the data, and what is said of no initiative."""

import re
from collections import defaultdict
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html
from pyoxigraph import NamedNode, Store

from wardplan.namespaces import BASE, RDF, SKOS, WP

PLANS = ("midterm/yokohama/2018", "midterm/yokohama/2022")
NONE = {"": "引用する取組の掲載なし", "en/": "no initiative published here"}
CARE = {"": "取り組んでいないということにはなりません", "en/": "may well work on it"}
COUNT = re.compile(r"(?:取組 )?(\d+)(?: initiatives?)?\D+(\d+)")


@pytest.fixture(scope="module")
def serving(store: Store) -> dict[str, set[tuple[str, str]]]:
    """The initiatives that cite a part of a mid-term plan, or a part below it, with their wards."""

    def objects(subject: str, predicate: object) -> list[str]:
        found = store.quads_for_pattern(NamedNode(subject), NamedNode(str(predicate)), None)
        return sorted({str(quad.object).strip("<>") for quad in found})

    kind = NamedNode(str(RDF.type)), NamedNode(str(WP.Initiative))
    made: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in {str(q.subject).strip("<>") for q in store.quads_for_pattern(None, *kind)}:
        (plan,) = objects(each, WP.plan)
        (ward,) = objects(plan, WP.ward)
        reached = [part for c in objects(each, WP.citation) for part in objects(c, WP.cites)]
        while reached:
            part = reached.pop()
            made[part].add((each, ward))
            reached += objects(part, SKOS.broader)
    return made


@pytest.mark.parametrize("tongue", ["", "en/"])
@pytest.mark.parametrize("path", PLANS)
def test_counts_are_those_of_the_data(
    site: Path, serving: dict[str, set[tuple[str, str]]], path: str, tongue: str
) -> None:
    page = html.fromstring((site / f"{tongue}{path}.html").read_bytes())
    said = {}
    for item in page.xpath("//main//ul[contains(@class, 'tree')]//li"):
        part = urljoin(f"{BASE}{path}", item.find("a").get("href").removesuffix(".html"))
        said[part] = item.findtext("span[@class='count']")
    assert len(said) > 20
    for part, text in said.items():
        if part in serving:
            wards = {ward for _, ward in serving[part]}
            assert COUNT.findall(text) == [(str(len(serving[part])), str(len(wards)))], part
        else:
            assert text == NONE[tongue], part
    assert NONE[tongue] in said.values()
    assert CARE[tongue] in page.xpath("string(//main)")


def test_a_part_lists_every_initiative_that_serves_it(
    site: Path, serving: dict[str, set[tuple[str, str]]]
) -> None:
    for part, initiatives in serving.items():
        file = site / f"{part.removeprefix(BASE)}.html"
        page = html.fromstring(file.read_bytes())
        links = page.xpath("//section[h2/@id='s-citing']//a/@href")
        listed = {urljoin(part, link.removesuffix(".html")) for link in links}
        assert {each for each, _ in initiatives} <= listed, part
