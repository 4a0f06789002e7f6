"""What every plan says of itself, and what makes a graph self-contained."""

import pytest
from rdflib import Literal, URIRef

from wardplan import iris
from wardplan.iris import PlanIris
from wardplan.mapping.header import Titles, describe_references, state_plan, titles
from wardplan.mapping.statements import Statements
from wardplan.namespaces import DCAT, DCTERMS, PROV, RDF, RDFS, WP, XSD
from wardplan.reference import Reference

IZUMI = PlanIris("yokohama", "izumi", 2024)
TITLES = [
    (IZUMI, Titles("令和6年度泉区運営方針", "Izumi Ward Operating Policy, FY2024")),
    (
        PlanIris("yokohama", "hodogaya", 2019),
        Titles("令和元年度保土ケ谷区運営方針", "Hodogaya Ward Operating Policy, FY2019"),
    ),
    (PlanIris("yokohama", "sumida", 2011), Titles("平成23年度sumida運営方針", None)),
]
STATED: dict[str, tuple[URIRef, list[URIRef | Literal]]] = {
    "class": (RDF.type, [PROV.Plan, WP.Plan]),
    "ward": (WP.ward, [iris.ward("yokohama", "izumi")]),
    "fiscal year": (WP.fiscalYear, [Literal("2024", datatype=XSD.gYear)]),
    "year": (WP.year, [Literal(2024)]),
    "period": (DCTERMS.temporal, [iris.fiscal_year(2024)]),
    "publisher": (DCTERMS.publisher, [iris.office("yokohama", "izumi")]),
    "rights": (DCTERMS.rights, [iris.rights("yokohama")]),
    "mid-term plan": (WP.duringMidTermPlan, [iris.midterm("yokohama", 2022)]),
    "labels": (
        RDFS.label,
        [
            Literal("Izumi Ward Operating Policy, FY2024", lang="en"),
            Literal("令和6年度泉区運営方針", lang="ja"),
        ],
    ),
}
PERIOD: dict[str, tuple[URIRef, list[URIRef | Literal]]] = {
    "class": (RDF.type, [DCTERMS.PeriodOfTime]),
    "labels": (RDFS.label, [Literal("FY2024", lang="en"), Literal("令和6年度", lang="ja")]),
    "year": (WP.year, [Literal(2024)]),
    "start": (DCAT.startDate, [Literal("2024-04-01", datatype=XSD.date)]),
    "end": (DCAT.endDate, [Literal("2025-03-31", datatype=XSD.date)]),
}


def stated(plan: PlanIris, reference: Reference) -> Statements:
    out = Statements()
    state_plan(out, plan, reference)
    return out


@pytest.mark.parametrize(("plan", "expected"), TITLES, ids=["izumi", "hodogaya", "unknown ward"])
def test_titles(plan: PlanIris, expected: Titles, reference: Reference) -> None:
    assert titles(plan, reference) == expected


@pytest.mark.parametrize(("predicate", "objects"), STATED.values(), ids=STATED.keys())
def test_plan(predicate: URIRef, objects: list[URIRef | Literal], reference: Reference) -> None:
    graph = stated(IZUMI, reference).graph
    assert set(graph.objects(IZUMI.plan, predicate)) == set(objects)


@pytest.mark.parametrize(("predicate", "objects"), PERIOD.values(), ids=PERIOD.keys())
def test_fiscal_year(
    predicate: URIRef, objects: list[URIRef | Literal], reference: Reference
) -> None:
    graph = stated(IZUMI, reference).graph
    assert set(graph.objects(iris.fiscal_year(2024), predicate)) == set(objects)


def test_nothing_else_is_stated(reference: Reference) -> None:
    graph = stated(IZUMI, reference).graph
    rows = (*STATED.values(), *PERIOD.values())
    assert len(graph) == sum(len(objects) for _, objects in rows)


@pytest.mark.parametrize(
    ("year", "midterms"),
    [
        (2017, []),
        (2018, [iris.midterm("yokohama", 2018)]),
        (2022, [iris.midterm("yokohama", 2022)]),
        (2026, [iris.midterm("yokohama", 2026)]),
        (2030, []),
    ],
)
def test_mid_term_plan_of_the_year(year: int, midterms: list[URIRef], reference: Reference) -> None:
    plan = PlanIris("yokohama", "izumi", year)
    assert list(stated(plan, reference).graph.objects(plan.plan, WP.duringMidTermPlan)) == midterms


def test_references_get_types_and_labels(reference: Reference) -> None:
    out = stated(IZUMI, reference)
    describe_references(out, reference)
    ward = iris.ward("yokohama", "izumi")
    assert set(out.graph.predicates(ward)) == {RDF.type, RDFS.label}
    assert (ward, RDFS.label, Literal("泉区", lang="ja")) in out.graph


def test_what_is_described_already_is_left_alone(reference: Reference) -> None:
    out = Statements()
    ward = iris.ward("yokohama", "izumi")
    out.add(IZUMI.plan, WP.ward, ward)
    out.a(ward, WP.Ward)
    describe_references(out, reference)
    assert list(out.graph.predicate_objects(ward)) == [(RDF.type, WP.Ward)]


def test_nothing_is_made_up_for_what_reference_data_does_not_know(reference: Reference) -> None:
    out = Statements()
    out.add(IZUMI.plan, WP.ward, iris.ward("yokohama", "sumida"))
    describe_references(out, reference)
    assert len(out.graph) == 1
