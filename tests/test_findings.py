"""Findings have an order and a name, and one report without blank nodes."""

from dataclasses import replace

import pytest
from rdflib import BNode, Literal, URIRef

from wardplan.findings import REPORT, Finding, Severity, of_severity, ordered, report
from wardplan.namespaces import BASE, RDF, RDFS, SH, WP, WSH

FOCUS = BASE + "plan/yokohama/izumi/2024"
SHAPE = str(WSH.PlanShape)
VIOLATION = Finding(
    FOCUS, SHAPE, Severity.VIOLATION, {"ja": "年が必要です", "en": "a year is needed"},
    str(WP.year), "2024",
)  # fmt: skip
WARNING = replace(VIOLATION, severity=Severity.WARNING)
INFO = Finding(FOCUS, SHAPE, Severity.INFO, {"": "plain"})
SORTED = {
    "severity": [VIOLATION, WARNING, INFO],
    "shape": [replace(INFO, shape=SHAPE + "A"), replace(INFO, shape=SHAPE + "B")],
    "focus": [replace(INFO, focus=FOCUS + "/a"), replace(INFO, focus=FOCUS + "/b")],
    "path": [INFO, replace(INFO, path=str(WP.year))],
    "value": [replace(INFO, value="a"), replace(INFO, value="b")],
}


@pytest.mark.parametrize("findings", SORTED.values(), ids=SORTED.keys())
def test_ordered(findings: list[Finding]) -> None:
    assert ordered(reversed(findings)) == tuple(findings)


def test_repetitions_are_dropped() -> None:
    assert ordered([INFO, VIOLATION, INFO]) == (VIOLATION, INFO)


@pytest.mark.parametrize(
    ("severity", "expected"),
    [(Severity.VIOLATION, (VIOLATION,)), (Severity.WARNING, (WARNING,)), (Severity.INFO, (INFO,))],
)
def test_of_severity(severity: Severity, expected: tuple[Finding, ...]) -> None:
    assert of_severity([INFO, WARNING, VIOLATION], severity) == expected


@pytest.mark.parametrize(
    ("finding", "language", "message"),
    [
        (VIOLATION, "ja", "年が必要です"),
        (VIOLATION, "en", "a year is needed"),
        (VIOLATION, "fr", "年が必要です"),
        (INFO, "ja", "plain"),
        (replace(INFO, messages={}), "ja", ""),
    ],
    ids=["ja", "en", "another language", "no language", "no message"],
)
def test_message(finding: Finding, language: str, message: str) -> None:
    assert finding.message(language) == message


def test_id_is_always_the_same() -> None:
    assert VIOLATION.id == "result-e89fcfb442bf"


@pytest.mark.parametrize(
    "other",
    [WARNING, replace(VIOLATION, focus=FOCUS + "/a"), replace(VIOLATION, value=None)],
    ids=["severity", "focus", "value"],
)
def test_another_finding_has_another_id(other: Finding) -> None:
    assert other.id != VIOLATION.id


def test_another_wording_is_the_same_finding() -> None:
    other = replace(VIOLATION, messages={"en": "other words"})
    assert (other, other.id) == (VIOLATION, VIOLATION.id)


@pytest.mark.parametrize(
    ("findings", "conforms"),
    [([], True), ([INFO, WARNING], True), ([INFO, VIOLATION], False)],
    ids=["none", "warnings", "violation"],
)
def test_report_conforms_unless_there_is_a_violation(
    findings: list[Finding], conforms: bool
) -> None:
    graph = report(findings)
    assert list(graph.objects(REPORT, SH.conforms)) == [Literal(conforms)]


def test_report_states_a_finding() -> None:
    graph = report([VIOLATION])
    this = URIRef(f"{REPORT}#{VIOLATION.id}")
    assert list(graph.objects(REPORT, SH.result)) == [this]
    assert set(graph.predicate_objects(this)) == {
        (RDF.type, SH.ValidationResult),
        (SH.focusNode, URIRef(FOCUS)),
        (SH.resultSeverity, SH.Violation),
        (SH.sourceShape, URIRef(SHAPE)),
        (SH.sourceConstraintComponent, WSH.CheckComponent),
        (SH.resultMessage, Literal("年が必要です", lang="ja")),
        (SH.resultMessage, Literal("a year is needed", lang="en")),
        (SH.resultPath, WP.year),
        (SH.value, Literal("2024")),
    }


def test_report_leaves_out_what_a_finding_does_not_say() -> None:
    graph = report([INFO])
    this = URIRef(f"{REPORT}#{INFO.id}")
    assert {SH.resultPath, SH.value} & set(graph.predicates(this)) == set()
    assert list(graph.objects(this, SH.resultMessage)) == [Literal("plain")]


def test_report_has_a_name_and_no_blank_node() -> None:
    graph = report([INFO, WARNING, VIOLATION])
    assert set(graph.objects(REPORT, RDFS.label)) == {
        Literal("検証結果", lang="ja"),
        Literal("Validation report", lang="en"),
    }
    assert [node for node in graph.all_nodes() if isinstance(node, BNode)] == []


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (f"<{FOCUS}>", URIRef(FOCUS)),
        ('"2024"^^<http://www.w3.org/2001/XMLSchema#integer>', Literal(2024)),
        ('"泉区"@ja', Literal("泉区", lang="ja")),
        (None, Literal("2024")),
    ],
    ids=["iri", "typed", "in a language", "unknown"],
)
def test_report_keeps_the_value_as_the_term_it_is(
    term: str | None, value: URIRef | Literal
) -> None:
    graph = report([replace(VIOLATION, term=term)])
    assert list(graph.objects(None, SH.value)) == [value]


def test_findings_of_two_components_are_two() -> None:
    other = replace(VIOLATION, component=str(SH.MinCountConstraintComponent))
    assert VIOLATION.id != other.id
    assert len(ordered([VIOLATION, other])) == 2
