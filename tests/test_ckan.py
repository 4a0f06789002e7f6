"""Portals with CKAN get what the DCAT catalogue says, under the names that CKAN has for it."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

import pytest
from rdflib import Graph, Literal, URIRef

from tests.test_catalogue import ROOT, plain, read
from tests.test_harvest import WHERE, configured  # noqa: F401
from wardplan import ckan
from wardplan.namespaces import BASE, DCAT, DCTERMS, RDF, SPDX

Json = dict[str, Any]

NAME = re.compile(r"[a-z0-9_-]{2,100}")
TAG = re.compile(r"[\w .-]{2,100}")
REQUIRED = {
    "name": str,
    "title": str,
    "notes": str,
    "url": str,
    "author": str,
    "maintainer": str,
    "license_id": str,
    "license_title": str,
    "license_url": str,
    "owner_org": str,
    "private": bool,
    "isopen": bool,
    "state": str,
    "type": str,
    "tags": list,
    "resources": list,
    "extras": list,
}
QUOTE = "住むなら泉区".encode()


def load(file: Path) -> Json:
    made: Json = json.loads(file.read_bytes())
    return made


@pytest.fixture(scope="module")
def packages(site: Path) -> dict[str, Json]:
    files = (file for file in (site / "ckan").glob("*.json") if file.name != "package_list.json")
    return {file.stem: load(file) for file in files}


@pytest.fixture(scope="module")
def graph(site: Path) -> Graph:
    return read(site)


def extras(package: Json) -> dict[str, str]:
    assert all(set(each) == {"key", "value"} for each in package["extras"])
    found = {each["key"]: each["value"] for each in package["extras"]}
    assert len(found) == len(package["extras"])
    return found


def test_a_package_for_every_dataset(packages: dict[str, Json], graph: Graph) -> None:
    described = {extras(each)["uri"] for each in packages.values()}
    assert described == {str(each) for each in graph.subjects(RDF.type, DCAT.Dataset)}
    assert len(described) == len(packages)


def test_fields_are_those_of_ckan(packages: dict[str, Json]) -> None:
    for name, package in packages.items():
        wrong = [key for key, kind in REQUIRED.items() if type(package.get(key)) is not kind]
        assert wrong == [], name
        assert package["name"] == name and NAME.fullmatch(name)
        assert NAME.fullmatch(package["organization"]["name"])
        assert package["organization"]["name"] == package["owner_org"]
        assert all(type(value) is str and value for value in extras(package).values())
        tags = [tag["name"] for tag in package["tags"]]
        assert tags and len(tags) == len(set(tags)) and all(map(TAG.fullmatch, tags))


def test_files_are_as_they_were_built(site: Path, packages: dict[str, Json]) -> None:
    seen = 0
    for package in packages.values():
        for position, file in enumerate(package["resources"]):
            path = urljoin(f"{ROOT}ckan/{package['name']}.json", file["url"]).removeprefix(ROOT)
            data = (site / unquote(path)).read_bytes()
            assert (file["size"], file["hash"]) == (len(data), hashlib.sha256(data).hexdigest())
            assert (file["position"], type(file["size"])) == (position, int)
            assert file["name"] and file["format"] and file["mimetype"]
            seen += 1
    assert seen > 80


def one(graph: Graph, subject: URIRef, predicate: URIRef) -> str:
    return str(graph.value(subject, predicate))


def test_values_are_those_of_the_catalogue(packages: dict[str, Json], graph: Graph) -> None:
    for package in packages.values():
        more = extras(package)
        this = URIRef(more["uri"])
        texts = {
            (name, text.language): str(text)
            for name in ("title", "description")
            for text in graph.objects(this, DCTERMS[name])
            if isinstance(text, Literal)
        }
        assert package["title"] == texts["title", "ja"]
        assert package["notes"] == texts["description", "ja"]
        assert (more["title_en"], more["notes_en"]) == (
            texts["title", "en"],
            texts["description", "en"],
        )
        period = graph.value(this, DCTERMS.temporal)
        assert more["temporal_start"] == one(graph, URIRef(str(period)), DCAT.startDate)
        assert set(filter(None, [more.get("modified")])) == {
            str(each) for each in graph.objects(this, DCTERMS.modified)
        }
        themes = {str(each) for each in graph.objects(this, DCAT.theme)}
        assert set(json.loads(more["theme"])) == themes
        page = urljoin(f"{ROOT}ckan/x.json", package["url"])
        assert page == one(graph, this, DCAT.landingPage)


def test_files_are_those_of_the_catalogue(packages: dict[str, Json], graph: Graph) -> None:
    for package in packages.values():
        here = f"{ROOT}ckan/{package['name']}.json"
        ours = {
            (urljoin(here, file["url"]), file["hash"], str(file["size"]), file["license"])
            for file in package["resources"]
        }
        theirs = {
            (
                one(graph, URIRef(str(each)), DCAT.downloadURL),
                one(graph, URIRef(str(graph.value(each, SPDX.checksum))), SPDX.checksumValue),
                one(graph, URIRef(str(each)), DCAT.byteSize),
                one(graph, URIRef(str(each)), DCTERMS.license),
            )
            for each in graph.objects(URIRef(extras(package)["uri"]), DCAT.distribution)
        }
        assert ours == theirs


def test_what_quotes_is_under_no_open_licence(site: Path, packages: dict[str, Json]) -> None:
    quoting = {
        name
        for name, package in packages.items()
        if any(QUOTE in plain(site / "ckan" / file["url"]) for file in package["resources"])
    }
    plans = {f"wardplan-plan-yokohama-izumi-{year}" for year in (2022, 2024)}
    assert quoting == plans | {"wardplan-data", "wardplan-tables"}
    assert {packages[name]["license_id"] for name in quoting} == {ckan.CLOSED}


def test_licences_are_those_of_the_files(packages: dict[str, Json]) -> None:
    for package in packages.values():
        terms = {file["license"] for file in package["resources"]}
        quotes = f"{BASE}rights/mixed" in terms
        assert package["license_id"] == (ckan.CLOSED if quotes else ckan.OPEN)
        assert package["isopen"] is not quotes
        rights = {file.get("rights") for file in package["resources"]}
        assert rights == {f"{BASE}rights/yokohama" if quotes else None}


def test_list(site: Path, packages: dict[str, Json]) -> None:
    listed = load(site / "ckan/package_list.json")
    assert listed == {"success": True, "result": sorted(packages)}


def test_lines_are_the_packages(site: Path, packages: dict[str, Json]) -> None:
    lines = (site / "ckan/packages.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["name"]: json.loads(line) for line in lines} == packages


def test_addresses_are_absolute_where_the_site_is_known(configured: Path) -> None:  # noqa: F811
    package = load(configured / "ckan/wardplan-plan-yokohama-izumi-2024.json")
    assert {file["url"] for file in package["resources"]} == {
        f"{WHERE}/{path}"
        for path in (
            "dumps/plan/yokohama-izumi-2024.ttl",
            "dumps/shards/yokohama-izumi-2024.nq.gz",
            "api/plan/yokohama/izumi/2024.json",
            "stratml/yokohama-izumi-2024.xml",
            "stratml/part2/yokohama-izumi-2024.xml",
        )
    }
    assert package["url"] == f"{WHERE}/plan/yokohama/izumi/2024.html"
    assert package["license_url"] == f"{WHERE}/rights/mixed.html"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("wardplan-data", "wardplan-data"),
        ("WardPlan Project", "wardplan-project"),
        ("wardplan-plan-a.b_c-2024", "wardplan-plan-a-b_c-2024"),
        ("横浜市", ""),
        ("x" * 120, "x" * 100),
    ],
)
def test_names(text: str, wanted: str) -> None:
    assert ckan.name(text) == wanted
