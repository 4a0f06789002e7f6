"""What a plan reckons with: marks, amounts and indicators -> triples.

A number stands beside the words it was read from (`wp:budget`, `wp:budgetText`), and one span
leads to both. Where the text is withheld the numbers stay: they are structure, not words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import URIRef

from wardplan import iris
from wardplan.mapping.organisation import state_department
from wardplan.mapping.statements import QuotedStatements
from wardplan.namespaces import DCTERMS, RDFS, WP
from wardplan.records import Amount, GoalReference, Indicator, Initiative, Measure, Quote
from wardplan.resolution import Resolver
from wardplan.values import value_of


@dataclass(frozen=True)
class ReckoningMapper:
    """States the marks, amounts, goals and indicators of one plan's elements."""

    out: QuotedStatements
    plan: URIRef
    resolver: Resolver

    def state(self, this: URIRef, element: Initiative | Measure) -> None:
        """State what an initiative or measure has in common: amount, goals and indicators."""
        self._budget(this, element.budget)
        self.goals(this, element.goals)
        for indicator in element.indicators:
            self._indicator(this, indicator)

    def state_marks(self, this: URIRef, initiative: Initiative) -> None:
        """State who is responsible for an initiative, and whether it is marked as new."""
        for printed in initiative.departments:
            self._responsible(this, printed)
        if initiative.new is not None:
            self.out.boolean(this, WP.isNew, True)
            self.out.traced(this, WP.isNew, [initiative.new])

    def goals(self, this: URIRef, references: Iterable[GoalReference]) -> None:
        """State the Sustainable Development Goals that an element names."""
        for reference in references:
            self.out.add(this, WP.addressesGoal, *map(iris.goal, reference.goals))
            self.out.traced(this, WP.addressesGoal, [reference.quote])

    def _responsible(self, this: URIRef, printed: Quote) -> None:
        if department := self.resolver.department(printed.text):
            self.out.add(this, WP.responsibleDepartment, department)
            self.out.traced(this, WP.responsibleDepartment, [printed])
            state_department(self.out, department, printed.text, self.resolver)

    def _budget(self, this: URIRef, amount: Amount | None) -> None:
        if amount is not None:
            self.out.integer(this, WP.budget, amount.yen)
            self.out.traced(this, WP.budget, [amount.quote])
            self.out.quote(this, WP.budgetText, amount.quote)

    def _indicator(self, parent: URIRef, indicator: Indicator) -> None:
        this = iris.fragment_of(parent, f"indicator-{indicator.position}")
        out = self.out
        out.add(parent, WP.indicator, this)
        out.a(this, WP.Indicator)
        out.add(this, WP.plan, self.plan)
        out.add(this, DCTERMS.isPartOf, parent)
        out.integer(this, WP.position, indicator.position)
        out.quote(this, RDFS.label, indicator.label)
        self._value(this, WP.baseline, WP.baselineText, indicator.baseline)
        self._value(this, WP.target, WP.targetText, indicator.target)
        self._value(this, WP.result, WP.resultText, indicator.result)
        out.quote(this, WP.unit, indicator.unit)
        out.quote(this, WP.evaluation, indicator.evaluation)

    def _value(self, this: URIRef, number: URIRef, text: URIRef, printed: Quote | None) -> None:
        if printed is None:
            return
        self.out.quote(this, text, printed)
        if (value := value_of(printed.text)) is not None:
            self.out.number(this, number, value)
            self.out.traced(this, number, [printed])
