"""A command in a process of its own: its seconds, those of its stages, and its peak memory.

Memory is the proportional set size (PSS) of the process and of all that it started: what they share
is counted once. It is looked up in `/proc`, so Linux is needed: many times a second, but where that
takes the kernel long, as of much memory, in a twentieth of the time at most.
"""

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EVERY = 0.05
"""Seconds between two looks at the memory, at the least."""
SPARE = 20
"""So many times as long as a look took there is none."""

_STAGE = re.compile(r"(?P<name>[a-z][a-z-]*) +(?P<seconds>\d+\.\d+) s")


@dataclass(frozen=True)
class Stage:
    """A stage: its seconds, and the megabytes there were at most while it ran."""

    name: str
    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Run:
    """A whole command, and what it printed."""

    seconds: float
    megabytes: float
    stages: tuple[Stage, ...]
    said: str

    def of(self, *names: str) -> float:
        """The seconds of some stages together."""
        return sum(stage.seconds for stage in self.stages if stage.name in names)


def stage_in(line: str) -> tuple[str, float] | None:
    """The stage that a line of progress tells of, and its seconds."""
    found = _STAGE.fullmatch(line.strip())
    return (found["name"], float(found["seconds"])) if found else None


class Memory(threading.Thread):
    """Looks at the memory of a process and its children until told to stop."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._over = threading.Event()
        self._peak, self._since = 0.0, 0.0

    def run(self) -> None:
        wait = EVERY
        while not self._over.wait(wait):
            begun = time.perf_counter()
            now = sum(map(_megabytes, tree(self._process)))
            wait = max(EVERY, SPARE * (time.perf_counter() - begun))
            self._peak, self._since = max(self._peak, now), max(self._since, now)

    def lap(self) -> float:
        """The peak since the last lap."""
        since, self._since = self._since, 0.0
        return since

    def stop(self) -> float:
        """The peak of all."""
        self._over.set()
        self.join()
        return self._peak


def tree(process: int) -> Iterator[int]:
    """A process and all it started that still run."""
    yield process
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [child for task in tasks for child in (task / "children").read_text().split()]
    except OSError:  # it has ended meanwhile
        return
    for child in children:
        yield from tree(int(child))


def _megabytes(process: int) -> float:
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def run(*arguments: str | Path) -> Run:
    """Run a module of Python with arguments; exit with what it says where it fails."""
    command = [sys.executable, "-m", *map(str, arguments)]
    begun = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    memory = Memory(process.pid)
    memory.start()
    stages, said = _read(process, memory)
    status = process.wait()
    seconds = time.perf_counter() - begun
    peak = memory.stop()
    if status:
        sys.exit(f"{' '.join(command)} ended with {status}:\n{said}")
    return Run(seconds, peak, stages, said)


def _read(process: subprocess.Popen[str], memory: Memory) -> tuple[tuple[Stage, ...], str]:
    stages, said = [], []
    for line in process.stdout or ():
        said.append(line)
        if found := stage_in(line):
            stages.append(Stage(*found, memory.lap()))
    return tuple(stages), "".join(said)


def total(stages: Sequence[Stage]) -> float:
    return sum(stage.seconds for stage in stages)
