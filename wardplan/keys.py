"""Keys of a plan's elements when it comes in several documents: no key is given twice.

The first document's elements are numbered from 1; a further one's take the numbers after those
that the documents before it use.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rdflib import Graph

from wardplan.errors import SourceError
from wardplan.iris import PlanIris
from wardplan.records import Initiative, Measure, Plan


@dataclass(frozen=True)
class Used:
    """The highest numbers in use, and whether there is a basic goal already."""

    measure: int = 0
    loose: int = 0
    management: int = 0
    mission: int = 0
    notice: int = 0
    citation: int = 0
    goal: bool = False


NOTHING = Used()


def used_by(graphs: Iterable[Graph], plan: PlanIris) -> Used:
    """What the documents already derived use of a plan's keys."""
    subjects = {str(s).removeprefix(str(plan.plan)) for g in graphs for s in g.subjects()}

    def highest(pattern: str) -> int:
        found = (re.fullmatch(pattern, subject) for subject in subjects)
        return max((int(match[1]) for match in found if match), default=0)

    return Used(
        measure=highest(r"/measure/(\d+)"),
        loose=highest(r"/initiative/0-(\d+)"),
        management=highest(r"#management-(\d+)"),
        mission=highest(r"#mission-(\d+)"),
        notice=highest(r"#notice-(\d+)"),
        citation=highest(r"#citation-(\d+)"),
        goal="#basic-goal" in subjects,
    )


def shift(plan: Plan, used: Used) -> Plan:
    """The plan with its keys and positions moved past those in use.

    Raises SourceError for a second basic goal: a plan has one.
    """
    if used == NOTHING:
        return plan
    if plan.goal and used.goal:
        message = f"an earlier document has the basic goal already; found '{plan.goal.label.text}'"
        raise SourceError(message)
    return replace(
        plan,
        measures=tuple(_measure(measure, used.measure) for measure in plan.measures),
        loose_initiatives=tuple(_loose(each, used.loose) for each in plan.loose_initiatives),
        approaches=tuple(
            replace(each, position=each.position + used.management) for each in plan.approaches
        ),
        missions=tuple(
            replace(
                each,
                position=each.position + used.mission,
                measure=each.measure and each.measure + used.measure,
            )
            for each in plan.missions
        ),
        notices=tuple(replace(each, position=each.position + used.notice) for each in plan.notices),
        first_citation=plan.first_citation + used.citation,
    )


def _measure(measure: Measure, by: int) -> Measure:
    key = measure.key + by
    moved = (replace(i, key=f"{key}-{i.position}") for i in measure.initiatives)
    return replace(measure, key=key, position=measure.position + by, initiatives=tuple(moved))


def _loose(initiative: Initiative, by: int) -> Initiative:
    position = initiative.position + by
    return replace(initiative, key=f"0-{position}", position=position)
