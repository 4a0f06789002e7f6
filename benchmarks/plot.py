"""Time against the number of plans, both on logarithmic axes, as SVG. All pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from benchmarks.scales import Scale

WIDTH, HEIGHT = 720, 440
LEFT, RIGHT, TOP, BOTTOM = 70, 190, 20, 50
"""Margins; the names of the lines stand to the right."""


@dataclass(frozen=True)
class Point:
    x: float
    y: float
    says: str


@dataclass(frozen=True)
class Line:
    """One line: its name, its points, and where its name stands."""

    name: str
    points: tuple[Point, ...]
    label_y: float


@dataclass(frozen=True)
class Axis:
    """The powers of ten that an axis spans, and the length it is drawn over."""

    first: int
    last: int
    length: float

    def at(self, value: float) -> float:
        return (math.log10(value) - self.first) / (self.last - self.first) * self.length

    def ticks(self) -> list[tuple[float, str]]:
        powers = range(self.first, self.last + 1)
        return [(self.at(10.0**power), f"{10.0**power:,g}") for power in powers]


def axis(values: Sequence[float], length: float) -> Axis:
    """The axis on which all values have room."""
    logs = [math.log10(value) for value in values]
    first, last = math.floor(min(logs)), math.ceil(max(logs))
    return Axis(first, max(last, first + 1), length)


def series(scales: Sequence[Scale]) -> dict[str, list[tuple[int, float]]]:
    """What is drawn: name -> plans and seconds."""
    found = {
        "import": [(scale.plans, scale.imported.seconds) for scale in scales],
        "cold build": [(scale.plans, scale.cold.seconds) for scale in scales],
        "one plan changed": [(scale.plans, scale.edited.seconds) for scale in scales],
        "nothing changed": [(scale.plans, scale.unchanged.seconds) for scale in scales],
        "write limit": [(scale.plans, scale.limits.write) for scale in scales],
        "rdflib + pySHACL": [
            (scale.plans, sum(scale.peer.seconds.values())) for scale in scales if scale.peer
        ],
    }
    return {name: points for name, points in found.items() if points}


def draw(scales: Sequence[Scale]) -> str:
    """The plot as SVG, with its figures in words for those who cannot see it."""
    drawn = series(scales)
    pairs = [pair for points in drawn.values() for pair in points]
    across = axis([plans for plans, _ in pairs], WIDTH - LEFT - RIGHT)
    up = axis([max(seconds, 0.001) for _, seconds in pairs], HEIGHT - TOP - BOTTOM)
    lines = apart([line(name, points, across, up) for name, points in drawn.items()])
    file = Path(__file__).with_name("plot.svg.jinja")
    template = Environment(autoescape=True).from_string(file.read_text(encoding="utf-8"))
    frame = {
        "width": WIDTH,
        "height": HEIGHT,
        "left": LEFT,
        "right": RIGHT,
        "top": TOP,
        "bottom": BOTTOM,
    }
    return template.render(lines=lines, across=across, up=up, **frame)


def line(name: str, points: Sequence[tuple[int, float]], across: Axis, up: Axis) -> Line:
    """The points of a line on paper: from the left, and from the top."""
    placed = tuple(
        Point(
            LEFT + across.at(plans),
            HEIGHT - BOTTOM - up.at(max(seconds, 0.001)),
            f"{name}, {plans:,} plans: {seconds:.2f} s",
        )
        for plans, seconds in points
    )
    return Line(name, placed, placed[-1].y)


def apart(lines: Sequence[Line], least: float = 16) -> list[Line]:
    """The lines from the top down, with their names at least so far from each other."""
    found: list[Line] = []
    for each in sorted(lines, key=lambda one: one.label_y):
        above = found[-1].label_y + least if found else 0.0
        found.append(Line(each.name, each.points, max(each.label_y, above)))
    return found
