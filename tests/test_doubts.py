"""What the importer is unsure of is said, with line and words, in two languages."""

from dataclasses import replace
from datetime import date

import pytest

from tests import reckoned
from tests.documents import document, source
from wardplan.derive import derive
from wardplan.doubts import MESSAGES, Doubt, doubts
from wardplan.importer.profile import Profile
from wardplan.records import Citation, Initiative, Measure
from wardplan.reference import Reference
from wardplan.resolution import Resolver
from wardplan.source import Source

NO_CITY = "# 令和6年度泉区運営方針"

FOUND: dict[str, tuple[str, list[tuple[str, int, str]]]] = {
    "nothing": (document("○安心<中期計画:テーマ05 戦略8 政策35>\n\n・守る"), []),
    "unplaced": (document("○安心\n\n【連絡】"), [("unplaced", 19, "【連絡】")]),
    "no measure": (
        document(measures="### 1 安全なまち") + "\n## 主な取組\n\n○安心\n",
        [("no-measure", 13, "安心")],
    ),
    "unknown section": (
        document("<p>《総務課》</p> <p>支えます。</p>\n<p>《謎の課》</p> <p>謎です。</p>"),
        [("department", 18, "謎の課")],
    ),
    "section of another ward": (
        document("<p>《戸塚土木事務所》</p> <p>守ります。</p>"),
        [("department", 17, "戸塚土木事務所")],
    ),
    "unknown bureau": (document("○道（道路局）\n\n作ります。"), [("bureau", 17, "道路局")]),
    "no such policy": (document("○安心<中期計画:政策39>"), [("policy", 17, "中期計画:政策39")]),
    "no such policy among others": (
        document("○安心<中期計画:政策1・99>"),
        [("policy", 17, "中期計画:政策1・99")],
    ),
    "no such theme": (
        document("○安心<中期計画:テーマ06 戦略1 政策1>"),
        [("policy", 17, "中期計画:テーマ06 戦略1 政策1")],
    ),
    "no such strategy": (
        document("○安心<中期計画:戦略10 政策1>"),
        [("policy", 17, "中期計画:戦略10 政策1")],
    ),
    "unknown mid-term plan": (
        document("○安心<中期4か年計画2014~2017:政策1>"),
        [("citation", 17, "中期4か年計画2014~2017:政策1")],
    ),
    "no goal": (
        "# 令和6年度横浜市泉区運営方針\n\n## Ⅱ 目標達成に向けた施策\n\n### 1 安全\n",
        [("fragment", 1, "令和6年度横浜市泉区運営方針")],
    ),
    "no city": (document("○安心", title=NO_CITY), [("city", 1, "横浜市")]),
    "several, in order": (
        document("○道（道路局）\n\n【連絡】\n\n○安心<中期計画:政策99>", title=NO_CITY),
        [
            ("city", 1, "横浜市"),
            ("bureau", 17, "道路局"),
            ("unplaced", 19, "【連絡】"),
            ("policy", 21, "中期計画:政策99"),
        ],
    ),
}
HALF_READ: dict[str, tuple[str, int]] = {
    "unknown separator": (document("○安心<中期計画:政策18※19>"), 17),
    "range backwards": (document("○安心<中期計画:政策5~3>"), 17),
    "words left over": (document("○安心<中期計画:テーマ03 戦略5ほか>"), 17),
    "another basic strategy": (
        document(measures="横浜市中期計画の基本戦略「ちがうまち」を踏まえます。\n\n### 1 安全"),
        9,
    ),
}
BEFORE_ADOPTION: dict[str, tuple[int, str, date | None, list[str]]] = {
    "May 2018": (2018, "平成30年度", date(2018, 5, 17), ["citation"]),
    "May 2022": (2022, "令和4年度", date(2022, 5, 13), ["citation"]),
    "2022, no date": (2022, "令和4年度", None, ["citation"]),
    "December 2022": (2022, "令和4年度", date(2022, 12, 1), []),
    "2026, adoption not known": (2026, "令和8年度", None, ["citation"]),
    "2023, no date": (2023, "令和5年度", None, []),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND.keys())
def test_doubts(
    text: str, expected: list[tuple[str, int, str]], reference: Reference, profile: Profile
) -> None:
    found = derive(source(text), reference, profile).doubts
    assert [(doubt.code, doubt.line, doubt.text) for doubt in found] == expected


@pytest.mark.parametrize(
    ("year", "name", "issued", "codes"), BEFORE_ADOPTION.values(), ids=BEFORE_ADOPTION.keys()
)
def test_citation_before_adoption(
    year: int,
    name: str,
    issued: date | None,
    codes: list[str],
    reference: Reference,
    profile: Profile,
) -> None:
    text = document("○安心<中期計画:政策1>", title=f"# {name}横浜市泉区運営方針")
    found = derive(source(text, year=year, issued=issued), reference, profile).doubts
    assert [doubt.code for doubt in found] == codes


@pytest.mark.parametrize(("text", "line"), HALF_READ.values(), ids=HALF_READ.keys())
def test_citation_that_is_only_half_read_is_doubted(
    text: str, line: int, reference: Reference, profile: Profile
) -> None:
    found = derive(source(text), reference, profile).doubts
    assert [doubt.line for doubt in found] == [line]


@pytest.mark.parametrize("name", ["izumi", "kanazawa"])
def test_no_doubt_about_the_documents(
    name: str, izumi: Source, kanazawa: Source, reference: Reference, profile: Profile
) -> None:
    kept = {"izumi": izumi, "kanazawa": kanazawa}[name]
    assert derive(kept, reference, profile).doubts == ()


def test_every_doubt_speaks_japanese_and_english() -> None:
    assert {code: list(texts) for code, texts in MESSAGES.items()} == {
        code: ["ja", "en"]
        for code in (
            "unplaced",
            "no-measure",
            "department",
            "bureau",
            "citation",
            "policy",
            "half-read",
            "fragment",
            "city",
        )
    }


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("ja", "引用されたものがその中期計画にありません"),
        ("en", "what is cited is not in that mid-term plan"),
    ],
)
def test_message(language: str, message: str) -> None:
    assert Doubt("policy", 1, "").message(language) == message


DOUBTED: dict[str, tuple[dict[str, object], dict[str, object], list[tuple[str, str]]]] = {
    "nothing": ({}, {}, []),
    "unknown section of an initiative": (
        {},
        {"departments": (reckoned.quote("防災訓練"),)},
        [("department", "防災訓練")],
    ),
    "unknown measure group": (
        {},
        {"citations": (Citation(reckoned.quote("施策群3"), measure_groups=(34,)),)},
        [("policy", "施策群3")],
    ),
    "unknown policy group of a measure": (
        {"citations": (Citation(reckoned.quote("政策群2"), policy_groups=(15,)),)},
        {},
        [("policy", "政策群2")],
    ),
    "policy of a measure before adoption": (
        {"citations": (Citation(reckoned.quote("政策群2"), policies=(2,)),)},
        {},
        [("citation", "政策群2")],
    ),
}


@pytest.mark.parametrize(
    ("of_measure", "of_initiative", "expected"), DOUBTED.values(), ids=DOUBTED.keys()
)
def test_doubts_about_records(
    of_measure: dict[str, object],
    of_initiative: dict[str, object],
    expected: list[tuple[str, str]],
    reference: Reference,
    profile: Profile,
) -> None:
    plan = reckoned.plan()
    (measure,) = plan.measures
    (initiative,) = measure.initiatives
    changed: Initiative = replace(initiative, **of_initiative)  # type: ignore[arg-type]
    larger: Measure = replace(measure, initiatives=(changed,), **of_measure)  # type: ignore[arg-type]
    reading = replace(
        derive(reckoned.source(), reference, profile).reading,
        plan=replace(plan, measures=(larger,)),
    )
    found = doubts(reckoned.TEXT, reading, Resolver(reckoned.THIS, None, reference, profile))
    assert [
        (each.code, each.text)
        for each in found
        if each.code in ("department", "policy", "citation")
    ] == expected
