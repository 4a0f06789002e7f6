"""The forms of an answer: media types, tags, what HEAD and OPTIONS say, the description."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from tests.served import Served
from wardplan.endpoint.results import GRAPHS, TABLES, ResultFormat

SELECT = "SELECT ?x { VALUES ?x { 1 'a\\nb' 'c' } }"
CONSTRUCT = "CONSTRUCT WHERE { <https://w3id.org/wardplan/ward/yokohama/izumi> ?p ?o }"
SD = "http://www.w3.org/ns/sparql-service-description#"


@pytest.mark.parametrize(
    ("accept", "form", "content_type"),
    [
        (None, SELECT, "application/sparql-results+json"),
        ("*/*", SELECT, "application/sparql-results+json"),
        ("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", SELECT,
         "application/sparql-results+json"),
        ("application/sparql-results+xml", SELECT, "application/sparql-results+xml"),
        ("text/csv", SELECT, "text/csv; charset=utf-8"),
        ("text/tab-separated-values", SELECT, "text/tab-separated-values; charset=utf-8"),
        ("application/json", SELECT, "application/json"),
        ("application/xml;q=0.5, text/csv;q=0.4", SELECT, "application/xml"),
        ("text/turtle, application/sparql-results+xml;q=0.1", SELECT,
         "application/sparql-results+xml"),
        ("application/sparql-results+xml", "ASK {}", "application/sparql-results+xml"),
        (None, CONSTRUCT, "text/turtle; charset=utf-8"),
        ("application/n-triples", CONSTRUCT, "application/n-triples"),
        ("application/rdf+xml", CONSTRUCT, "application/rdf+xml"),
        ("application/ld+json", CONSTRUCT, "application/ld+json"),
        ("application/trig", CONSTRUCT, "application/trig"),
        ("application/n-quads", CONSTRUCT, "application/n-quads"),
        ("text/n3", "DESCRIBE <http://example.org/>", "text/n3; charset=utf-8"),
    ],
)  # fmt: skip
def test_media_type(served: Served, accept: str | None, form: str, content_type: str) -> None:
    answer = served.query(form, **({} if accept is None else {"accept": accept}))
    assert (answer.status_code, answer.headers["content-type"]) == (200, content_type)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", SELECT),
        ("text/csv", CONSTRUCT),
        ("image/png", "ASK {}"),
        ("*/*;q=0", SELECT),
    ],
)
def test_not_acceptable(served: Served, accept: str, form: str) -> None:
    answer = served.query(form, accept=accept)
    assert answer.status_code == 406
    assert "comes as one of" in answer.text


@pytest.mark.parametrize("row", TABLES, ids=lambda row: row.media_type)
def test_tables_hold_the_same_rows(served: Served, row: ResultFormat) -> None:
    body = served.query(SELECT, accept=row.media_type).content
    if row.table == ox.QueryResultsFormat.CSV:
        assert body == b'x\r\n1\r\n"a\nb"\r\nc\r\n'
        return
    found = ox.parse_query_results(body, format=row.table)
    assert isinstance(found, ox.QuerySolutions)
    assert [each["x"].value for each in found] == ["1", "a\nb", "c"]


@pytest.mark.parametrize("row", GRAPHS, ids=lambda row: row.media_type)
def test_graphs_hold_the_same_statements(served: Served, row: ResultFormat) -> None:
    bare = served.query(CONSTRUCT, accept="application/n-triples").content
    body = served.query(CONSTRUCT, accept=row.media_type).content
    wanted = {quad.triple for quad in ox.parse(bare, format=ox.RdfFormat.N_TRIPLES)}
    assert {quad.triple for quad in ox.parse(body, format=row.graph)} == wanted
    assert len(wanted) > 5


def test_a_statement_constructed_twice_is_one(served: Served) -> None:
    text = "CONSTRUCT { <urn:a> <urn:b> <urn:c> } WHERE { ?s ?p ?o }"
    answer = served.query(text, accept="application/n-triples")
    assert answer.content == b"<urn:a> <urn:b> <urn:c> .\n"


def test_truth_in_json_and_xml(served: Served) -> None:
    assert served.query("ASK { ?s ?p 'nowhere' }").json() == {"head": {}, "boolean": False}
    tree = ElementTree.fromstring(  # noqa: S314
        served.query("ASK {}", accept="application/sparql-results+xml").text
    )
    assert tree[1].text == "true"


def test_compression(served: Served) -> None:
    bare = served.query(CONSTRUCT, accept_encoding="identity")
    packed = served.query(CONSTRUCT, accept_encoding="gzip")
    assert "content-encoding" not in bare.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(packed.content) / 2
    assert packed.content == bare.content
    assert packed.headers["etag"] != bare.headers["etag"]


def test_tag_and_not_modified(served: Served) -> None:
    first = served.query(SELECT)
    assert first.headers["etag"].startswith('W/"')
    again = served.query(SELECT, if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert served.query(SELECT, if_none_match='"other"').status_code == 200
    assert served.query(SELECT, if_match='"other"').status_code == 412
    assert served.query(SELECT + "#").headers["etag"] != first.headers["etag"]
    assert served.query(SELECT, accept="text/csv").headers["etag"] != first.headers["etag"]


def test_answers_are_kept(served: Served) -> None:
    text = "SELECT ('kept' AS ?x) {}"
    for _ in range(2):
        assert served.query(text).status_code == 200
    cached = [entry["cached"] for entry in served.logged(2, query=text)]
    assert cached == [False, True]


@pytest.mark.parametrize("function", ["UUID()", "RAND()"])
def test_answers_that_do_not_last_are_not_kept(served: Served, function: str) -> None:
    answers = [served.query(f"SELECT ({function} AS ?x) {{}}") for _ in range(2)]
    assert answers[0].content != answers[1].content
    assert all("etag" not in each.headers for each in answers)
    assert answers[0].headers["cache-control"] == "no-store"


def test_head_says_what_get_says(served: Served) -> None:
    parameters = {"query": SELECT}
    got = served.client.get(served.address + "sparql", params=parameters)
    head = served.client.head(served.address + "sparql", params=parameters)
    assert head.content == b""
    for name in ("content-type", "content-length", "etag", "vary", "cache-control"):
        assert head.headers[name] == got.headers[name]


def test_other_origins_may_ask(served: Served) -> None:
    answer = served.client.options(
        served.address + "sparql",
        headers={"Origin": "https://a.example", "Access-Control-Request-Method": "POST"},
    )
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "Content-Type" in answer.headers["access-control-allow-headers"]
    for text in (SELECT, "no query"):
        asked = served.query(text)
        assert asked.headers["access-control-allow-origin"] == "*"
        assert "ETag" in asked.headers["access-control-expose-headers"]


def test_service_description(served: Served) -> None:
    answer = served.get("sparql", accept="application/n-triples")
    assert answer.status_code == 200
    store = ox.Store()
    store.load(answer.content, format=ox.RdfFormat.N_TRIPLES)
    me = ox.NamedNode(served.address + "sparql#service")
    said = {
        (quad.predicate.value.removeprefix(SD), quad.object.value.removeprefix(SD))
        for quad in store.quads_for_pattern(me, None, None)
        if isinstance(quad.object, ox.NamedNode)
    }
    assert ("endpoint", served.address + "sparql") in said
    assert {("supportedLanguage", "SPARQL11Query"), ("feature", "UnionDefaultGraph")} <= said
    assert ("resultFormat", "http://www.w3.org/ns/formats/SPARQL_Results_JSON") in said
    assert ("resultFormat", "http://www.w3.org/ns/formats/Turtle") in said
    names = store.quads_for_pattern(None, ox.NamedNode(f"{SD}name"), None)
    graphs = served.rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
    assert {quad.object.value for quad in names} == {row[0] for row in graphs}  # type: ignore[union-attr]


def test_description_is_negotiated(served: Served) -> None:
    assert served.get("sparql").headers["content-type"] == "text/turtle; charset=utf-8"
    json.loads(served.get("sparql", accept="application/ld+json").text)
    assert served.get("sparql", accept="image/png").status_code == 406


def test_browsers_are_sent_to_the_page_for_queries(served: Served, site: Path) -> None:
    page, browser = site / "sparql.html", "text/html,*/*;q=0.8"
    was_there = page.exists()
    page.touch()
    try:
        for path, location in (("sparql", "sparql.html"), ("sparql/", "../sparql.html")):
            answer = served.get(path, accept=browser)
            assert (answer.status_code, answer.headers["location"]) == (303, location)
        assert served.get("sparql").status_code == 200
    finally:
        if not was_there:
            page.unlink()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ASK {", "line 1, column 6"),
        ("SELECT ?x\nWHERE { ?x ex:a 1 }", "line 2"),
        ("SELECT (<urn:f>(1) AS ?x) {}", "<urn:f> is not supported"),
        ("", "the query is not SPARQL: line 1, column 1"),
    ],
)
def test_errors_say_where(served: Served, text: str, said: str) -> None:
    answer = served.query(text)
    assert answer.status_code == 400
    assert said in answer.text
    assert answer.text.count("\n") == 1
