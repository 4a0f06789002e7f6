"""A plan as plain read-only objects, for programs that want no RDF."""

import difflib
from dataclasses import dataclass

import pyoxigraph as ox

from wardplan.errors import DataError
from wardplan.iris import PlanIris
from wardplan.lookup import node
from wardplan.namespaces import RDF, WP
from wardplan.pointer import Pointer, resource
from wardplan.store_sight import StoreSight

NEAR = 5
"""So many known plans are named where the one asked for is not there."""
PLAN = "/plan/"


@dataclass(frozen=True)
class Named:
    """Something with an IRI and a Japanese label, such as a policy or a department."""

    iri: str
    label: str


@dataclass(frozen=True)
class Initiative:
    """An initiative (取組): its title, the text below it, its actions, the policies it serves.

    `policies` are parts of the city's mid-term plan; `citations` are the same as printed.
    """

    iri: str
    label: str
    description: str
    actions: tuple[str, ...]
    policies: tuple[Named, ...]
    citations: tuple[str, ...]


@dataclass(frozen=True)
class Measure:
    """A measure (施策) with its number as printed; the initiatives are in their order."""

    iri: str
    label: str
    number: str
    initiatives: tuple[Initiative, ...]


@dataclass(frozen=True)
class Mission:
    """What one section of the ward office will do (課の方針)."""

    iri: str
    department: Named
    description: str


@dataclass(frozen=True)
class Plan:
    """A ward operating policy. A text the data do not hold is empty.

    `whole` says that the description holds the whole document; of other plans only goal and
    measures are known. `initiatives` holds all, also those under no measure.
    """

    iri: str
    city: str
    ward: Named
    year: int
    label: str
    whole: bool
    goal: str
    measures: tuple[Measure, ...]
    initiatives: tuple[Initiative, ...]
    missions: tuple[Mission, ...]


def known(store: ox.Store) -> list[str]:
    """The IRIs of all plans of a store, sorted."""
    plans = resource(StoreSight(store), str(WP.Plan)).into("rdf:type")
    return sorted(each.value for each in plans)


def read(store: ox.Store, plan: PlanIris) -> Plan:
    """One plan of a store. Raises DataError for one it does not hold; it names the nearest."""
    this = resource(StoreSight(store), _iri(store, plan))
    if not this.a("wp:Plan"):
        raise _unknown(plan, known(store))
    initiatives = this.into("wp:plan").a("wp:Initiative").in_order()
    return Plan(
        iri=this.value,
        city=plan.city,
        ward=_named(this.out("wp:ward")),
        year=plan.year,
        label=this.label.value,
        whole=this.out("wp:completeness").short == "wp:Whole",
        goal=this.out("wp:basicGoal").label.value,
        measures=tuple(_measure(each) for each in this.out("wp:measure").in_order()),
        initiatives=tuple(_initiative(each) for each in initiatives),
        missions=tuple(_mission(each) for each in this.out("wp:departmentMission").in_order()),
    )


def _iri(store: ox.Store, plan: PlanIris) -> str:
    """The plan's IRI in this data, which may be published with another base than our own."""
    any_plan = next(store.quads_for_pattern(None, node(RDF.type), node(WP.Plan)), None)
    if any_plan is None or not isinstance(any_plan.subject, ox.NamedNode):
        return str(plan.plan)
    base, found, _ = any_plan.subject.value.rpartition(PLAN)
    return f"{base}{found}{plan.path}"


def _measure(this: Pointer) -> Measure:
    initiatives = this.out("wp:initiative").in_order()
    return Measure(
        iri=this.value,
        label=this.label.value,
        number=this.out("wp:printedNumber").value,
        initiatives=tuple(_initiative(each) for each in initiatives),
    )


def _initiative(this: Pointer) -> Initiative:
    return Initiative(
        iri=this.value,
        label=this.label.value,
        description=this.out("dcterms:description").value,
        actions=tuple(each.label.value for each in this.out("wp:action").in_order()),
        policies=tuple(_named(each) for each in this.out("wp:contributesTo").in_order()),
        citations=tuple(
            each.out("wp:citationText").value for each in this.out("wp:citation").in_order()
        ),
    )


def _mission(this: Pointer) -> Mission:
    department = _named(this.out("wp:department"))
    return Mission(this.value, department, this.out("dcterms:description").value)


def _named(this: Pointer) -> Named:
    return Named(this.value, this.label.value)


def _unknown(plan: PlanIris, there: list[str]) -> DataError:
    names = [iri.rpartition(PLAN)[2] for iri in there]
    near = difflib.get_close_matches(plan.path, names, NEAR)
    hint = f"near in spelling: {', '.join(near)}" if near else f"{len(names)} plans are"
    return DataError(f"no plan '{plan.path}' here; {hint}")
