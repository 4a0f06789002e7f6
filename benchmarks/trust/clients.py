"""Hostile clients of `wardplan serve`, each with what it must not bring about."""

import json
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings

from benchmarks.trust import requests, wire
from benchmarks.trust.faults import Trial
from benchmarks.trust.ward import Ward, environment
from benchmarks.trust.wire import Reply

ATTACKER, OTHER = "127.0.0.2", "127.0.0.3"
CHEAP = "/sparql?query=" + quote("ASK {}")
GREEDY = (
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT * { ?a (<x:a>|!<x:a>)* ?b . ?b (^<x:a>|!<x:a>)+ ?c } ORDER BY ?c",
    "CONSTRUCT { ?a ?b ?c . ?d ?e ?f } WHERE { ?a ?b ?c . ?d ?e ?f }",
    "SELECT (GROUP_CONCAT(?o) AS ?all) { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }",
)
"""Cross products, deep paths, long sorts, large answers."""


@dataclass
class Load:
    """What attacks cost: the most bytes that the server held after one of them, and the longest
    that another client waited for a page and a query, in seconds."""

    memory: int = 0
    waited: float = 0.0

    def others(self, port: int) -> str | None:
        """What is wrong with how another client is served at this moment."""
        page = wire.get(port, "/index.html", client=OTHER)
        query = wire.get(port, CHEAP, client=OTHER)
        self.waited = max(self.waited, page.seconds + query.seconds)
        if (page.status, query.status) == (200, 200):
            return None
        return f"others got {page.status} and {query.status}: {query.body[:100]!r}"


@contextmanager
def served(ward: Ward, *options: str) -> Iterator[tuple[int, int]]:
    """`wardplan serve` on a project: its port and its process number."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with subprocess.Popen(  # noqa: S603
        ward.command("serve", "--port", str(port), "--quiet", *options),
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            if process.stderr is None or not process.stderr.readline().startswith("http://"):
                raise RuntimeError("the server did not start")
            yield port, process.pid
        finally:
            process.terminate()
            process.wait(120)


def fuzz(port: int, number: int, load: Load) -> Trial:
    """So many requests by grammar; no answer is one that none may be."""
    trial = Trial("requests by grammar")

    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(requests.requests)
    def run(data: bytes) -> None:
        trial.judge(requests.tried(port, data, ATTACKER))

    run()
    trial.losses += filter(None, [load.others(port)])
    return trial


def flood(port: int, number: int, load: Load) -> Trial:
    """Greedy queries at once from one client: each is stopped or refused, others are served."""
    trial = Trial("greedy queries at once")

    def ask(each: int) -> Reply:
        query = f"{quote(GREEDY[each % len(GREEDY)])}%23{each}"
        return wire.get(port, f"/sparql?query={query}", client=ATTACKER)

    for reply in _at_once(ask, number, port, load, trial):
        known = reply.status in {413, 503} and requests.wrong(reply) is None
        trial.judge(None if known else f"a greedy query got {reply.status}")
    return trial


def matching(port: int, number: int, load: Load) -> Trial:
    """The dearest batches for reconciliation, at once: answered or refused, others are served."""
    trial = Trial("batches of names at once")
    any_of = [{"pid": "rdfs:label", "v": [f"区{n}" for n in range(20)]}] * 10
    dear = {str(n): {"properties": any_of, "limit": 100} for n in range(100)}
    long = {str(n): {"query": "区役所の施策と取組" * 50, "limit": 100} for n in range(100)}
    bodies = [f"queries={quote(json.dumps(each))}".encode() for each in (dear, long)]

    def ask(each: int) -> Reply:
        return wire.post(port, "/reconcile", bodies[each % 2], client=ATTACKER)

    for reply in _at_once(ask, number, port, load, trial):
        known = reply.status in {200, 413, 503} and requests.wrong(reply) is None
        trial.judge(None if known else f"a batch of names got {reply.status}")
    return trial


def _at_once(
    ask: Callable[[int], Reply], number: int, port: int, load: Load, trial: Trial
) -> Iterator[Reply]:
    """The replies to so many requests at once, during which other clients are looked after."""
    with ThreadPoolExecutor(number) as threads:
        asked = [threads.submit(ask, each) for each in range(number)]
        while not all(each.done() for each in asked):
            trial.losses += filter(None, [load.others(port)])
            time.sleep(0.2)
        yield from (each.result() for each in asked)


def slow(port: int, number: int, load: Load) -> Trial:
    """Connections that send a byte now and then: cut off, and others are served meanwhile."""
    trial = Trial("connections that dawdle")
    held = [wire.connect(port, client=ATTACKER) for _ in range(number)]
    begun = time.monotonic()
    while held and time.monotonic() - begun < 60:
        trial.losses += filter(None, [load.others(port)])
        held = [each for each in held if _lives(each)]
        time.sleep(1)
    for _ in range(number - len(held)):
        trial.judge(None)
    for _ in held:
        trial.judge("a connection that never asked anything was kept")
    return trial


def _lives(channel: socket.socket) -> bool:
    """Send one byte more over a connection; whether it is still there."""
    try:
        channel.sendall(b"G")
        channel.settimeout(0.01)
        if channel.recv(100) != b"":
            raise ConnectionError
    except TimeoutError:
        return True
    except OSError:
        pass
    channel.close()
    return False


def memory(parent: int) -> int:
    """Bytes that a server and the processes below it hold, each counted whole."""
    listed = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,rss="],  # noqa: S607
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    ).stdout.split()
    numbers = list(map(int, listed))
    rows = list(zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True))
    below = {parent}
    while more := {pid for pid, of, _ in rows if of in below} - below:
        below |= more
    return sum(size for pid, _, size in rows if pid in below) * 1024


def all_of(folder: Path, scale: float) -> tuple[list[Trial], Load]:
    """Every attack on one server, and what they cost."""
    ward = Ward.make(folder)
    ward.build("A")
    load, found = Load(), []
    with served(ward, "--timeout", "5") as (port, pid):
        for attack, number in ATTACKS:
            found.append(attack(port, max(5, round(number * scale)), load))
            load.memory = max(load.memory, memory(pid))
        last = Trial("served afterwards")
        last.judge(load.others(port))
        found.append(last)
    return found, load


ATTACKS = ((fuzz, 4000), (matching, 60), (flood, 100), (slow, 200))
"""Each with how often it asks in a whole run."""
