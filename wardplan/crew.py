"""The processes that share the work of a build: started once, when the first of it is shared."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

Lot = TypeVar("Lot")
Result = TypeVar("Result")
Item = TypeVar("Item")


@dataclass(frozen=True)
class Baggage:
    """Files of a project's work folder that a task needs, for workers that have no such folder.

    `read`: files and folders it reads beside the project's own; `written`: the folder it writes,
    in which case its result on a lot is the list of files that came out different.
    """

    read: tuple[Path, ...] = ()
    written: Path | None = None


NONE = Baggage()

Watch = Callable[[int, int], None]
"""Is told how many items of how many are done."""


def processes(number: int | None = None) -> Executor:
    """So many processes of this machine, or one for each of its CPUs."""
    return ProcessPoolExecutor(number or os.cpu_count(), mp_context=get_context("spawn"))


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

        `watch`, where there is one, is told of every lot.
        """
        return watched(self._results(task, lots, baggage), lots, self.watch)

    def _results(
        self, task: Callable[[Lot], Result], lots: Sequence[Lot], baggage: Baggage
    ) -> Iterator[Result]:
        if len(lots) < 2:
            return map(task, lots)
        if self._executor is None:
            self._executor = self._start()
        return self._executor.map(task, lots)


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
