"""Marks, amounts, goals, indicators and sections become triples, each with its place."""

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from tests import reckoned
from tests.reckoned import INITIATIVE, MEASURE, TEXT, THIS
from wardplan import iris
from wardplan.importer.profile import Profile
from wardplan.namespaces import DCTERMS, PROV, RDF, RDFS, WP, XSD
from wardplan.records import fold
from wardplan.reference import Reference

FIRST = iris.fragment_of(INITIATIVE, "indicator-1")
SECOND = iris.fragment_of(INITIATIVE, "indicator-2")
OF_MEASURE = iris.fragment_of(MEASURE, "indicator-1")
MIDTERM = iris.midterm("yokohama", 2026)


def ja(text: str) -> Literal:
    return Literal(text, lang="ja")


def decimal(text: str) -> Literal:
    return Literal(text, datatype=XSD.decimal)


def sections(*slugs: str) -> list[Node]:
    return [iris.department("yokohama", "izumi", slug) for slug in slugs]


STATED: dict[str, tuple[URIRef, URIRef, list[Node]]] = {
    "sections": (
        INITIATIVE,
        WP.responsibleDepartment,
        sections("community-promotion", "general-affairs"),
    ),
    "new": (INITIATIVE, WP.isNew, [Literal(True)]),
    "not marked": (MEASURE, WP.isNew, []),
    "budget": (INITIATIVE, WP.budget, [Literal(1_500_000)]),
    "budget as printed": (INITIATIVE, WP.budgetText, [ja("1,500千円")]),
    "budget of a measure": (MEASURE, WP.budget, [Literal(-600_000)]),
    "goals": (INITIATIVE, WP.addressesGoal, [iris.goal(11), iris.goal(13)]),
    "goals of the goal": (THIS.part("basic-goal"), WP.addressesGoal, [iris.goal(3)]),
    "indicators": (INITIATIVE, WP.indicator, [FIRST, SECOND]),
    "indicator of a measure": (MEASURE, WP.indicator, [OF_MEASURE]),
    "classes": (FIRST, RDF.type, [WP.Indicator, WP.PlanElement]),
    "plan": (FIRST, WP.plan, [THIS.plan]),
    "parent": (SECOND, DCTERMS.isPartOf, [INITIATIVE]),
    "position": (SECOND, WP.position, [Literal(2)]),
    "label": (FIRST, RDFS.label, [ja("訓練の参加者数")]),
    "whole number": (FIRST, WP.baseline, [Literal(1200)]),
    "as printed, full width": (FIRST, WP.baselineText, [ja("１，２００人")]),
    "bound": (FIRST, WP.target, [Literal(1500)]),
    "bound as printed": (FIRST, WP.targetText, [ja("1,500人以上")]),
    "result": (FIRST, WP.result, [Literal(1480)]),
    "unit": (FIRST, WP.unit, [ja("名")]),
    "evaluation": (FIRST, WP.evaluation, [ja("おおむね達成")]),
    "decimal": (SECOND, WP.baseline, [decimal("85.5")]),
    "no plain number": (SECOND, WP.target, []),
    "no plain number, as printed": (SECOND, WP.targetText, [ja("前年度比+5%")]),
    "no result": (SECOND, WP.resultText, []),
}
PLACES: dict[str, tuple[URIRef, URIRef, list[str]]] = {
    "sections": (INITIATIVE, WP.responsibleDepartment, ["地域振興課", "泉区総務課"]),
    "new": (INITIATIVE, WP.isNew, ["新規"]),
    "budget": (INITIATIVE, WP.budget, ["1,500千円"]),
    "budget as printed": (INITIATIVE, WP.budgetText, ["1,500千円"]),
    "goals": (INITIATIVE, WP.addressesGoal, ["SDGs 11、13"]),
    "number": (FIRST, WP.baseline, ["１，２００人"]),
    "number as printed": (FIRST, WP.baselineText, ["１，２００人"]),
    "text alone": (SECOND, WP.targetText, ["前年度比+5%"]),
    "no number": (SECOND, WP.target, []),
    "unit": (FIRST, WP.unit, ["名"]),
    "evaluation": (FIRST, WP.evaluation, ["おおむね達成"]),
}


@pytest.fixture(scope="module")
def graph(reference: Reference, profile: Profile) -> Graph:
    return reckoned.graph(reference, profile)


@pytest.fixture(scope="module")
def withheld(reference: Reference, profile: Profile) -> Graph:
    return reckoned.graph(reference, profile, withheld=True)


def places(graph: Graph, element: URIRef, predicate: URIRef) -> list[str]:
    """The words in the spans that an element names as the places of a property."""
    spans = graph.objects(element, PROV.wasQuotedFrom)
    named = [span for span in spans if (span, WP.quotedAs, predicate) in graph]
    ends = [[int(str(graph.value(span, p))) for p in (WP.start, WP.end)] for span in named]
    return sorted(fold(TEXT[start:end]) for start, end in ends)


@pytest.mark.parametrize(("subject", "predicate", "expected"), STATED.values(), ids=STATED.keys())
def test_states(subject: URIRef, predicate: URIRef, expected: list[Node], graph: Graph) -> None:
    assert sorted(graph.objects(subject, predicate), key=str) == expected


@pytest.mark.parametrize(("element", "predicate", "words"), PLACES.values(), ids=PLACES.keys())
def test_place(element: URIRef, predicate: URIRef, words: list[str], graph: Graph) -> None:
    assert places(graph, element, predicate) == words


@pytest.mark.parametrize(
    ("citing", "predicate", "named"),
    [
        (INITIATIVE, WP.citedMeasureGroup, ["measure-group/3", "measure-group/4"]),
        (INITIATIVE, WP.citedPolicyGroup, []),
        (MEASURE, WP.citedPolicyGroup, ["policy-group/2"]),
    ],
)
def test_groups_are_cited(
    citing: URIRef, predicate: URIRef, named: list[str], graph: Graph
) -> None:
    this = iris.fragment_of(citing, "citation-1")
    found = sorted(str(part).removeprefix(f"{MIDTERM}/") for part in graph.objects(this, predicate))
    assert found == named
    assert {*graph.objects(this, predicate)} <= {*graph.objects(this, WP.cites)}
    assert graph.value(this, WP.resolvedBy) == WP.ByPeriod


def test_initiatives_contribute_to_groups_and_measures_do_not(graph: Graph) -> None:
    served = [iris.midterm_part(MIDTERM, "measure-group", n) for n in (3, 4)]
    assert sorted(graph.subject_objects(WP.contributesTo)) == [(INITIATIVE, g) for g in served]


def test_withheld_text_leaves_numbers_and_no_words(withheld: Graph) -> None:
    words = ("千円", "人以上", "１，２００", "名", "おおむね", "前年度比", "訓練", "件数")
    texts = [str(o) for o in withheld.objects() if isinstance(o, Literal)]
    assert [text for text in texts if any(word in text for word in words)] == []
    assert [str(withheld.value(FIRST, p)) for p in (RDFS.label, WP.baseline)] == ["指標1", "1200"]
    assert withheld.value(INITIATIVE, WP.budget) == Literal(1_500_000)
    assert places(withheld, FIRST, WP.evaluation) == ["おおむね達成"]
