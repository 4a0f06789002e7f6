"""Canonical Turtle is, byte for byte, what rdflib's own serializer writes."""

import pytest

from wardplan import turtle
from wardplan.dataset import empty_graph

CASES: dict[str, str] = {
    "nothing": "",
    "one value": "<a> wp:year 2024 .",
    "values in order": '<a> rdfs:label "泉区"@ja , "Izumi"@en , "plain" '
    '; wp:plan <c> , <b> , 3 , "x" .',
    "properties in order": '<a> wp:year 1 ; rdfs:label "a"@ja ; dcterms:title '
    '"t" ; a wp:Plan , <C> .',
    "what is referred to comes later": "<a> wp:plan <x> . <b> wp:plan <a> . <c> wp:plan <a> .",
    "classes come first": "<a> wp:plan <z> . <z> a rdfs:Class . <y> "
    "a rdfs:Class ; wp:plan <y> , <z> .",
    "numbers": "<a> wp:budget 1 , 1.50 , 1e3 , -7 , true , false .",
    "odd numbers": '<a> wp:budget "05"^^xsd:integer , "x"^^xsd:integer , "1"^^xsd:boolean .',
    "datatypes": '<a> wp:year "2024"^^xsd:gYear ; dcterms:issued '
    '"2024-05-17"^^xsd:date , "s"^^<dt> .',
    "quotes and breaks": r'<a> rdfs:label "a \"b\" \\ c"@ja , "one\ntwo \"\"\"", "tab\t", "\r" .',
    "names that need care": "<a> wp:plan wp:a\\(b\\) , <https://schema.org/x.> "
    ", schema:%20 , <https://schema.org/> .",
    "names of others": "<a> <http://example.org/p/q> <http://example.org/p/r> "
    "; rdf:value <urn:x> .",
    "an empty list": "<a> wp:plan () .",
    "blank nodes": '<a> wp:plan [ wp:year 1 ; rdfs:label "b"@en ] , [] .',
    "a list": "<a> wp:plan ( 1 2 <b> ) .",
}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES.keys())
def test_it_is_what_rdflib_writes(text: str) -> None:
    graph = empty_graph()
    heads = "".join(f"PREFIX {prefix}: <{uri}>\n" for prefix, uri in graph.namespaces())
    graph.parse(data=heads + text, format="turtle", publicID="https://w3id.org/wardplan/")
    expected = graph.serialize(format="longturtle", encoding="utf-8").rstrip(b"\n") + b"\n"
    assert turtle.canonical(graph) == expected
