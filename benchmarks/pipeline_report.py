"""What the pipeline took, as tables and a plot for people and as JSON for programs."""

import json
import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment

from benchmarks import plot
from benchmarks.peers import SAMPLE
from benchmarks.scales import GROUPS, OTHERS, PEERS, Scale
from benchmarks.targets import Target, targets

PACKAGES = ("pyoxigraph", "pyrudof", "rdflib", "pyshacl", "jinja2")
NAME = "performance"


def write(scales: Sequence[Scale], folder: Path, command: str, where: str) -> Iterator[str]:
    """Write `performance.md`, `.json` and `.svg`; give the lines that sum them up."""
    found = targets(scales)
    table = {"command": command, "machine": where, "scales": [asdict(each) for each in scales]}
    table["targets"] = [asdict(each) | {"met": each.met} for each in found]
    (folder / f"{NAME}.json").write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    (folder / f"{NAME}.svg").write_text(plot.draw(scales), encoding="utf-8")
    (folder / f"{NAME}.md").write_text(page(scales, command, where), encoding="utf-8")
    yield from summary(scales, found)


def page(scales: Sequence[Scale], command: str, where: str) -> str:
    """The page of the docs."""
    file = Path(__file__).with_name("pipeline.md.jinja")
    made = Environment(keep_trailing_newline=False)  # noqa: S701 (Markdown)
    return made.from_string(file.read_text(encoding="utf-8")).render(
        scales=scales,
        targets=targets(scales),
        groups=(*GROUPS, OTHERS),
        peers=PEERS,
        sample=SAMPLE,
        command=command,
        machine=where,
    )


def summary(scales: Sequence[Scale], found: Sequence[Target]) -> Iterator[str]:
    """The ratios beside the peer and the limit, and the targets."""
    for scale in scales:
        yield f"{scale.plans} plans: {scale.rest / scale.limits.write:.1f} times the write limit"
        for name, ratio in scale.beside_peer().items():
            yield f"  {name}: plain rdflib and pySHACL take {ratio:.1f} times as long"
    for each in found:
        said = f"{each.measured:.2f} {each.unit} ({'>=' if each.least else '<='} {each.bound:g})"
        yield f"{'met    ' if each.met else 'NOT MET'} {each.name}, {each.plans} plans: {said}"


def machine() -> str:
    """The machine, the versions, and what else kept it busy in the minute before."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    processors = f"{os.cpu_count()} processors"
    python = f"Python {platform.python_version()}"
    load = f"load average {os.getloadavg()[0]:.1f} before it began"
    return f"{platform.system()}, {processors} ({load}), {python}, {versions}"
