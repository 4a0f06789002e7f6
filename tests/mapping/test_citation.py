"""Citations become one resource each; what does not resolve keeps its text alone."""

from datetime import date

import pytest
from rdflib import Graph, Literal, URIRef

from tests.documents import document, source
from wardplan import iris
from wardplan.derive import derive
from wardplan.importer.profile import Profile
from wardplan.iris import PlanIris
from wardplan.namespaces import BASE, PROV, RDF, RDFS, WP
from wardplan.reference import Reference
from wardplan.source import Source

IZUMI = PlanIris("yokohama", "izumi", 2024)
FIRST = IZUMI.initiative("1-1")
CITED = (WP.citedTheme, WP.citedStrategy, WP.citedPolicy, WP.citedBasicStrategy)
RESOLVED = (WP.citedMidTermPlan, WP.resolvedBy, WP.cites, *CITED)
OF_2018 = "midterm/yokohama/2018/"
OF_2022 = "midterm/yokohama/2022/"

NAMED: dict[str, tuple[str, list[str]]] = {
    "theme, strategy, policy": (
        "中期計画:テーマ05 戦略8 政策35",
        [OF_2022 + "policy/35", OF_2022 + "strategy/8", OF_2022 + "theme/5"],
    ),
    "two policies": ("中期計画:政策1・2", [OF_2022 + "policy/1", OF_2022 + "policy/2"]),
    "range": ("中期計画:政策3～5", [OF_2022 + f"policy/{n}" for n in (3, 4, 5)]),
    "policy that is not there": ("中期計画:政策1・99", [OF_2022 + "policy/1"]),
    "printed years": ("横浜市中期計画2022~2025:政策1", [OF_2022 + "policy/1"]),
    "the plan before": (
        "中期4か年計画2018~2021:戦略4 政策22",
        [OF_2018 + "policy/22", OF_2018 + "strategy/4"],
    ),
}
UNRESOLVED: dict[str, tuple[str, int, str, date | None]] = {
    "2018 before adoption": ("中期計画:政策1", 2018, "平成30年度", date(2018, 5, 17)),
    "2022 before adoption": ("中期計画:政策1", 2022, "令和4年度", date(2022, 5, 13)),
    "2022 without a date": ("中期計画:政策1", 2022, "令和4年度", None),
    "no plan described": ("中期計画:政策1", 2017, "平成29年度", None),
    "unknown plan printed": ("中期4か年計画2014~2017:政策1", 2024, "令和6年度", None),
    "no such policy at all": ("中期計画:政策99", 2024, "令和6年度", None),
}


def citing(
    printed: str,
    reference: Reference,
    profile: Profile,
    year: int = 2024,
    name: str = "令和6年度",
    issued: date | None = None,
) -> Graph:
    text = document(f"○安心<{printed}>", title=f"# {name}横浜市泉区運営方針")
    return derive(source(text, year=year, issued=issued), reference, profile).graph


def paths(graph: Graph, subject: URIRef, *predicates: URIRef) -> list[str]:
    found = {str(o) for predicate in predicates for o in graph.objects(subject, predicate)}
    return sorted(iri.removeprefix(BASE) for iri in found)


@pytest.mark.parametrize(("printed", "named"), NAMED.values(), ids=NAMED.keys())
def test_cites(printed: str, named: list[str], reference: Reference, profile: Profile) -> None:
    graph = citing(printed, reference, profile)
    this = iris.fragment_of(FIRST, "citation-1")
    assert paths(graph, this, WP.cites) == paths(graph, this, *CITED) == named


@pytest.mark.parametrize(("printed", "named"), NAMED.values(), ids=NAMED.keys())
def test_initiative_contributes_to_the_policies(
    printed: str, named: list[str], reference: Reference, profile: Profile
) -> None:
    graph = citing(printed, reference, profile)
    policies = [path for path in named if "/policy/" in path]
    assert paths(graph, FIRST, WP.contributesTo) == policies


@pytest.mark.parametrize(
    ("printed", "how"),
    [("中期計画:政策1", WP.ByPeriod), ("横浜市中期計画2022~2025:政策1", WP.Printed)],
    ids=["by period", "printed"],
)
def test_how_it_is_resolved(
    printed: str, how: URIRef, reference: Reference, profile: Profile
) -> None:
    this = iris.fragment_of(FIRST, "citation-1")
    graph = citing(printed, reference, profile)
    assert list(graph.objects(this, WP.resolvedBy)) == [how]
    assert paths(graph, this, WP.citedMidTermPlan) == ["midterm/yokohama/2022"]


@pytest.mark.parametrize(
    ("printed", "year", "name", "issued"), UNRESOLVED.values(), ids=UNRESOLVED.keys()
)
def test_unresolved_keeps_its_text_alone(
    printed: str,
    year: int,
    name: str,
    issued: date | None,
    reference: Reference,
    profile: Profile,
) -> None:
    graph = citing(printed, reference, profile, year, name, issued)
    initiative = PlanIris("yokohama", "izumi", year).initiative("1-1")
    this = iris.fragment_of(initiative, "citation-1")
    assert list(graph.objects(this, WP.citationText)) == [Literal(printed, lang="ja")]
    assert paths(graph, this, *RESOLVED) + paths(graph, initiative, WP.contributesTo) == []


def test_several_sequences_in_one_bracket_are_several_citations(
    reference: Reference, profile: Profile
) -> None:
    printed = "中期計画:テーマ01 戦略1 政策1、テーマ02 戦略2 政策9"
    graph = citing(printed, reference, profile)
    texts = [
        str(graph.value(iris.fragment_of(FIRST, f"citation-{n}"), WP.citationText)) for n in (1, 2)
    ]
    assert texts == ["中期計画:テーマ01 戦略1 政策1", "テーマ02 戦略2 政策9"]
    assert paths(graph, FIRST, WP.contributesTo) == [OF_2022 + "policy/1", OF_2022 + "policy/9"]


def test_citation_is_of_its_class_and_plan(reference: Reference, profile: Profile) -> None:
    graph = citing("中期計画:政策1", reference, profile)
    this = iris.fragment_of(FIRST, "citation-1")
    assert (list(graph.objects(this, RDF.type)), list(graph.objects(this, WP.plan))) == (
        [WP.PolicyCitation],
        [IZUMI.plan],
    )
    assert list(graph.objects(FIRST, WP.citation)) == [this]


def test_label_is_the_citation_text_and_both_are_quoted(
    reference: Reference, profile: Profile
) -> None:
    graph = citing("中期計画:政策1", reference, profile)
    this = iris.fragment_of(FIRST, "citation-1")
    span = graph.value(this, PROV.wasQuotedFrom)
    assert graph.value(this, RDFS.label) == graph.value(this, WP.citationText)
    assert set(graph.objects(span, WP.quotedAs)) == {RDFS.label, WP.citationText}


def test_izumi_names_13_policies(izumi: Source, reference: Reference, profile: Profile) -> None:
    graph = derive(izumi, reference, profile).graph
    assert len(set(graph.objects(None, WP.citedPolicy))) == 13
    assert len(list(graph.subject_objects(WP.citedPolicy))) == 15
    assert len(set(graph.subjects(RDF.type, WP.PolicyCitation))) == 13


def test_plan_of_izumi_cites_the_basic_strategy(
    izumi: Source, reference: Reference, profile: Profile
) -> None:
    graph = derive(izumi, reference, profile).graph
    this = IZUMI.part("citation-1")
    assert list(graph.objects(IZUMI.plan, WP.citation)) == [this]
    assert paths(graph, this, WP.cites) == [OF_2022 + "basic-strategy/1"]
    assert paths(graph, IZUMI.plan, WP.contributesTo) == []


def test_another_basic_strategy_is_not_resolved(reference: Reference, profile: Profile) -> None:
    measures = "横浜市中期計画の基本戦略「ちがうまち」を踏まえます。\n\n### 1 安全"
    graph = derive(source(document(measures=measures)), reference, profile).graph
    assert paths(graph, IZUMI.part("citation-1"), *RESOLVED) == []
