"""An answer key (or a graph in its form) as small comparable facts, by kind."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wardplan.importer.profile import Profile

Key = dict[str, Any]
"""An answer key: plain YAML data, see `corpus/README.md`."""
Fact = tuple[str | int | tuple[str, ...], ...]
Facts = dict[str, Counter[Fact]]

HEADLINE = (
    "ward",
    "year",
    "goal",
    "measure",
    "initiative",
    "measure-of-initiative",
    "action-count",
    "citation",
    "responsible-section",
    "mission",
    "approach",
)
"""The kinds that the overall figure counts."""
BESIDE = (
    "subtitle",
    "group",
    "number",
    "bureau",
    "programme",
    "new",
    "budget",
    "sdg",
    "indicator",
    "notice",
    "plan-citation",
    "cited-plan",
    "measure-of-mission",
)
"""Kinds reported beside the overall figure."""
VALUES = ("baseline", "target", "result", "unit", "evaluation")
HEADS = ("", "指標", "目標", "実績", "評価")
"""Labels of an indicator that only repeat a column's head, and so say nothing."""

_WAVES = str.maketrans("〜∼〰", "~~~")
_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def normal(text: object) -> str:
    """A text as it is compared: NFKC, no white space, casefold, one wave dash."""
    folded = unicodedata.normalize("NFKC", str(text)).translate(_WAVES)
    return _SPACE.sub("", folded).casefold()


def value(text: object) -> str:
    """A target or result as it is compared: its number where it begins with one, else its text."""
    plain = normal(text).replace(",", "").removeprefix("約")
    number = _NUMBER.match(plain)
    return f"{float(number[0]):g}" if number else plain


@dataclass(frozen=True)
class Names:
    """Which section or bureau a printed name means: its slug, or the text where none is known."""

    profile: Profile
    ward: str

    def section(self, printed: str) -> str:
        unit = self.profile.unit(printed, self.ward)
        return unit.slug if unit else normal(printed)

    def bureau(self, printed: str) -> str:
        return self.profile.bureaus.get(printed, normal(printed))


def empty() -> Facts:
    """No fact of any kind."""
    return {kind: Counter() for kind in HEADLINE + BESIDE}


def facts(key: Key, names: Names) -> Facts:
    """All facts of a key, each kind a multiset."""
    found = empty()
    for kind, *fact in _all(key, names):
        found[str(kind)][tuple(fact)] += 1
    return found


def _all(key: Key, names: Names) -> Iterator[Fact]:
    yield "ward", key["city"], key["ward"]
    yield "year", key["year"]
    if goal := key.get("goal"):
        yield "goal", normal(goal["title"])
        yield from _common(goal)
    for measure in key.get("measures", ()):
        yield from _measure(measure, names)
    for initiative in key.get("loose", ()):
        yield from _initiative(initiative, "", names)
    for mission in key.get("missions", ()):
        yield from _mission(mission, names)
    for kind, field in (("approach", "approaches"), ("notice", "notices")):
        for title in key.get(field, ()):
            yield kind, normal(title)
    for citation in key.get("citations", ()):
        named = "basic-strategy" if citation.get("basic_strategy") else ""
        yield "plan-citation", citation.get("plan", 0), named, *_cited(citation)


def _measure(measure: Key, names: Names) -> Iterator[Fact]:
    title = normal(measure["title"])
    yield "measure", title
    yield from _common(measure)
    if "group" in measure:
        yield "group", title, normal(measure["group"])
    if "number" in measure:
        yield "number", title, measure["number"]
    for initiative in measure.get("initiatives", ()):
        yield from _initiative(initiative, title, names)


def _initiative(initiative: Key, measure: str, names: Names) -> Iterator[Fact]:
    title = normal(initiative["title"])
    yield "initiative", title
    yield "measure-of-initiative", title, measure
    if initiative.get("actions"):
        yield "action-count", title, initiative["actions"]
    yield from _common(initiative)
    for section in initiative.get("departments", ()):
        yield "responsible-section", title, names.section(section)
    if "bureau" in initiative:
        yield "bureau", title, names.bureau(initiative["bureau"])
    if "programme" in initiative:
        yield "programme", title, normal(initiative["programme"])
    if initiative.get("new"):
        yield "new", title


def _common(element: Key) -> Iterator[Fact]:
    """What goal, measures and initiatives may all have."""
    title = normal(element["title"])
    if "subtitle" in element:
        yield "subtitle", title, normal(element["subtitle"])
    if "budget" in element:
        yield "budget", title, element["budget"]
    for goal in element.get("sdgs", ()):
        yield "sdg", title, goal
    for citation in element.get("citations", ()):
        yield "citation", title, *_cited(citation)
        yield "cited-plan", title, citation.get("plan", 0)
    for indicator in element.get("indicators", ()):
        label = normal(indicator.get("label", ""))
        if label not in (*HEADS, title):
            yield "indicator", title, "label", label
        yield from (
            ("indicator", title, field, value(indicator[field]))
            for field in VALUES
            if field in indicator
        )


def _cited(citation: Key) -> Iterator[str | tuple[str, ...]]:
    """The parts a citation names; none while it is open which plan they belong to."""
    known = citation if "plan" in citation else {}
    yield str(known.get("theme", ""))
    yield str(known.get("strategy", ""))
    for field in ("policies", "policy_groups", "measure_groups"):
        yield tuple(map(str, sorted(int(number) for number in known.get(field, ()))))


def _mission(mission: Key, names: Names) -> Iterator[Fact]:
    section = names.section(mission["department"])
    yield "mission", section
    if "measure" in mission:
        yield "measure-of-mission", section, mission["measure"]
