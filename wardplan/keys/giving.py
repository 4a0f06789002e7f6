"""Give the elements of a plan their keys: those they have already, and new ones to the rest."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from wardplan.errors import SourceError
from wardplan.importer.normalise import key as comparable
from wardplan.keys.before import Before
from wardplan.keys.elements import Element, Kind, Series
from wardplan.keys.matching import Item, match
from wardplan.records import (
    Action,
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

Record = TypeVar(
    "Record", Action, Citation, DepartmentMission, Indicator, ManagementApproach, Notice
)
Moved = TypeVar("Moved", DepartmentMission, Initiative, ManagementApproach, Measure, Notice)


def give(plan: Plan, before: Before) -> Plan:
    """The plan with the keys of its elements; those that were there before keep theirs.

    Its positions continue those of the documents before it. Raises SourceError for a second basic
    goal: a plan has one.
    """
    if plan.goal and before.goal:
        message = f"an earlier document has the basic goal already; found '{plan.goal.label.text}'"
        raise SourceError(message)
    return _Giver(before).plan(_continued(plan, before))


def _continued(plan: Plan, before: Before) -> Plan:
    """The plan with its positions moved past those of the documents before it."""
    if not before.last:
        return plan
    last = before.last
    return replace(
        plan,
        measures=_moved(plan.measures, last.get(Kind.MEASURE, 0)),
        loose_initiatives=_moved(plan.loose_initiatives, last.get(Kind.INITIATIVE, 0)),
        approaches=_moved(plan.approaches, last.get(Kind.APPROACH, 0)),
        missions=_moved(plan.missions, last.get(Kind.MISSION, 0)),
        notices=_moved(plan.notices, last.get(Kind.NOTICE, 0)),
    )


def _moved(records: tuple[Moved, ...], by: int) -> tuple[Moved, ...]:
    return tuple(replace(record, position=record.position + by) for record in records)


class _Giver:
    """Gives the keys of one plan, from the measures down."""

    def __init__(self, before: Before) -> None:
        self.former: dict[tuple[Kind, str], list[Element]] = defaultdict(list)
        for element in before.elements:
            self.former[element.name.kind, element.name.scope].append(element)
        self.highest: dict[Series, int] = defaultdict(int)
        for name in before.taken:
            self.highest[name.series] = max(self.highest[name.series], name.number)
        self.measures = {name.number for name in before.taken if name.kind is Kind.MEASURE}

    def plan(self, plan: Plan) -> Plan:
        keys = self._measure_keys(plan.measures)
        by_old = {m.key: new for m, new in zip(plan.measures, keys, strict=True)}
        initiatives = self._initiatives(plan, keys)
        missions = (
            replace(mission, measure=mission.measure and by_old[mission.measure])
            for mission in plan.missions
        )
        return replace(
            plan,
            measures=tuple(
                self._measure(measure, key, below)
                for measure, key, below in zip(plan.measures, keys, initiatives, strict=False)
            ),
            loose_initiatives=initiatives[-1],
            citations=self._keyed(Kind.CITATION, "", plan.citations),
            approaches=self._keyed(Kind.APPROACH, "", plan.approaches),
            missions=self._keyed(Kind.MISSION, "", tuple(missions)),
            notices=self._keyed(Kind.NOTICE, "", plan.notices),
        )

    def _measure_keys(self, measures: Sequence[Measure]) -> list[int]:
        """A new measure takes its printed number; where that is used or missing, the next one."""
        items = [_item(m.label, m.label, "", m.position) for m in measures]
        found = match(items, self.former[Kind.MEASURE, ""])
        keys = {index: element.name.number for index, element in found.items()}
        for index, measure in enumerate(measures):
            number = measure.number or 0
            if index not in keys and number > 0 and number not in self.measures:
                keys[index] = number
                self.measures.add(number)
        self.highest[Kind.MEASURE, "", ""] = max(self.measures, default=0)
        for index in range(len(measures)):
            if index not in keys:
                keys[index] = self._next((Kind.MEASURE, "", ""))
        return [keys[index] for index in range(len(measures))]

    def _initiatives(self, plan: Plan, keys: list[int]) -> list[tuple[Initiative, ...]]:
        """The initiatives of each measure, keyed, and at the end those that hang on the plan."""
        groups = [measure.initiatives for measure in plan.measures] + [plan.loose_initiatives]
        numbers = [*keys, 0]
        flat = [(n, each) for n, group in zip(numbers, groups, strict=True) for each in group]
        parents = (f"/measure/{n}" if n else "" for n, _ in flat)
        items = [
            _item(i.label, i.label, parent, i.position)
            for parent, (_, i) in zip(parents, flat, strict=True)
        ]
        found = match(items, self.former[Kind.INITIATIVE, ""])
        keyed = iter(
            [
                self._initiative(
                    each, found[index].name.key if index in found else self._new(number)
                )
                for index, (number, each) in enumerate(flat)
            ]
        )
        return [tuple(next(keyed) for _ in group) for group in groups]

    def _new(self, measure: int) -> str:
        return f"{measure}-{self._next((Kind.INITIATIVE, '', str(measure)))}"

    def _measure(self, measure: Measure, key: int, below: tuple[Initiative, ...]) -> Measure:
        page = f"/measure/{key}"
        return replace(
            measure,
            key=key,
            initiatives=below,
            citations=self._keyed(Kind.CITATION, page, measure.citations),
            indicators=self._keyed(Kind.INDICATOR, page, measure.indicators),
        )

    def _initiative(self, initiative: Initiative, key: str) -> Initiative:
        page = f"/initiative/{key}"
        return replace(
            initiative,
            key=key,
            actions=self._keyed(Kind.ACTION, page, initiative.actions),
            citations=self._keyed(Kind.CITATION, page, initiative.citations),
            indicators=self._keyed(Kind.INDICATOR, page, initiative.indicators),
        )

    def _keyed(self, kind: Kind, scope: str, records: tuple[Record, ...]) -> tuple[Record, ...]:
        """Records that live in the page `scope` of the plan, with their keys."""
        items = [_item_of(record, scope, n) for n, record in enumerate(records, 1)]
        found = match(items, self.former[kind, scope])
        return tuple(
            replace(
                record,
                key=found[n].name.number if n in found else self._next((kind, scope, "")),
            )
            for n, record in enumerate(records)
        )

    def _next(self, series: Series) -> int:
        """The number above all that were ever used in a series."""
        self.highest[series] += 1
        return self.highest[series]


def _item_of(record: Record, scope: str, order: int) -> Item:
    """A mission is known by its department, a citation by its words, all others by their label."""
    if isinstance(record, DepartmentMission):
        return _item(record.department, record.description, scope, record.position)
    if isinstance(record, Citation):
        return _item(record.quote, record.quote, scope, order)
    return _item(record.label, record.label, scope, record.position)


def _item(text: Quote, place: Quote, parent: str, position: int) -> Item:
    return Item(comparable(text.text), parent, position, (place.start, place.end))
