"""How far a query sees: what stands in the repository, and small cases of each kind."""

from pathlib import Path

import pytest

from wardplan.reach import is_near, is_of_graphs

QUERIES = Path(__file__).parent.parent / "site/queries"
CASES = [
    ("SELECT ?this ?p { ?s ?p ?this }", True),
    ("SELECT ?this ?o { ?this rdfs:label ?o FILTER(LANG(?o) = 'ja') } ORDER BY ?o", True),
    ("SELECT (COUNT(?s) AS ?n) { ?s wp:plan ?this }", True),
    ("SELECT ?this ?n { ?s wp:plan ?this . ?s rdfs:label ?n }", False),
    ("SELECT ?this ?n { ?s wp:plan ?this OPTIONAL { ?s rdfs:label ?n } }", False),
    ("SELECT ?this { ?s wp:plan ?this FILTER NOT EXISTS { ?s a wp:Plan } }", False),
    ("SELECT ?this { ?s wp:plan ?this FILTER EXISTS { ?s a wp:Plan } }", False),
    ("SELECT ?this { { ?s wp:plan ?this } UNION { ?s wp:ward ?this } }", False),
    ("SELECT ?this { ?s wp:plan ?this MINUS { ?s a wp:Plan } }", False),
    ("SELECT ?this { ?s wp:plan/wp:ward ?this }", False),
    ("SELECT ?this { ?s wp:plan+ ?this }", False),
    ("SELECT ?this { GRAPH ?g { ?s wp:plan ?this } }", False),
    ("SELECT ?this { ?s wp:plan ?other }", False),
    ("SELECT ?this { ?s ?this ?o }", False),
    ("SELECT ?this { VALUES ?this { wp:Plan } ?s a ?this }", False),
    ("SELECT ?this { { SELECT ?this { ?s wp:plan ?this } } }", False),
]
FILES = [
    ("incoming.rq", True),
    ("vocabulary/members.rq", True),
    ("vocabulary/values.rq", True),
    ("statements-of-text.rq", False),
    ("compare/elements-of-ward.rq", False),
]


@pytest.mark.parametrize(("query", "expected"), CASES)
def test_reach(query: str, expected: bool) -> None:
    assert is_near(query) is expected


@pytest.mark.parametrize(("file", "expected"), FILES)
def test_the_reach_of_files(file: str, expected: bool) -> None:
    assert is_near((QUERIES / file).read_text(encoding="utf-8")) is expected


GRAPHS = [
    ("SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } }", True),
    ("SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o . FILTER NOT EXISTS { ?s a ?o } } }", True),
    ("SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } OPTIONAL { ?s ?q ?r } }", False),
    ("SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } FILTER EXISTS { ?s ?q ?r } }", False),
    ("SELECT ?g FROM <urn:a> WHERE { GRAPH ?g { ?s ?p ?o } }", False),
    ("SELECT ?s WHERE { ?s ?p ?o }", False),
]


@pytest.mark.parametrize(("query", "expected"), GRAPHS)
def test_whether_a_query_sees_named_graphs_alone(query: str, expected: bool) -> None:
    assert is_of_graphs(query) is expected
