"""What each section will do: grids, lists, tables, below a measure or in a part of their own."""

import pytest

from tests.documents import YOKOHAMA, document
from wardplan.importer.reader import read

Found = list[tuple[str, str]]

OWN_PART: dict[str, tuple[str, Found]] = {
    "headings": (
        "### 総務課\n\n支えます。\n\n### 税務課\n\n公平に課税します。",
        [("総務課", "支えます。"), ("税務課", "公平に課税します。")],
    ),
    "brackets": (
        "【総務課】支えます。\n\n【税務課】公平に課税します。",
        [("総務課", "支えます。"), ("税務課", "公平に課税します。")],
    ),
    "colons": (
        "総務課：支えます。\n\n税務課：公平に課税します。",
        [("総務課", "支えます。"), ("税務課", "公平に課税します。")],
    ),
    "bullets": (
        "・総務課　支えます。\n・税務課　公平に課税します。",
        [("総務課", "支えます。"), ("税務課", "公平に課税します。")],
    ),
    "grid": (
        "《総務課》支えます。 《税務課》公平に課税します。",
        [("総務課", "支えます。"), ("税務課", "公平に課税します。")],
    ),
    "table": (
        "|課名|目標|\n|---|---|\n|総務課|支えます。|\n|税務課|公平に課税します。|",
        [("総務課", "支えます。"), ("税務課", "公平に課税します。")],
    ),
    "two pairs of columns": (
        "|課名|目標|課名|目標|\n|---|---|---|---|\n|総務課|支えます。|税務課|課税します。|\n|戸籍課|届けます。|||",
        [("総務課", "支えます。"), ("税務課", "課税します。"), ("戸籍課", "届けます。")],
    ),
    "HTML grid": (
        "<table><tr><td>総務課<br>支えます。</td><td>税務課<br>公平に課税します。</td></tr></table>",
        [("総務課", "支えます。"), ("税務課", "公平に課税します。")],
    ),
}


def missions(text: str) -> list[tuple[str, str, int | None]]:
    plan = read(text, YOKOHAMA).plan
    return [
        (
            mission.department.text,
            " ".join(part.text for part in mission.description)
            if isinstance(mission.description, tuple)
            else mission.description.text,
            mission.measure,
        )
        for mission in plan.missions
    ]


@pytest.mark.parametrize(("part", "expected"), OWN_PART.values(), ids=OWN_PART.keys())
def test_missions(part: str, expected: Found) -> None:
    text = document("○防災\n・守ります。") + f"\n## 各課の目標\n\n{part}\n"
    assert missions(text) == [(name, words, None) for name, words in expected]


def test_missions_below_a_measure_serve_it() -> None:
    measures = "### 1 安全なまち\n\n守ります。\n\n・総務課　支えます。\n・税務課　課税します。"
    assert missions(document(measures=measures)) == [
        ("総務課", "支えます。", 1),
        ("税務課", "課税します。", 1),
    ]
