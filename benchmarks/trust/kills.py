"""Kill a command again and again, and look at what it leaves."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.trust.ward import LONGEST, NAMES, Ward, digest, environment

DOOMED = "benchmarks.trust.doomed"
EVERY = 10
"""After so many kills, and after the last one, a build runs to its end."""


@dataclass
class Tally:
    """What came of it."""

    kills: int = 0
    builds: int = 0
    losses: list[str] = field(default_factory=list)

    def line(self) -> str:
        return f"{self.kills} kills, {self.builds} builds, {len(self.losses)} losses"


@dataclass(frozen=True)
class Doom:
    """How long a command takes, and how many changes to files it makes."""

    seconds: float
    changes: int


def measure(ward: Ward, *arguments: str) -> Doom:
    """Run a command once to its end."""
    counted = ward.root / "changes.count"
    begun = time.monotonic()
    told = {**environment(), "DOOMED_COUNT": str(counted)}
    command = [sys.executable, "-m", DOOMED, "0", *arguments, "--root", str(ward.root)]
    subprocess.run(  # noqa: S603
        command,
        env=told,
        timeout=LONGEST,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    changes = int(counted.read_text(encoding="ascii"))
    counted.unlink()
    return Doom(time.monotonic() - begun, changes)


def by_clock(seconds: float, ward: Ward, *arguments: str) -> bool:
    """Start a command and kill it after so many seconds; False where it ended before."""
    with subprocess.Popen(  # noqa: S603
        ward.command(*arguments),
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
    return process.returncode < 0


def by_change(number: int, ward: Ward, *arguments: str) -> bool:
    """Start a command that is killed before its change to files of this number."""
    command = [sys.executable, "-m", DOOMED, str(number), *arguments, "--root", str(ward.root)]
    ended = subprocess.run(  # noqa: S603
        command,
        env=environment(),
        timeout=LONGEST,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return ended.returncode < 0


def moments(chance: random.Random, doom: Doom) -> Iterator[Callable[..., bool]]:
    """Kills of a command, by the clock and by its changes in turn, each at a random moment."""
    while True:
        yield partial(by_clock, chance.uniform(0, doom.seconds))
        yield partial(by_change, chance.randint(1, doom.changes))


def storm(ward: Ward, kills: int, seed: int, look: Callable[[], str | None] | None = None) -> Tally:
    """Kill so many builds of a project, every one of a state other than the one that is published.

    After each the site must be that of one state, whole; `look` may find further faults. A loss is
    a sentence that says what was wrong.
    """
    first, second = NAMES
    sites, tally = {ward.build(first): first}, Tally(builds=2)
    ward.turn(second)
    doom = measure(ward, "build", "--quiet")
    sites[digest(ward.site)] = second
    coming = moments(random.Random(seed), doom)  # noqa: S311
    litter: dict[str, int] = {}
    while tally.kills < kills:
        published = sites.get(digest(ward.site), "")
        state = "A" if published == "B" else "B"
        ward.turn(state)
        tally.kills += next(coming)(ward, "build", "--quiet")
        tally.losses += filter(None, (_lost(ward, sites), look() if look else None))
        if tally.kills % EVERY == 0 or tally.kills == kills:
            tally.losses += _rebuilt(ward, sites, state, tally)
            litter = litter or ward.litter()
            tally.losses += _grown(litter, ward.litter())
    return tally


def _lost(ward: Ward, sites: dict[str, str]) -> str | None:
    found = digest(ward.site)
    return None if found in sites else f"the site is that of no state ({found[:12]})"


def _rebuilt(ward: Ward, sites: dict[str, str], state: str, tally: Tally) -> list[str]:
    """Build to the end after kills; what was wrong."""
    ended = ward.run("build", "--quiet")
    tally.builds += 1
    if ended.status:
        return [f"the build after kills failed: {ended.said}"]
    found = sites.get(digest(ward.site))
    return [] if found == state else [f"the build after kills gave state {found}, not {state}"]


def _grown(before: dict[str, int], now: dict[str, int]) -> list[str]:
    """What lies beside the site and was not there at first, or has become half as large again."""
    new = [f"{name} was left behind" for name in now.keys() - before.keys()]
    grown = [
        f"{name} grew from {before[name]:,} to {size:,} bytes"
        for name, size in now.items()
        if name in before and size > before[name] * 1.5 + 10_000
    ]
    return new + grown


def main(folder: Path, kills: int, seed: int) -> None:
    """Run a storm in this process and print its tally as JSON, for several side by side."""
    tally = storm(Ward.make(folder), kills, seed)
    print(json.dumps([tally.kills, tally.builds, tally.losses]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
