"""Plans known in part: every row is one statement of one source."""

from datetime import date
from pathlib import Path

import pytest

from wardplan.errors import SourceError
from wardplan.known_plans import COLUMNS, best, parse, read
from wardplan.project import Project
from wardplan.records import PrintedText, ReportedPlan, WebPage
from wardplan.reference import Reference

FILE = Path("known-plans.tsv")
ROW = {
    "ward_slug": "izumi",
    "fiscal_year": "2022",
    "kind": "measure",
    "position": "1",
    "title": "安全",
    "source_url": "https://example.org/1",
    "source_kind": "news",
}
REFUSED: dict[str, tuple[dict[str, str], str]] = {
    "kind": ({"kind": "goal"}, "kind 'goal' is not one of published, basic-goal, measure"),
    "source kind": ({"source_kind": "rumour"}, "source_kind 'rumour' is not one of primary, copy"),
    "year": ({"fiscal_year": "R4"}, "not a number or a date"),
    "position": ({"position": "first"}, "not a number or a date"),
    "date": ({"date": "2022-02-30"}, "not a number or a date"),
    "no source": ({"source_url": ""}, "needs its text and its source_url"),
    "no text": ({"title": ""}, "needs its text and its source_url"),
}
COMPLETE = {
    "begins so": ("complete: 「5つの柱」", True),
    "after another remark": ("unnumbered; complete (news: 4つの柱)", True),
    "count alone": ("4つの柱", False),
    "no note": ("", False),
    "excerpt": ("excerpt cut: more measures may follow", False),
    "incomplete": ("incomplete list", False),
    "not complete": ("not complete", False),
}
DAYS: dict[str, tuple[str, date | None, date | None, date | None]] = {
    "stated day": ("stated publication/announcement day", date(2022, 5, 13), None, None),
    "article": (
        "article date only (plan announced このほど/earlier); not the publication day",
        None,
        date(2022, 5, 13),
        None,
    ),
    "page": ("date of the 連合町内会 page; not the publication day", None, date(2022, 5, 13), None),
    "update": (
        "最終更新日 of the page; not stated as publication day",
        None,
        None,
        date(2022, 5, 13),
    ),
    "file name": ("from the file name; not stated as publication day", None, None, None),
    "no note": ("", None, None, None),
}
STATED = {
    ("aoba", 2025): date(2025, 5, 20),
    ("isogo", 2016): date(2016, 5, 13),
    ("isogo", 2018): date(2018, 5, 17),
    ("isogo", 2019): date(2019, 5, 16),
    ("izumi", 2022): date(2022, 5, 13),
    ("kanagawa", 2023): date(2023, 5, 18),
    ("kanazawa", 2019): date(2019, 5, 17),
    ("midori", 2024): date(2024, 5, 15),
    ("minami", 2017): date(2017, 5, 19),
    ("tsuzuki", 2011): date(2011, 6, 1),
    ("tsuzuki", 2017): date(2017, 5, 12),
}
COMPLETE_PLANS = [
    ("hodogaya", 2021),
    ("kohoku", 2016),
    ("midori", 2024),
    ("naka", 2022),
    ("nishi", 2025),
]


WARDS = {"izumi", "naka"}


def table(*rows: dict[str, str]) -> str:
    cells = ("\t".join((ROW | row).get(name, "") for name in COLUMNS) for row in rows)
    return "\n".join(("\t".join(COLUMNS), *cells)) + "\n"


def one(*rows: dict[str, str]) -> ReportedPlan:
    (plan,) = parse(table(*rows), FILE, "yokohama", WARDS)
    return plan


def printed(kind: str, issued: date | None = None, label: str = "a") -> PrintedText:
    return PrintedText(f"https://example.org/{label}", kind, label, issued=issued)


@pytest.fixture(scope="module")
def plans(project: Project, reference: Reference) -> dict[tuple[str, int], ReportedPlan]:
    (file,) = project.known_plans_files()
    wards = reference.wards("yokohama").values()
    return {(p.ward, p.year): p for p in read(file, "yokohama", wards)}


@pytest.mark.parametrize(("cells", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_refuses_a_row(cells: dict[str, str], message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        parse(table({}, cells), FILE, "yokohama", WARDS)
    assert (caught.value.file, caught.value.line) == (FILE, 3)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("ward\tyear\n", 1, "expected the columns ward_slug fiscal_year kind"),
        ("", 1, "expected the columns"),
        ("\t".join(COLUMNS) + "\n", 1, "no row below the header"),
        ("\t".join(COLUMNS) + "\nizumi\t2022\n", 2, "expected 11 tab-separated cells, found 2"),
    ],
    ids=["columns", "empty", "header only", "cells"],
)
def test_refuses_a_table(text: str, line: int, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        parse(text, FILE, "yokohama", WARDS)
    assert caught.value.line == line


def test_quotation_marks_are_kept() -> None:
    assert one({"title": '"安全" なまち'}).measures[0].best.label == '"安全" なまち'


def test_row_becomes_one_statement() -> None:
    plan = one({"number": "【1】", "subtitle": "副題", "note": "3つの柱"})
    text = PrintedText("https://example.org/1", "news", "安全", "副題", "【1】", None, "3つの柱")
    assert (plan.city, plan.ward, plan.year, plan.goal) == ("yokohama", "izumi", 2022, None)
    assert [(m.position, m.printed, m.best) for m in plan.measures] == [(1, (text,), text)]


def test_plans_are_ordered_by_ward_and_year() -> None:
    rows = ({"ward_slug": "naka"}, {"fiscal_year": "2024"}, {"fiscal_year": "2011"})
    found = parse(table(*rows), FILE, "yokohama", WARDS)
    assert [(p.ward, p.year) for p in found] == [("izumi", 2011), ("izumi", 2024), ("naka", 2022)]


def test_measure_without_position_is_a_group_heading() -> None:
    plan = one({}, {"position": "", "title": "協働"}, {"position": "", "title": "協働"})
    assert [(g.position, g.best.label, len(g.printed)) for g in plan.groups] == [(1, "協働", 2)]
    assert len(plan.measures) == 1


def test_measures_are_ordered_by_position() -> None:
    plan = one({"position": "10", "title": "十"}, {"position": "2", "title": "二"})
    assert [(m.position, m.best.label) for m in plan.measures] == [(2, "二"), (10, "十")]


@pytest.mark.parametrize(("note", "complete"), COMPLETE.values(), ids=COMPLETE.keys())
def test_complete_only_where_a_note_says_so(note: str, complete: bool) -> None:
    assert one({"note": note}).complete is complete


def test_note_on_the_goal_does_not_make_the_measures_complete() -> None:
    assert one({}, {"kind": "basic-goal", "note": "complete"}).complete is False


@pytest.mark.parametrize(("note", "stated", "issued", "modified"), DAYS.values(), ids=DAYS.keys())
def test_day(note: str, stated: date | None, issued: date | None, modified: date | None) -> None:
    plan = one({"kind": "published", "title": "", "date": "2022-05-13", "note": note})
    assert [text.issued for text in plan.issued] == ([stated] if stated else [])
    assert plan.pages == (WebPage("https://example.org/1", issued, modified),)


def test_pages_are_listed_once_each() -> None:
    plan = one(
        {"source_url": "https://b"}, {"source_url": "https://a"}, {"source_url": "https://b"}
    )
    assert [page.url for page in plan.pages] == ["https://a", "https://b"]


@pytest.mark.parametrize(
    ("texts", "winner"),
    [
        ([printed("news"), printed("primary", label="b")], "b"),
        ([printed("newsletter"), printed("copy", label="b")], "b"),
        ([printed("news", date(2024, 6, 1)), printed("newsletter", label="b")], "b"),
        ([printed("news", date(2024, 5, 1)), printed("news", date(2024, 6, 1), "b")], "b"),
        ([printed("news", date(2024, 6, 1)), printed("news", date(2024, 5, 1), "b")], "a"),
        ([printed("news"), printed("news", label="b")], "a"),
    ],
    ids=["primary", "copy", "kind before day", "latest", "latest first", "as in the file"],
)
def test_best(texts: list[PrintedText], winner: str) -> None:
    assert best(texts, {}).label == winner


def test_latest_of_two_articles_by_the_dates_of_their_pages() -> None:
    note = "article date only; not the publication day"
    plan = one(
        {"source_url": "https://a", "title": "旧"},
        {"source_url": "https://b", "title": "新"},
        {"kind": "published", "source_url": "https://a", "date": "2022-05-13", "note": note},
        {"kind": "published", "source_url": "https://b", "date": "2022-06-02", "note": note},
    )
    assert plan.measures[0].best.label == "新"


def test_75_plans_of_all_18_wards(plans: dict[tuple[str, int], ReportedPlan]) -> None:
    wards = {ward for ward, _ in plans}
    assert (len(plans), len(wards), sum(len(p.measures) for p in plans.values())) == (75, 18, 182)


def test_complete_plans(plans: dict[tuple[str, int], ReportedPlan]) -> None:
    assert [key for key, plan in plans.items() if plan.complete] == COMPLETE_PLANS


def test_stated_days(plans: dict[tuple[str, int], ReportedPlan]) -> None:
    found = {key: plan.issued[0].issued for key, plan in plans.items() if plan.issued}
    assert found == STATED


def test_only_totsuka_2016_has_no_goal(plans: dict[tuple[str, int], ReportedPlan]) -> None:
    assert [key for key, plan in plans.items() if plan.goal is None] == [("totsuka", 2016)]


def test_groups_of_konan_2023(plans: dict[tuple[str, int], ReportedPlan]) -> None:
    plan = plans["konan", 2023]
    assert [(group.position, group.best.label) for group in plan.groups] == [
        (1, "「あったかデジタル 港南」の推進"),
        (2, "地域の皆さまと協働で進める地域づくり"),
        (3, "区民の皆さまに寄り添う身近な区役所の運営"),
    ]


def test_ward_page_comes_before_the_news(plans: dict[tuple[str, int], ReportedPlan]) -> None:
    goal = plans["hodogaya", 2021].goal
    assert goal is not None
    assert (goal.best.label, [text.source_kind for text in goal.printed]) == (
        "いつまでも住み続けたいまち ほどがや",
        ["news", "primary"],
    )


def test_update_day_of_a_page_long_after_its_plan(
    plans: dict[tuple[str, int], ReportedPlan],
) -> None:
    plan = plans["totsuka", 2016]
    assert ([p.modified for p in plan.pages], plan.issued) == ([date(2019, 2, 6)], ())


def test_city_is_the_name_of_the_folder(plans: dict[tuple[str, int], ReportedPlan]) -> None:
    assert {plan.city for plan in plans.values()} == {"yokohama"}
