"""From the draft to records: what was read, fixed, with the keys of its elements."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from wardplan.importer.blocks import quote
from wardplan.importer.draft import Draft, IndicatorDraft, MissionDraft, Node
from wardplan.records import (
    Action,
    BasicGoal,
    Citation,
    DepartmentMission,
    Indicator,
    Initiative,
    ManagementApproach,
    Measure,
    Notice,
    Plan,
    Quote,
)

_COUNTED = re.compile(
    r"(?:約|延べ)?\s?[0-9０-９][0-9０-９,，.．]{0,12}\s?(?P<unit>[^0-9０-９\s、。()（）]{1,6})"
)

_ALONE = re.compile(r"\s*(?:[(（][^()（）]{0,20}[)）])?")


def freeze(draft: Draft) -> Plan:
    """The plan that a draft holds."""
    _give_keys(draft.measures)
    return _Freezer(draft.text, draft.profile.citations.period(draft.text)).plan(draft)


def _give_keys(measures: list[Node]) -> None:
    """A measure's key is its printed number; where it has none, the next unused one."""
    used: set[int] = set()
    for node in measures:
        number = node.title.number
        if number is not None and number.value not in used:
            node.key = number.value
            used.add(number.value)
    unused = itertools.count(max(used, default=0) + 1)
    for node in measures:
        node.key = node.key or next(unused)


@dataclass(frozen=True)
class _Freezer:
    """Fixes the elements of one plan; `period` is the first year of the mid-term plan it prints."""

    text: str
    period: int | None

    def plan(self, draft: Draft) -> Plan:
        measures = draft.measures
        return Plan(
            goal=self._goal(draft.goal) if draft.goal else None,
            measures=tuple(self._measure(node, n) for n, node in enumerate(measures, 1)),
            introductions=tuple(draft.introductions),
            citations=_distinct(draft.citations),
            loose_initiatives=self._initiatives(draft.loose, 0),
            approaches=tuple(self._approach(a, n) for n, a in enumerate(draft.approaches, 1)),
            missions=tuple(
                self._mission(mission, n, measures) for n, mission in enumerate(draft.missions, 1)
            ),
            notices=tuple(
                Notice(n, node.title.label, self._joined(node.description))
                for n, node in enumerate(draft.notices, 1)
            ),
        )

    def _joined(self, pieces: Iterable[Quote]) -> tuple[Quote, ...]:
        """Paragraphs with nothing but space between them as one quote."""
        runs: list[list[Quote]] = []
        for piece in pieces:
            if runs and not self.text[runs[-1][-1].end : piece.start].strip():
                runs[-1].append(piece)
            else:
                runs.append([piece])
        return tuple(quote(self.text, run[0].start, run[-1].end) for run in runs)

    def _goal(self, node: Node) -> BasicGoal:
        title = node.title
        described = self._joined(node.description)
        return BasicGoal(title.label, title.subtitle, described, tuple(node.goals))

    def _measure(self, node: Node, position: int) -> Measure:
        title = node.title
        return Measure(
            key=node.key,
            position=position,
            label=title.label,
            number=title.number.value if title.number else None,
            printed_number=title.number.printed if title.number else None,
            subtitle=title.subtitle,
            group=node.group,
            description=self._joined(node.description),
            initiatives=self._initiatives(node.children, node.key),
            citations=self._citations(node),
            budget=title.budget,
            goals=tuple(node.goals),
            indicators=_indicators(node),
        )

    def _initiatives(self, nodes: list[Node], measure_key: int) -> tuple[Initiative, ...]:
        return tuple(self._initiative(node, measure_key, n) for n, node in enumerate(nodes, 1))

    def _initiative(self, node: Node, measure_key: int, position: int) -> Initiative:
        title = node.title
        return Initiative(
            key=f"{measure_key}-{position}",
            position=position,
            label=title.label,
            subtitle=title.subtitle,
            description=self._joined(node.description),
            actions=tuple(Action(n, label) for n, label in enumerate(node.actions, 1)),
            citations=self._citations(node),
            programme=title.programme,
            bureau=title.bureau,
            departments=tuple({quote.text: quote for quote in node.departments}.values()),
            new=title.new,
            budget=title.budget,
            goals=tuple(node.goals),
            indicators=_indicators(node),
        )

    def _citations(self, node: Node) -> tuple[Citation, ...]:
        return tuple(
            replace(citation, first_year=citation.first_year or self.period)
            for citation in node.citations
        )

    def _approach(self, node: Node, position: int) -> ManagementApproach:
        number = node.title.number
        return ManagementApproach(
            position,
            node.title.label,
            number.value if number else None,
            number.printed if number else None,
            self._joined(node.description),
        )

    def _mission(
        self, mission: MissionDraft, position: int, measures: list[Node]
    ) -> DepartmentMission:
        first, last = mission.description[0], mission.description[-1]
        return DepartmentMission(
            position,
            department=mission.department,
            description=quote(self.text, first.start, last.end),
            measure=measures[mission.measure - 1].key if mission.measure else None,
        )


def _distinct(citations: list[Citation]) -> tuple[Citation, ...]:
    """Each citation once: the basic strategy may be named again and again."""
    first = {(each.basic_strategy, each.first_year): each for each in reversed(citations)}
    return tuple(sorted(first.values(), key=lambda each: each.quote.start))


def _indicators(node: Node) -> tuple[Indicator, ...]:
    return tuple(_indicator(each, n, node.title.label) for n, each in enumerate(node.indicators, 1))


def _indicator(draft: IndicatorDraft, position: int, owner: Quote) -> Indicator:
    """An indicator that is not named measures what its initiative's title says."""
    values = dict(draft.values)
    label = values.pop("indicator", owner)
    unit = values.pop("unit", None) or next(filter(None, map(_unit, values.values())), None)
    return Indicator(
        position,
        label,
        baseline=values.get("baseline"),
        target=values.get("target"),
        result=values.get("result"),
        unit=unit,
        evaluation=values.get("evaluation"),
    )


def _unit(value: Quote) -> Quote | None:
    """What a value counts, where a single figure stands before it: 人 in 300人."""
    match = _COUNTED.match(value.text)
    if match is None or not _ALONE.fullmatch(value.text, match.end()):
        return None
    start = value.start + match.start("unit")
    return Quote(start, start + len(match["unit"]), match["unit"])
