"""Which thing a printed name or number means: departments, bureaus, mid-term plan parts."""

from dataclasses import dataclass
from datetime import date

from rdflib import URIRef

from wardplan import iris
from wardplan.importer.normalise import key
from wardplan.importer.profile import Profile, Unit
from wardplan.iris import PlanIris
from wardplan.namespaces import WP
from wardplan.records import Citation
from wardplan.reference import MidTermPlan, Reference


@dataclass(frozen=True)
class Resolver:
    """Resolves what one plan prints. What cannot be resolved is None, never guessed."""

    plan: PlanIris
    issued: date | None
    reference: Reference
    profile: Profile

    @property
    def ward_name(self) -> str:
        return self.reference.label(iris.ward(self.plan.city, self.plan.ward), "ja") or ""

    def unit(self, printed: str) -> Unit | None:
        return self.profile.unit(printed, self.ward_name)

    def department(self, printed: str) -> URIRef | None:
        unit = self.unit(printed)
        return iris.department(self.plan.city, self.plan.ward, unit.slug) if unit else None

    def bureau(self, printed: str) -> URIRef | None:
        slug = self.profile.bureaus.get(printed)
        return iris.bureau(self.plan.city, slug) if slug else None

    def midterm(self, citation: Citation) -> tuple[MidTermPlan, URIRef] | None:
        """The mid-term plan a citation means, and how that is known.

        By period only once that plan was adopted: a ward plan made in its first year before the
        month of adoption may still mean the one before, so it stays unresolved. A part that no
        other mid-term plan has (政策群, 施策群) leaves no such doubt.
        """
        if citation.first_year is not None:
            printed = self.reference.midterm_plan(self.plan.city, citation.first_year)
            return (printed, WP.Printed) if printed else None
        found = self.reference.midterm_plan(self.plan.city, self.plan.year)
        if found is None:
            return None
        certain = not self._before_adoption(found) or self._only_in(found, citation)
        return (found, WP.ByPeriod) if certain else None

    def _before_adoption(self, midterm: MidTermPlan) -> bool:
        if self.plan.year > midterm.first_year:
            return False
        if self.issued is None or midterm.adopted is None:
            return True
        return self.issued < midterm.adopted

    def _only_in(self, midterm: MidTermPlan, citation: Citation) -> bool:
        """Whether a citation names a kind of part that no other mid-term plan has."""
        named = (
            (citation.policy_groups, WP.PolicyGroup),
            (citation.measure_groups, WP.MeasureGroup),
        )
        return any(
            numbers and self.reference.only_plan_with(midterm, cls) for numbers, cls in named
        )

    def parts(
        self, midterm: MidTermPlan, citation: Citation
    ) -> tuple[tuple[str, URIRef | None], ...]:
        """What a citation names: its kind, and the part where the mid-term plan has one."""
        named = [("theme", citation.theme), ("strategy", _strategy_key(citation))]
        named += [("policy", number) for number in citation.policies]
        named += [("policy-group", number) for number in citation.policy_groups]
        named += [("measure-group", number) for number in citation.measure_groups]
        found = [(kind, self.part(midterm, kind, key)) for kind, key in named if key is not None]
        if citation.basic_strategy is not None:
            found.append(("basic-strategy", self.basic_strategy(midterm, citation.basic_strategy)))
        return tuple(found)

    def part(self, midterm: MidTermPlan, kind: str, key: str | int) -> URIRef | None:
        """A part of a mid-term plan by its key, where the plan has one."""
        iri = iris.midterm_part(midterm.iri, kind, key)
        return iri if self.reference.describes(iri) else None

    def basic_strategy(self, midterm: MidTermPlan, title: str) -> URIRef | None:
        """The basic strategy, where the printed title is its own."""
        iri = iris.midterm_part(midterm.iri, "basic-strategy", 1)
        label = self.reference.label(iri, "ja")
        return iri if label and key(label) == key(title) else None


def _strategy_key(citation: Citation) -> str | int | None:
    """A strategy's key: its number, a sub-strategy's 4-1."""
    if citation.strategy is None or citation.sub_strategy is None:
        return citation.strategy
    return f"{citation.strategy}-{citation.sub_strategy}"
