"""What the words of a query say, and what hides a word."""

import pytest

from wardplan.endpoint.lexis import Clause, Form, is_iri, resolve, scan

BASE = "http://example.org/sparql"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * {}", Form.SELECT),
        ("# ASK\nBASE <http://ask/> PREFIX select: <x> construct {} WHERE {}", Form.CONSTRUCT),
        ("PREFIX ask: <http://ask/> DESCRIBE ask:SELECT", Form.DESCRIBE),
        ("ask{}", Form.ASK),
        ("INSERT DATA {}", None),
        ("", None),
        ("SELEC * {}", None),
    ],
)
def test_form(text: str, form: Form | None) -> None:
    assert scan(text, BASE).form == form


HIDDEN = [
    "SELECT * { ?s ?p 'SERVICE FROM NOW' }",
    'SELECT * { ?s ?p "a \\" SERVICE" }',
    "SELECT * { ?s ?p '''it's SERVICE'' ''' }",
    'SELECT * { ?s ?p """ "" SERVICE """ }',
    "SELECT * { ?s <http://SERVICE/FROM#NOW> ?o }",
    "SELECT * { ?SERVICE $FROM ?NOW } # SERVICE FROM NOW",
    "PREFIX SERVICE: <x> SELECT * { SERVICE:a :FROM from:NOW . _:SERVICE a ex:SERVICE }",
    "SELECT * { ?s ?p 'x'@SERVICE }",
    "SELECT * { ?s ex:a\\-SERVICE ex:b.SERVICE }",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_words_that_do_not_count(text: str) -> None:
    seen = scan(text, BASE)
    assert (seen.service, seen.clause, seen.lasting) == (False, None, True)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://a/> {} }",
        "SELECT * { service silent ?s {} }",
        "SELECT * { ?s ?p 'a'.SERVICE<http://a/>{} }",
        "SELECT * { ?s ?p 1 }\n#\nSERVICE",
        "SELECT * { FILTER(?a < ?b) SERVICE <http://a/> {} }",
    ],
)
def test_service(text: str) -> None:
    assert scan(text, BASE).service


@pytest.mark.parametrize("function", ["NOW()", "rand()", "UUID()", "StrUUID()", "BNODE()"])
def test_answers_that_do_not_last(function: str) -> None:
    assert not scan(f"SELECT ({function} AS ?x) {{}}", BASE).lasting


@pytest.mark.parametrize("text", ["INSERT DATA {}", "PREFIX a: <a> clear all", "with <a> DELETE"])
def test_updates(text: str) -> None:
    assert scan(text, BASE).update


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("SELECT * FROM <http://a/> {}", Clause(("http://a/",), ())),
        ("ASK from <a> FROM NAMED <b#c> {}", Clause(
            ("http://example.org/a",), ("http://example.org/b#c",))),
        ("PREFIX g: <http://g/x#> ASK FROM g:a\\/b FROM g: {}", Clause(
            ("http://g/x#a/b", "http://g/x#"), ())),
        ("BASE <http://b/> PREFIX : <y/> ASK FROM NAMED :z FROM <w> {}", Clause(
            ("http://b/w",), ("http://b/y/z",))),
        ("ASK FROM unknown:a {}", None),
        ("ASK FROM", None),
        ("ASK {}", None),
    ],
)  # fmt: skip
def test_dataset_clause(text: str, clause: Clause | None) -> None:
    assert scan(text, BASE).clause == clause


@pytest.mark.parametrize(
    ("reference", "iri"),
    [
        ("http://a/b#", "http://a/b#"),
        ("urn:a:b", "urn:a:b"),
        ("a", "http://example.org/a"),
        ("#a", "http://example.org/sparql#a"),
    ],
)
def test_resolve(reference: str, iri: str) -> None:
    assert resolve(BASE, reference) == iri


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("urn:a", True), ("http://a/日本", True), ("a", False), ("http://a b", False), ("x:<", False)],
)
def test_is_iri(text: str, wanted: bool) -> None:
    assert is_iri(text) is wanted
