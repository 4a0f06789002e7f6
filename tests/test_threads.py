"""One ward through the years: what is said of each year, and how it is known."""

import pytest

from tests.rows import rows
from wardplan.pages import Row
from wardplan.threads import Through, key, through

PLANS = "plan year fiscal completeness complete"
ELEMENTS = "kind year element title continues order position"


def plans(*known: tuple[int, str, str]) -> list[Row]:
    lines = ([f"/plan/{y}", y, f"/fy/{y}", f"wp:{scope}", full] for y, scope, full in known)
    return rows(PLANS, *lines)


def measures(*known: tuple[int, str, str | None]) -> list[Row]:
    lines = (
        ["wp:Measure", year, f"/plan/{year}/{title}", title, continues, None, place]
        for place, (year, title, continues) in enumerate(known)
    )
    return rows(ELEMENTS, *lines)


def said(found: Through) -> dict[str, list[str]]:
    return {
        thread.title.value: [
            f"{mark.state} {mark.how}" if mark.how else str(mark.state) for mark in thread.marks
        ]
        for thread in found.threads
    }


FULL = [(2022, "Whole", "true"), (2023, "Partial", "true"), (2024, "Whole", "true")]
OPEN = [(2022, "Whole", "true"), (2023, "Partial", "false"), (2024, "Whole", "true")]
GAP = [(2020, "Whole", "true"), (2023, "Whole", "true")]


@pytest.mark.parametrize(
    ("known", "elements", "expected"),
    [
        pytest.param(
            FULL,
            [(2022, "a", None), (2023, "a", None), (2024, "a", None)],
            {"a": ["first", "continued title", "continued title"]},
            id="the same title every year",
        ),
        pytest.param(
            FULL,
            [(2022, "a", None), (2023, "b", "/plan/2022/a"), (2024, "b", None)],
            {"b": ["first", "continued curated", "continued title"]},
            id="a person decided",
        ),
        pytest.param(
            FULL, [(2022, "a", None)], {"a": ["first", "ended", "absent"]}, id="ended"
        ),
        pytest.param(FULL, [(2024, "a", None)], {"a": ["absent", "absent", "new"]}, id="new"),
        pytest.param(
            OPEN, [(2022, "a", None)], {"a": ["first", "open", "absent"]}, id="not known, not ended"
        ),
        pytest.param(
            OPEN, [(2024, "a", None)], {"a": ["absent", "open", "first"]}, id="not known, not new"
        ),
        pytest.param(
            FULL,
            [(2022, "a", None), (2024, "a", None)],
            {"a": ["first", "ended", "again title"]},
            id="again",
        ),
        pytest.param(
            GAP,
            [(2020, "a", None), (2020, "b", None), (2023, "a", None)],
            {"a": ["first", "unpublished", "again title"], "b": ["first", "unpublished", "absent"]},
            id="years between that are not published",
        ),
        pytest.param(
            GAP,
            [(2020, "a", None), (2023, "b", "/plan/2020/a")],
            {"b": ["first", "unpublished", "continued curated"]},
            id="decided over a gap",
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_each_year(
    known: list[tuple[int, str, str]],
    elements: list[tuple[int, str, str | None]],
    expected: dict[str, list[str]],
) -> None:
    every = plans(*known)
    assert said(through(every, measures(*elements), "wp:Measure", every)) == expected


def test_only_some_years_are_shown_but_all_are_known() -> None:
    every = plans(*FULL)
    found = through(every, measures((2022, "a", None), (2023, "a", None)), "wp:Measure", every[1:])
    assert [year.year for year in found.years] == [2023, 2024]
    assert said(found) == {"a": ["continued title", "ended"]}
    assert (found.count(1, "ended"), found.total("new")) == (1, 0)


def test_initiatives_are_known_only_of_whole_plans() -> None:
    every = plans((2023, "Partial", "true"), (2024, "Whole", "true"))
    line = ["wp:Initiative", 2024, "/i", "i", None, 1, 1]
    assert said(through(every, rows(ELEMENTS, line), "wp:Initiative", every)) == {
        "i": ["open", "first"]
    }


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("安全・安心 なまち", "安全・安心なまち", True),
        ("ＧＲＥＥＮ×ＥＸＰＯ２０２７", "GREEN×EXPO2027", True),
        ("支え合う", "支えあう", False),
    ],
)
def test_titles_are_equal_but_for_width_and_spaces(one: str, other: str, same: bool) -> None:
    assert (key(one) == key(other)) is same
