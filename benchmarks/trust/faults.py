"""Faults other than a kill of the whole: each says how often it was tried and what was lost."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.trust import kills
from benchmarks.trust.powerless import become_powerless
from benchmarks.trust.ward import LONGEST, NAMES, ROOT, Ended, Ward, digest, environment


@dataclass
class Trial:
    """A fault, the times it was tried, and a sentence for every loss."""

    name: str
    tried: int = 0
    losses: list[str] = field(default_factory=list)

    def judge(self, *losses: str | None) -> None:
        """Count one more time, with what was wrong, if anything."""
        self.tried += 1
        self.losses += filter(None, losses)


def unclear(ended: Ended) -> str | None:
    """What is wrong with how a command failed."""
    return None if ended.clear else f"ended with {ended.status}: {ended.said[-300:]}"


def changed(ward: Ward, wanted: str) -> str | None:
    """Whether the site is another one than it should be."""
    return None if digest(ward.site) == wanted else "the site is not the last good one"


def full_disk(ward: Ward, steps: int = 6) -> Trial:
    """Builds of a project on a file system with ever less room; `ward` must lie on one of its own.

    A ballast leaves part of what a build needs. One that has no room must fail with one message and
    leave the site; one that can do with what there is has to give the right one.
    """
    trial, failed = Trial("disk full"), 0
    sites = {state: ward.build(state) for state in ("B", "A")}
    ballast, needed = ward.root / "ballast", _room(ward)
    for step in range(steps):
        ward.turn("B")
        _fill(ballast, needed * step // steps)
        ended = ward.run("build", "--quiet")
        ballast.unlink()
        if ended.status == 0:
            trial.judge(changed(ward, sites["B"]))
            ward.build("A")
        else:
            failed += 1
            trial.judge(unclear(ended), changed(ward, sites["A"]))
    enough = None if 2 * failed >= steps else f"only {failed} of {steps} had too little room"
    trial.judge(enough, None if ward.build("B") == sites["B"] else "the next build is another")
    return trial


def _room(ward: Ward) -> int:
    """Bytes of all pages: about what a build needs that changes every one."""
    return sum(f.stat().st_size for f in ward.site.rglob("*.html"))


def _fill(ballast: Path, left: int) -> None:
    """Fill a file system but for so many bytes."""
    there = shutil.disk_usage(ballast.parent)
    with ballast.open("wb") as out:
        os.posix_fallocate(out.fileno(), 0, max(1, there.free - left))


def small_files(ward: Ward, limits: tuple[int, ...]) -> Trial:
    """Builds in which no file can be larger than so many bytes (RLIMIT_FSIZE)."""
    trial, wanted = Trial("no file larger than a limit"), digest(ward.site)
    for limit in limits:
        ward.turn("B")
        ended = _run(ward, lambda most=limit: _limit(most))
        trial.judge(unclear(ended), changed(ward, wanted))
    return trial


def _limit(most: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def _run(ward: Ward, prepare: Callable[[], None]) -> Ended:
    """A build that is prepared in its own process before it begins."""
    ended = subprocess.run(  # noqa: S603
        ward.command("build", "--quiet"),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=prepare,
        timeout=LONGEST,
    )
    return Ended(ended.returncode, ended.stdout)


@contextmanager
def unreadable(file: Path) -> Iterator[None]:
    """A file that nobody may read, but for root with all its powers."""
    before = file.stat().st_mode
    file.chmod(0)
    try:
        yield
    finally:
        file.chmod(before)


UNREADABLE = (
    "data/plans/yokohama/kanazawa-2020.ttl",
    "wardplan.toml",
    "data/sources/yokohama/kanazawa-2020.md",
    "data/reference/wards.ttl",
)


def unreadable_files(ward: Ward, named: tuple[str, ...] = UNREADABLE) -> Trial:
    """Builds each of which finds another file of the project unreadable."""
    trial, wanted = Trial("file unreadable"), ward.build("A")
    for name in named:
        with unreadable(ward.root / name):
            ended = _run(ward, become_powerless)
        where = None if Path(name).name in ended.said else f"{name} is not named: {ended.said}"
        trial.judge(unclear(ended), changed(ward, wanted), where)
    return trial


def killed_workers(folder: Path, seed: int, times: int) -> Trial:
    """Builds of the whole repository in which one of the processes that share the work is killed.

    Each has to do that work again, or to say that it failed; the site is the right one either way.
    """
    trial, chance = Trial("worker killed"), random.Random(seed)  # noqa: S311
    for name in ("data", "ontology", "shapes", "site"):
        shutil.copytree(ROOT / name, folder / name)
    ward = Ward(folder)
    good = {state: ward.build(state) for state in NAMES}
    for _ in range(times):
        shutil.rmtree(folder / ".wardplan")
        ward.turn("A")
        ended = _without_a_worker(ward, chance)
        wanted = good["A"] if ended.status == 0 else good["B"]
        trial.judge(None if ended.status == 0 else unclear(ended), changed(ward, wanted))
        ward.build("B")
    return trial


def _without_a_worker(ward: Ward, chance: random.Random) -> Ended:
    with subprocess.Popen(  # noqa: S603
        ward.command("build", "--quiet"),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        while process.poll() is None and not (found := workers(process.pid)):
            time.sleep(0.05)
        time.sleep(chance.uniform(0, 2))
        if found := workers(process.pid):
            os.kill(chance.choice(found), signal.SIGKILL)
        said, _ = process.communicate(timeout=LONGEST)
    return Ended(process.returncode, said)


def workers(parent: int) -> list[int]:
    """The processes that share the work of a build."""
    listed = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,args="],  # noqa: S607
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    ).stdout.splitlines()
    rows = [line.split(None, 2) for line in listed]
    return [int(pid) for pid, of, args in rows if int(of) == parent and "spawn_main" in args]


def killed_imports(ward: Ward, seed: int, times: int) -> Trial:
    """Imports killed before any of their changes to files, of a text that is new and of one that
    was edited: the same import done again ends as if nothing had been."""
    trial, chance = Trial("import killed"), random.Random(seed)  # noqa: S311
    data, kept = ward.root / "data", "data/sources/yokohama/kanazawa-2020.md"
    clean = ward.root.with_name(f"{ward.root.name}-clean")
    edited = (ward.root / kept).read_text(encoding="utf-8").replace("安心", "大きな安心")
    (ward.root / kept).write_text(edited, encoding="utf-8")
    for asked in (("import", str(ward.root / kept)), ("import", str(ward.root / "plan.txt"))):
        if "plan.txt" in asked[1]:
            for name in ("sources", "plans", "links"):
                shutil.rmtree(data / name)
            asked += ("--ward", "kanazawa")
        shutil.copytree(data, clean)
        doom, wanted = kills.measure(ward, *asked), digest(data)
        for _ in range(times):
            shutil.rmtree(data)
            shutil.copytree(clean, data)
            kills.by_change(chance.randint(1, doom.changes), ward, *asked)
            ward.checked(*asked, ok={0, 3})
            trial.judge(None if digest(data) == wanted else "imported again, it is not the same")
        shutil.rmtree(clean)
    return trial


def killed_releases(ward: Ward, seed: int, times: int) -> Trial:
    """Releases killed at any change: there is the whole release or none, which is then made."""
    trial, chance = Trial("release killed"), random.Random(seed)  # noqa: S311
    ward.turn("A")
    asked = ("release", "1.0.0", "--date", "2026-11-30")
    doom = kills.measure(ward, *asked)
    folder = ward.root / "releases"
    wanted = digest(folder)
    for _ in range(times):
        shutil.rmtree(folder)
        kills.by_change(chance.randint(1, doom.changes), ward, *asked)
        if not (folder / "1.0.0").exists():
            ward.checked(*asked)
        trial.judge(None if digest(folder) == wanted else f"{sorted(folder.rglob('*'))} is left")
    shutil.rmtree(folder)
    return trial


if __name__ == "__main__":  # on a file system of its own: see `disk.py`
    made = full_disk(Ward.make(Path(sys.argv[1]) / "ward"))
    print(made.tried, *made.losses, sep="\n")
