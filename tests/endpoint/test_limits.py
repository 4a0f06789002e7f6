"""Limits that hold, whatever the engine does, and what clients are told of them."""

import asyncio
import os
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.served import HEAVY, Served, make_site, ntriples, serve
from wardplan.endpoint.limits import Limits
from wardplan.endpoint.pool import Pool
from wardplan.endpoint.refusal import RefusedError
from wardplan.endpoint.results import Caps, Job

FORMATS = ["application/sparql-results+json", "application/sparql-results+xml", "text/csv",
           "text/tab-separated-values"]  # fmt: skip
DIRECT = {"Content-Type": "application/sparql-query"}
ROWS = r"""SELECT ?n ?t { VALUES ?n { NUMBERS } BIND('a },{\n"},{"' AS ?t) }"""
"""A table whose texts look as if they had more rows."""


def rows(number: int) -> str:
    return ROWS.replace("NUMBERS", " ".join(map(str, range(number))))


def test_a_long_query_is_stopped(narrow: Served) -> None:
    answer = narrow.query(HEAVY)
    assert answer.status_code == 503
    assert answer.text == "the query was stopped after 2 seconds; ask for less\n"
    assert answer.headers["cache-control"] == "no-store"


def test_no_worker_is_stuck(narrow: Served) -> None:
    """More heavy queries than there are workers, and then one that is answered."""
    for _ in range(3):
        assert narrow.query(HEAVY).status_code == 503
    assert narrow.query("ASK {}").status_code == 200
    gauges = narrow.get("metrics").text
    assert "wardplan_queries_running 0\n" in gauges
    assert len(narrow.descendants()) == 3, "the stem and its two workers"


def test_a_stopped_worker_is_gone(tmp_path: Path) -> None:
    """Nothing of it stands beside its successor, not even its number."""
    make_site(tmp_path, ntriples(*(f"s{s} p o{o}" for s in range(60) for o in range(60))))
    with serve(tmp_path, "--timeout", "0.1", "--workers", "1") as running:
        for _ in range(20):
            assert running.query(HEAVY).status_code == 503
            assert len(running.descendants()) == 2, "the stem and its worker"


@pytest.mark.parametrize("accept", FORMATS)
@pytest.mark.parametrize(("number", "status"), [(100, 200), (101, 413)])
def test_rows(narrow: Served, accept: str, number: int, status: int) -> None:
    answer = narrow.query(rows(number), accept=accept)
    assert answer.status_code == status
    if status == 413:
        assert answer.text == "the answer has more than 100 rows; add a LIMIT\n"


def test_statements(narrow: Served) -> None:
    text = "CONSTRUCT WHERE {{ ?s ?p ?o }} LIMIT {}"
    assert narrow.query(text.format(100)).status_code == 200
    assert narrow.query(text.format(101)).status_code == 413


def test_bytes(site: Path) -> None:
    with pytest.raises(RefusedError, match="more than 10,000 bytes"):
        ask(site, Limits(answer=10_000), "SELECT * { ?s ?p ?o }")


def ask(site: Path, limits: Limits, *texts: str) -> list[bytes]:
    """Answers of a pool of one worker, asked all at once."""

    async def run() -> list[bytes]:
        file = site / "dumps/wardplan.nq"
        listed = (site / "dumps/SHA256SUMS").read_text(encoding="utf-8").splitlines()
        digest = next(line.split()[0] for line in listed if line.endswith("  wardplan.nq"))
        pool = await Pool.start(file, digest, limits)
        try:
            jobs = [Job(text, "http://example.org/", FORMATS[0]) for text in texts]
            return await asyncio.gather(*map(pool.answer, jobs))
        finally:
            await pool.retire()

    with ThreadPoolExecutor(1) as thread:  # a browser of other tests has a loop in this one
        return thread.submit(asyncio.run, run()).result()


def test_memory(site: Path) -> None:
    greedy = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"
    limits = Limits(memory=50_000_000, workers=1, seconds=60)
    with pytest.raises(RefusedError, match="for want of memory"):
        ask(site, limits, greedy)


def test_a_full_queue(site: Path) -> None:
    limits = Limits(workers=1, waiting=1, seconds=1)
    with pytest.raises(RefusedError, match="too many queries are waiting") as refused:
        ask(site, limits, HEAVY, "ASK {}", "ASK {}")
    assert (refused.value.status, refused.value.retry_after) == (503, 5)


def test_patience(site: Path) -> None:
    limits = Limits(workers=1, patience=0.2, seconds=1)
    with pytest.raises(RefusedError, match="no other query ended in time"):
        ask(site, limits, HEAVY, "ASK {}")


def test_queries_wait_for_a_worker(site: Path) -> None:
    answers = ask(site, Limits(workers=1), *["ASK {}"] * 20)
    assert answers == [b'{"head":{},"boolean":true}'] * 20


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
    ],
)
def test_service_is_refused(served: Served, text: str) -> None:
    answer = served.query(text)
    assert answer.status_code == 400
    assert "SERVICE is not allowed" in answer.text


def test_a_worker_reaches_no_other_server(site: Path) -> None:
    """Even where no word of the query is looked at first, as here."""
    text = "SELECT * {{ SERVICE <{}> {{ ?s ?p ?o }} }}"
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"http://127.0.0.1:{other.getsockname()[1]}/"
        with pytest.raises(RefusedError, match="Too many open files"):
            ask(site, Limits(workers=1), text.format(address))
        other.setblocking(False)
        with pytest.raises(BlockingIOError):
            other.accept()


def test_a_worker_opens_no_file(site: Path) -> None:
    with pytest.raises(RefusedError, match="cannot be evaluated"):
        ask(site, Limits(workers=1), "SELECT * { SERVICE <file:///etc/hostname> { ?s ?p ?o } }")


@pytest.mark.parametrize("size", [1_000_001, 5_000_000])
@pytest.mark.parametrize("chunked", [False, True])
def test_request_size(served: Served, size: int, chunked: bool) -> None:
    body = b"#" * size
    content = iter([body]) if chunked else body
    answer = served.client.post(served.address + "sparql", content=content, headers=DIRECT)
    assert answer.status_code == 413
    assert "1,000,000 bytes" in answer.text


def test_a_request_of_the_largest_size(served: Served) -> None:
    body = b"ASK {}".ljust(1_000_000)
    answer = served.client.post(served.address + "sparql", content=body, headers=DIRECT)
    assert answer.status_code == 200


def test_a_query_is_stopped_when_its_client_goes(site: Path, tmp_path: Path) -> None:
    make_site(tmp_path, (site / "dumps/wardplan.nq").read_bytes())
    with serve(tmp_path, "--workers", "1", "--timeout", "600") as served:
        with pytest.raises(httpx.ReadTimeout):
            served.client.get(
                served.address + "sparql", params={"query": HEAVY}, timeout=httpx.Timeout(5, read=1)
            )
        assert served.query("ASK {}").status_code == 200
        assert [entry["status"] for entry in served.logged(2, path="/sparql")] == [499, 200]


def test_workers_that_were_killed_are_replaced(tmp_path: Path) -> None:
    make_site(tmp_path, ntriples("s p o g"))
    with serve(tmp_path, "--workers", "2") as served:
        stem = min(served.descendants())
        for number in served.descendants() - {stem}:
            os.kill(number, signal.SIGKILL)
        assert served.query("ASK { ?s ?p ?o }").json()["boolean"] is True


def test_a_query_that_no_worker_began_goes_to_another(tmp_path: Path) -> None:
    make_site(tmp_path, ntriples("s p o g"))
    with serve(tmp_path, "--workers", "1") as served, ThreadPoolExecutor() as threads:
        (worker,) = served.descendants() - {min(served.descendants())}
        os.kill(worker, signal.SIGSTOP)
        asked = threads.submit(served.query, "ASK { ?s ?p ?o }")
        time.sleep(0.5)
        assert not asked.done()
        os.kill(worker, signal.SIGKILL)
        assert asked.result().json()["boolean"] is True


def test_data_that_were_lost_are_loaded_again(tmp_path: Path) -> None:
    make_site(tmp_path, ntriples("s p o g"))
    with serve(tmp_path) as served:
        for number in served.descendants():
            os.kill(number, signal.SIGKILL)
        served.logged(1, event="reloaded")
        assert served.get("health").json()["status"] == "ok"
        assert served.query("ASK { ?s ?p ?o }").json()["boolean"] is True


def test_caps_of_limits() -> None:
    assert Limits(rows=1, answer=2).caps == Caps(1, 2)
