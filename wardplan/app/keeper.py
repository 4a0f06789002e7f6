"""Keep an engine on the data of the newest build: load it beside the old one, then change over."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wardplan.endpoint.limits import Limits
from wardplan.endpoint.pool import Pool
from wardplan.errors import ConfigError, WardPlanError

DATA, CHECKSUMS = "wardplan.nq", "SHA256SUMS"
INTERVAL = 1.0
"""Seconds between two looks at the site."""

Say = Callable[[dict[str, Any]], None]


class Keeper:
    """`pool` answers on the newest build; `say` is told of every change."""

    def __init__(self, dumps: Path, limits: Limits, say: Say) -> None:
        self.reloads = 0
        self._dumps = dumps
        self._limits = limits
        self._say = say
        self._pool: Pool | None = None
        self._seen: tuple[int, ...] = ()
        self._retiring: set[asyncio.Task[None]] = set()
        self._on_change: Callable[[], None] = lambda: None

    @property
    def pool(self) -> Pool:
        if self._pool is None:
            raise ConfigError("no data is loaded yet")
        return self._pool

    def on_change(self, call: Callable[[], None]) -> None:
        """Have `call` called whenever other data are served."""
        self._on_change = call

    async def start(self) -> None:
        """Load the build that is there, once. Raises a WardPlanError where it cannot be."""
        if self._pool is not None:
            return
        self._seen = self._state()
        self._pool = await self._load()
        self._say({"event": "loaded", **self._said(self._pool)})

    async def watch(self) -> None:
        """Look for a new build, for ever."""
        while True:
            await asyncio.sleep(INTERVAL)
            await self.look()

    async def look(self) -> None:
        """Change over to a new build, or replace a pool that has died."""
        try:
            state = self._state()
            if state == self._seen and self.pool.alive():
                return
            if self.pool.alive() and self._digest() == self.pool.build:
                self._seen = state
                return
            new = await self._load()
        except (WardPlanError, OSError) as error:
            self._say({"event": "reload failed", "error": str(error)})
            return
        old, self._pool, self._seen = self.pool, new, state
        self.reloads += 1
        self._on_change()
        self._say({"event": "reloaded", **self._said(new)})
        task = asyncio.create_task(old.retire())
        self._retiring.add(task)
        task.add_done_callback(self._retiring.discard)

    async def stop(self) -> None:
        """Answer what was asked, then end every process."""
        await asyncio.gather(*self._retiring, self.pool.retire())

    async def _load(self) -> Pool:
        return await Pool.start(self._dumps / DATA, self._digest(), self._limits)

    def _said(self, pool: Pool) -> dict[str, Any]:
        return {"build": pool.build[:12], "statements": pool.holding.statements}

    def _state(self) -> tuple[int, ...]:
        """What changes when the site is swapped. Raises ConfigError where nothing is built."""
        try:
            state = (self._dumps / CHECKSUMS).stat()
        except FileNotFoundError as error:
            message = "nothing is built here; run `wardplan build` first"
            raise ConfigError(message, self._dumps.parent) from error
        return state.st_dev, state.st_ino, state.st_mtime_ns, state.st_size

    def _digest(self) -> str:
        """The checksum of the data. Raises ConfigError where none is stated."""
        file = self._dumps / CHECKSUMS
        for line in file.read_text(encoding="utf-8").splitlines():
            digest, _, name = line.partition("  ")
            if name == DATA:
                return digest
        raise ConfigError(f"names no {DATA}; run `wardplan build`", file)
