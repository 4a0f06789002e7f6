"""Invented cities: each has its own name and codes, and plans come ward by ward."""

import re

import pytest

from wardplan.errors import UsageError
from wardplan.importer.cities import DESIGNATED
from wardplan.synth.cities import City, city, midterm_of, most, places
from wardplan.synth.phrases import names

NAMES = names()
CITIES = [city(number, NAMES) for number in range(len(NAMES.fronts) * len(NAMES.backs))]


def test_eighteen_thousand_plans_are_possible() -> None:
    assert most(NAMES) >= 18_000


def test_no_city_is_like_another() -> None:
    assert len({each.name for each in CITIES}) == len({each.slug for each in CITIES}) == len(CITIES)


def test_no_city_bears_the_name_of_one_with_wards() -> None:
    assert not {each.name for each in CITIES} & set(DESIGNATED)


def test_no_code_is_given_twice_or_is_of_a_real_prefecture() -> None:
    codes = [named.code for each in CITIES for named in (each, *each.wards)]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"\d{5}", code) and int(code[:2]) > 47 for code in codes)


@pytest.mark.parametrize(("code", "full"), [("14100", "141003"), ("14117", "141178")])
def test_the_check_digit_is_that_of_real_codes(code: str, full: str) -> None:
    assert City("横浜市", "yokohama", "よこはまし", code, ()).full_code == full


def test_plans_come_year_by_year_then_ward_by_ward_then_city_by_city() -> None:
    chosen = places(182, NAMES)
    assert [(each.ward.slug, each.year) for each in chosen[8:12]] == [
        ("higashino", 2026),
        ("higashino", 2027),
        ("nishino", 2018),
        ("nishino", 2019),
    ]
    assert [each.city.slug for each in chosen[178:]] == ["hoshinagi"] * 2 + ["kiriaya"] * 2


@pytest.mark.parametrize(
    ("year", "first"), [(2018, 2018), (2021, 2018), (2022, 2022), (2027, 2026)]
)
def test_every_year_has_its_mid_term_plan(year: int, first: int) -> None:
    assert midterm_of(year).first_year == first


def test_more_than_there_are_names_for_is_refused() -> None:
    with pytest.raises(UsageError, match="cannot make 21601 plans; expected 1 to 21600"):
        places(21_601, NAMES)
