"""Every verbatim text stands in its span: the repository is faithful, a changed copy is not."""

from collections.abc import Iterable

import pyoxigraph as ox
import pytest
from pyoxigraph import Store

from tests import reckoned
from wardplan import fidelity, iris
from wardplan.findings import Finding, Severity
from wardplan.holdings import Holdings
from wardplan.importer.profile import Profile
from wardplan.iris import PlanIris
from wardplan.namespaces import DCTERMS, PROV, RDF, RDFS, WP, WSH
from wardplan.source import Source
from wardplan.store_sight import StoreSight

IZUMI = PlanIris("yokohama", "izumi", 2024)
KANAZAWA = PlanIris("yokohama", "kanazawa", 2020)
MEASURE = ox.NamedNode(str(IZUMI.measure(1)))
INITIATIVE = ox.NamedNode(str(KANAZAWA.initiative("1-3")))
MISSION = ox.NamedNode(str(IZUMI.part("mission-1")))
TEXT = ox.NamedNode(str(IZUMI.transcription(1, 1)))
BUREAU = ox.NamedNode(str(iris.bureau("yokohama", "urban-development")))
OFFICE = ox.NamedNode(str(iris.department("yokohama", "izumi", "general-affairs")))
LABEL = ox.NamedNode(str(RDFS.label))
GRAPH = ox.NamedNode(str(iris.graph("plan/yokohama/izumi/2024")))

Row = tuple[str, str, str | None, str | None]


def named(term: str) -> ox.NamedNode:
    return ox.NamedNode(str(term))


def japanese(text: str) -> ox.Literal:
    return ox.Literal(text, language="ja")


@pytest.fixture
def tampered(store: Store) -> Store:
    """A copy of the repository's data to change."""
    copy = Store()
    copy.bulk_extend(store)
    return copy


def drop(
    store: Store,
    subject: ox.NamedNode | None,
    predicate: ox.NamedNode,
    value: ox.NamedNode | ox.Literal | None = None,
) -> None:
    quads = list(store.quads_for_pattern(subject, predicate, value))
    assert quads, "the test would change nothing"
    for quad in quads:
        store.remove(quad)


def state(store: Store, subject: ox.NamedNode, predicate: str, value: ox.Literal) -> None:
    store.add(ox.Quad(subject, named(predicate), value, GRAPH))


def span_of(store: Store, element: ox.NamedNode, path: str) -> ox.NamedNode:
    """The span in which the value of `path` stands."""
    for quad in store.quads_for_pattern(element, named(PROV.wasQuotedFrom), None):
        span = quad.object
        assert isinstance(span, ox.NamedNode)
        if list(store.quads_for_pattern(span, named(WP.quotedAs), named(path))):
            return span
    raise LookupError(path)


def rows(findings: Iterable[Finding]) -> list[Row]:
    base = str(WSH) + "fidelity-"
    return [(f.shape.removeprefix(base), f.focus, f.path, f.value) for f in findings]


def checked(store: Store, *sources: Source) -> list[Row]:
    return rows(fidelity.check(StoreSight(store), sources))


def test_repository_is_faithful(store: Store, izumi: Source, kanazawa: Source) -> None:
    assert checked(store, izumi, kanazawa) == []


def test_changed_label(tampered: Store, izumi: Source, kanazawa: Source) -> None:
    drop(tampered, MEASURE, LABEL)
    state(tampered, MEASURE, RDFS.label, japanese("にぎわいづくり"))
    assert checked(tampered, izumi, kanazawa) == [
        ("quote", MEASURE.value, str(RDFS.label), "にぎわいの創出と発信による魅力づくり")
    ]


def test_missing_description(tampered: Store, izumi: Source, kanazawa: Source) -> None:
    drop(tampered, MISSION, named(DCTERMS.description))
    (found,) = checked(tampered, izumi, kanazawa)
    assert found[:3] == ("quote", MISSION.value, str(DCTERMS.description))
    assert found[3] is not None
    assert found[3].startswith("「チーム泉」の一体感の醸成")


def test_changed_label_of_a_department(tampered: Store, izumi: Source, kanazawa: Source) -> None:
    drop(tampered, OFFICE, LABEL, japanese("総務課"))
    assert checked(tampered, izumi, kanazawa) == [
        ("quote", MISSION.value, str(WP.department), "総務課")
    ]


def test_changed_label_of_a_bureau(tampered: Store, izumi: Source, kanazawa: Source) -> None:
    drop(tampered, BUREAU, LABEL, japanese("都市整備局"))
    assert checked(tampered, izumi, kanazawa) == [
        ("quote", INITIATIVE.value, str(WP.leadBureau), "都市整備局")
    ]


def test_shifted_span(tampered: Store, izumi: Source, kanazawa: Source) -> None:
    span = span_of(tampered, MEASURE, str(WP.subtitle))
    (start,) = tampered.quads_for_pattern(span, named(WP.start), None)
    tampered.remove(start)
    state(tampered, span, WP.start, ox.Literal(int(start.object.value) + 1))  # type: ignore[union-attr]
    assert checked(tampered, izumi, kanazawa) == [
        ("quote", MEASURE.value, str(WP.subtitle), "どけよう！いずみの魅力")
    ]


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        (WP.end, ox.Literal(6033)),
        (WP.end, ox.Literal(0)),
        (WP.end, None),
        (WP.start, ox.Literal("first")),
        (WP.start, ox.Literal(-1)),
    ],
    ids=["beyond the text", "empty", "no end", "no number", "negative"],
)
def test_span_outside_the_text(
    predicate: str, value: ox.Literal | None, tampered: Store, izumi: Source, kanazawa: Source
) -> None:
    span = span_of(tampered, MEASURE, str(WP.subtitle))
    drop(tampered, span, named(predicate))
    if value is not None:
        state(tampered, span, predicate, value)
    assert checked(tampered, izumi, kanazawa)[0] == ("span", span.value, None, None)


def test_two_ends_are_no_span(tampered: Store, izumi: Source, kanazawa: Source) -> None:
    span = span_of(tampered, MEASURE, str(WP.subtitle))
    state(tampered, span, WP.end, ox.Literal(6000))
    assert ("span", span.value, None, None) in checked(tampered, izumi, kanazawa)


def test_verbatim_text_without_a_span(tampered: Store, izumi: Source, kanazawa: Source) -> None:
    state(tampered, MEASURE, WP.group, japanese("皆様と進める施策"))
    assert checked(tampered, izumi, kanazawa) == [
        ("unquoted", MEASURE.value, str(WP.group), "皆様と進める施策")
    ]


def test_text_whose_span_says_something_else(
    tampered: Store, izumi: Source, kanazawa: Source
) -> None:
    span = span_of(tampered, MEASURE, str(WP.subtitle))
    drop(tampered, span, named(WP.quotedAs))
    assert checked(tampered, izumi, kanazawa) == [
        ("unquoted", MEASURE.value, str(WP.subtitle), "とどけよう！いずみの魅力")
    ]


def test_label_of_a_mission_is_composed_and_needs_no_span(
    tampered: Store, izumi: Source, kanazawa: Source
) -> None:
    drop(tampered, MISSION, LABEL)
    state(tampered, MISSION, RDFS.label, japanese("別の題"))
    assert checked(tampered, izumi, kanazawa) == []


def test_changed_transcription(store: Store, izumi: Source, kanazawa: Source) -> None:
    changed = Source(izumi.front, izumi.text.replace("相模風", "相模凧"))
    assert checked(store, changed, kanazawa) == [
        ("transcription", TEXT.value, str(WP.sha256), None)
    ]


def test_transcription_without_its_source(store: Store, kanazawa: Source) -> None:
    assert checked(store, kanazawa) == [("source", TEXT.value, None, None)]


def test_transcription_that_nobody_derived_is_no_matter(izumi: Source, kanazawa: Source) -> None:
    assert checked(Store(), izumi, kanazawa) == []


def test_parted_text_joined_by_a_space_is_faithful(
    tampered: Store, izumi: Source, kanazawa: Source
) -> None:
    """Two spans of one property whose pieces, joined, are the value."""
    (quad,) = tampered.quads_for_pattern(MEASURE, named(WP.subtitle), None)
    drop(tampered, MEASURE, named(WP.subtitle))
    number = span_of(tampered, MEASURE, str(WP.printedNumber))
    tampered.add(ox.Quad(number, named(WP.quotedAs), named(WP.subtitle), GRAPH))
    assert isinstance(quad.object, ox.Literal)
    state(tampered, MEASURE, WP.subtitle, japanese(f"1 {quad.object.value}"))
    assert checked(tampered, izumi, kanazawa) == []


@pytest.mark.parametrize("code", ["quote", "span", "transcription", "source", "unquoted"])
def test_finding_is_a_violation_in_two_languages(code: str) -> None:
    found = fidelity.finding(code, TEXT.value)
    assert (found.severity, list(found.messages)) == (Severity.VIOLATION, ["ja", "en"])


def test_every_code_has_a_message() -> None:
    codes = ["quote", "span", "transcription", "source", "withheld", "unquoted"]
    assert list(fidelity.MESSAGES) == codes


def test_transcriptions_of_the_repository(store: Store) -> None:
    found = store.quads_for_pattern(None, named(RDF.type), named(WP.Transcription))
    texts = {TEXT.value, str(KANAZAWA.transcription(1, 1))}
    assert {getattr(quad.subject, "value", "") for quad in found} == texts


FIRST = named(iris.fragment_of(reckoned.INITIATIVE, "indicator-1"))
RECKONED = named(reckoned.INITIATIVE)
CHANGED: dict[str, tuple[ox.NamedNode, str, ox.Literal | ox.NamedNode | None, list[Row]]] = {
    "another text of an amount": (
        RECKONED,
        WP.budgetText,
        japanese("1,600千円"),
        [("quote", RECKONED.value, str(WP.budgetText), "1,500千円")],
    ),
    "no amount": (
        RECKONED,
        WP.budget,
        None,
        [("quote", RECKONED.value, str(WP.budget), "1,500千円")],
    ),
    "no mark": (RECKONED, WP.isNew, None, [("quote", RECKONED.value, str(WP.isNew), "新規")]),
    "no goals": (
        RECKONED,
        WP.addressesGoal,
        None,
        [("quote", RECKONED.value, str(WP.addressesGoal), "SDGs 11、13")],
    ),
    "another number": (
        FIRST,
        WP.target,
        ox.Literal(1600),
        [("quote", FIRST.value, str(WP.target), "1,500人以上")],
    ),
    "another text of a target": (
        FIRST,
        WP.targetText,
        japanese("1,600人以上"),
        [("quote", FIRST.value, str(WP.targetText), "1,500人以上")],
    ),
    "another grade": (
        FIRST,
        WP.evaluation,
        japanese("達成"),
        [("quote", FIRST.value, str(WP.evaluation), "おおむね達成")],
    ),
    "another section": (
        RECKONED,
        WP.responsibleDepartment,
        named(iris.department("yokohama", "izumi", "tax")),
        [
            ("quote", RECKONED.value, str(WP.responsibleDepartment), text)
            for text in ("泉区総務課", "地域振興課")
        ],
    ),
}


@pytest.fixture
def with_reckoned(holdings: Holdings, profile: Profile) -> Store:
    return reckoned.holdings(holdings, profile).store


def test_marks_amounts_and_indicators_are_faithful(
    with_reckoned: Store, izumi: Source, kanazawa: Source
) -> None:
    assert checked(with_reckoned, izumi, kanazawa, reckoned.source()) == []


@pytest.mark.parametrize(
    ("subject", "path", "value", "found"), CHANGED.values(), ids=CHANGED.keys()
)
def test_changed_mark_amount_or_indicator(
    subject: ox.NamedNode,
    path: str,
    value: ox.Literal | ox.NamedNode | None,
    found: list[Row],
    with_reckoned: Store,
    izumi: Source,
    kanazawa: Source,
) -> None:
    drop(with_reckoned, subject, named(path))
    if value is not None:
        with_reckoned.add(ox.Quad(subject, named(path), value, GRAPH))
    assert checked(with_reckoned, izumi, kanazawa, reckoned.source()) == found


def test_number_without_a_span(with_reckoned: Store, izumi: Source, kanazawa: Source) -> None:
    second = named(iris.fragment_of(reckoned.INITIATIVE, "indicator-2"))
    state(with_reckoned, second, WP.target, ox.Literal(5))
    assert checked(with_reckoned, izumi, kanazawa, reckoned.source()) == [
        ("unquoted", second.value, str(WP.target), "5")
    ]


def test_words_of_a_withheld_text_are_found(
    holdings: Holdings, profile: Profile, izumi: Source, kanazawa: Source
) -> None:
    store = reckoned.holdings(holdings, profile, withheld=True).store
    text = reckoned.source(withheld=True)
    assert checked(store, izumi, kanazawa, text) == []
    state(store, FIRST, WP.evaluation, japanese("おおむね達成"))
    assert checked(store, izumi, kanazawa, text) == [
        ("withheld", FIRST.value, str(WP.evaluation), "おおむね達成")
    ]
