"""What was tried, as a table for people and as JSON for programs and for the quality page."""

import json
import os
import platform
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Template

from benchmarks.trust.faults import Trial

KINDS = {
    "build killed": "kills",
    "build after kills": "builds",
    "import killed": "kills",
    "release killed": "kills",
    "requests by grammar": "requests",
    "greedy queries at once": "requests",
    "connections that dawdle": "requests",
    "served afterwards": "requests",
}
"""Under which figure a trial counts; content counts as inputs, all else as faults."""


@dataclass(frozen=True)
class Figures:
    """All trials, and the most bytes of memory that the attacked server and its workers held."""

    trials: list[Trial]
    memory: int

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
        **{kind: figures.total(kind) for kind in kinds},
        "losses": figures.losses,
        "memory": figures.memory,
        "trials": [
            {"name": each.name, "tried": each.tried, "losses": len(each.losses)}
            for each in figures.trials
        ],
    }
    data = json.dumps(table, indent=1) + "\n"
    (folder / "trust.json").write_text(data, encoding="utf-8")
    template = Path(__file__).with_name("trust.md.jinja").read_text(encoding="utf-8")
    machine = f"{platform.system()}, {os.cpu_count()} processors"
    text = Template(template, keep_trailing_newline=True).render(
        r=table, machine=f"{machine}, Python {platform.python_version()}"
    )
    (folder / "trust.md").write_text(text, encoding="utf-8")
    return text
