"""The quick judge never passes what pySHACL fails: constraint by constraint, on hostile values."""

import itertools
from collections.abc import Callable

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph

from tests.effort import effort
from wardplan.conformity import understand
from wardplan.dataset import to_rdflib
from wardplan.errors import DataError
from wardplan.facts import facts
from wardplan.findings import Finding, ordered
from wardplan.namespaces import BASE, GEOSPARQL, PREFIXES, RDF, RDFS, XSD
from wardplan.screening import doubts, settle
from wardplan.shape_reading import NotUnderstoodError
from wardplan.validation import validate

PROLOGUE = f"@base <{BASE}> .\n" + "".join(f"@prefix {p}: <{i}> .\n" for p, i in PREFIXES.items())

DATATYPES = (
    "string", "integer", "decimal", "boolean", "date", "gYear", "gYearMonth",
    "nonNegativeInteger", "hexBinary",
)  # fmt: skip

PROPERTY: dict[str, str] = {
    "class": "sh:class wp:A",
    "two classes": "sh:class wp:A , wp:B",
    **{f"datatype {name}": f"sh:datatype xsd:{name}" for name in DATATYPES},
    "datatype of geometry": f"sh:datatype <{GEOSPARQL.wktLiteral}>",
    "datatype anyURI": "sh:datatype xsd:anyURI",
    "datatype langString": "sh:datatype rdf:langString",
    "nodeKind": "sh:nodeKind sh:IRI",
    "nodeKind Literal": "sh:nodeKind sh:Literal",
    "minCount": "sh:minCount 2",
    "maxCount": "sh:maxCount 1",
    "maxCount 0": "sh:maxCount 0",
    "pattern": 'sh:pattern "^\\\\S(.*\\\\S)?$"',
    "pattern of IRIs": 'sh:pattern "^https://w3id\\\\.org/wardplan/[ab]$"',
    "pattern of digits": 'sh:pattern "^\\\\d+$"',
    "languageIn": 'sh:languageIn ( "ja" "en" )',
    "uniqueLang": "sh:uniqueLang true",
    "uniqueLang false": "sh:uniqueLang false",
    "in": 'sh:in ( <a> true 5 1.5 "x" "x"@ja "2024-01-31"^^xsd:date )',
    "hasValue": "sh:hasValue <a>",
    "hasValue true": "sh:hasValue true",
    "two values": "sh:hasValue 5 , <a>",
    "range": "sh:minInclusive -1 ; sh:maxInclusive 5",
    "decimal range": "sh:minInclusive -0.5 ; sh:maxInclusive 1.5",
    "equals": "sh:equals wp:q",
    "lessThan": "sh:lessThan wp:q",
    "or": "sh:or ( [ sh:class wp:A ] [ sh:datatype xsd:integer ] [ sh:datatype xsd:decimal ] )",
    "or of paths": "sh:or ( [ sh:path wp:q ; sh:hasValue <a> ] [ sh:path wp:p ; sh:minCount 1 ] )",
    "two ors": 'sh:or ( [ sh:nodeKind sh:IRI ] ) , ( [ sh:pattern "a" ] [ sh:class wp:B ] )',
    "qualified": "sh:qualifiedValueShape [ sh:datatype xsd:integer ] ;"
    " sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1",
    "qualified most": 'sh:qualifiedValueShape [ sh:languageIn ( "ja" ) ] ; sh:qualifiedMaxCount 1',
    "qualified least": "sh:qualifiedValueShape [ sh:class wp:A ] ; sh:qualifiedMinCount 1",
}
"""What a property shape can say of the values of wp:p."""

NODE: dict[str, str] = {
    "node class": "sh:class wp:B",
    "node kind": "sh:nodeKind sh:IRI",
    "node kind literal": "sh:nodeKind sh:Literal",
    "node pattern": 'sh:pattern "/[ab]$"',
    "node in": "sh:in ( <a> <b> )",
    "node value": "sh:hasValue <a>",
    "closed": "sh:closed true ; sh:property wsh:p",
    "closed but": "sh:closed true ; sh:ignoredProperties ( rdf:type wp:q ) ; sh:property wsh:p",
    "node or": "sh:or ( wsh:p [ sh:path wp:q ; sh:hasValue 5 ] )",
    "long path": "sh:property [ sh:path ( wp:p wp:q ) ; sh:hasValue <a> ]",
    "nested": "sh:or ( [ sh:property wsh:p ; sh:or ( [ sh:class wp:B ] [ sh:path wp:q ;"
    " sh:minCount 1 ] ) ] [ sh:class wp:C ] )",
    "subjects of": "sh:targetSubjectsOf wp:q ; sh:property wsh:p",
}  # fmt: skip
"""What a node shape can say."""

SAID = "; sh:message '違い'@ja , 'wrong'@en ; sh:severity sh:Warning"
SHAPES = {name: f"wsh:s sh:property wsh:p . wsh:p {said} {SAID}" for name, said in PROPERTY.items()}
SHAPES |= {name: f"wsh:s {said} {SAID} . wsh:p sh:minCount 1" for name, said in NODE.items()}


def shapes_of(said: str) -> Graph:
    """A shape of the instances of wp:T and its property shape of wp:p."""
    frame = f"wsh:s a sh:NodeShape ; sh:targetClass wp:T . wsh:p sh:path wp:p . {said} ."
    return Graph().parse(data=PROLOGUE + frame, format="turtle")


IRIS = [ox.NamedNode(BASE + name) for name in "abc"]
CLASSES = [ox.NamedNode(PREFIXES["wp"] + name) for name in "TABC"]
TYPED = {
    "integer": "5 05 +5 -0 0 -1 6 99999999999999999999 five 5.0",
    "decimal": "1.5 1.50 01.5 +1.5 -0.5 -0.0 0.0 .5 5. 5 1.0000000000001 1e1",
    "boolean": "true false 1 0 True",
    "date": "2024-01-31 2024-02-30 0000-01-01 2024-01-31Z 2024-1-31 -2024-01-31 2023-12-31",
    "gYear": "2024 0000 24 2024Z -2024",
    "gYearMonth": "2024-05 2024-13 2024-05Z",
    "anyURI": "http://a/ x",
    "double": "5 5.0E0 NaN INF",
    "dateTime": "2024-01-31T00:00:00 2024-01-31T00:00:00Z",
    "string": "x 5 true 2024-01-31",
    "nonNegativeInteger": "5 05 0 -5 6",
    "hexBinary": "5a 5A 5 00 x",
}
TEXTS = [
    "",
    " ",
    "x",
    " x",
    "x ",
    "x\n",
    "\nx",
    "x\ny",
    "5",
    "５",
    "a\u2028b",
    "a\x85b",
    "a\\b",
    '"',
]
LITERALS = [
    *(ox.Literal(text) for text in TEXTS),
    *(ox.Literal(text, language=tag) for text in ("x", "y", "", "x ") for tag in
      ("ja", "en", "ja-Latn", "fr")),
    ox.Literal("x", language="JA"),
    *(ox.Literal(text, datatype=ox.NamedNode(XSD[name]))
      for name, texts in TYPED.items() for text in texts.split()),
    ox.Literal("<p/>", datatype=ox.NamedNode(RDF.HTML)),
    ox.Literal("x", datatype=ox.NamedNode(BASE + "datatype")),
    *(ox.Literal(text, datatype=ox.NamedNode(GEOSPARQL.wktLiteral)) for text in ("POINT(1 2)", "")),
]  # fmt: skip
P, Q, TYPE, SUBCLASS = (ox.NamedNode(i) for i in (
    PREFIXES["wp"] + "p", PREFIXES["wp"] + "q", str(RDF.type), str(RDFS.subClassOf)))  # fmt: skip

nodes = st.sampled_from(IRIS)
values = st.sampled_from(IRIS) | st.sampled_from(LITERALS)
statements = (
    st.tuples(nodes, st.sampled_from([P, Q]), values)
    | st.tuples(st.sampled_from(IRIS), st.just(P), st.sampled_from(LITERALS))
    | st.tuples(nodes, st.just(TYPE), st.sampled_from(CLASSES))
    | st.tuples(st.sampled_from(CLASSES), st.just(SUBCLASS), st.sampled_from(CLASSES))
)
graphs = st.lists(statements, min_size=1, max_size=8)


def quads(triples: list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]]) -> list[ox.Quad]:
    """Each in a graph of its own, and one instance of wp:T among them."""
    typed = [(IRIS[0], TYPE, CLASSES[0]), *triples]
    return [ox.Quad(*each, ox.NamedNode(f"urn:{n}")) for n, each in enumerate(typed)]


def outcome(judged: Callable[[], tuple[Finding, ...]]) -> list[tuple[str, ...]] | str:
    """All that a report says, or why there is none; blank nodes have no name to compare."""
    try:
        return sorted(
            (*f.key[:4], f.value or "" if f.term else "", f.component, f.term or "",
             *itertools.chain(*sorted(f.messages.items())))
            for f in ordered(judged())
        )  # fmt: skip
    except DataError as error:
        return error.message.partition(":")[0]


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("said", SHAPES.values(), ids=SHAPES.keys())
@settings(max_examples=effort(15, 300), deadline=None, suppress_health_check=list(HealthCheck))
@given(triples=graphs)
def test_every_result_is_that_of_pyshacl(
    said: str, triples: list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]]
) -> None:
    shapes, stated = shapes_of(said), quads(triples)
    plain = outcome(lambda: validate(to_rdflib(stated), shapes))
    known = facts(stated)
    assert outcome(lambda: settle(doubts(known, known.quads, understand(shapes)), shapes)) == plain


EXOTIC = {
    "a component of its own": "wsh:p sh:minLength 2",
    "negation": "wsh:s sh:not [ sh:class wp:A ]",
    "another target": "wsh:s sh:targetNode <a>",
    "objects as targets": "wsh:s sh:targetObjectsOf wp:p",
    "a class that is a shape": "wsh:s a rdfs:Class",
    "switched off": "wsh:p sh:deactivated true",
    "a path backwards": "wsh:s sh:property [ sh:path [ sh:inversePath wp:p ] ; sh:maxCount 1 ]",
    "a path of any length": "wsh:s sh:property [ sh:path [ sh:zeroOrMorePath wp:p ] ]",
    "no blank nodes": "wsh:p sh:nodeKind sh:IRIOrLiteral",
    "another datatype": "wsh:p sh:datatype xsd:double",
    "flags": 'wsh:p sh:pattern "X" ; sh:flags "i"',
    "all languages": 'wsh:p sh:languageIn ( "*" )',
    "a list with a doubtful literal": "wsh:p sh:in ( 1e0 )",
    "an endless shape": "wsh:p sh:property [ sh:path wp:q ; sh:or ( wsh:p ) ]",
    "disjoint": "wsh:p sh:qualifiedValueShape [ sh:class wp:A ] ; sh:qualifiedMinCount 1 ;"
    " sh:qualifiedValueShapesDisjoint true",
    "a bound in words": 'wsh:p sh:minInclusive "2024-01-31"^^xsd:date',
    "results on values": "wsh:p sh:property [ sh:path wp:q ; sh:minCount 1 ]",
    "a property shape without a path": "wsh:s sh:or ( [ sh:property [ sh:class wp:A ] ] )",
    "no regular expression": 'wsh:p sh:pattern "("',
    "counts on a node": "wsh:s sh:minCount 1",
    "an unknown word": "wsh:p <p> 1",
}


@pytest.mark.parametrize("said", EXOTIC.values(), ids=EXOTIC.keys())
def test_what_is_not_translated_is_left_to_pyshacl(said: str) -> None:
    with pytest.raises(NotUnderstoodError):
        understand(shapes_of(f"wsh:s sh:property wsh:p . {said}"))


def test_it_does_pass_what_conforms() -> None:
    shapes = understand(shapes_of("wsh:s sh:property wsh:p . wsh:p sh:minCount 1 ; sh:class wp:A"))
    right = [(IRIS[0], P, IRIS[1]), (IRIS[1], TYPE, CLASSES[1])]
    for stated, doubted in ((right, 0), (right[:1], 1), (right[1:], 1)):
        known = facts(quads(stated))
        assert (
            len(list(itertools.chain(*(s.doubted(known, BASE + "a") for s in shapes)))) == doubted
        )
