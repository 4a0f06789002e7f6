"""Names are found by their confirmed readings, in kana and in Latin letters."""

import pytest

from wardplan.holdings import Holdings
from wardplan.iris import ward
from wardplan.pointer import resource
from wardplan.search.readings import merged, names

FOUND = [
    ("kanazawa", "かなざわ", "金沢"),
    ("kanazawa", "かなざわく", "金沢区"),
    ("kanazawa", "kanazawa", "金沢"),
    ("kanazawa", "kanazawaku", "金沢区"),
    ("kanazawa", "かなざわ区", "金沢区"),
    ("kohoku", "kouhoku", "港北"),
    ("kohoku", "kohoku", "港北"),
    ("konan", "konan", "港南"),
    ("tsuzuki", "tsuzuki", "都筑"),
    ("hodogaya", "hodogaya", "保土ケ谷"),
    ("naka", "なか", "中区"),
    ("nishi", "nishi", "西区"),
    ("aoba", "aoba ward", "青葉区"),
]
"""A ward, how its name may be typed, and what that stands for."""


@pytest.mark.parametrize(("slug", "typed", "written"), FOUND)
def test_readings_of_a_ward(holdings: Holdings, slug: str, typed: str, written: str) -> None:
    thing = resource(holdings.sight, str(ward("yokohama", slug)))
    assert [name.written for name in merged(names([thing])) if typed in name.readings] == [written]


def test_a_single_character_is_no_name_by_itself(holdings: Holdings) -> None:
    thing = resource(holdings.sight, str(ward("yokohama", "naka")))
    assert {name.written for name in names([thing])} == {"中区"}
