"""Other people's readers on our descriptions: each reads what we meant.

extruct for what is embedded in pages, signposting for typed links and link sets, PyLD and raptor
for the forms of the catalogue.
"""

import json
import subprocess
from pathlib import Path
from typing import Any

import extruct
import pytest
from pyld import jsonld
from pyoxigraph import RdfFormat, parse
from signposting import (
    Signposting,
    find_signposting_html,
    find_signposting_linkset,
)

from tests import hostile
from tests.served import Served
from wardplan.namespaces import BASE

pytestmark = pytest.mark.judges

PLAN = "plan/yokohama/izumi/2024"
ROOT = "http://site.example/"
KINDS = {
    PLAN: ["Dataset"],
    "catalog": ["DataCatalog", *["Dataset"] * 7],
    "index": ["WebSite"],
    "ward/yokohama/izumi": ["AdministrativeArea"],
    "midterm/yokohama/2022/policy/9": ["DefinedTerm"],
}


def embedded(site: Path, path: str) -> dict[str, Any]:
    text = (site / f"{path}.html").read_text(encoding="utf-8")
    found: dict[str, Any] = extruct.extract(
        text, base_url=f"{ROOT}{path}.html", syntaxes=["json-ld", "opengraph"], uniform=True
    )
    return found


@pytest.mark.parametrize("path", KINDS)
def test_extruct_reads_the_types(site: Path, path: str) -> None:
    (found,) = embedded(site, path)["json-ld"]
    assert [each["@type"] for each in found.get("@graph", [found])] == KINDS[path]


@pytest.mark.parametrize("path", KINDS)
def test_extruct_reads_open_graph(site: Path, path: str) -> None:
    (found,) = embedded(site, path)["opengraph"]
    assert {"og:title", "og:description", "og:site_name", "og:locale", "@type"} <= set(found)


def expanded(site: Path, path: str) -> list[Any]:
    """The JSON-LD of a page, expanded; schema.org's context stands in as its vocabulary."""

    def load(url: str, options: dict[str, Any]) -> dict[str, Any]:
        vocabulary = {"@context": {"@vocab": "https://schema.org/"}}
        return {"contentType": None, "contextUrl": None, "documentUrl": url, "document": vocabulary}

    (found,) = embedded(site, path)["json-ld"]
    here = {"base": f"{ROOT}{path}.html", "documentLoader": load}
    made: list[Any] = jsonld.expand(found, here)
    return made


def test_pyld_expands_a_dataset(site: Path) -> None:
    (found,) = expanded(site, PLAN)
    assert found["@type"] == ["https://schema.org/Dataset"]
    assert found["@id"] == f"{BASE}catalog#plan-yokohama-izumi-2024"
    files = found["https://schema.org/distribution"]
    assert [file["@type"] for file in files] == [["https://schema.org/DataDownload"]] * 5


def links_of(found: Signposting) -> set[tuple[str, str]]:
    links = (found.citeAs, found.license, *found.describedBy, *found.items, *found.types)
    return {(str(each.rel), str(each.target)) for each in links if each is not None}


@pytest.mark.parametrize(
    ("path", "cited", "items"), [(PLAN, BASE + PLAN, 5), ("catalog", f"{BASE}catalog", 39)]
)
def test_signposting_reads_page_and_link_set(
    served: Served, path: str, cited: str, items: int
) -> None:
    page = f"{served.address}{path}.html"
    level_1 = find_signposting_html(page)
    assert level_1.citeAs is not None and str(level_1.citeAs.target) == cited
    assert len(level_1.items) == items
    assert len(level_1.describedBy) == 3
    assert level_1.license is not None
    (linked,) = level_1.linksets
    level_2 = find_signposting_linkset(linked.target, "application/linkset+json")
    assert links_of(level_2.for_context(page)) == links_of(level_1)
    back = {str(s.context): str(s.target) for s in level_2.signposts if str(s.rel) == "describes"}
    assert back == {str(data.target): page for data in level_1.describedBy}


def canonical(lines: bytes) -> set[str]:
    return {str(quad.triple) for quad in parse(lines, format=RdfFormat.N_QUADS)}


@pytest.fixture(scope="module")
def ours(site: Path) -> set[str]:
    quads = parse(path=site / "catalog.ttl", format=RdfFormat.TURTLE, base_iri=ROOT)
    return {str(quad.triple) for quad in quads}


def test_pyld_reads_the_catalogue(site: Path, ours: set[str]) -> None:
    document = json.loads((site / "catalog.jsonld").read_text(encoding="utf-8"))
    text = jsonld.to_rdf(
        document, {"format": "application/n-quads", "base": f"{ROOT}catalog.jsonld"}
    )
    assert canonical(text.encode()) == ours


@pytest.mark.parametrize("name", [hostile.ENTITY, "catalog"])
def test_pyld_reads_hostile_content(hostile_site: Path, name: str) -> None:
    document = json.loads((hostile_site / f"{name}.jsonld").read_text(encoding="utf-8"))
    given = {"format": "application/n-quads", "base": ROOT}
    turtle = parse(path=hostile_site / f"{name}.ttl", format=RdfFormat.TURTLE, base_iri=ROOT)
    ours = {str(quad.triple) for quad in turtle}
    assert canonical(jsonld.to_rdf(document, given).encode()) == ours


@pytest.mark.parametrize(("extension", "syntax"), [("ttl", "turtle"), ("rdf", "rdfxml")])
def test_raptor_reads_the_catalogue(
    site: Path, ours: set[str], extension: str, syntax: str
) -> None:
    file = str(site / f"catalog.{extension}")
    command = ["rapper", "-q", "-i", syntax, "-o", "ntriples", file, ROOT]
    done = subprocess.run(command, capture_output=True, check=True)
    assert canonical(done.stdout) == ours


def test_the_readers_bite(tmp_path: Path) -> None:
    (tmp_path / "bad.rdf").write_text("<rdf:RDF/>", encoding="utf-8")
    command = ["rapper", "-q", "-i", "rdfxml", str(tmp_path / "bad.rdf")]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0
    assert embedded_nothing() == {"json-ld": [], "opengraph": []}


def embedded_nothing() -> dict[str, Any]:
    found: dict[str, Any] = extruct.extract("<p>", syntaxes=["json-ld", "opengraph"])
    return found
