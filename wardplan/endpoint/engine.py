"""What the endpoint needs of an engine, and the engine in this process that can be written to."""

from dataclasses import dataclass, field
from typing import Protocol

import pyoxigraph as ox

from wardplan.endpoint import data
from wardplan.endpoint.limits import Limits
from wardplan.endpoint.results import Job, evaluate


@dataclass(frozen=True)
class Holding:
    """What an engine holds: statements of the default graph, and of each named graph."""

    statements: int
    graphs: dict[str, int] = field(default_factory=dict)


class Engine(Protocol):
    """Answers queries. `answer` raises RefusedError for a query that gets no answer."""

    @property
    def build(self) -> str:
        """Names the state of the data."""

    @property
    def holding(self) -> Holding: ...

    async def answer(self, job: Job, client: str = "") -> bytes: ...


class LocalEngine:
    """Queries on a store in this process, which may change between them (say so by `changed`).

    It cannot stop a query, so it is for tests and for stores of one's own, not for the public.
    """

    def __init__(self, store: ox.Store, limits: Limits) -> None:
        self.store = store
        self._limits = limits
        self._changes = 0
        self._view: ox.Store | None = None

    def changed(self) -> None:
        """Let queries see what the store holds now."""
        self._changes += 1
        self._view = None

    @property
    def build(self) -> str:
        return f"local-{self._changes}"

    @property
    def holding(self) -> Holding:
        return Holding(*data.counts(self._seen()))

    async def answer(self, job: Job, client: str = "") -> bytes:
        return evaluate(self._seen(), job, self._limits.caps)

    def _seen(self) -> ox.Store:
        if self._view is None:
            self._view = data.view(self.store)
        return self._view
