"""Named graphs are loaded exactly, and Turtle is written in one form."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal

from wardplan import iris
from wardplan.dataset import (
    canonical_turtle,
    empty_graph,
    parse_turtle,
    serialize,
    store_of,
    to_rdflib,
)
from wardplan.errors import DataError
from wardplan.namespaces import BASE, PREFIXES, RDFS, WP
from wardplan.project import Project

GRAPH = BASE + "graph/reference/test"
PLAN = iris.mint("plan/yokohama/izumi/2024")
REFUSED: dict[str, tuple[bytes, str, int | None]] = {
    "no object": (b"<a> <b> <c> .\n\n<a> <b> .\n", "not valid Turtle", 3),
    "unknown prefix": (b"<a> wp:year 2024 .\n", "not valid Turtle", 1),
    "not utf-8": (b'<a> <b> "\xff" .\n', "not", None),
}
TEXTS = ['a "quoted" text', "a\nline", "back\\slash", "泉区 𠮷", "tab\t", ""]
CANONICAL = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX wp: <https://w3id.org/wardplan/def#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

<https://w3id.org/wardplan/plan/yokohama/izumi/2024>
    rdfs:label
        "Izumi"@en ,
        "泉区"@ja ;
    wp:year 2024 ;
.
"""


def quad(subject: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(str(WP.plan)), value, ox.NamedNode(GRAPH))


def izumi() -> Graph:
    graph = empty_graph()
    graph.add((PLAN, WP.year, Literal(2024)))
    graph.add((PLAN, RDFS.label, Literal("泉区", lang="ja")))
    graph.add((PLAN, RDFS.label, Literal("Izumi", lang="en")))
    return graph


def test_parse_puts_statements_in_their_graph(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text("<a> <b> <c> .", encoding="utf-8")
    a, b, c = (ox.NamedNode(BASE + name) for name in "abc")
    assert parse_turtle(file, GRAPH) == [ox.Quad(a, b, c, ox.NamedNode(GRAPH))]


@pytest.mark.parametrize(("data", "message", "line"), REFUSED.values(), ids=REFUSED.keys())
def test_parse_refuses(tmp_path: Path, data: bytes, message: str, line: int | None) -> None:
    file = tmp_path / "a.ttl"
    file.write_bytes(data)
    with pytest.raises(DataError, match=message) as caught:
        parse_turtle(file, GRAPH)
    assert (caught.value.file, caught.value.line or line) == (file, line or caught.value.line)


def test_store_holds_each_statement_once() -> None:
    same = quad(PLAN, ox.Literal("a"))
    assert list(store_of([same, same])) == [same]


@pytest.mark.parametrize("text", TEXTS, ids=repr)
def test_texts_survive_the_way_to_rdflib(text: str) -> None:
    graph = to_rdflib([quad(PLAN, ox.Literal(text, language="ja"))])
    assert list(graph.objects(PLAN, WP.plan)) == [Literal(text, lang="ja")]


def test_graph_names_are_dropped() -> None:
    one = quad(PLAN, ox.NamedNode(str(PLAN)))
    assert set(to_rdflib([one, one.triple])) == {(PLAN, WP.plan, PLAN)}


def test_empty_graph_knows_our_prefixes_and_no_others() -> None:
    bound = {prefix: str(namespace) for prefix, namespace in empty_graph().namespaces()}
    assert bound == PREFIXES


def test_canonical_turtle() -> None:
    assert canonical_turtle(izumi()).decode() == CANONICAL


def test_canonical_turtle_does_not_depend_on_the_order_of_statements() -> None:
    backwards = empty_graph()
    for triple in sorted(izumi(), reverse=True):
        backwards.add(triple)
    assert canonical_turtle(backwards) == canonical_turtle(izumi())


@pytest.mark.parametrize("folder", ["data/plans/yokohama", "data/links/yokohama", "data/reference"])
def test_committed_files_are_canonical(folder: str, project: Project) -> None:
    files = sorted((project.root / folder).glob("*.ttl"))
    changed = [
        file.name
        for file in files
        if canonical_turtle(to_rdflib(parse_turtle(file, BASE))) != file.read_bytes()
    ]
    assert (changed, len(files) > 0) == ([], True)


@pytest.mark.parametrize(
    ("format_", "text"),
    [
        (
            ox.RdfFormat.N_TRIPLES,
            "<https://w3id.org/wardplan/plan/yokohama/izumi/2024> "
            '<https://w3id.org/wardplan/def#plan> "a" .\n',
        ),
        (
            ox.RdfFormat.N_QUADS,
            "<https://w3id.org/wardplan/plan/yokohama/izumi/2024> "
            '<https://w3id.org/wardplan/def#plan> "a" '
            "<https://w3id.org/wardplan/graph/reference/test> .\n",
        ),
    ],
    ids=["triples", "quads"],
)
def test_serialize(format_: ox.RdfFormat, text: str) -> None:
    one = quad(PLAN, ox.Literal("a"))
    statements = [one] if format_ == ox.RdfFormat.N_QUADS else [one.triple]
    assert serialize(statements, format_).decode() == text


def test_turtle_uses_our_prefixes() -> None:
    text = serialize([quad(PLAN, ox.Literal("a")).triple], ox.RdfFormat.TURTLE).decode()
    assert ("@prefix wp: <https://w3id.org/wardplan/def#> ." in text, "wp:plan" in text) == (
        True,
        True,
    )


def test_serialize_keeps_the_order_given() -> None:
    triples = [quad(BASE + name, ox.Literal("x")).triple for name in "bca"]
    lines = serialize(triples, ox.RdfFormat.N_TRIPLES).decode().splitlines()
    assert [line.split(">")[0][-1] for line in lines] == ["b", "c", "a"]
