"""The Graph Store Protocol on a store that is written to, over HTTP in this process."""

from collections.abc import Iterator

import httpx
import pyoxigraph as ox
import pytest

from wardplan.app.application import GRAPH_STORE, SPARQL, create_writable_app
from wardplan.endpoint.limits import Limits

A = {"graph": "http://example.org/a"}
TURTLE = {"content-type": "text/turtle"}
ONE, TWO = "<urn:s> <urn:p> <urn:o> .", "<urn:s> <urn:p> <urn:o>, <urn:o2> ."


@pytest.fixture
def store() -> ox.Store:
    return ox.Store()


@pytest.fixture
def client(store: ox.Store) -> Iterator[httpx.AsyncClient]:
    app = create_writable_app(store, Limits())
    yield httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://store.test")


async def count(client: httpx.AsyncClient) -> str:
    query = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    answer = await client.get(SPARQL, params={"query": query}, headers={"accept": "text/csv"})
    return answer.text.split()[1]


@pytest.mark.anyio
async def test_a_graph_comes_changes_and_goes(client: httpx.AsyncClient) -> None:
    async def put(data: str) -> int:
        return (await client.put(GRAPH_STORE, params=A, content=data, headers=TURTLE)).status_code

    assert (await client.get(GRAPH_STORE, params=A)).status_code == 404
    assert (await put(TWO), await count(client)) == (201, "2")
    assert (await put(ONE), await count(client)) == (204, "1")
    added = await client.post(GRAPH_STORE, params=A, content=TWO, headers=TURTLE)
    assert (added.status_code, await count(client)) == (204, "2")
    got = await client.get(GRAPH_STORE, params=A, headers={"accept": "application/n-triples"})
    assert set(got.text.splitlines()) == {"<urn:s> <urn:p> <urn:o> .", "<urn:s> <urn:p> <urn:o2> ."}
    assert (await client.delete(GRAPH_STORE, params=A)).status_code == 204
    assert (await client.delete(GRAPH_STORE, params=A)).status_code == 404
    assert await count(client) == "0"


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("params", "content", "kind", "status"),
    [
        (A, "<urn:s> <urn:p>", "text/turtle", 400),
        (A, ONE, "text/html", 415),
        (A, ONE, "application/n-quads", 415),
        ({}, ONE, "text/turtle", 400),
        ({"graph": "not an iri"}, ONE, "text/turtle", 400),
        ({**A, "default": ""}, ONE, "text/turtle", 400),
    ],
)
async def test_a_bad_request_changes_nothing(
    store: ox.Store,
    client: httpx.AsyncClient,
    params: dict[str, str],
    content: str,
    kind: str,
    status: int,
) -> None:
    await client.put(GRAPH_STORE, params=A, content=TWO, headers=TURTLE)
    before = set(store)
    answer = await client.put(
        GRAPH_STORE, params=params, content=content, headers={"content-type": kind}
    )
    assert (answer.status_code, set(store)) == (status, before)
    assert answer.text.endswith("\n")


@pytest.mark.anyio
async def test_default_graph_is_named_by_its_own_word(
    store: ox.Store, client: httpx.AsyncClient
) -> None:
    answer = await client.put(f"{GRAPH_STORE}?default", content=ONE, headers=TURTLE)
    assert answer.status_code == 204
    assert [quad.graph_name for quad in store] == [ox.DefaultGraph()]
