"""Try every promise, print the figures and write them down: `python -m benchmarks.trust [SCALE]`.

SCALE 1 is the whole (240 kills, 100,000 generated inputs, 4,000 requests; about ten minutes on two
cores); a smaller one tries each promise less often. Only loopback is used, and temporary folders.
Exit status: 0 where nothing was lost, 1 otherwise.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.trust import clients, content, faults, kills, pushes, report, twice
from benchmarks.trust.faults import Trial
from benchmarks.trust.report import Figures, Run
from benchmarks.trust.ward import LONGEST, ROOT, Ward, environment

SEED = 20261130
KILLS, INPUTS = 200, 105_000


def storm(folder: Path, number: int, seed: int) -> list[Trial]:
    """Kills of builds while the project is served: the site stays whole, and is there."""
    ward = Ward.make(folder)
    ward.build("A")
    with clients.served(ward) as (port, _):
        tally = kills.storm(ward, number, seed, lambda: clients.Load().others(port))
    after = Trial("build after kills", tally.builds)
    return [Trial("build killed", tally.kills, tally.losses), after]


def breakdowns(folder: Path, scale: float) -> list[Trial]:
    """All other faults. One that cannot be tried at all is a loss like any other."""
    times = max(1, round(10 * scale))
    ward = Ward.make(folder / "ward")
    ward.build("B")
    ward.build("A")
    dump = ward.site / "dumps/wardplan.nq"
    kinds: dict[str, Callable[[], Trial]] = {
        "file unreadable": lambda: faults.unreadable_files(ward),
        "no file larger than a limit": lambda: faults.small_files(ward, (2_000, 100_000)),
        "two builds at once": lambda: twice.at_once(ward, max(1, times // 3)),
        "release killed": lambda: faults.killed_releases(ward, SEED, times),
        "import killed": lambda: faults.killed_imports(Ward.make(folder / "import"), SEED, times),
        "push killed": lambda: pushes.killed_pushes(folder / "push", dump, SEED, times),
        "worker killed": lambda: faults.killed_workers(folder / "whole", SEED, max(1, times // 3)),
        **({"disk full": lambda: _full_disk(folder / "disk")} if _may_mount() else {}),
    }
    return [_tried(name, call) for name, call in kinds.items()]


def _tried(name: str, call: Callable[[], Trial]) -> Trial:
    try:
        return call()
    except (OSError, RuntimeError, subprocess.SubprocessError) as error:
        return Trial(name, 1, [f"{type(error).__name__}: {error}"])


def _may_mount() -> bool:
    """Whether a disk can be filled: root alone may mount one (Linux)."""
    return os.geteuid() == 0 and shutil.which("unshare") is not None


def _full_disk(folder: Path) -> Trial:
    """A full disk, on a file system in memory of its own."""
    folder.mkdir()
    script = 'mount -t tmpfs -o size=300m tmpfs "$1" && exec "$2" -m benchmarks.trust.faults "$1"'
    ended = subprocess.run(  # noqa: S603
        ["unshare", "-m", "sh", "-c", script, "sh", str(folder), sys.executable],  # noqa: S607
        env=environment(),
        stdout=subprocess.PIPE,
        timeout=5 * LONGEST,
        text=True,
        check=True,
    )
    tried, *losses = ended.stdout.splitlines()
    return Trial("disk full", int(tried), losses)


def inputs(scale: float) -> list[Trial]:
    """Generated inputs for every parser and template."""
    found = []
    for name, (_, _, share) in content.PROPERTIES.items():
        trial = Trial(f"content: {name}")
        try:
            trial.tried = content.check(
                name, max(5, round(INPUTS * share / content.SHARES * scale))
            )
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a loss to be reported
            trial.judge(f"{type(error).__name__}: {error}")
        found.append(trial)
    return found


def main(scale: float) -> int:
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as made, ProcessPoolExecutor(2) as two:
        folder = Path(made)
        half = max(2, round(KILLS * scale / 2))
        work: list[tuple[Callable[..., list[Trial]], tuple[object, ...]]] = [
            (breakdowns, (folder, scale)),
            (storm, (folder / "one", half, SEED)),
            (storm, (folder / "two", half, SEED + 1)),
            (inputs, (scale,)),
        ]
        running = [two.submit(call, *given) for call, given in work]
        attacks = two.submit(clients.all_of, folder / "served", scale)
        trials = [trial for each in running for trial in each.result()]
        attacked, load = attacks.result()
    run = Run.of(f"python -m benchmarks.trust {scale:g}", time.monotonic() - begun)
    figures = Figures(report.together([*trials, *attacked]), load, run)
    print(report.write(figures, ROOT / "docs"))
    for trial in figures.trials:
        for loss in trial.losses[:5]:
            print(f"LOSS {trial.name}: {loss}", file=sys.stderr)
    return 1 if figures.losses else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0))
