"""Many clients at once, while a heavy query is stopped and new builds are swapped in."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from benchmarks import load
from benchmarks.client import Received
from tests.served import HEAVY, make_site, ntriples, serve
from tests.waiting import PATIENCE
from wardplan.publish import exchange

CLIENTS, BUILDS = 32, 2
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
QUERIES = (COUNT, "ASK { ?s ?p ?o }", "SELECT * { ?s ?p ?o } LIMIT 5")
STATEMENTS = 500


def data(build: int) -> bytes:
    """The data of a build: each has one statement more."""
    return ntriples(*(f"s{n} p o g" for n in range(STATEMENTS + build)))


def judge(query: str, answer: Received) -> str | None:
    """Every answer is one of some build: never an error, never of a half of the data."""
    if (wrong := load.well(query, answer)) is not None or query != COUNT:
        return wrong
    known = {f'"{STATEMENTS + build}"'.encode() for build in range(BUILDS + 1)}
    return None if any(count in answer.body for count in known) else f"counted {answer.body!r}"


async def reloaded(port: int, times: int) -> None:
    """Wait until the server has taken over so many builds."""
    address = f"http://127.0.0.1:{port}/metrics"
    async with (
        httpx.AsyncClient(timeout=PATIENCE, trust_env=False) as client,
        asyncio.timeout(PATIENCE),
    ):
        while f"wardplan_reloads {times}\n" not in (await client.get(address)).text:
            await asyncio.sleep(0.1)


async def strain(server: load.Server, root: Path) -> tuple[load.Load, Received]:
    until = asyncio.Event()
    plan = load.Plan(QUERIES, CLIENTS, until=until, judge=judge)
    running = asyncio.create_task(load.run(server, plan))
    other = server.client()
    heavy = asyncio.create_task(other.query(HEAVY))
    for build in range(1, BUILDS + 1):
        exchange(make_site(root, data(build), f"new-{build}"), root / "_site")
        await reloaded(server.port, build)
    stopped = await heavy
    until.set()
    seen = await running
    other.close()
    return seen, stopped


def test_no_request_is_lost(tmp_path: Path) -> None:
    make_site(tmp_path, data(0))
    with serve(tmp_path, "--timeout", "4", "--quiet") as served:
        port = int(served.address.rstrip("/").rpartition(":")[2])
        with ThreadPoolExecutor(1) as thread:  # a browser of other tests has a loop in this one
            running = thread.submit(asyncio.run, strain(load.Server(port), tmp_path))
        seen, heavy = running.result()
        metrics = served.get("metrics").text
        count = served.rows(COUNT)
    print(f"{CLIENTS} clients, {BUILDS} builds swapped in: {seen.line()}")
    assert seen.errors == []
    assert len(seen.spans) > CLIENTS
    assert (heavy.status, b"stopped after 4 seconds" in heavy.body) == (503, True)
    assert f"wardplan_reloads {BUILDS}\n" in metrics
    assert count == [[str(STATEMENTS + BUILDS)]]
