"""Sustainable Development Goals in prose, lists and the alternative texts of icons."""

import pytest

from wardplan.importer import sdgs
from wardplan.importer.blocks import quote
from wardplan.records import GoalReference

PROSE: dict[str, tuple[str, tuple[int, ...]]] = {
    "one": ("SDGs 11", (11,)),
    "dots": ("SDGs：3・11・17", (3, 11, 17)),
    "commas": ("SDGs 3、11", (3, 11)),
    "range": ("SDGs 3～5", (3, 4, 5)),
    "full width": ("ＳＤＧｓ　３・１１", (3, 11)),
    "goal word": ("SDGsの目標4に貢献します", (4,)),
    "goal word each": ("SDGs（ゴール3、ゴール11）", (3, 11)),
    "long name": ("持続可能な開発目標(SDGs)の目標13", (13,)),
    "name behind": ("SDGs 4「質の高い教育をみんなに」、11「住み続けられるまちづくりを」", (4, 11)),
    "twice is once": ("SDGs 3・3", (3,)),
    "too large": ("SDGs 18", ()),
    "year": ("SDGs 2030年", ()),
    "no number": ("SDGsの理念を踏まえます", ()),
    "no goals": ("3・11の教訓", ()),
}
CELLS: dict[str, tuple[str, tuple[int, ...]]] = {
    "bare numbers": ("3・11", (3, 11)),
    "spaces": ("3 11 17", (3, 11, 17)),
    "named": ("SDGs 4", (4,)),
    "dash": ("－", ()),
}
PICTURES: dict[str, tuple[str, tuple[int, ...]]] = {
    "number": ("![SDGs 11](11.png)", (11,)),
    "two": ("![SDGs 3](3.png) ![SDGs 11](11.png)", (3, 11)),
    "name": ("![住み続けられるまちづくりを](i.png)", (11,)),
    "icon of something else": ("![区のマスコット](m.png)", ()),
}


def goals(found: tuple[GoalReference, ...]) -> tuple[int, ...]:
    return tuple(number for reference in found for number in reference.goals)


@pytest.mark.parametrize(("printed", "expected"), PROSE.values(), ids=PROSE.keys())
def test_goals_in_prose(printed: str, expected: tuple[int, ...]) -> None:
    assert goals(sdgs.references(printed, quote(printed, 0, len(printed)))) == expected


@pytest.mark.parametrize(("printed", "expected"), CELLS.values(), ids=CELLS.keys())
def test_goals_in_a_cell(printed: str, expected: tuple[int, ...]) -> None:
    assert goals(sdgs.listed(printed, quote(printed, 0, len(printed)))) == expected


@pytest.mark.parametrize(("printed", "expected"), PICTURES.values(), ids=PICTURES.keys())
def test_goals_in_pictures(printed: str, expected: tuple[int, ...]) -> None:
    assert goals(sdgs.pictured(printed, quote(printed, 0, len(printed)))) == expected
    assert sdgs.in_pictures(printed) is (expected != ())
