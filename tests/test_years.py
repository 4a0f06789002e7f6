"""Japanese years and fiscal years."""

import pytest

from wardplan.years import era_name, western

WESTERN = [
    ("令和", "6", 2024),
    ("令和", "元", 2019),
    ("平成", "元", 1989),
    ("平成", "31", 2019),
    ("R", "02", 2020),
    ("r", "7", 2025),
    ("H", "28", 2016),
    ("h", "31", 2019),
    ("令和", "６", 2024),
]
NAMES = [
    (2024, "令和6年度"),
    (2020, "令和2年度"),
    (2019, "令和元年度"),
    (2018, "平成30年度"),
    (2011, "平成23年度"),
    (1989, "平成元年度"),
]


@pytest.mark.parametrize(("era", "year", "expected"), WESTERN, ids=[str(row[2]) for row in WESTERN])
def test_western(era: str, year: str, expected: int) -> None:
    assert western(era, year) == expected


@pytest.mark.parametrize(("year", "name"), NAMES, ids=[str(row[0]) for row in NAMES])
def test_era_name(year: int, name: str) -> None:
    assert era_name(year) == name


@pytest.mark.parametrize("year", range(1989, 2031))
def test_era_name_gives_the_year_back(year: int) -> None:
    name = era_name(year)
    assert western(name[:2], name[2:].removesuffix("年度")) == year
