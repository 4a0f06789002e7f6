"""Every wp: term in use is defined, and every term defined is in use or marked as reserved."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse
from rdflib import Graph
from rdflib.compare import isomorphic

from wardplan.dataset import to_rdflib
from wardplan.namespaces import BASE, OWL, RDF, RDFS, WP
from wardplan.project import Project

ROOT = Path(__file__).parent.parent
CODE = ("wardplan/**/*.py", "site/**/*.rq", "site/**/*.html", "shapes/**/*.rq", "tests/**/*.rq")
_IN_TEXT = re.compile(r"\bwp:([A-Za-z]\w*)|\bWP\.([A-Za-z]\w*)")
_NOT_TERMS = {"https://w3id.org/wardplan/def#alignments"}

CLASSES = """
Plan PlanElement BasicGoal Measure Initiative Action ManagementApproach DepartmentMission Notice
Indicator PolicyCitation City Ward WardOffice Department Bureau MidTermPlan MidTermElement
BasicStrategy Theme Strategy Policy PolicyGroup MeasureGroup SourceDocument Transcription Span
Attestation Completeness SourceKind Resolution Whole Partial Primary Copy Newsletter News Printed
ByPeriod
"""
"""The classes and individuals that the vocabulary promises."""


@pytest.fixture(scope="module")
def defined(store: Store) -> set[str]:
    quads = store.quads_for_pattern(None, NamedNode(str(RDFS.isDefinedBy)), None)
    return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}


@pytest.fixture(scope="module")
def reserved(store: Store) -> set[str]:
    quads = store.quads_for_pattern(None, NamedNode(str(WP.termStatus)), None)
    return {
        quad.subject.value
        for quad in quads
        if isinstance(quad.subject, NamedNode) and '"reserved"' in str(quad.object)
    }


def terms_in_code() -> Iterator[tuple[str, str]]:
    for pattern in CODE:
        for file in sorted(ROOT.glob(pattern)):
            for match in _IN_TEXT.finditer(file.read_text(encoding="utf-8")):
                yield str(WP) + (match[1] or match[2]), str(file.relative_to(ROOT))


def terms_of(quads: Iterator[Quad]) -> set[str]:
    nodes = (node for quad in quads for node in (quad.subject, quad.predicate, quad.object))
    iris = {node.value for node in nodes if isinstance(node, NamedNode)}
    return {iri for iri in iris if iri.startswith(str(WP))} - _NOT_TERMS


def terms_in_data(store: Store) -> set[str]:
    ontology = f"{BASE}graph/ontology"
    return terms_of(quad for quad in store if str(quad.graph_name) != f"<{ontology}>")


def terms_the_ontology_uses(store: Store) -> set[str]:
    """The properties and classes with which the ontology describes its own terms."""
    graph = NamedNode(f"{BASE}graph/ontology")
    quads = list(store.quads_for_pattern(None, None, None, graph))
    classes = {q.object.value for q in quads if q.predicate.value == str(RDF.type)}  # type: ignore[union-attr]
    return {iri for iri in classes | {q.predicate.value for q in quads} if iri.startswith(str(WP))}


def terms_in_shapes(project: Project) -> set[str]:
    graph = Graph()
    for file in sorted(project.folder("shapes").glob("*.ttl")):
        graph.parse(file)
    return {str(n) for triple in graph for n in triple if str(n).startswith(str(WP))}


def test_terms_in_code_are_defined(defined: set[str]) -> None:
    unknown = {(term, file) for term, file in terms_in_code() if term not in defined}
    assert unknown == set()


def test_terms_in_data_are_defined(store: Store, defined: set[str]) -> None:
    assert terms_in_data(store) - defined == set()


def test_terms_in_shapes_are_defined(project: Project, defined: set[str]) -> None:
    assert terms_in_shapes(project) - defined == set()


def test_defined_terms_are_used_or_reserved(
    store: Store, defined: set[str], reserved: set[str]
) -> None:
    used = terms_in_data(store) | {term for term, _ in terms_in_code()}
    used |= terms_the_ontology_uses(store)
    assert defined - used - reserved == set()


def test_reserved_terms_are_not_in_the_data(store: Store, reserved: set[str]) -> None:
    assert terms_in_data(store) & reserved == set()


def test_design_classes_are_all_there(defined: set[str]) -> None:
    assert [name for name in CLASSES.split() if str(WP) + name not in defined] == []


@pytest.mark.parametrize("file", ["wardplan.ttl", "alignments.ttl"])
def test_relations_to_other_vocabularies_stand_in_alignments_alone(
    project: Project, file: str
) -> None:
    graph = Graph().parse(project.folder("ontology") / file)
    relations = [
        *graph.subject_objects(RDFS.subClassOf),
        *graph.subject_objects(RDFS.subPropertyOf),
    ]
    outside = [pair for pair in relations if not str(pair[1]).startswith(str(WP))]
    assert bool(outside) == (file == "alignments.ttl")


def test_ontology_is_one(project: Project) -> None:
    graph = Graph().parse(project.folder("ontology") / "wardplan.ttl")
    assert [str(s) for s in graph.subjects(RDF.type, OWL.Ontology)] == [f"{BASE}def"]


def test_context_gives_back_the_same_statements(project: Project) -> None:
    """A plan written with our JSON-LD context and read again is the same graph."""
    context = json.loads(
        (project.folder("ontology") / "context" / "1.jsonld").read_text(encoding="utf-8")
    )
    plan = Graph().parse(project.plans / "yokohama" / "konan-2020.ttl")
    written = plan.serialize(format="json-ld", context=context["@context"])
    again = to_rdflib(parse(written.encode(), format=RdfFormat.JSON_LD))
    assert isomorphic(plan, again)
