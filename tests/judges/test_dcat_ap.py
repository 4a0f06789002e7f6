"""SEMIC's DCAT-AP 3 shapes on the whole dump: nothing in our data breaks a rule of theirs.

Their files are read from the folder in $JUDGES and never enter the project.
"""

import os
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef

from wardplan.findings import Finding
from wardplan.namespaces import DCAT, DCTERMS, RDF, SKOS
from wardplan.validation import validate

pytestmark = pytest.mark.judges

RULES = Path(os.environ.get("JUDGES", "../shared/judges")) / "dcat-ap"


@pytest.fixture(scope="module")
def dump(site: Path) -> Graph:
    return Graph().parse(site / "dumps" / "wardplan.nt")


def judge(data: Graph, name: str) -> tuple[Finding, ...]:
    return validate(data, Graph().parse(RULES / f"{name}.ttl"))


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
