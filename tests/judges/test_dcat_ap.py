"""SEMIC's DCAT-AP 3 shapes on the catalogue, in each of its forms, and on the whole dump.

Their files are read from the folder in $JUDGES and never enter the project.
"""

import os
from pathlib import Path

import pytest
from pyoxigraph import parse
from rdflib import Graph, Literal, URIRef

from tests.test_catalogue import FORMS
from tests.test_harvest import WHERE, configured  # noqa: F401
from wardplan.dataset import to_rdflib
from wardplan.findings import Finding
from wardplan.namespaces import DCAT, DCATAP, DCTERMS, RDF, SKOS, SPDX
from wardplan.validation import validate

pytestmark = pytest.mark.judges

NAMES = ("shapes", "range", "deprecateduris", "shapes_recommended")
RULES = Path(os.environ.get("JUDGES", "../shared/judges")) / "dcat-ap"


@pytest.fixture(scope="module")
def dump(site: Path) -> Graph:
    return Graph().parse(site / "dumps" / "wardplan.nt")


def read(site: Path, extension: str) -> Graph:
    """The catalogue as a harvester has it."""
    file = site / f"catalog.{extension}"
    return to_rdflib(parse(path=file, format=FORMS[extension], base_iri=f"{WHERE}/{file.name}"))


def judge(data: Graph, name: str) -> tuple[Finding, ...]:
    return validate(data, Graph().parse(RULES / f"{name}.ttl"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("extension", ["ttl", "jsonld", "rdf"])
def test_catalogue_breaks_no_rule_and_lacks_nothing(site: Path, extension: str, name: str) -> None:
    assert judge(read(site, extension), name) == ()


@pytest.mark.parametrize("name", NAMES)
def test_catalogue_with_an_address_and_an_endpoint(configured: Path, name: str) -> None:  # noqa: F811
    graph = read(configured, "ttl")
    assert (None, RDF.type, DCAT.DataService) in graph
    assert judge(graph, name) == ()


@pytest.mark.parametrize("name", NAMES)
def test_catalogue_with_releases(released: Path, name: str) -> None:
    graph = read(released / "_site", "ttl")
    assert (None, DCAT.hasCurrentVersion, None) in graph
    assert judge(graph, name) == ()


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("shapes", DCTERMS.title),
        ("shapes", DCAT.accessURL),
        ("shapes", SPDX.checksumValue),
        ("range", RDF.type),
        ("shapes_recommended", DCAT.theme),
        ("shapes_recommended", DCAT.bbox),
        ("shapes_recommended", DCATAP.availability),
    ],
)
def test_the_rules_bite_on_the_catalogue(site: Path, name: str, lost: URIRef) -> None:
    """What one property less does: it is the catalogue that is right, not the check that sleeps."""
    graph = read(site, "ttl")
    kept = set(graph.subjects(RDF.type, DCAT.Dataset)) if lost == RDF.type else set()
    for triple in list(graph.triples((None, lost, None))):
        if triple[0] not in kept:
            graph.remove(triple)
    assert judge(graph, name) != ()


@pytest.mark.parametrize("name", ["range", "deprecateduris", "shapes_recommended"])
def test_nothing_to_say(dump: Graph, name: str) -> None:
    assert judge(dump, name) == ()


def test_concepts_lack_only_titles_that_are_not_confirmed(dump: Graph) -> None:
    """A concept without a confirmed title has no skos:prefLabel, on purpose."""
    concepts = set(dump.subjects(RDF.type, SKOS.Concept))
    untitled = {str(c) for c in concepts if (c, SKOS.prefLabel, None) not in dump}
    found = judge(dump, "shapes")
    assert {(f.path, f.focus) for f in found} == {(str(SKOS.prefLabel), iri) for iri in untitled}


@pytest.mark.parametrize(
    ("name", "cls", "predicate"),
    [
        ("shapes", DCAT.Dataset, DCTERMS.creator),
        ("range", DCAT.Dataset, DCTERMS.publisher),
        ("deprecateduris", DCAT.Distribution, URIRef("http://www.w3.org/ns/adms#status")),
        ("shapes_recommended", DCAT.Dataset, DCTERMS.creator),
    ],
)
def test_the_rules_bite(name: str, cls: URIRef, predicate: URIRef) -> None:
    graph, this = Graph(), URIRef("http://example.org/this")
    graph.add((this, RDF.type, cls))
    graph.add((this, predicate, Literal("nobody")))
    assert judge(graph, name) != ()
