"""What was measured, as a table for people and as JSON for programs."""

import json
import os
import platform
import statistics
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Self

from jinja2 import Template

PACKAGES = ("pyoxigraph", "uvicorn", "starlette", "rdflib", "rdflib-endpoint")


@dataclass(frozen=True)
class Question:
    """Milliseconds of a question at rdflib-endpoint, at ours, and at ours once it is kept."""

    name: str
    theirs: float
    ours: float
    kept: float

    def line(self) -> str:
        times = f"{self.theirs:10.2f} ms {self.ours:8.2f} ms {self.kept:8.2f} ms"
        return f"{times} {self.theirs / self.ours:8.1f} times  {self.name}"


@dataclass(frozen=True)
class Rates:
    """Requests a second of cheap queries: theirs, ours, ours with answers kept."""

    clients: int
    theirs: float
    ours: float
    kept: float


@dataclass(frozen=True)
class Strain:
    """The load test: requests a second, milliseconds (median, 99 %), answers, errors."""

    clients: int
    builds: int
    rate: float
    p50: float
    p99: float
    answers: int
    errors: int
    heavy_status: int


@dataclass(frozen=True)
class Ratios:
    median: float
    least: float

    @classmethod
    def of(cls, ratios: list[float]) -> Self:
        return cls(statistics.median(ratios), min(ratios))


@dataclass(frozen=True)
class Results:
    """All of it."""

    plans: int
    quads: int
    questions: list[Question]
    rates: Rates
    strain: Strain

    @property
    def fresh(self) -> Ratios:
        """How much faster questions are answered that were never asked before."""
        return Ratios.of([question.theirs / question.ours for question in self.questions])

    @property
    def again(self) -> Ratios:
        """The same for questions asked before, since the data changed."""
        return Ratios.of([question.theirs / question.kept for question in self.questions])


def write(found: Results, folder: Path) -> str:
    """Write `performance-serve.md` and `performance-serve.json` to a folder; the former's text."""
    data = json.dumps(asdict(found), indent=1) + "\n"
    (folder / "performance-serve.json").write_text(data, encoding="utf-8")
    template = Path(__file__).with_name("serve.md.jinja").read_text(encoding="utf-8")
    text = Template(template, keep_trailing_newline=True).render(r=found, machine=_machine())
    (folder / "performance-serve.md").write_text(text, encoding="utf-8")
    return text


def _machine() -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    processors = f"{os.cpu_count()} processors"
    return f"{platform.system()}, {processors}, Python {platform.python_version()}, {versions}"
