"""What was tried, as a table for people and as JSON for programs and for the quality page."""

import json
import os
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Template

from benchmarks.trust.clients import Load
from benchmarks.trust.faults import Trial

KINDS = {
    "build killed": "kills",
    "build after kills": "builds",
    "import killed": "kills",
    "release killed": "kills",
    "push killed": "kills",
    "requests by grammar": "requests",
    "batches of names at once": "requests",
    "greedy queries at once": "requests",
    "connections that dawdle": "requests",
    "served afterwards": "requests",
}
"""Under which figure a trial counts; content counts as inputs, all else as faults."""


PACKAGES = ("hypothesis", "pyoxigraph", "rdflib", "uvicorn")
"""Packages whose versions say something about the figures."""


@dataclass(frozen=True)
class Run:
    """When, where and with what it was tried."""

    date: str
    command: str
    seconds: int
    wardplan: str
    python: str
    machine: str
    processors: int
    packages: dict[str, str]

    @classmethod
    def of(cls, command: str, seconds: float) -> "Run":
        """A run that ends now, in this process and on this machine."""
        return cls(
            date=datetime.now(UTC).date().isoformat(),
            command=command,
            seconds=round(seconds),
            wardplan=version("wardplan"),
            python=platform.python_version(),
            machine=f"{platform.system()} {platform.machine()}",
            processors=os.cpu_count() or 1,
            packages={name: version(name) for name in PACKAGES},
        )


@dataclass(frozen=True)
class Figures:
    """All trials, what the attacked server and its workers bore, and how it was tried."""

    trials: list[Trial]
    load: Load
    run: Run

    @property
    def losses(self) -> int:
        return sum(len(trial.losses) for trial in self.trials)

    def total(self, kind: str) -> int:
        """How often something of a kind was tried."""
        return sum(trial.tried for trial in self.trials if kind_of(trial) == kind)


def kind_of(trial: Trial) -> str:
    known = "inputs" if trial.name.startswith("content: ") else "faults"
    return KINDS.get(trial.name, known)


def together(trials: list[Trial]) -> list[Trial]:
    """Trials of one name as one."""
    found: dict[str, Trial] = {}
    for each in trials:
        one = found.setdefault(each.name, Trial(each.name))
        one.tried += each.tried
        one.losses += each.losses
    return list(found.values())


def write(figures: Figures, folder: Path) -> str:
    """Write `trust.json` and `trust.md` to a folder; the latter's text."""
    kinds = ("kills", "builds", "faults", "inputs", "requests")
    table = {
        "run": asdict(figures.run),
        **{kind: figures.total(kind) for kind in kinds},
        "losses": figures.losses,
        "memory_megabytes": round(figures.load.memory / 1_000_000),
        "others_waited_seconds": round(figures.load.waited, 1),
        "trials": [
            {"name": each.name, "tried": each.tried, "losses": len(each.losses)}
            for each in figures.trials
        ],
    }
    data = json.dumps(table, indent=1, ensure_ascii=False) + "\n"
    (folder / "trust.json").write_text(data, encoding="utf-8")
    text = page(table)
    (folder / "trust.md").write_text(text, encoding="utf-8")
    return text


def page(table: dict[str, Any]) -> str:
    """The page for people, of the table for programs."""
    template = Path(__file__).with_name("trust.md.jinja").read_text(encoding="utf-8")
    return Template(template, keep_trailing_newline=True).render(r=table)
