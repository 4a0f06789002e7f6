"""Ward, fiscal year and date are taken from the best evidence a text gives."""

from datetime import date

import pytest

from tests.documents import YOKOHAMA, document
from wardplan.importer.identity import Evidence, issued, wards, years
from wardplan.importer.reader import Placed, read
from wardplan.reference import Reference
from wardplan.source import Source

LETTER = "地区連合自治会町内会長 様\n\n{}\n\n日頃から、ありがとうございます。\n\n"

TITLES: dict[str, tuple[str, int]] = {
    "title": ("# 令和6年度泉区運営方針", 2024),
    "space": ("# 令和3年度 神奈川区運営方針", 2021),
    "full-width digits": ("# 令和６年度　泉区運営方針", 2024),
    "spaced digits": ("# 平成 28 年度 港北区運営方針", 2016),
    "first year of an era": ("# 令和元年度鶴見区運営方針", 2019),
    "without the ward": ("# 令和2年度運営方針", 2020),
    "with the city": ("# 令和6年度横浜市泉区運営方針", 2024),
    "longest ward name": ("# 令和5年度保土ケ谷区運営方針", 2023),
}
NOTES: dict[str, tuple[str, tuple[tuple[int, int], ...]]] = {
    "closing note": ("★ 令和2年度 金沢区自主企画事業から掲載しています。", ((2020, 2),)),
    "note in heisei": ("※ 平成28年度の主要な事業です。", ((2016, 2),)),
    "address": ("★ https://www.city.yokohama.lg.jp/kanazawa/R02kuyosan.html", ((2020, 1),)),
    "address in heisei": ("★ https://www.city.yokohama.lg.jp/kanazawa/h28/", ((2016, 1),)),
    "note before address": (
        "★ 令和2年度の予算は https://www.city.yokohama.lg.jp/R03yosan.html",
        ((2020, 2), (2021, 1)),
    ),
    "page in brackets": ("(ホームページ: <https://example.org/R02kuyosan.html>)", ((2020, 1),)),
    "period of some plan": ("★ 第4期金沢区地域福祉保健計画（令和3年度～7年度）の策定", ()),
    "period of some plan, both ends": ("★ 第3期計画（平成28年度～令和2年度）", ()),
}
NO_EVIDENCE = {
    "date of update": "最終更新日 2023年10月20日",
    "date of update, japanese": "最終更新日 令和5年10月20日",
    "period of a plan": "第3期金沢区地域福祉保健計画（平成28年度～令和2年度）を進めます。",
    "another year": "2027年に開催します。",
    "last year": "令和元年度は雨が多い年でした。",
}
DATES: dict[str, tuple[str, date | None]] = {
    "date": ("令和6年5月17日", date(2024, 5, 17)),
    "spaces": ("令和 6 年 5 月 17 日", date(2024, 5, 17)),
    "full width": ("令和６年５月１７日", date(2024, 5, 17)),
    "first year": ("令和元年5月1日", date(2019, 5, 1)),
    "no such month": ("令和6年13月1日", None),
    "no day": ("令和6年5月", None),
}


def placed(text: str) -> tuple[Placed, ...]:
    return read(text, YOKOHAMA).placed


def best(text: str) -> tuple[int, int]:
    evidence = years(placed(text), YOKOHAMA)[0]
    return evidence.year, evidence.trust


@pytest.mark.parametrize(("title", "year"), TITLES.values(), ids=TITLES.keys())
def test_title_says_the_year(title: str, year: int) -> None:
    assert best(document(title=title)) == (year, 4)


@pytest.mark.parametrize(("note", "expected"), NOTES.values(), ids=NOTES.keys())
def test_notes(note: str, expected: tuple[tuple[int, int], ...]) -> None:
    text = document(note, title="# 金沢区運営方針")
    assert tuple((e.year, e.trust) for e in years(placed(text), YOKOHAMA)) == expected


@pytest.mark.parametrize("line", NO_EVIDENCE.values(), ids=NO_EVIDENCE.keys())
def test_no_evidence(line: str) -> None:
    text = document(f"○取組\n\n{line}", title="# 金沢区運営方針")
    assert years(placed(text), YOKOHAMA) == ()


def test_title_comes_before_a_note() -> None:
    text = document("★ 令和7年度の予算をご覧ください。", title="# 令和6年度泉区運営方針")
    assert [evidence.year for evidence in years(placed(text), YOKOHAMA)] == [2024, 2025]


def test_title_comes_before_what_the_letter_says_of_last_year() -> None:
    letter = LETTER.format("令和5年度泉区運営方針の振り返りを添えます。")
    assert (
        years(placed(letter + document(title="# 令和6年度泉区運営方針")), YOKOHAMA)[0].year == 2024
    )


def test_evidence_names_line_and_words() -> None:
    text = document(title="\n# 令和6年度泉区運営方針")
    assert years(placed(text), YOKOHAMA) == (Evidence(2024, 4, 2, "令和6年度泉区運営方針"),)


def test_year_of_izumi(izumi: Source) -> None:
    assert [(e.year, e.trust, e.line) for e in years(placed(izumi.text), YOKOHAMA)] == [
        (2024, 3, 11),
        (2024, 3, 14),
    ]


def test_year_of_kanazawa_stands_in_its_closing_notes(kanazawa: Source) -> None:
    assert [(e.year, e.trust, e.text) for e in years(placed(kanazawa.text), YOKOHAMA)] == [
        (2020, 2, "令和2年度"),
        (2020, 2, "令和2年度"),
        (2020, 1, "/R02"),
    ]


@pytest.mark.parametrize(
    ("title", "body", "ward"),
    [
        ("# 令和6年度泉区運営方針", "戸塚区と戸塚区。", "izumi"),
        ("# 令和6年度横浜市泉区運営方針", "戸塚区と戸塚区。", "izumi"),
        ("# 令和6年度 泉区区政運営方針", "戸塚区と戸塚区。", "izumi"),
        ("# 令和6年度保土ケ谷区運営方針", "", "hodogaya"),
        ("# 運営方針", "戸塚区と戸塚区と泉区。", "totsuka"),
        ("# 令和2年度運営方針", "港南区の皆様と港南区のために。", "konan"),
        ("# 令和2年度運営方針", "南区の皆様と南区のために。", "minami"),
    ],
    ids=["title", "city", "kusei", "long", "count", "konan holds minami", "minami"],
)
def test_ward(title: str, body: str, ward: str, reference: Reference) -> None:
    text = document(f"○取組\n\n{body}", title=title)
    assert wards(placed(text), reference.wards("yokohama"), YOKOHAMA)[0] == ward


def test_no_ward(reference: Reference) -> None:
    text = document("○取組\n\n世田谷のまち。", title="# 令和6年度運営方針")
    assert wards(placed(text), reference.wards("yokohama"), YOKOHAMA) == ()


@pytest.mark.parametrize("name", ["izumi", "kanazawa"])
def test_wards_of_the_documents(
    name: str, izumi: Source, kanazawa: Source, reference: Reference
) -> None:
    source = {"izumi": izumi, "kanazawa": kanazawa}[name]
    assert wards(placed(source.text), reference.wards("yokohama"), YOKOHAMA) == (name,)


@pytest.mark.parametrize(("line", "expected"), DATES.values(), ids=DATES.keys())
def test_issued(line: str, expected: date | None) -> None:
    text = LETTER.format(line) + document()
    assert issued(placed(text)) == expected


def test_date_outside_the_letter_is_not_the_documents() -> None:
    assert issued(placed(document("○取組\n\n令和6年5月17日に始めます。"))) is None


def test_dates_of_the_documents(izumi: Source, kanazawa: Source) -> None:
    assert (issued(placed(izumi.text)), issued(placed(kanazawa.text))) == (
        date(2024, 5, 17),
        None,
    )
