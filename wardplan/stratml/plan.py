"""A plan as StratML: the parts of a plan that ISO 17469-1 and its Part 2 have elements for.

Basic goal -> Vision, management approaches -> Value, measures -> Goal, initiatives and the
missions below a measure -> Objective, other missions -> Stakeholder of the organisation. What
has no place is in `docs/stratml.md`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from wardplan.index import Sight
from wardplan.pointer import Pointer, resource
from wardplan.stratml.document import (
    Element,
    Writer,
    body,
    bytes_of,
    identifier,
    notes,
    shown,
    title,
)
from wardplan.stratml.indicator import as_lines, write_indicator

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
ACTORS = ("wp:responsibleDepartment", "wp:leadBureau", "wp:department")
"""Who does what an objective says."""


@dataclass(frozen=True)
class Part:
    """A part of the standard: its schema's namespace and root, and whether it knows performance."""

    namespace: str
    root: str
    attributes: dict[str, str] = field(default_factory=dict)
    performance: bool = False


PART_1 = Part("urn:ISO:std:iso:17469:tech:xsd:stratml_core", "StrategicPlan")
PART_2 = Part(
    "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport",
    "PerformancePlanOrReport",
    {"Type": "Performance_Plan"},
    performance=True,
)


def document(sight: Sight, plan: str, part: Part) -> bytes:
    """The plan with that IRI as a document of one part; no other plan is looked up."""
    this = resource(sight, plan)
    writer = _Plan(Writer(part.namespace), part, this)
    return bytes_of(writer.root())


@dataclass(frozen=True)
class _Plan:
    """Writes one plan in one part of the standard."""

    to: Writer
    part: Part
    this: Pointer

    def root(self) -> Element:
        this, to = self.this, self.to
        root = to.root(self.part.root, **self.part.attributes)
        to.text(root, "Name", this.label.value)
        to.lines(root, "Description", (each.value for each in this.out("wp:introduction")))
        to.lines(root, "OtherInformation", self._about())
        core = to.within(root, "StrategicPlanCore")
        self._organization(core)
        self._vision(core)
        for approach in this.out("wp:managementApproach").in_order():
            value = to.within(core, "Value")
            to.text(value, "Name", title(approach))
            to.given(value, "Description", body(approach))
        self._goals(core)
        self._administration(root)
        return root

    def _about(self) -> Iterable[str]:
        """The plan's IRI, its rights, what it cites as a whole, and its closing notices."""
        yield from notes(self.this)
        yield from map(shown, self.this.out("dcterms:rights"))
        for notice in self.this.out("wp:notice").in_order():
            yield from (title(notice), body(notice))

    def _organization(self, core: Element) -> None:
        office = self.this.out("dcterms:publisher")
        if not office:
            return
        organization = self.to.within(core, "Organization")
        self.to.text(organization, "Name", office.label.value)
        self.to.text(organization, "Identifier", identifier(office.value))
        for mission in self.this.out("wp:departmentMission").in_order():
            if not mission.out("wp:servesMeasure"):
                self._stakeholder(organization, mission.out("wp:department"), mission)

    def _vision(self, core: Element) -> None:
        goal = self.this.out("wp:basicGoal").first()
        if goal:
            vision = self.to.within(core, "Vision")
            self.to.lines(vision, "Description", (title(goal), body(goal)))
            self.to.text(vision, "Identifier", identifier(goal.value))

    def _goals(self, core: Element) -> None:
        """A goal for each measure, and one for what stands below none: there must be one."""
        measures, free = self.this.out("wp:measure"), self.this.out("wp:initiative")
        for measure in measures.in_order():
            self._goal(core, measure)
        if free or not measures:
            goal = self.to.within(core, "Goal")
            named = self.this.out("wp:basicGoal").first() or self.this
            self.to.text(goal, "Name", named.label.value)
            self.to.text(goal, "Description", "")
            for initiative in free.in_order():
                self._objective(goal, initiative)

    def _goal(self, core: Element, measure: Pointer) -> None:
        goal = self.to.within(core, "Goal")
        self.to.named(goal, measure)
        self.to.lines(goal, "OtherInformation", (*notes(measure), *as_lines(measure)))
        for initiative in measure.out("wp:initiative").in_order():
            self._objective(goal, initiative)
        for mission in measure.into("wp:servesMeasure").in_order():
            if mission.out("wp:servesMeasure").in_order().first() == measure:
                self._objective(goal, mission)

    def _objective(self, goal: Element, this: Pointer) -> None:
        objective = self.to.within(goal, "Objective")
        self.to.named(objective, this)
        for name, actors in this.stated(ACTORS):
            for actor in actors:
                self._stakeholder(objective, actor, name)
        said = () if self.part.performance else as_lines(this)
        self.to.lines(objective, "OtherInformation", (*notes(this), *said))
        if self.part.performance:
            for indicator in this.out("wp:indicator").in_order():
                write_indicator(self.to, objective, indicator)

    def _stakeholder(self, parent: Element, actor: Pointer, role: Pointer) -> None:
        """Who does it; `role` is the mission, or the property that says so."""
        made = self.to.within(parent, "Stakeholder", StakeholderTypeType="Organization")
        self.to.text(made, "Name", actor.label.value)
        self.to.lines(made, "Description", (body(role), actor.value))
        if self.part.performance:
            played = self.to.within(made, "Role")
            self.to.text(played, "Name", role.label.value)
            self.to.text(played, "RoleType", "Performer")

    def _administration(self, root: Element) -> None:
        this, made = self.this, self.to.within(root, "AdministrativeInformation")
        if self.part.performance:
            self.to.text(made, "Identifier", identifier(this.value))
        sources = this.out("dcterms:source").in_order()
        dates = [each.value for each in sources.out("dcterms:issued")]
        period = this.out("dcterms:temporal")
        self.to.given(made, "StartDate", period.out("dcat:startDate").value)
        self.to.given(made, "EndDate", period.out("dcat:endDate").value)
        self.to.given(made, "PublicationDate", next(filter(_DATE.fullmatch, dates), ""))
        self.to.text(made, "Source", sources.out("schema:url").value or this.value)
