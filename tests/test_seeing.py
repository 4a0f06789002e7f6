"""What a query sees: never less than rdflib finds in its algebra, and no more where it is plain."""

from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.processor import prepareQuery
from rdflib.term import URIRef, Variable

from wardplan.namespaces import PREFIXES
from wardplan.seeing import ALL, TYPE, Scope, scope, sorts

ROOT = Path(__file__).parent.parent
FILES = sorted((*ROOT.glob("site/**/*.rq"), *ROOT.glob("shapes/checks/*.rq")))
A, B, C = (f"<{PREFIXES['wp']}{name}>" for name in "abc")


def of_class(name: str) -> str:
    """How a scope names the statements that something is of a class."""
    return f"{TYPE} <{PREFIXES['wp']}{name}>"


PLAIN = [
    ("SELECT ?s { ?s wp:a ?o }", {A}),
    ("SELECT ?s ?o ?n { ?s wp:a ?o ; wp:b ?n . } ORDER BY ?s ?o ?n", {A, B}),
    ("SELECT ?s { ?s a wp:a }", {A, of_class("a")}),
    ("SELECT ?s { ?s a wp:a , wp:b ; wp:c ?o }", {A, B, C, of_class("a"), of_class("b")}),
    ("SELECT ?s { ?s wp:c ?o ; rdf:type wp:a . ?o a wp:b . }",
     {A, B, C, of_class("a"), of_class("b")}),
    ("SELECT ?s { ?s a wp:a , ?b }", {A, TYPE, of_class("a")}),
    ("SELECT ?s { ?s a ?a FILTER(?a NOT IN (wp:a, wp:b)) }", {A, B, TYPE}),
    ("SELECT ?s { ?s wp:b/a wp:a }", {A, B, of_class("a")}),
    ("SELECT ?s { ?s a/wp:b wp:a }", {A, B, TYPE}),
    ("SELECT ?s { wp:a ^a ?s . wp:b ^rdf:type wp:a }", {A, B, TYPE}),
    ("SELECT ?s { wp:a ^(wp:b/a) ?s }", {A, B, TYPE}),
    ("SELECT ?s { ?s a [] , 'x' . ?s rdf:type/wp:a* wp:b }", {A, B, TYPE}),
    ("SELECT ?s { VALUES ?p { wp:b rdf:type wp:a } ?s ?p ?o }", {A, B, TYPE}),
    ("SELECT ?s { VALUES (?p ?o) { (rdf:type wp:a) } ?s wp:b ?o }", {A, B, TYPE}),
    ("SELECT ?s { ?s ?p ?o VALUES ?p { wp:a } MINUS { VALUES ?p { wp:b } ?o ?p ?n } }", {A, B}),
    ("SELECT ?s { ?s wp:a ?o FILTER NOT EXISTS { ?o wp:b ?n FILTER EXISTS { ?n wp:c ?m } } }",
     {A, B, C}),
    ("SELECT ?s { ?s wp:a|^wp:b/wp:c+ ?o }", {A, B, C}),
    ("SELECT ?s { ?s (wp:a|wp:b) ?o . ?o wp:c ?n }", {A, B, C}),
    ("SELECT ?s { ?s wp:a ?o FILTER(?o != ?s && !BOUND(?s)) ?s wp:b ?n BIND(?n * 2 AS ?m) }",
     {A, B}),
    ("SELECT ?s { ?s wp:a/wp:b* ?o . FILTER(?o * 2 > 1) }", {A, B}),
    ("SELECT ?s { GRAPH ?g { ?s wp:a ?o } } # ?s ?p ?o", {A}),
    ("SELECT ?s { ?s wp:a 'x { ?s ?p ?o }' }", {A}),
    ("SELECT (COUNT(?s) AS ?n) ?o { ?s wp:a ?o } GROUP BY ?o HAVING(COUNT(?s) > 1)", {A}),
    ("SELECT ?s { VALUES (?s ?o) { (wp:a 1) } ?s wp:b ?o }", {A, B}),
    ("PREFIX x: <urn:x:> SELECT ?s { ?s x:y ?o }", {"<urn:x:y>", "<urn:x:>"}),
    ("CONSTRUCT { ?s wp:a ?o } WHERE { ?s wp:b ?o }", {A, B}),
]  # fmt: skip
ANY = [
    "SELECT ?s { ?s ?p ?o }",
    "SELECT ?s { ?s wp:a ?o ; ?p ?n }",
    "SELECT ?s { ?s wp:a [ ?p ?n ] }",
    "SELECT ?s { [] ?p ?o }",
    "SELECT ?g { GRAPH ?g { } }",
    "SELECT ?g { GRAPH ?g { FILTER(?g != wp:a) } }",
    "SELECT ?s { (1 2) ?p ?o }",
    "SELECT ?s { ?s ?p (1 2) }",
    "SELECT ?s { ?s ?p [] }",
    "SELECT ?s { FILTER(?o > 1) ?s ?p ?o }",
    "SELECT ?s { ?s !wp:a ?o }",
    "SELECT ?s { ?s wp:a/!wp:b ?o }",
    "SELECT ?s { ?s wp:a* ?o }",
    "SELECT ?s { ?s wp:a? ?o }",
    "SELECT ?s { ?s wp:a*/wp:b ?o }",
    "SELECT ?s { ?s ^wp:a* ?o }",
    "SELECT ?s { ?s (wp:a)/wp:b* ?o }",
    "SELECT ?s { ?s (wp:a/wp:b)* ?o }",
    "SELECT ?s { ?s wp:a ?o FILTER NOT EXISTS { ?o ?p ?n } }",
    "SELECT ?s { ?s $p 'x'@ja }",
    "SELECT ?s { <urn:s> ?p 5 }",
    "SELECT ?s { 'x' ?p ?o }",
    "SELECT ?s { ?s unknown:a ?o }",
    "SELECT ?s { ?s ?p true }",
    "SELECT ?s { VALUES ?p { wp:a } { ?s ?p ?o } UNION { ?s wp:b ?o } }",
    "SELECT ?s { VALUES ?p { wp:a UNDEF } ?s ?p ?o }",
    "SELECT ?s { VALUES (?p ?o) { (wp:a 1) } ?s ?p ?o }",
    "SELECT ?s { ?s wp:a ?o OPTIONAL { VALUES ?p { wp:a } } ?s ?p ?o }",
    "SELECT ?s { VALUES ?q { wp:a } ?s ?p ?o }",
    "SELECT ?s { ?s ?p false }",
    "SELECT ?s { ?s ?p -5 }",
    "SELECT ?s { ?s ?p +1.5 }",
    "SELECT ?s { ?s (!wp:a) ?o }",
    "SELECT ?s { ?s (!a) ?o }",
    "SELECT ?s { ?s ^(!wp:a) ?o }",
    "SELECT ?s { ?s wp:a/(!wp:b) ?o }",
    "SELECT ?s { ?s (!wp:a)+ ?o }",
    "SELECT ?s { ?s (!(wp:a|wp:b)) ?o }",
    r"SELECT ?s { ?s wp:a\-b ?o }",
    r"SELECT ?s { ?s wp:\u0062udget ?o }",
    "SELECT ?s { { SELECT ?s { ?s ?p ?o } } ?s wp:a ?o } ORDER BY EXISTS { ?s wp:b ?o }",
]
NEVER = [
    "SELECT (NOW() AS ?n) { ?s wp:a ?o }",
    "SELECT ?s { ?s wp:a ?o } ORDER BY rand()",
    "DESCRIBE wp:a",
    "SELECT ?s { SERVICE <urn:x> { ?s wp:a ?o } }",
    "BASE <urn:x:> SELECT ?s { ?s <a> ?o }",
]


@pytest.mark.parametrize(("query", "seen"), PLAIN)
def test_a_query_sees_what_it_names(query: str, seen: set[str]) -> None:
    assert scope(query) == Scope(frozenset(seen))


@pytest.mark.parametrize("query", ANY)
def test_a_query_that_may_ask_for_any_property_sees_all(query: str) -> None:
    assert scope(query) == ALL


@pytest.mark.parametrize("query", NEVER)
def test_a_query_whose_answers_do_not_follow_from_the_data(query: str) -> None:
    assert scope(query) is None


def named(value: Any) -> set[str]:
    """All IRIs that rdflib finds as properties; an empty one for a variable in such a place."""
    if isinstance(value, CompValue):
        found = {each for triple in value.get("triples") or () for each in of(triple)}
        return found.union(*map(named, value.values()))
    if isinstance(value, list | tuple | set):
        return set[str]().union(*map(named, value))
    return set()


def of(triple: Any) -> set[str]:
    """The properties of triples as the algebra has them, or as they were read (flat lists)."""
    pairs = [(triple[at], triple[at + 1]) for at in range(1, len(triple), 3)]
    found = {"" for each, _ in pairs if isinstance(each, Variable)}
    return found | {seen(each, target) for each, target in pairs if isinstance(each, URIRef)}


def seen(property_: URIRef, target: Any) -> str:
    is_named = property_ == RDF.type and isinstance(target, URIRef)
    return f"<{property_}> <{target}>" if is_named else f"<{property_}>"


@pytest.mark.parametrize(
    ("statement", "names"),
    [(("<p>", '"x"'), {"<p>"}), ((TYPE, "<c>"), {TYPE, f"{TYPE} <c>"})],
)
def test_what_a_statement_may_be_seen_by(statement: tuple[str, str], names: set[str]) -> None:
    assert set(sorts(*statement)) == names


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_rdflib_finds_no_more_in_a_query_of_ours(file: Path) -> None:
    query = file.read_text(encoding="utf-8")
    found = scope(query)
    assert found is not None
    wanted = named(prepareQuery(query, initNs=PREFIXES).algebra)
    if "" in wanted and found != ALL:  # of a variable whose values are listed
        wanted.remove("")
        assert "VALUES ?path {" in query
    assert found.properties is None or wanted <= found.properties
