"""Whose query is next: clients take turns, so that one who asks much waits for itself alone."""

import asyncio
import ipaddress
from collections import Counter, OrderedDict, deque
from typing import Generic, TypeVar

from wardplan.endpoint.limits import Limits
from wardplan.endpoint.refusal import RefusedError

RETRY = 5
"""Seconds after which a client that found no worker should ask again."""
SHARE = 4
"""A client has at most one in so many of the places to wait, and leaves as many workers free."""

Worker = TypeVar("Worker")


def client_of(address: tuple[str, int | None] | None) -> str:
    """The client at an address: an IPv4 address or the network of an IPv6 one (64 bits).

    This machine is no client of its own, but whoever stands behind a web server here that does not
    say for whom it asks: the empty text.
    """
    if address is None:
        return ""
    try:
        found = ipaddress.ip_address(address[0])
    except ValueError:
        return address[0]
    if str(found) in {"127.0.0.1", "::1"}:
        return ""
    if isinstance(found, ipaddress.IPv6Address):
        found = found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False).network_address
    return str(found)


class Turns(Generic[Worker]):
    """The queries that wait for a worker, and how many each client has running."""

    def __init__(self, limits: Limits) -> None:
        self._most = limits.waiting
        self._places = max(1, limits.waiting // SHARE)
        self._workers = max(1, limits.workers - max(1, limits.workers // SHARE))
        self._queues: OrderedDict[str, deque[asyncio.Future[Worker]]] = OrderedDict()
        self._running: Counter[str] = Counter()

    def __len__(self) -> int:
        return sum(map(len, self._queues.values()))

    def may_run(self, client: str) -> bool:
        """Whether a client may have one query more running now."""
        return not client or self._running[client] < self._workers

    def begin(self, client: str) -> None:
        """A query of a client runs now."""
        self._running[client] += 1

    def end(self, client: str) -> None:
        """A query of a client runs no more."""
        self._running[client] -= 1
        if not self._running[client]:
            del self._running[client]

    def enter(self, client: str) -> "asyncio.Future[Worker]":
        """A place in the queue. Raises RefusedError where there is none."""
        if len(self) >= self._most:
            raise RefusedError(503, "too many queries are waiting; ask again later", None, RETRY)
        queue = self._queues.setdefault(client, deque())
        if client and len(queue) >= self._places:
            message = "too many of your queries are waiting; ask again later"
            raise RefusedError(503, message, None, RETRY)
        place: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        queue.append(place)
        return place

    def leave(self, client: str, place: "asyncio.Future[Worker]") -> None:
        """Give a place up that may have been called already."""
        queue = self._queues.get(client, deque())
        if place in queue:
            queue.remove(place)
        if not queue:
            self._queues.pop(client, None)

    def call(self, held: Worker) -> bool:
        """Give a worker to the client whose turn it is; whether anybody took it."""
        for client, queue in list(self._queues.items()):
            while queue and queue[0].done():
                queue.popleft()
            if queue and self.may_run(client):
                self.begin(client)
                queue.popleft().set_result(held)
                self._queues.move_to_end(client)
                return True
        return False
