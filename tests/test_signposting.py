"""FAIR Signposting: the links of a page and its link set say the same, and lead somewhere."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html

from tests.test_harvest import WHERE, configured  # noqa: F401
from wardplan.namespaces import BASE

ROOT = "http://site.example/"
PLAN = "plan/yokohama/izumi/2024"
RELATIONS = {"cite-as", "type", "describedby", "license", "author", "item", "collection"}
Links = set[tuple[str, str, str]]


def of_page(site: Path, path: str) -> Links:
    """Relation, absolute target and media type of each typed link in a page's head."""
    page = html.fromstring((site / f"{path}.html").read_bytes())
    here = f"{ROOT}{path}.html"
    return {
        (link.get("rel"), urljoin(here, link.get("href")), link.get("type", ""))
        for link in page.xpath("//head/link")
        if link.get("rel") in RELATIONS | {"linkset"}
    }


def linkset(site: Path, path: str) -> dict[str, dict[str, Any]]:
    """The contexts of a link set, by anchor."""
    table = json.loads((site / path).read_text(encoding="utf-8"))
    return {urljoin(ROOT + path, each.pop("anchor")): each for each in table["linkset"]}


def of_context(path: str, context: dict[str, Any]) -> Links:
    return {
        (relation, urljoin(ROOT + path, target["href"]), target.get("type", ""))
        for relation, targets in context.items()
        for target in targets
    }


@pytest.mark.parametrize(
    ("page", "file"), [(PLAN, f"{PLAN}.linkset"), ("catalog", "catalog.linkset")]
)
def test_page_and_link_set_say_the_same(site: Path, page: str, file: str) -> None:
    here = of_page(site, page)
    there = of_context(file, linkset(site, file)[f"{ROOT}{page}.html"])
    assert here - there == {("linkset", ROOT + file, "application/linkset+json")}
    assert there <= here
    assert {relation for relation, *_ in there} >= RELATIONS - {"collection"}


@pytest.mark.parametrize(
    ("relation", "target", "kind"),
    [
        ("cite-as", f"{BASE}{PLAN}", ""),
        ("type", "https://schema.org/AboutPage", ""),
        ("type", "https://schema.org/Dataset", ""),
        ("describedby", f"{ROOT}{PLAN}.jsonld", "application/ld+json"),
        ("item", f"{ROOT}dumps/plan/yokohama-izumi-2024.ttl", "text/turtle"),
        ("license", f"{ROOT}rights/mixed.html", ""),
        ("author", f"{BASE}office/yokohama/izumi", ""),
        ("collection", f"{ROOT}catalog.html", "text/html"),
    ],
)
def test_link_of_a_plan(site: Path, relation: str, target: str, kind: str) -> None:
    assert (relation, target, kind) in of_page(site, PLAN)


def test_data_link_back(site: Path) -> None:
    """Items lie in another folder, where a relative target would be read in two ways."""
    contexts = linkset(site, f"{PLAN}.linkset")
    data = [target for relation, target, _ in of_page(site, PLAN) if relation == "describedby"]
    assert set(contexts) == {f"{ROOT}{PLAN}.html", *data}
    for target in data:
        found = of_context(f"{PLAN}.linkset", contexts[target])
        assert found == {("describes", f"{ROOT}{PLAN}.html", "text/html")}


def test_items_link_back_where_addresses_are_absolute(configured: Path) -> None:  # noqa: F811
    contexts = linkset(configured, f"{PLAN}.linkset")
    item = contexts[f"{WHERE}/dumps/plan/yokohama-izumi-2024.ttl"]
    pages = [f"{WHERE}/{PLAN}.html", f"{WHERE}/en/{PLAN}.html"]
    assert item == {"collection": [{"href": page, "type": "text/html"} for page in pages]}


def test_every_target_within_the_site_is_there(site: Path) -> None:
    missing = {
        target
        for file in site.rglob("*.linkset")
        for context in linkset(site, str(file.relative_to(site))).values()
        for _, target, _ in of_context(str(file.relative_to(site)), context)
        if target.startswith(ROOT) and not (site / target.removeprefix(ROOT)).is_file()
    }
    assert missing == set()


def test_a_link_set_for_every_plan(site: Path) -> None:
    plans = {file.stem for file in (site / "dumps/plan").glob("*.ttl")}
    sets = {
        "-".join(file.relative_to(site / "plan").parts).removesuffix(".linkset")
        for file in (site / "plan").rglob("*.linkset")
    }
    assert sets == plans


@pytest.mark.parametrize(
    ("path", "kind", "plan"),
    [
        (f"{PLAN}/measure/3", "CreativeWork", f"{PLAN}.html"),
        ("ward/yokohama/izumi", "AdministrativeArea", None),
        ("def", "DefinedTermSet", None),
    ],
)
def test_pages_of_other_things(site: Path, path: str, kind: str, plan: str | None) -> None:
    found = of_page(site, path)
    assert ("cite-as", BASE + path, "") in found
    assert ("type", f"https://schema.org/{kind}", "") in found
    assert {target for rel, target, _ in found if rel == "collection"} == (
        {ROOT + plan} if plan else set()
    )


def test_only_the_vocabulary_is_free_of_the_wards_words(site: Path) -> None:
    terms = {
        path: next(target for rel, target, _ in of_page(site, path) if rel == "license")
        for path in ("def", "ward/yokohama/izumi", f"{PLAN}/measure/3")
    }
    assert {path for path, target in terms.items() if "structure" in target} == {"def"}


def test_pages_without_a_thing_have_no_typed_links(site: Path) -> None:
    assert of_page(site, "plans") == of_page(site, "index") == set()
