"""What was measured at one number of plans, and what follows from it. All pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from benchmarks.processes import Run, Stage

GROUPS: dict[str, tuple[str, ...]] = {
    "load": ("load",),
    "validate": ("validate",),
    "dumps": ("dumps",),
    "catalogue": ("catalogue",),
    "pages": ("plan", "pages", "resources", "explorer", "answers", "questions"),
    "search": ("search", "index", "search-index"),
    "publish": ("publish",),
}
"""Stages of a build under the names of the table; all others are `others`."""

OTHERS = "others"
PEERS = {"load": "load", "validate": "validate", "dumps": "dumps", "pages": "resources"}
"""What the peer calls the stages that it has."""


@dataclass(frozen=True)
class Took:
    """Seconds and peak megabytes of a command and of the groups of its stages."""

    seconds: float
    megabytes: float
    groups: dict[str, Stage] = field(default_factory=dict)

    @classmethod
    def of(cls, run: Run) -> Self:
        return cls(run.seconds, run.megabytes, grouped(run.stages))

    def group(self, name: str) -> float:
        found = self.groups.get(name)
        return found.seconds if found else 0.0


def grouped(stages: tuple[Stage, ...]) -> dict[str, Stage]:
    """Stages added up by group: seconds together, the most of their megabytes."""
    group_of = {stage: name for name, stages in GROUPS.items() for stage in stages}
    found: dict[str, Stage] = {}
    for stage in stages:
        name = group_of.get(stage.name, OTHERS)
        before = found.get(name, Stage(name, 0.0, 0.0))
        most = max(before.megabytes, stage.megabytes)
        found[name] = Stage(name, before.seconds + stage.seconds, most)
    return found


@dataclass(frozen=True)
class Limits:
    """The machine's own: seconds to write the same bytes to as many files, and to parse alone."""

    write: float
    parse: float


@dataclass(frozen=True)
class Peer:
    """Plain rdflib, pySHACL and Jinja2: seconds by their stages, peak megabytes."""

    seconds: dict[str, float]
    megabytes: float


@dataclass(frozen=True)
class Validation:
    """Cold validation in a process of its own, loading included: ours and pyrudof's seconds."""

    ours: float
    pyrudof: float


@dataclass(frozen=True)
class Site:
    """What a build makes: its resources, statements, files and their megabytes."""

    resources: int
    triples: int
    files: int
    megabytes: float


@dataclass(frozen=True)
class Scale:
    """Everything at one number of plans. `touched` is how many files an empty build wrote."""

    plans: int
    site: Site
    imported: Took
    cold: Took
    unchanged: Took
    edited: Took
    touched: int
    limits: Limits
    validation: Validation | None
    peer: Peer | None = None

    @property
    def rest(self) -> float:
        """Seconds of the cold build but for loading, validation and the search index."""
        apart = sum(self.cold.group(name) for name in ("load", "validate", "search"))
        return self.cold.seconds - apart

    def beside_peer(self) -> Mapping[str, float]:
        """How many times as long the peer takes, by group, where both can be told."""
        if self.peer is None:
            return {}
        pairs = {
            name: (self.peer.seconds.get(theirs, 0.0), self.cold.group(name))
            for name, theirs in PEERS.items()
        }
        return {name: theirs / ours for name, (theirs, ours) in pairs.items() if theirs and ours}
