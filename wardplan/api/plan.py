"""One plan as a JSON document: what `components/schemas/Plan` of the API's description says.

Every key is always there: a value the data do not hold is null, and a list of nothing is empty.
"""

from collections.abc import Callable
from typing import Any

from wardplan import iris
from wardplan.addresses import relative
from wardplan.formats import RESOURCE_FORMATS
from wardplan.index import Sight
from wardplan.native import value_of
from wardplan.pointer import Pointer, resource
from wardplan.store_sight import native

Json = dict[str, Any]


def document(sight: Sight, plan: str) -> Json:
    """The plan with that IRI, with all its elements in their order."""
    this = resource(sight, plan)
    ward = this.out("wp:ward")
    return {
        "iri": plan,
        "label": _text(this.label),
        "labelEn": _text(this.out("rdfs:label").lang("en")),
        "city": _named(ward.out("schema:containedInPlace").a("wp:City")),
        "ward": _named(ward),
        "year": _plain(this.out("wp:year")),
        "period": _period(this.out("dcterms:temporal")),
        "whole": this.out("wp:completeness").short == "wp:Whole",
        "measuresComplete": _plain(this.out("wp:measuresComplete")),
        "publisher": _named(this.out("dcterms:publisher")),
        "sources": _each(this, "dcterms:source", _source),
        "midTermPlans": _each(this, "wp:duringMidTermPlan", _named),
        "introduction": [each.value for each in this.out("wp:introduction").in_order()],
        "basicGoal": element(this.out("wp:basicGoal")) if this.out("wp:basicGoal") else None,
        "measures": _each(this, "wp:measure", _measure),
        "initiatives": _each(this, "wp:initiative", _initiative),
        "managementApproaches": _each(this, "wp:managementApproach", element),
        "missions": _each(this, "wp:departmentMission", _mission),
        "notices": _each(this, "wp:notice", element),
        "citations": _each(this, "wp:citation", _citation),
        "rights": this.out("dcterms:rights").value or None,
        "links": links(plan),
    }


def links(iri: str) -> Json:
    """The other documents of a thing, as relative addresses from its document of the API."""
    path = iris.path_of(iri) or ""
    kinds = ("html", *(each.extension for each in RESOURCE_FORMATS))
    return {kind: relative(f"api/{path}", f"{path}.{kind}") for kind in kinds}


def element(this: Pointer) -> Json:
    """What all elements of a plan have in common."""
    return {
        "iri": this.value,
        "label": _text(this.label),
        "subtitle": _text(this.out("wp:subtitle")),
        "description": _text(this.out("dcterms:description")),
        "number": _plain(this.out("wp:number")),
        "printedNumber": _text(this.out("wp:printedNumber")),
        "position": _plain(this.out("wp:position")),
        "quotedFrom": [each.value for each in this.out("prov:wasQuotedFrom").in_order()],
        "continues": [each.value for each in this.out("wp:continues").in_order()],
        "mentions": _each(this, "schema:mentions", _named),
    }


def _reckoned(this: Pointer) -> Json:
    """What measures and initiatives have in common beyond that."""
    return element(this) | {
        "budget": _plain(this.out("wp:budget")),
        "budgetText": _text(this.out("wp:budgetText")),
        "goals": [each.value for each in this.out("wp:addressesGoal").in_order()],
        "indicators": _each(this, "wp:indicator", _indicator),
        "citations": _each(this, "wp:citation", _citation),
    }


def _measure(this: Pointer) -> Json:
    return _reckoned(this) | {
        "group": _text(this.out("wp:group")),
        "initiatives": _each(this, "wp:initiative", _initiative),
    }


def _initiative(this: Pointer) -> Json:
    return _reckoned(this) | {
        "programme": _text(this.out("wp:programme")),
        "isNew": _plain(this.out("wp:isNew")),
        "policies": _each(this, "wp:contributesTo", _named),
        "departments": _each(this, "wp:responsibleDepartment", _named),
        "leadBureaus": _each(this, "wp:leadBureau", _named),
        "actions": _each(this, "wp:action", element),
    }


def _mission(this: Pointer) -> Json:
    return element(this) | {
        "department": _named(this.out("wp:department")),
        "measures": [each.value for each in this.out("wp:servesMeasure").in_order()],
    }


def _citation(this: Pointer) -> Json:
    return {
        "iri": this.value,
        "text": _text(this.out("wp:citationText")),
        "midTermPlan": _named(this.out("wp:citedMidTermPlan")),
        "resolvedBy": this.out("wp:resolvedBy").value or None,
        "cites": _each(this, "wp:cites", _named),
    }


def _indicator(this: Pointer) -> Json:
    values = ("baseline", "target", "result")
    texts = ("baselineText", "targetText", "resultText", "unit", "evaluation")
    return {
        "iri": this.value,
        "label": _text(this.label),
        "position": _plain(this.out("wp:position")),
        **{name: _number(this.out(f"wp:{name}")) for name in values},
        **{name: _text(this.out(f"wp:{name}")) for name in texts},
    }


def _source(this: Pointer) -> Json:
    return {
        "iri": this.value,
        "label": _text(this.label),
        "url": _text(this.out("schema:url")),
        "issued": _text(this.out("dcterms:issued")),
    }


def _period(this: Pointer) -> Json | None:
    if not this:
        return None
    start, end = this.out("dcat:startDate"), this.out("dcat:endDate")
    return {"iri": this.value, "label": _text(this.label), "start": _text(start), "end": _text(end)}


def _named(this: Pointer) -> Json | None:
    return {"iri": this.value, "label": _text(this.label)} if this else None


def _each(this: Pointer, name: str, made: Callable[[Pointer], Any]) -> list[Any]:
    return [made(each) for each in this.out(name).in_order()]


def _text(this: Pointer) -> str | None:
    return this.value if this else None


def _plain(this: Pointer) -> Any:
    """A whole number or a truth value."""
    return value_of(native(this.terms[0])) if this else None


def _number(this: Pointer) -> int | float | None:
    """A number of any kind, whole where it is whole."""
    if not this:
        return None
    number = float(this.value)
    return int(number) if number.is_integer() else number
