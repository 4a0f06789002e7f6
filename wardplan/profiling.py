"""Where the time of a job went: what each stage took on this machine.

A stage's CPU seconds and memory are those of this process and of all that it started; memory that
processes share is counted for each of them, and it is looked at twenty times a second.
"""

import contextlib
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

import psutil

from wardplan import text_table

EVERY = 0.05
"""Seconds between two looks at the memory in use."""
MEBIBYTE = 2**20
HEADS = ("stage", "wall s", "CPU s", "share", "peak MiB")


@dataclass(frozen=True)
class Cost:
    """What a stage took: seconds that passed and of CPUs, its share of all, bytes at its peak."""

    stage: str
    wall: float
    cpu: float
    share: float
    peak: int

    def as_table(self) -> dict[str, object]:
        """For a program; figures are rounded."""
        rounded = {"wall": round(self.wall, 3), "cpu": round(self.cpu, 3)}
        return asdict(self) | rounded | {"share": round(self.share, 4)}


@dataclass(frozen=True)
class _Stage:
    """A stage while it runs."""

    name: str
    begun: float
    cpu: float


class Meter:
    """Takes down the costs of stages, one after the other."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._ended: list[Cost] = []
        self._stage: _Stage | None = None
        self._peak = 0
        self._spent: dict[int, float] = {}  # CPU seconds by process, also of those that ended
        self._stop = threading.Event()
        self._watch = threading.Thread(target=self._look_on, daemon=True)
        self._watch.start()

    def begin(self, name: str) -> None:
        self._peak = 0
        self._stage = _Stage(name, time.perf_counter(), self._look())

    def end(self) -> None:
        if self._stage is not None:
            cpu = self._look() - self._stage.cpu
            wall = time.perf_counter() - self._stage.begun
            self._ended.append(Cost(self._stage.name, wall, cpu, 0.0, self._peak))
            self._stage = None

    def close(self) -> None:
        """Look at the memory no more."""
        self._stop.set()
        self._watch.join()

    def costs(self) -> tuple[Cost, ...]:
        """The costs of the stages that ended, the longest first; one of a name is one stage."""
        whole = sum(each.wall for each in self._ended) or 1.0
        by_name: dict[str, list[Cost]] = {}
        for each in self._ended:
            by_name.setdefault(each.stage, []).append(each)
        summed = [_sum(name, found, whole) for name, found in by_name.items()]
        return tuple(sorted(summed, key=lambda cost: -cost.wall))

    def _look_on(self) -> None:
        while not self._stop.wait(EVERY):
            self._look()

    def _look(self) -> float:
        """CPU seconds so far of all processes, those that ended too; notes the memory in use."""
        memory = 0
        for each in (self._process, *self._process.children(recursive=True)):
            with contextlib.suppress(psutil.Error), each.oneshot():
                spent = each.cpu_times()
                self._spent[each.pid] = spent.user + spent.system
                memory += each.memory_info().rss
        self._peak = max(self._peak, memory)
        return sum(self._spent.values())


def _sum(name: str, found: list[Cost], whole: float) -> Cost:
    wall = sum(each.wall for each in found)
    cpu = sum(each.cpu for each in found)
    return Cost(name, wall, cpu, wall / whole, max(each.peak for each in found))


def lines(costs: Iterable[Cost]) -> Iterator[str]:
    """A table of costs for people."""
    rows = [
        (
            cost.stage,
            f"{cost.wall:.2f}",
            f"{cost.cpu:.2f}",
            f"{cost.share:.1%}",
            f"{cost.peak / MEBIBYTE:.0f}",
        )
        for cost in costs
    ]
    yield from text_table.lines(HEADS, rows)
