"""schema.org: datasets bear what Google's dataset search asks for, other pages a fitting type."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html

from wardplan.namespaces import BASE

ROOT = "http://site.example/"
PLAN = "plan/yokohama/izumi/2024"
LEAST, MOST = 50, 5000
"""Characters of a description, as Google's guide for datasets has it."""


def of_page(site: Path, path: str) -> list[dict[str, Any]]:
    """The things that a page's JSON-LD describes."""
    page = html.fromstring((site / f"{path}.html").read_bytes())
    (text,) = page.xpath("//head/script[@type='application/ld+json']/text()")
    table = json.loads(text)
    assert table.pop("@context") == "https://schema.org/"
    things: list[dict[str, Any]] = table.get("@graph", [table])
    return things


def datasets(site: Path) -> list[dict[str, Any]]:
    sets = (str(f.relative_to(site)) for f in (site / "plan").rglob("*.linkset"))
    plans = (path.removesuffix(".linkset") for path in sets)
    found = [thing for path in ("catalog", *plans) for thing in of_page(site, path)]
    return [thing for thing in found if thing["@type"] == "Dataset"]


def test_every_dataset_is_described(site: Path) -> None:
    found = datasets(site)
    plans = len(list((site / "dumps/plan").glob("*.ttl")))
    assert len(found) == len({each["@id"] for each in found}) == plans + 7
    for each in found:
        assert each["name"] and LEAST <= len(each["description"]) <= MOST, each["@id"]
        assert each["creator"]["name"] and each["license"] and each["keywords"]
        assert each["includedInDataCatalog"]["name"]
        assert all(file["contentUrl"] and file["encodingFormat"] for file in each["distribution"])


@pytest.mark.parametrize("tongue", ["", "en/"])
def test_the_catalogue_names_what_its_page_describes(site: Path, tongue: str) -> None:
    """Those of plans name the catalogue themselves, each on its own page."""
    catalogue, *described = of_page(site, f"{tongue}catalog")
    assert catalogue["dataset"] == [{"@id": each["@id"]} for each in described]
    assert all(each["includedInDataCatalog"]["@id"] == catalogue["@id"] for each in datasets(site))


def test_dataset_of_a_plan(site: Path) -> None:
    (found,) = of_page(site, PLAN)
    assert found["@id"] == f"{BASE}catalog#plan-yokohama-izumi-2024"
    assert found["about"]["@id"] == f"{BASE}{PLAN}"
    assert found["temporalCoverage"] == "2024-04-01/2025-03-31"
    assert found["spatialCoverage"]["name"] == "泉区"
    assert found["spatialCoverage"]["geo"]["box"] == "35.38 139.47 35.45 139.54"
    assert found["dateModified"] == "2024-05-17"
    here = f"{ROOT}{PLAN}.html"
    assert urljoin(here, found["license"]) == f"{ROOT}rights/mixed.html"
    assert {urljoin(here, file["contentUrl"]) for file in found["distribution"]} == {
        f"{ROOT}{path}"
        for path in (
            "dumps/plan/yokohama-izumi-2024.ttl",
            "dumps/shards/yokohama-izumi-2024.nq.gz",
            "api/plan/yokohama/izumi/2024.json",
            "stratml/yokohama-izumi-2024.xml",
            "stratml/part2/yokohama-izumi-2024.xml",
        )
    }


def test_partial_plan_names_its_sources(site: Path) -> None:
    (found,) = of_page(site, "plan/yokohama/seya/2018")
    assert found["isBasedOn"] == ["https://www.townnews.co.jp/0106/2018/06/14/435911.html"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index", "WebSite"),
        (f"{PLAN}/measure/3", "CreativeWork"),
        (f"{PLAN}/initiative/3-1", "CreativeWork"),
        ("city/yokohama", "City"),
        ("ward/yokohama/izumi", "AdministrativeArea"),
        ("office/yokohama/izumi", "GovernmentOrganization"),
        ("department/yokohama/izumi/general-affairs", "GovernmentOrganization"),
        ("midterm/yokohama/2022", "DefinedTermSet"),
        ("midterm/yokohama/2022/policy/9", "DefinedTerm"),
        ("entity/green-expo-2027", "Event"),
        ("source/yokohama/izumi/2024/1", "DigitalDocument"),
        ("def", "DefinedTermSet"),
    ],
)
def test_type_of_what_a_page_is_about(site: Path, path: str, kind: str) -> None:
    (found,) = of_page(site, path)
    assert found["@type"] == kind
    assert found["name"]
    assert urljoin(f"{ROOT}{path}.html", found["url"]) == f"{ROOT}{path}.html"


def test_a_term_belongs_to_its_set(site: Path) -> None:
    (found,) = of_page(site, "midterm/yokohama/2022/policy/9")
    assert found["inDefinedTermSet"] == {"@id": f"{BASE}midterm/yokohama/2022"}
    assert found["termCode"] == "9"


def test_a_ward_has_its_place(site: Path) -> None:
    (found,) = of_page(site, "ward/yokohama/izumi")
    assert found["geo"] == {
        "@type": "GeoCoordinates",
        "latitude": "35.41777778",
        "longitude": "139.4886111",
    }
    assert found["containedInPlace"] == {"@id": f"{BASE}city/yokohama"}


def test_every_thing_has_a_name(site: Path) -> None:
    nameless = [
        str(path)
        for file in site.rglob("*.html")
        if '<script type="application/ld+json"' in file.read_text(encoding="utf-8")
        for path in [file.relative_to(site).with_suffix("")]
        if not all(thing.get("name") for thing in of_page(site, str(path)))
    ]
    assert nameless == []


def test_nothing_closes_the_script_early(site: Path) -> None:
    """Texts go into a script element: `<` is escaped in whatever a ward may have written."""
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        start = text.find('<script type="application/ld+json">')
        if start >= 0:
            body = text[start + 35 : text.index("</script>", start)]
            assert "<" not in body
            json.loads(body)
