"""Worker processes for the data of one build, and the queue before them."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Self

from wardplan.endpoint.engine import Holding
from wardplan.endpoint.limits import Limits
from wardplan.endpoint.nursery import NotTakenError, Nursery, Worker
from wardplan.endpoint.refusal import RefusedError
from wardplan.endpoint.results import Job
from wardplan.endpoint.turns import RETRY, Turns

RECYCLE = 5000
"""Answers after which a worker gives way to a fresh one."""


class Pool:
    """Answers queries on one build's data; `start` makes one."""

    def __init__(self, build: str, holding: Holding, nursery: Nursery, limits: Limits) -> None:
        self.build = build
        self.holding = holding
        self._nursery = nursery
        self._limits = limits
        self._idle: list[Worker] = []
        self._turns: Turns[Worker] = Turns(limits)
        self._asked = 0
        self._quiet = asyncio.Event()
        self._quiet.set()

    @classmethod
    async def start(cls, file: Path, digest: str, limits: Limits) -> Self:
        """Load a build's data into processes of their own.

        Raises DataError where the file is not what its checksum names, or not N-Quads.
        """
        nursery, pool = Nursery.start(file, digest, limits), None
        try:
            holding = await nursery.loaded(file)
            workers = [await nursery.fork() for _ in range(limits.workers)]
            pool = cls(digest, holding, nursery, limits)
            pool._idle = workers
        finally:
            if pool is None:
                await nursery.close()
        return pool

    @property
    def waiting(self) -> int:
        """Queries that wait for a worker."""
        return len(self._turns)

    @property
    def running(self) -> int:
        return self._asked - self.waiting

    def alive(self) -> bool:
        return self._nursery.alive()

    async def answer(self, job: Job, client: str = "") -> bytes:
        """Have a worker answer a client.

        Raises RefusedError where there is no answer, or no worker in time. Where the caller is
        cancelled, the query is stopped.
        """
        self._asked += 1
        self._quiet.clear()
        try:
            status, data = await self._answer(job, client)
        finally:
            self._asked -= 1
            if not self._asked:
                self._quiet.set()
        if status != 200:
            raise RefusedError(status, data.decode())
        return data

    async def _answer(self, job: Job, client: str) -> tuple[int, bytes]:
        """Ask anew where a worker had ended before, as often as all of them may have."""
        for _ in range(self._limits.workers + 1):
            held = await self._take(client)
            with suppress(NotTakenError):
                return await self._answered(held, job, client)
        message = "the workers ended before they began; ask again later"
        raise RefusedError(503, message, retry_after=RETRY)

    async def _answered(self, held: Worker, job: Job, client: str) -> tuple[int, bytes]:
        clock = asyncio.get_running_loop().time
        begun, whole = clock(), False
        try:
            status, data = await held.answer(job)
            whole = held.answered < RECYCLE
        except NotTakenError:
            raise
        except OSError as error:
            late = clock() - begun >= self._limits.seconds
            why = f"after {self._limits.seconds:g} seconds" if late else "for want of memory"
            raise RefusedError(503, f"the query was stopped {why}; ask for less") from error
        finally:
            self._turns.end(client)
            if whole:
                self._give(held)
            else:
                await asyncio.shield(self._replace(held))
        return status, data

    async def _take(self, client: str) -> Worker:
        """A worker that is there, after waiting for one if need be."""
        while self._idle and self._turns.may_run(client):
            held = self._idle.pop()
            if held.alive():
                self._turns.begin(client)
                return held
            await self._replace(held)
        place = self._turns.enter(client)
        timer = asyncio.get_running_loop().call_later(self._limits.patience, place.cancel)
        try:
            return await place
        except asyncio.CancelledError as error:
            if place.done() and not place.cancelled():
                self._turns.end(client)
                self._give(place.result())
            if (task := asyncio.current_task()) is None or task.cancelling():
                raise
            message = "no other query ended in time; ask again later"
            raise RefusedError(503, message, retry_after=RETRY) from error
        finally:
            timer.cancel()
            self._turns.leave(client, place)

    def _give(self, held: Worker) -> None:
        """Hand a worker to the query whose turn it is, or keep it."""
        if not self._turns.call(held):
            self._idle.append(held)

    async def _replace(self, held: Worker) -> None:
        """Let a fresh worker take the place of one that ended or has to."""
        with suppress(OSError):  # without its stem a pool goes on with the workers it has
            await self._nursery.stop(held)
            self._give(await self._nursery.fork())

    async def retire(self) -> None:
        """Answer what was asked, then end."""
        await self._quiet.wait()
        await self._nursery.close()
        for held in self._idle:
            held.channel.close()
