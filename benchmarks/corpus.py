"""Projects to measure on: invented plans, and one of them edited."""

import re
import shutil
import sys
from pathlib import Path

from benchmarks.processes import run

PER_PLAN, REST = 3, 300
"""Megabytes on disk: of a plan with its pages and caches, and of everything else."""

_SENTENCE = re.compile(
    r"地域の皆様と力を合わせます|次の世代へ手渡していきます|まちづくりを進めます|形にしていきます"
)


def refuse_full(folder: Path, plans: int) -> None:
    """Exit where the disk has no room for so many plans, twice: the write limit needs as much."""
    needed = 2 * (PER_PLAN * plans + REST)
    free = shutil.disk_usage(folder).free // 2**20
    if free < needed:
        sys.exit(f"{folder}: {plans:,} plans need {needed:,} MB, {free:,} MB are free; use --work")


def make(folder: Path, plans: int) -> Path:
    """A project of so many plans, their texts alone: nothing is derived yet."""
    root = folder / f"plans-{plans}"
    run("wardplan", "synth", str(plans), "--sources-only", "--out", root)
    return root


def edit(root: Path, number: int) -> Path:
    """Change a sentence in the text of one plan; the import of it is the caller's.

    `number` makes it another change each time.
    """
    files = sorted((root / "data" / "sources").glob("*/*.md"))
    file = files[len(files) // 2]
    text = file.read_text(encoding="utf-8")
    changed = _SENTENCE.sub(f"第{number}回の話し合いを重ねます", text, count=1)
    if changed == text:
        changed = re.sub(r"第\d+回の", f"第{number}回の", text, count=1)
    if changed == text:
        sys.exit(f"{file}: no sentence to change")
    file.write_text(changed, encoding="utf-8")
    return file


def touched(site: Path, since: int) -> int:
    """How many files of a site were written since a time (in nanoseconds)."""
    return sum(file.stat().st_mtime_ns >= since for file in site.rglob("*") if file.is_file())
