"""What is no query of the protocol is refused with a sentence that says where it is wrong."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from wardplan.endpoint.refusal import RefusedError
from wardplan.namespaces import WP
from wardplan.reconciliation import queries
from wardplan.reconciliation.queries import (
    BATCH,
    FORM,
    IDS,
    LIMIT,
    LONG,
    MOST,
    PROPERTIES,
    VALUES,
    WANTED,
    Constraint,
    Extension,
    Query,
)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"query": " 泉区 "}, Query("泉区")),
        ({"query": "x", "type": "wp:Ward"}, Query("x", ("wp:Ward",))),
        ({"query": "x", "type": ["wp:Ward", "wp:City"]}, Query("x", ("wp:Ward", "wp:City"))),
        ({"query": "x", "type": [{"id": "wp:Ward", "name": "区"}]}, Query("x", ("wp:Ward",))),
        ({"query": "x", "type": str(WP.Ward)}, Query("x", ("wp:Ward",))),
        ({"query": "x", "type": ""}, Query("x")),
        ({"query": "x", "limit": 3}, Query("x", limit=3)),
        ({"query": "x", "limit": 1e300}, Query("x", limit=MOST)),
        ({"query": "x", "type_strict": "all"}, Query("x", strict="all")),
        (
            {"properties": [{"pid": str(WP.year), "v": 2024}]},
            Query("", constraints=(Constraint("wp:year", (2024,)),)),
        ),
        (
            {
                "query": "x",
                "properties": [{"pid": "wp:ward", "v": ["泉区", {"id": "ward/a/b"}, True]}],
            },
            Query("x", constraints=(Constraint("wp:ward", ("泉区", "ward/a/b", True)),)),
        ),
    ],
)
def test_query(given: dict[str, Any], wanted: Query) -> None:
    assert queries.batch(json.dumps({"q": given})) == {"q": wanted}
    assert wanted.limit in {LIMIT, MOST, 3}


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        ("", 400, "not JSON"),
        ("{", 400, "not JSON"),
        ("[" * 100_000, 400, "not JSON"),
        ("[]", 400, "must be a JSON object"),
        ('{"q": []}', 400, "query 'q': must be an object"),
        ('{"q": {}}', 400, "needs 'query' or 'properties'"),
        ('{"q": {"query": " "}}', 400, "needs 'query' or 'properties'"),
        ('{"q": {"query": 3}}', 400, "'query' must be a string"),
        ('{"q": {"query": "x", "limit": 0}}', 400, "'limit' must be a positive number"),
        ('{"q": {"query": "x", "limit": NaN}}', 400, "NaN is no number"),
        ('{"q": {"query": "x", "limit": "3"}}', 400, "'limit' must be a positive number"),
        ('{"q": {"query": "x", "limit": true}}', 400, "'limit' must be a positive number"),
        ('{"q": {"query": "x", "type": 3}}', 400, "'type' must be an identifier"),
        ('{"q": {"query": "x", "type_strict": "no"}}', 400, "'type_strict' must be one of"),
        ('{"q": {"query": "x", "properties": {}}}', 400, "'properties' must be a list"),
        ('{"q": {"query": "x", "properties": [{}]}}', 400, "needs 'pid' and 'v'"),
        ('{"q": {"query": "x", "properties": [{"pid": "a", "v": null}]}}', 400, "a value must be"),
        ('{"q": {"query": "x", "properties": [{"pid": "a", "v": {}}]}}', 400, "a value must be"),
        (json.dumps({str(n): {"query": "x"} for n in range(BATCH + 1)}), 413, "may have"),
    ],
)
def test_refused_batch(text: str, status: int, said: str) -> None:
    with pytest.raises(RefusedError, match=said) as raised:
        queries.batch(text)
    assert raised.value.status == status


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"query": "x" * (LONG + 1)}, "'query' may have 2,000 characters, not 2,001"),
        ({"properties": [{"pid": "a", "v": 1}] * (PROPERTIES + 1)}, "may have 10 properties"),
        ({"properties": [{"pid": "a", "v": [1] * (VALUES + 1)}]}, "'v' may have 20 values"),
        ({"properties": [{"pid": "a", "v": "x" * (LONG + 1)}]}, "a value may have 2,000 char"),
    ],
)
def test_a_query_is_bounded(given: dict[str, Any], said: str) -> None:
    with pytest.raises(RefusedError, match=f"query 'q': .*{said}") as raised:
        queries.batch(json.dumps({"q": given}))
    assert raised.value.status == 413


@pytest.mark.parametrize(
    ("ids", "wanted", "said"),
    [(IDS + 1, 1, "may have 1,000 ids, not 1,001"), (1, WANTED + 1, "may have 50 properties")],
)
def test_an_extension_is_bounded(ids: int, wanted: int, said: str) -> None:
    given = {"ids": ["a"] * ids, "properties": [{"id": "wp:year"}] * wanted}
    with pytest.raises(RefusedError, match=said) as raised:
        queries.extension(json.dumps(given))
    assert raised.value.status == 413


def test_extension() -> None:
    text = '{"ids": ["a", "b"], "properties": [{"id": "wp:year", "settings": {"limit": 1}}]}'
    assert queries.extension(text) == Extension(("a", "b"), ("wp:year",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3", "must be a JSON object"),
        ("{}", "'ids' must be a list"),
        ('{"ids": [1], "properties": []}', "'ids' must be a list"),
        ('{"ids": [], "properties": {}}', "'properties' must be a list"),
        ('{"ids": [], "properties": ["wp:year"]}', "a property needs 'id'"),
    ],
)
def test_refused_extension(text: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        queries.extension(text)


@pytest.mark.parametrize(
    ("query_string", "kind", "body", "wanted"),
    [
        ("a=1&b=%E6%B3%89", None, "", {"a": "1", "b": "泉"}),
        ("a=1", FORM, urlencode({"queries": "泉"}), {"a": "1", "queries": "泉"}),
        ("", f"{FORM}; charset=UTF-8", "a=", {"a": ""}),
    ],
)
def test_parameters(query_string: str, kind: str | None, body: str, wanted: dict[str, str]) -> None:
    assert queries.parameters(query_string.encode(), kind, body.encode()) == wanted


@pytest.mark.parametrize(
    ("query_string", "kind", "body", "status"),
    [
        ("a=%FF", None, "", 400),
        ("", FORM, "a=\xff", 400),
        ("", "application/json", "{}", 415),
        ("", None, "a=1", 415),
    ],
)
def test_refused_parameters(query_string: str, kind: str | None, body: str, status: int) -> None:
    with pytest.raises(RefusedError) as raised:
        queries.parameters(query_string.encode(), kind, body.encode("latin-1"))
    assert raised.value.status == status
