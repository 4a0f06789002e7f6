"""The grid of section missions: 《課名》 and what the section will do."""

import pytest

from tests.documents import YOKOHAMA
from wardplan.importer.blocks import cut
from wardplan.importer.departments import missions
from wardplan.importer.reader import read
from wardplan.records import Quote, fold
from wardplan.source import Source

CELLS = {
    "one cell": ("<p>《総務課》</p> <p>支えます。</p>", [("総務課", "支えます。")]),
    "two cells": (
        "<p>《総務課》</p> <p>支えます。</p>\t<p>《税務課》</p> <p>集めます。</p>",
        [("総務課", "支えます。"), ("税務課", "集めます。")],
    ),
    "two rows": (
        "<p>《総務課》</p> <p>支えます。</p>\n<p>《税務課》</p> <p>集めます。</p>",
        [("総務課", "支えます。"), ("税務課", "集めます。")],
    ),
    "no tags": (
        "《総務課》支えます。《税務課》集めます。",
        [("総務課", "支えます。"), ("税務課", "集めます。")],
    ),
    "places behind the name": (
        "<p>《保育園(和泉・北上飯田)》</p> <p>保育します。</p>",
        [("保育園(和泉・北上飯田)", "保育します。")],
    ),
    "quotation marks": ("<p>《総務課》</p> <p>「正確」に。</p>", [("総務課", "「正確」に。")]),
    "angle bracket in the text": (
        "<p>《総務課》</p> <p>支えます<新規>。</p> <p>《税務課》</p> <p>集めます。</p>",
        [("総務課", "支えます<新規>。"), ("税務課", "集めます。")],
    ),
    "name without a mission": ("<p>《総務課》</p>", []),
}
IZUMI = [
    "総務課",
    "区政推進課",
    "地域振興課",
    "戸籍課",
    "税務課",
    "区会計室",
    "福祉保健課",
    "生活衛生課",
    "高齢・障害支援課",
    "こども家庭支援課",
    "保育園(和泉・北上飯田)",
    "生活支援課",
    "保険年金課",
    "泉土木事務所",
]


def found(text: str) -> tuple[tuple[Quote, Quote], ...]:
    return tuple(pair for block in cut(text) for pair in missions(text, block, YOKOHAMA))


@pytest.mark.parametrize(("text", "expected"), CELLS.values(), ids=CELLS.keys())
def test_cells(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(name.text, mission.text) for name, mission in found(text)] == expected


@pytest.mark.parametrize("text", [text for text, _ in CELLS.values()], ids=CELLS.keys())
def test_quotes_stand_where_they_say(text: str) -> None:
    quotes = [quote for pair in found(text) for quote in pair]
    assert [fold(text[q.start : q.end]) for q in quotes] == [q.text for q in quotes]


def test_other_labels_in_such_brackets_are_no_sections() -> None:
    assert found("《区局連携促進事業》まちづくりを進めます。") == ()


def test_izumi_has_14_departments_in_reading_order(izumi: Source) -> None:
    plan = read(izumi.text, YOKOHAMA).plan
    assert [m.department.text for m in plan.missions] == IZUMI
    assert [m.position for m in plan.missions] == list(range(1, 15))


def test_missions_of_izumi_serve_measure_5(izumi: Source) -> None:
    assert {m.measure for m in read(izumi.text, YOKOHAMA).plan.missions} == {5}


def test_last_mission_of_izumi_is_whole(izumi: Source) -> None:
    mission = read(izumi.text, YOKOHAMA).plan.missions[-1].description.text
    assert (mission[:15], mission[-17:]) == (
        "インフラ管理のプロとして、社会",
        "被害の最小化に全力で取り組みます。",
    )


def test_kanazawa_has_no_missions(kanazawa: Source) -> None:
    assert read(kanazawa.text, YOKOHAMA).plan.missions == ()
