"""Measure the whole way from texts to a site, at several numbers of plans, in one run.

    python -m benchmarks.pipeline [--plans 2,180] [--peers 180] [--work FOLDER] [--out FOLDER]

At each: import, a build from nothing, builds after one plan and after nothing changed, by stage,
with peak memory; beside them plain rdflib with pySHACL (up to so many plans as `--peers` says),
pyrudof, and the machine's own limit. Prints ratios and writes `performance.md`, `.json` and `.svg`
to `docs/`, anew after every number.
"""

import argparse
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import corpus, limits, pipeline_report
from benchmarks.processes import ROOT, Run, run
from benchmarks.scales import Limits, Peer, Scale, Site, Took, Validation

_COUNTS = re.compile(r"(\d+) resources, (\d+) triples")
STAGES = ("load", "dumps", "resources", "validate")


def measure(folder: Path, plans: int, *, peer: bool) -> Scale:
    """Everything at one number of plans; the project is removed afterwards.

    `peer`: others do the same, too, who take hours and all of the memory for thousands.
    """
    corpus.refuse_full(folder, plans)
    _say(f"{plans} plans")
    root = corpus.make(folder, plans)
    imported = _told("import", run("wardplan", "rederive", "--root", root))
    cold = _told("cold build", _build(root))
    begun = time.time_ns()
    unchanged = _told("nothing changed", _build(root))
    touched = corpus.touched(root / "_site", begun)
    edited = _told("one plan changed", _edited(root))
    scale = Scale(
        plans=plans,
        site=_site(root, cold),
        imported=Took.of(imported),
        cold=Took.of(cold),
        unchanged=Took.of(unchanged),
        edited=Took.of(edited),
        touched=touched,
        limits=_limits(root, folder),
        validation=_validation(root) if peer else None,
        peer=_peer(root) if peer else None,
    )
    shutil.rmtree(root)
    return scale


def _build(root: Path) -> Run:
    return run("wardplan", "build", "--root", root)


def _edited(root: Path) -> Run:
    """A build after the text of one plan was changed and imported again."""
    file = corpus.edit(root, 1)
    run("wardplan", "rederive", file, "--root", root)
    return _build(root)


def _site(root: Path, build: Run) -> Site:
    files = limits.listed(root / "_site")
    found = _COUNTS.search(build.said)
    if found is None:
        sys.exit(f"the build did not say its counts:\n{build.said}")
    size = sum(size for _, size in files) / 2**20
    return Site(int(found[1]), int(found[2]), len(files), size)


def _limits(root: Path, folder: Path) -> Limits:
    target = folder / "limit"
    write = run("benchmarks.limits", "write", root / "_site", target)
    shutil.rmtree(target)
    parse = run("benchmarks.limits", "parse", root)
    return Limits(float(write.said), float(parse.said))


def _validation(root: Path) -> Validation:
    ours = _told("validation", run("benchmarks.validation", "two", root))
    theirs = _told("pyrudof", run("benchmarks.validation", "pyrudof", root))
    return Validation(ours.seconds, theirs.seconds)


def _peer(root: Path) -> Peer:
    done = _told("rdflib + pySHACL", run("benchmarks.peers", root, *STAGES))
    return Peer({stage.name: stage.seconds for stage in done.stages}, done.megabytes)


def _told(what: str, done: Run) -> Run:
    _say(f"  {what:20} {done.seconds:8.2f} s {done.megabytes:8.0f} MB")
    return done


def _say(line: str) -> None:
    print(line, flush=True)


def main(arguments: list[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--plans", default="2,180", help="numbers of plans, with commas")
    parser.add_argument("--peers", type=int, default=180, help="others up to so many plans")
    parser.add_argument(
        "--work", type=Path, help="where the projects are made (default: temporary)"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "docs", help="where the report goes")
    given = parser.parse_args(arguments)
    numbers = [int(number) for number in given.plans.split(",")]
    where = pipeline_report.machine()
    command = f"python -m benchmarks.pipeline --plans {given.plans}"
    scales: list[Scale] = []
    for folder in filter(None, (given.work, given.out)):
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=given.work) as name:
        for number in numbers:
            scales.append(measure(Path(name), number, peer=number <= given.peers))
            for line in pipeline_report.write(scales, given.out, command, where):
                _say(line)


if __name__ == "__main__":
    main()
