"""The weighing of evidence: what it takes to be proposed, and that each element has one partner."""

from dataclasses import replace

import pytest

from wardplan.comparison import (
    BODY,
    CITED,
    MESSAGES,
    THRESHOLD,
    TITLE,
    UNITS,
    UNKNOWN,
    Element,
    Reason,
    assign,
    compare,
)  # fmt: skip

BASE = Element(
    "new", ("防犯対策",), "見守り活動を支援します。", {"p9": "政策9"}, frozenset({"m"}), {}
)


def codes(one: Element, other: Element) -> list[str]:
    return [reason.code for reason in compare(one, other).reasons]


def named(iri: str, *names: str) -> Element:
    return Element(iri, names, "", {}, frozenset(), {})


def test_weights_add_up_to_one() -> None:
    assert pytest.approx(1) == TITLE + BODY + CITED + UNITS


def test_all_alike_but_the_unknown() -> None:
    match = compare(BASE, replace(BASE, iri="old"))
    assert match.score == round(1 - UNITS * (1 - UNKNOWN), 2)
    assert codes(BASE, BASE) == ["same-title", "body", "cited"]


def test_title_alone_is_never_certain() -> None:
    match = compare(named("a", "緑のまち"), named("b", "緑のまち"))
    assert (match.score, match.reasons) == (0.9, (Reason("same-title"), Reason("no-text")))


@pytest.mark.parametrize(
    ("change", "codes_expected"),
    [
        ({"names": ("防犯対策の推進",)}, ["title", "body", "cited"]),
        ({"names": ("安全", "防犯対策")}, ["subtitle", "body", "cited"]),
        ({"body": "花と緑を増やします。"}, ["same-title", "cited"]),
        ({"body": ""}, ["same-title", "cited", "no-text"]),
        ({"cited": {"p1": "政策1"}}, ["same-title", "body"]),
        ({"midterms": frozenset({"another"})}, ["same-title", "body"]),
        ({"units": {"u": "総務課"}}, ["same-title", "body", "cited"]),
    ],
)
def test_reasons(change: dict[str, object], codes_expected: list[str]) -> None:
    assert codes(BASE, replace(BASE, **change)) == codes_expected  # type: ignore[arg-type]


def test_shared_office_and_citation_are_named() -> None:
    both = replace(BASE, units={"u": "総務課"})
    said = [reason.message("ja") for reason in compare(both, both).reasons]
    assert said[2:] == ["同じものを引用(政策9)", "担当が同じ(総務課)"]


@pytest.mark.parametrize("less", [{"body": "花です"}, {"cited": {"x": "x"}}])
def test_evidence_against_lowers_the_score(less: dict[str, object]) -> None:
    assert compare(BASE, replace(BASE, **less)).score < compare(BASE, BASE).score  # type: ignore[arg-type]


def test_each_element_has_one_partner_the_likeliest() -> None:
    ours = [named("a", "緑のまちづくり事業"), named("b", "緑のまちづくり")]
    found = assign(ours, [named("old", "緑のまちづくり")], frozenset())
    assert [(m.subject, m.target) for m in found] == [("b", "old")]


def test_what_is_linked_takes_no_other_partner() -> None:
    ours = [named("a", "緑のまちづくり事業"), named("b", "緑のまちづくり")]
    found = assign(ours, [named("old", "緑のまちづくり")], frozenset({("a", "old")}))
    assert [(m.subject, m.target) for m in found] == [("a", "old")]


def test_below_the_threshold_nothing() -> None:
    one, other = named("a", "地域防災力の強化"), named("b", "地域防犯力の強化")
    assert compare(one, other).score < THRESHOLD
    assert assign([one], [other], frozenset()) == ()


def test_reasons_speak_two_languages() -> None:
    assert all(set(said) == {"ja", "en"} for said in MESSAGES.values())
