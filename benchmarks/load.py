"""Load for an endpoint: many clients at once, for a while, every answer looked at."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice

from benchmarks.client import Client, Received


@dataclass(frozen=True)
class Server:
    """Where an endpoint is: a port of loopback, and a path."""

    port: int
    path: str = "/sparql"

    def client(self) -> Client:
        return Client(self.port, self.path)


@dataclass
class Load:
    """What came of it: seconds of every answer, and a sentence for every error."""

    seconds: float = 0
    spans: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.spans) / self.seconds

    def quantile(self, share: float) -> float:
        """The milliseconds within which a share of the answers came."""
        return sorted(self.spans)[int(share * (len(self.spans) - 1))] * 1000

    def line(self) -> str:
        p50, p99 = self.quantile(0.5), self.quantile(0.99)
        counts = f"{len(self.spans)} answers, {len(self.errors)} errors"
        return f"{self.rate:8.0f} requests/s, p50 {p50:.2f} ms, p99 {p99:.2f} ms, {counts}"


Judge = Callable[[str, Received], str | None]
"""Says what is wrong with the answer to a query; None for nothing."""


def well(query: str, answer: Received) -> str | None:
    """An answer is well where its status is 200."""
    return None if answer.status == 200 else f"{answer.status} {answer.body[:200]!r} for {query}"


@dataclass(frozen=True)
class Plan:
    """Who asks what: `clients` ask the queries in turn, each from another one on, until `until`
    is set, or `requests` times."""

    queries: Sequence[str]
    clients: int
    requests: int | None = None
    until: asyncio.Event | None = None
    judge: Judge = well


async def run(server: Server, plan: Plan) -> Load:
    """Put load on the endpoint of a server."""
    load, begun = Load(), time.perf_counter()
    await asyncio.gather(*(_client(server, plan, load, number) for number in range(plan.clients)))
    load.seconds = time.perf_counter() - begun
    return load


async def _client(server: Server, plan: Plan, load: Load, number: int) -> None:
    client = server.client()
    for query in islice(cycle(plan.queries), number, None):
        if plan.until is not None and plan.until.is_set():
            break
        if plan.requests is not None and len(load.spans) + len(load.errors) >= plan.requests:
            break
        begun = time.perf_counter()
        try:
            wrong = plan.judge(query, await client.query(query))
        except (OSError, EOFError) as error:
            wrong, client = f"{error!r} for {query}", server.client()
        if wrong is None:
            load.spans.append(time.perf_counter() - begun)
        else:
            load.errors.append(wrong)
    client.close()
