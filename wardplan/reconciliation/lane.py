"""How much work the service does at once, in whose turn, and how long one request may take.

The work is done by threads beside the answers of the server, so it must neither pile up nor last.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from wardplan.endpoint.limits import Limits
from wardplan.endpoint.refusal import RefusedError
from wardplan.endpoint.turns import RETRY, Turns

SECONDS = 10
"""What one request may take."""
LIMITS = Limits(workers=2, waiting=64, patience=20)
"""Requests that are worked on at once (one of a client), and that wait for it, with how long."""

Check = Callable[[], None]


def deadline(seconds: float = SECONDS) -> Check:
    """A check that refuses to go on once so many seconds have passed."""
    end = time.monotonic() + seconds

    def check() -> None:
        if time.monotonic() > end:
            message = f"this takes more than {seconds:g} seconds; ask for less at a time"
            raise RefusedError(413, message)

    return check


class Lane:
    """Places to work in, given to clients in turn."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._turns: Turns[None] = Turns(limits)
        self._free = limits.workers

    @asynccontextmanager
    async def place(self, client: str) -> AsyncIterator[None]:
        """Hold a place, after waiting for one if need be. Raises RefusedError where none comes."""
        await self._take(client)
        try:
            yield
        finally:
            self._turns.end(client)
            self._give()

    async def _take(self, client: str) -> None:
        if self._free and self._turns.may_run(client):
            self._free -= 1
            self._turns.begin(client)
            return
        place = self._turns.enter(client)
        timer = asyncio.get_running_loop().call_later(self._limits.patience, place.cancel)
        try:
            await place
        except asyncio.CancelledError as error:
            if place.done() and not place.cancelled():
                self._turns.end(client)
                self._give()
            if (task := asyncio.current_task()) is None or task.cancelling():
                raise
            message = "too much is being asked at once; ask again later"
            raise RefusedError(503, message, retry_after=RETRY) from error
        finally:
            timer.cancel()
            self._turns.leave(client, place)

    def _give(self) -> None:
        """Hand a place to whose turn it is, or keep it."""
        if not self._turns.call(None):
            self._free += 1
