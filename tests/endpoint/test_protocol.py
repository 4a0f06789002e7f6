"""The query cases of the W3C's test suite of the SPARQL 1.1 Protocol, over HTTP.

The facts (request and expected answer of each case) follow the manifest at
https://w3c.github.io/rdf-tests/sparql/sparql11/protocol/ (W3C Test Suite Licence); the words and
the code are ours. The suite sends its requests to /sparql/ and lets a server hold the graphs
data0.rdf to data3.rdf, in each of which its own name is a document.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

import httpx
import pytest

from tests.served import Served, make_site, serve

DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
DOCUMENT = "http://xmlns.com/foaf/0.1/Document"
D0, D1, D2, D3 = (DATA.format(number) for number in range(4))

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
TABLE = {"application/sparql-results+json", "application/sparql-results+xml", "text/csv",
         "text/tab-separated-values"}  # fmt: skip
TRUTH = {"application/sparql-results+json"}
GRAPH = {"text/turtle", "application/rdf+xml", "application/n-triples"}

NAMED = f"ASK {{ GRAPH ?x {{ <{D1}> a ?t }} GRAPH ?y {{ <{D2}> a ?t }} }}"
DEFAULT = f"ASK {{ <{D1}> a ?t . <{D2}> a ?t . }}"
FULL = f"ASK {{ <{D3}> a ?t GRAPH ?x {{ <{D1}> a ?t }} GRAPH ?y {{ <{D2}> a ?t }} }}"
BOTH = f"ASK FROM <{D3}> {{ GRAPH ?x {{ <{D1}> a ?t }} GRAPH ?y {{ <{D2}> a ?t }} }}"


@dataclass(frozen=True)
class Case:
    """A request, the class of its status (2 or 4), and of its answer the media types or truth."""

    method: str = "POST"
    parameters: list[tuple[str, str]] = field(default_factory=list)
    body: bytes | None = None
    content_type: str | None = None
    status: int = 2
    types: set[str] | None = None
    true: bool = False


def default(*graphs: str) -> list[tuple[str, str]]:
    return [("default-graph-uri", graph) for graph in graphs]


def named(*graphs: str) -> list[tuple[str, str]]:
    return [("named-graph-uri", graph) for graph in graphs]


def asks(text: str) -> list[tuple[str, str]]:
    return [("query", text)]


ASK = b"ASK {}"
ENCODED = b"query=ASK%20%7B%7D"
CASES = {
    "query_get": Case("GET", [*asks("ASK {}"), *default(D0)], true=True),
    "query_post_form": Case("POST", default(D0), ENCODED, FORM, true=True),
    "query_post_direct": Case("POST", [], ASK, DIRECT, true=True),
    "query_dataset_default_graphs_get": Case(
        "GET", [*asks(DEFAULT), *default(D1, D2)], true=True
    ),
    "query_dataset_default_graphs_post": Case(
        "POST", default(D1, D2), DEFAULT.encode(), DIRECT, true=True
    ),
    "query_dataset_named_graphs_get": Case("GET", [*asks(NAMED), *named(D1, D2)], true=True),
    "query_dataset_named_graphs_post": Case(
        "POST", named(D1, D2), NAMED.encode(), DIRECT, true=True
    ),
    "query_dataset_full": Case(
        "POST", [*default(D3), *named(D1, D2)], FULL.encode(), DIRECT, true=True
    ),
    # As the manifest has it: the second graph is within the percent-encoded value of the first.
    "query_multiple_dataset": Case(
        "POST", named(f"{D1}&named-graph-uri={D2}"), BOTH.encode(), DIRECT, true=True
    ),
    "query_content_type_select": Case(
        "POST", default(D0), b"SELECT (1 AS ?value) {}", DIRECT, types=TABLE
    ),
    "query_content_type_ask": Case("POST", default(D0), ASK, DIRECT, types=TRUTH),
    "query_content_type_describe": Case(
        "POST", default(D0), b"DESCRIBE <http://example.org/>", DIRECT, types=GRAPH
    ),
    "query_content_type_construct": Case(
        "POST", default(D0), b"CONSTRUCT { <s> <p> 1 } WHERE {}", DIRECT, types=GRAPH
    ),
    "bad_query_method": Case("PUT", [*asks("ASK {}"), *default(D0)], b"", FORM, 4),
    "bad_multiple_queries": Case("GET", [*asks("ASK {}"), *asks("SELECT * {}")], status=4),
    "bad_query_wrong_media_type": Case("POST", [], ASK, "text/plain", 4),
    "bad_query_missing_form_type": Case("POST", [], ENCODED, None, 4),
    "bad_query_missing_direct_type": Case("POST", [], ASK, None, 4),
    "bad_query_non_utf8": Case(
        "POST", [], "ASK {}".encode("utf-16"), f"{DIRECT}; charset=UTF-16", 4
    ),
    "bad_query_syntax": Case("GET", asks("ASK {"), status=4),
}  # fmt: skip

# Beyond the suite's cases, what they are about.
MORE = {
    "the list of query_multiple_dataset as two parameters": Case(
        "POST", named(D1, D2), BOTH.encode(), DIRECT, true=True
    ),
    "both kinds of POST read the parameters of the address": Case(
        "POST", named(D1, D2), f"query={NAMED}".replace(" ", "+").encode(), FORM, true=True
    ),
    "without utf-8 being named": Case("POST", [], ASK, f"{DIRECT}; charset=utf-8", true=True),
    "no query in a form": Case("POST", [], b"", FORM, 4),
    "two queries in a form": Case("POST", asks("ASK {}"), ENCODED, FORM, 4),
    "an update by GET": Case("GET", [("update", "CLEAR ALL")], status=4),
    "an update in a form": Case("POST", [], b"update=CLEAR+ALL", FORM, 4),
    "an update directly": Case("POST", [], b"CLEAR ALL", "application/sparql-update", 4),
    "an update as a query": Case("POST", [], b"CLEAR ALL", DIRECT, 4),
    "a graph that is no IRI": Case("GET", [*asks("ASK {}"), *default("a b")], status=4),
    "bytes that are not UTF-8": Case("POST", [], b"ASK { '\xff' }", DIRECT, 4),
    "a parameter that is not UTF-8": Case("POST", [], b"query=ASK%20%7B%FF%7D", FORM, 4),
}  # fmt: skip


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with the suite's graphs."""
    root = tmp_path_factory.mktemp("protocol")
    a = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    quads = "".join(f"<{name}> {a} <{DOCUMENT}> <{name}> .\n" for name in (D0, D1, D2, D3))
    make_site(root, quads.encode())
    with serve(root) as running:
        yield running


def test_all_query_cases_are_here() -> None:
    assert len(CASES) == 20


def send(suite: Served, case: Case) -> httpx.Response:
    headers = {} if case.content_type is None else {"Content-Type": case.content_type}
    target = f"{suite.address}sparql/?{urlencode(case.parameters)}"
    return suite.client.request(case.method, target, content=case.body, headers=headers)


@pytest.mark.parametrize("name", [*CASES, *MORE])
def test_case(suite: Served, name: str) -> None:
    case = {**CASES, **MORE}[name]
    answer = send(suite, case)
    assert answer.status_code // 100 == case.status, answer.text
    if case.types is not None:
        assert answer.headers["content-type"].split(";")[0] in case.types
    if case.true:
        assert answer.json()["boolean"] is True


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("bad_query_method", 405),
        ("bad_multiple_queries", 400),
        ("bad_query_wrong_media_type", 415),
        ("bad_query_missing_form_type", 415),
        ("bad_query_missing_direct_type", 415),
        ("bad_query_non_utf8", 415),
        ("bad_query_syntax", 400),
    ],
)
def test_status_says_what_was_wrong(suite: Served, name: str, code: int) -> None:
    answer = send(suite, CASES[name])
    assert answer.status_code == code
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.strip()
