"""Indicators: elements of their own in Part 2 of StratML, lines of text in Part 1."""

from collections.abc import Iterable
from decimal import Decimal

from wardplan.pointer import Pointer
from wardplan.stratml.document import Element, Writer, identifier

RESULTS = {"TargetResult": "wp:target", "ActualResult": "wp:result"}
"""What Part 2 has an element for; the property's name with `Text` is the value as printed."""
REMARKS = ("wp:baseline", "wp:baselineText", "wp:evaluation")
"""What it has none for."""
SAID = ("wp:baselineText", "wp:targetText", "wp:resultText", "wp:unit", "wp:evaluation")


def as_lines(this: Pointer) -> Iterable[str]:
    """The indicators of an element, one a line, every value with its property's own label."""
    for indicator in this.out("wp:indicator").in_order():
        said = "; ".join(_remarks(indicator, SAID))
        yield f"{indicator.label}: {said}" if said else indicator.label.value


def _remarks(this: Pointer, names: tuple[str, ...]) -> Iterable[str]:
    for name, values in this.stated(names):
        yield f"{name.label} {values.value}"


def write_indicator(to: Writer, objective: Element, this: Pointer) -> None:
    """An indicator with its target and its result, as far as the plan gives them."""
    numbers = [this.out(name) for name in RESULTS.values() if this.out(name)]
    kind = "Quantitative" if numbers else "Qualitative"
    made = to.within(objective, "PerformanceIndicator", PerformanceIndicatorType=kind)
    to.given(made, "SequenceIndicator", this.out("wp:position").value)
    to.text(made, "MeasurementDimension", this.label.value)
    to.text(made, "UnitOfMeasurement", this.out("wp:unit").value)
    to.text(made, "Identifier", identifier(this.value))
    held = {k: n for k, n in RESULTS.items() if this.out(n) or this.out(f"{n}Text")}
    if held:
        instance = to.within(made, "MeasurementInstance")
        for element, name in held.items():
            _result(to, to.within(instance, element), this, name)
    to.lines(made, "OtherInformation", (this.value, *_remarks(this, REMARKS)))


def _result(to: Writer, result: Element, this: Pointer, name: str) -> None:
    if number := this.out(name).value:
        to.text(result, "NumberOfUnits", f"{Decimal(number):f}")
    to.given(result, "Description", this.out(f"{name}Text").value)
