"""The processes that share the work of a build: started once, when the first of it is shared."""

import ctypes
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from wardplan import sparing
from wardplan.errors import WardPlanError

Lot = TypeVar("Lot")
Result = TypeVar("Result")
Item = TypeVar("Item")


@dataclass(frozen=True)
class Baggage:
    """Files of a project's work folder that a task needs, for workers that have no such folder.

    `read`: files and folders it reads beside the project's own; `written`: the folder it writes.
    """

    read: tuple[Path, ...] = ()
    written: Path | None = None


NONE = Baggage()

Watch = Callable[[int, int], None]
"""Is told how many items of how many are done."""

_DEATH_OF_PARENT = 1
"""PR_SET_PDEATHSIG of prctl(2)."""


def processes(number: int | None = None) -> Executor:
    """So many processes of this machine, or one for each of its CPUs."""
    return ProcessPoolExecutor(
        number or os.cpu_count(), mp_context=get_context("spawn"), initializer=_begin
    )


def _begin() -> None:
    sparing.begin()
    _end_with_parent()


def _end_with_parent() -> None:
    """Let no process outlive a build that was killed: it would write into the next one."""
    with suppress(AttributeError):  # where this is not Linux, the thread alone sees to it
        ctypes.CDLL(None).prctl(_DEATH_OF_PARENT, signal.SIGKILL)
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class Crew:
    """Any executor of `concurrent.futures` will do: processes here, or workers elsewhere.

    Tasks are functions of a module, and what they take and give is picklable.
    """

    def __init__(self, start: Callable[[], Executor] | None = None) -> None:
        self._start = start or processes
        self._executor: Executor | None = None
        self.watch: Watch | None = None

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

    def share(
        self, task: Callable[[Lot], Result], lots: Sequence[Lot], baggage: Baggage = NONE
    ) -> Iterator[Result]:
        """What the task gives for each lot, in order; for a single lot no process is started.

        Where a process ends in the middle of it, the lots without a result are done once more, so
        a task may be done twice. Raises WardPlanError where that happens again.
        `watch`, where there is one, is told of every lot.
        """
        return watched(self._results(task, lots, baggage), lots, self.watch)

    def _results(
        self, task: Callable[[Lot], Result], lots: Sequence[Lot], baggage: Baggage
    ) -> Iterator[Result]:
        if len(lots) < 2:
            return map(task, lots)
        return self._followed(self._begun(task, lots), task, lots)

    def _begun(self, task: Callable[[Lot], Result], lots: Sequence[Lot]) -> Iterator[Result]:
        if self._executor is None:
            self._executor = self._start()
        try:
            return self._executor.map(task, lots)
        except BrokenExecutor:  # a process ended since the last work was shared
            self._executor = self._start()
            return self._executor.map(task, lots)

    def _followed(
        self, results: Iterator[Result], task: Callable[[Lot], Result], lots: Sequence[Lot]
    ) -> Iterator[Result]:
        """The results; those that a broken executor owes come from a new one."""
        done = 0
        try:
            for result in results:
                yield result
                done += 1
            return
        except BrokenExecutor:
            self._executor = None
        try:
            yield from self._begun(task, lots[done:])
        except BrokenExecutor as error:
            self._executor = None
            raise WardPlanError(
                "processes that share the work were ended twice, perhaps for want of memory; "
                "see what ends them, then build again"
            ) from error


class _Alone(Crew):
    def _results(
        self, task: Callable[[Lot], Result], lots: Sequence[Lot], baggage: Baggage
    ) -> Iterator[Result]:
        return map(task, lots)


ALONE: Crew = _Alone()
"""This process and no other."""


def watched(
    results: Iterator[Result], lots: Sequence[object], watch: Watch | None
) -> Iterator[Result]:
    """The results, of which `watch` is told as they come: lots count as the items in them."""
    return results if watch is None else _told(results, [_size(lot) for lot in lots], watch)


def _told(results: Iterable[Result], sizes: list[int], watch: Watch) -> Iterator[Result]:
    done, total = 0, sum(sizes)
    watch(done, total)
    for size, result in zip(sizes, results, strict=True):
        done += size
        watch(done, total)
        yield result


def _size(lot: object) -> int:
    return len(lot) if isinstance(lot, Sized) else 1


def lots_of(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """Items in lots of at most `size`; together in one where there are fewer than two lots."""
    size = size if len(items) >= 2 * size else max(1, len(items))
    return [items[start : start + size] for start in range(0, len(items), size)]
