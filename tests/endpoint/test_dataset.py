"""Which statements a query sees: all, or those of the graphs that it or its sender names."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from tests.served import Served, make_site, ntriples, serve

COUNT = "SELECT (COUNT(*) AS ?n) {}{{ ?s ?p ?o }}"
NAMED = "SELECT (COUNT(*) AS ?n) {}{{ GRAPH ?g {{ ?s ?p ?o }} }}"
A, B, C, NOWHERE = (f"http://example.org/{name}" for name in ("a", "b", "c", "nowhere"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Graph a with two statements, b with three, one of them as in a; c with one as in a."""
    root = tmp_path_factory.mktemp("small")
    rows = ("s p o a", "s p o2 a", "s p o b", "s p o3 b", "s p o4 b", "s p o2 c")
    make_site(root, ntriples(*rows))
    with serve(root) as running:
        yield running


def count(small: Served, text: str, parameters: list[tuple[str, str]]) -> str:
    """The one number of an answer, of a server that is asked under the name example.org."""
    answer = small.client.post(
        f"{small.address}sparql?{urlencode(parameters)}",
        content=text,
        headers={"Content-Type": "application/sparql-query", "Host": "example.org"},
    )
    value: str = answer.json()["results"]["bindings"][0]["n"]["value"]
    return value


def frm(*graphs: str) -> str:
    return "".join(f"FROM <{graph}> " for graph in graphs)


def frm_named(*graphs: str) -> str:
    return "".join(f"FROM NAMED <{graph}> " for graph in graphs)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (COUNT.format(""), 4),
        (NAMED.format(""), 6),
        (COUNT.format(frm(A)), 2),
        (COUNT.format(frm(A, B)), 4),
        (COUNT.format(frm(A, C)), 2),
        (COUNT.format(frm(A, A)), 2),
        (COUNT.format(frm(NOWHERE)), 0),
        (COUNT.format(frm(A, NOWHERE)), 2),
        (NAMED.format(frm(A)), 0),
        (NAMED.format(frm_named(A)), 2),
        (NAMED.format(frm_named(A, B)), 5),
        (NAMED.format(frm_named(NOWHERE)), 0),
        (COUNT.format(frm_named(A)), 0),
        (NAMED.format(frm(A, B) + frm_named(C)), 1),
        (COUNT.format(frm(A, B) + frm_named(C)), 4),
        (COUNT.format("FROM <a> "), 2),
        ("PREFIX x: <./> " + COUNT.format("FROM x:a FROM x:c "), 2),
    ],
)
def test_dataset_of_the_query(small: Served, text: str, counted: int) -> None:
    assert count(small, text, []) == str(counted)


@pytest.mark.parametrize(
    ("text", "parameters", "counted"),
    [
        (COUNT.format(""), [("default-graph-uri", A)], 2),
        (COUNT.format(""), [("default-graph-uri", A), ("default-graph-uri", B)], 4),
        (COUNT.format(""), [("default-graph-uri", NOWHERE)], 0),
        (COUNT.format(""), [("default-graph-uri", "a")], 2),
        (COUNT.format(""), [("named-graph-uri", A)], 0),
        (NAMED.format(""), [("named-graph-uri", A)], 2),
        (NAMED.format(""), [("default-graph-uri", A)], 0),
        (NAMED.format(""), [("default-graph-uri", A), ("named-graph-uri", B)], 3),
        # The protocol's dataset comes before the query's (SPARQL 1.1 Protocol, section 2.1.4).
        (COUNT.format(frm(A)), [("default-graph-uri", B)], 3),
        (COUNT.format(frm(A, B)), [("default-graph-uri", C)], 1),
        (COUNT.format(frm(A)), [("named-graph-uri", B)], 0),
        (NAMED.format(frm_named(A)), [("named-graph-uri", B)], 3),
    ],
)
def test_dataset_of_the_protocol(
    small: Served, text: str, parameters: list[tuple[str, str]], counted: int
) -> None:
    assert count(small, text, parameters) == str(counted)


def test_no_graph_is_left_from_a_query(small: Served) -> None:
    small.rows(COUNT.format(frm(A, B)))
    names = small.rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g")
    assert names == [[A], [B], [C]]


def test_relative_iris_resolve_against_the_endpoint(small: Served) -> None:
    assert small.rows("SELECT (<x> AS ?a) (<#y> AS ?b) {}") == [
        [small.address + "x", small.address + "sparql#y"]
    ]


def test_endpoint_and_dump_agree(served: Served, site: Path) -> None:
    dumped = {
        quad.triple
        for quad in ox.parse(path=site / "dumps/wardplan.nt", format=ox.RdfFormat.N_TRIPLES)
    }
    answer = served.query("CONSTRUCT WHERE { ?s ?p ?o }", accept="application/n-triples")
    said = ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES)
    assert {quad.triple for quad in said} == dumped
    assert served.rows(COUNT.format("")) == [[str(len(dumped))]]


def test_graphs_are_those_of_the_dump(served: Served, site: Path) -> None:
    quads = ox.parse(path=site / "dumps/wardplan.nq", format=ox.RdfFormat.N_QUADS)
    names = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}
    rows = served.rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
    assert {row[0] for row in rows} == names
