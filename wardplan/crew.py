"""The processes that share the work of a build: started once, when the first of it is shared."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import Self, TypeVar

Lot = TypeVar("Lot")
Result = TypeVar("Result")
Item = TypeVar("Item")


def _processes() -> Executor:
    return ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn"))


class Crew:
    """Any executor of `concurrent.futures` will do: processes here, or workers elsewhere.

    Tasks are functions of a module, and what they take and give is picklable.
    """

    def __init__(self, start: Callable[[], Executor] | None = None) -> None:
        self._start = start or _processes
        self._executor: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)

    def share(self, task: Callable[[Lot], Result], lots: Sequence[Lot]) -> Iterator[Result]:
        """What the task gives for each lot, in order; for a single lot no process is started."""
        if len(lots) < 2:
            return map(task, lots)
        if self._executor is None:
            self._executor = self._start()
        return self._executor.map(task, lots)


class _Alone(Crew):
    def share(self, task: Callable[[Lot], Result], lots: Sequence[Lot]) -> Iterator[Result]:
        return map(task, lots)


ALONE: Crew = _Alone()
"""This process and no other."""


def lots_of(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """Items in lots of at most `size`; together in one where there are fewer than two lots."""
    size = size if len(items) >= 2 * size else max(1, len(items))
    return [items[start : start + size] for start in range(0, len(items), size)]
