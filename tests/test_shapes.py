"""Every shape passes what is right, fails what is wrong, and says so in two languages.

A folder of tests/shapes is a node shape. Its valid.<why>.ttl conform; each of its
invalid.<shape>[.<why>].ttl has one fault and is reported by that one shape. Only the shapes of the
folder are applied, so that the neighbours in a fixture may stay small.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from wardplan.namespaces import RDF, RDFS, SH, WSH

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = sorted((ROOT / "tests" / "shapes").glob("*/*.ttl"))
TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
SILENT = {
    *TARGETS, RDF.type, RDFS.label, RDFS.comment, SH.name, SH.description, SH.message,
    SH.severity, SH.property, SH.ignoredProperties, SH.order, SH.group,
}  # fmt: skip
BEYOND_CORE = (SH.sparql, SH.js, SH.target, SH.rule, SH.expression, SH.select, SH.jsFunctionName)
SEVERITIES = {SH.Violation, SH.Warning, SH.Info}


def local(shape: Node | None) -> str:
    return str(shape).removeprefix(str(WSH))


def expected(fixture: Path) -> str:
    """The shape that must report: invalid.<shape>[.<why>].ttl."""
    return fixture.name.split(".")[1]


def reached(shapes: Graph, start: Node) -> set[Node]:
    """The shape, all shapes it refers to, and the lists between them."""
    found: set[Node] = set()
    waiting = [start]
    while waiting:
        node = waiting.pop()
        if node not in found and (isinstance(node, BNode) or str(node).startswith(str(WSH))):
            found.add(node)
            waiting.extend(shapes.objects(node))
    return found


def attached(shapes: Graph, node_shape: Node) -> set[Node]:
    """The property shapes that report by themselves, nested ones included."""
    direct = set(shapes.objects(node_shape, SH.property))
    return direct.union(*(attached(shapes, shape) for shape in direct))


def targeted(shapes: Graph) -> set[Node]:
    return {shape for target in TARGETS for shape in shapes.subjects(target)}


def every_shape(shapes: Graph) -> set[Node]:
    typed = {*shapes.subjects(RDF.type, SH.NodeShape), *shapes.subjects(RDF.type, SH.PropertyShape)}
    return typed | set(shapes.subjects(SH.path)) | set(shapes.objects(None, SH.property))


def speaks(shapes: Graph, node_shape: Node) -> bool:
    """Whether a node shape has constraints of its own, beside those of its property shapes."""
    return bool(set(shapes.predicates(node_shape)) - SILENT)


def reporting(shapes: Graph) -> set[Node]:
    """All shapes that can be the source of a result."""
    nodes = targeted(shapes)
    properties = set[Node]().union(*(attached(shapes, shape) for shape in nodes))
    return properties | {shape for shape in nodes if speaks(shapes, shape)}


def languages(shapes: Graph, shape: Node, term: URIRef) -> list[str]:
    texts = [text for text in shapes.objects(shape, term) if isinstance(text, Literal)]
    return sorted(text.language or "" for text in texts if text)


def names(found: set[Node]) -> list[str]:
    return sorted(local(shape) for shape in found)


@pytest.fixture(scope="session")
def shapes() -> Graph:
    graph = Graph()
    for file in sorted((ROOT / "shapes").glob("*.ttl")):
        graph.parse(file)
    return graph


@pytest.fixture(scope="session")
def suites(shapes: Graph) -> dict[str, Graph]:
    """For each targeted node shape, the shapes graph that holds it alone."""
    found: dict[str, Graph] = {}
    for node_shape in targeted(shapes):
        suite = found[local(node_shape)] = Graph()
        for node in reached(shapes, node_shape):
            suite += shapes.triples((node, None, None))
    return found


def failing(fixture: Path, suite: Graph) -> set[str]:
    """The shapes that report anything, of whatever severity."""
    data = Graph().parse(fixture)
    _, report, _ = validate(data, shacl_graph=suite, advanced=False, inplace=True)
    assert isinstance(report, Graph), report
    results = report.objects(None, SH.result)
    return {local(report.value(result, SH.sourceShape)) for result in results}


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_fixture_is_reported_by_exactly_its_shape(fixture: Path, suites: dict[str, Graph]) -> None:
    kind = fixture.name.split(".")[0]
    want = {"valid": set[str](), "invalid": {expected(fixture)}}[kind]
    assert failing(fixture, suites[fixture.parent.name]) == want


def test_every_reporting_shape_has_a_failing_fixture(shapes: Graph) -> None:
    proven = {expected(path) for path in FIXTURES if path.name.startswith("invalid.")}
    assert sorted(set(names(reporting(shapes))) - proven) == []


def test_every_targeted_shape_has_a_passing_fixture(shapes: Graph) -> None:
    proven = {path.parent.name for path in FIXTURES if path.name.startswith("valid.")}
    assert sorted(set(names(targeted(shapes))) - proven) == []


def test_every_shape_is_used(shapes: Graph) -> None:
    used = set[Node]().union(*(reached(shapes, shape) for shape in targeted(shapes)))
    assert names(every_shape(shapes) - used) == []


@pytest.mark.parametrize("term", [SH.name, SH.message], ids=["name", "message"])
def test_every_shape_speaks_japanese_and_english(shapes: Graph, term: URIRef) -> None:
    mute = {s for s in every_shape(shapes) if languages(shapes, s, term) != ["en", "ja"]}
    assert names(mute) == []


def test_every_shape_has_one_severity(shapes: Graph) -> None:
    vague = {
        shape
        for shape in every_shape(shapes)
        if len(given := list(shapes.objects(shape, SH.severity))) != 1 or given[0] not in SEVERITIES
    }
    assert names(vague) == []


def test_every_shape_is_one_of_ours(shapes: Graph) -> None:
    assert names({shape for shape in every_shape(shapes) if str(WSH) not in str(shape)}) == []


def test_property_shapes_are_named_after_their_node_shape(shapes: Graph) -> None:
    strangers = {
        shape
        for node_shape in targeted(shapes)
        for shape in shapes.objects(node_shape, SH.property)
        if not local(shape).startswith(f"{local(node_shape)}-")
    }
    assert names(strangers) == []


def test_blank_nodes_are_lists_only(shapes: Graph) -> None:
    blank = {subject for subject in shapes.subjects() if isinstance(subject, BNode)}
    assert blank - set(shapes.subjects(RDF.first)) == set()


@pytest.mark.parametrize("term", BEYOND_CORE, ids=local)
def test_shapes_stay_within_shacl_core(shapes: Graph, term: URIRef) -> None:
    assert (None, term, None) not in shapes
