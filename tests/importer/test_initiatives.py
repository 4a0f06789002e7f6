"""Initiatives in every form wards print them, as one table: what stands under a measure, read."""

import pytest

from tests.documents import YOKOHAMA, document
from wardplan.importer.reader import read
from wardplan.records import Initiative, Quote

Facts = tuple[str, list[str], list[str], int | None]
"""Title, actions, sections and yen of an initiative."""

FORMS: dict[str, tuple[str, list[Facts]]] = {
    "circle and bullets": (
        "○防災訓練\n・守ります。\n・備えます。\n○防犯\n・見回ります。",
        [
            ("防災訓練", ["守ります。", "備えます。"], [], None),
            ("防犯", ["見回ります。"], [], None),
        ],
    ),
    "headings and dashes": (
        "#### 防災訓練\n\n- 守ります。\n- 備えます。\n\n#### 防犯\n\n- 見回ります。",
        [
            ("防災訓練", ["守ります。", "備えます。"], [], None),
            ("防犯", ["見回ります。"], [], None),
        ],
    ),
    "numbers and kana": (
        "(1) 防災訓練\n\nア 守ります。\n\nイ 備えます。\n\n(2) 防犯\n\nア 見回ります。",
        [
            ("防災訓練", ["守ります。", "備えます。"], [], None),
            ("防犯", ["見回ります。"], [], None),
        ],
    ),
    "boxes for bullets": (
        "◆防災訓練\n□守ります。\n□備えます。\n\n◆防犯\n□見回ります。",
        [
            ("防災訓練", ["守ります。", "備えます。"], [], None),
            ("防犯", ["見回ります。"], [], None),
        ],
    ),
    "prose": (
        "○防災訓練\n\n地域の皆様と守ります。\n\n○防犯\n\n見回ります。",
        [("防災訓練", [], [], None), ("防犯", [], [], None)],
    ),
    "sections and amounts": (
        "○防災訓練【総務課】（648万円）\n・守ります。\n○防犯（地域振興課、総務課）\n・見回ります。",
        [
            ("防災訓練", ["守ります。"], ["総務課"], 6_480_000),
            ("防犯", ["見回ります。"], ["地域振興課", "総務課"], None),
        ],
    ),
    "Markdown table": (
        "|事業名|内容|担当課|予算額（千円）|\n|---|---|---|---|\n"
        "|防災訓練|・守ります。<br>・備えます。|総務課|6,480|\n|防犯|見回ります。|地域振興課|△20|\n"
        "|合計|||6,460|",
        [
            ("防災訓練", ["守ります。", "備えます。"], ["総務課"], 6_480_000),
            ("防犯", [], ["地域振興課"], -20_000),
        ],
    ),
    "HTML table": (
        "<table>\n<tr><th>取組名</th><th>取組内容</th></tr>\n"
        "<tr><td>防災訓練</td><td><ul><li>・守ります。</li><li>・備えます。</li></ul></td></tr>\n"
        "<tr><td>防犯</td><td>見回ります。</td></tr>\n</table>",
        [("防災訓練", ["守ります。", "備えます。"], [], None), ("防犯", [], [], None)],
    ),
    "tabs": (
        "事業名\t内容\t担当課\n防災訓練\t守ります。\t総務課\n防犯\t見回ります。\t地域振興課",
        [("防災訓練", [], ["総務課"], None), ("防犯", [], ["地域振興課"], None)],
    ),
    "table that lost its lines": (
        "事業名 内容\n\n防災訓練 地域の皆様と訓練を行います。\n\n防犯 見回ります。",
        [("防災訓練", [], [], None), ("防犯", [], [], None)],
    ),
    "rows of labels": (
        "|事業名|防災訓練|\n|担当課|総務課|\n|内容|・守ります。<br>・備えます。|\n"
        "|事業名|防犯|\n|担当課|地域振興課|\n|内容|・見回ります。|",
        [
            ("防災訓練", ["守ります。", "備えます。"], ["総務課"], None),
            ("防犯", ["見回ります。"], ["地域振興課"], None),
        ],
    ),
    "boxes of labels in text": (
        "事業名　　防災訓練\n予算額　　648万円（新規）\n担当課　　総務課\n"
        "内容　　　・守ります。\n　　　　　・備えます。\n\n"
        "事業名　　防犯\n担当課　　地域振興課\n内容　　　・見回ります。",
        [
            ("防災訓練", ["守ります。", "備えます。"], ["総務課"], 6_480_000),
            ("防犯", ["見回ります。"], ["地域振興課"], None),
        ],
    ),
    "boxes with colons": (
        "取組名：防災訓練\n所管課：総務課\n取組内容：守ります。\n\n取組名：防犯\n取組内容：見回ります。",
        [("防災訓練", [], ["総務課"], None), ("防犯", [], [], None)],
    ),
    "section in double brackets and a mark": (
        "1. 防災訓練　《総務課》〈新規〉\n   - 守ります。\n"
        "2. 防犯　《地域振興課》\n   - 見回ります。",
        [
            ("防災訓練", ["守ります。"], ["総務課"], None),
            ("防犯", ["見回ります。"], ["地域振興課"], None),
        ],
    ),
    "bold titles in a list, a dash and text": (
        "- **防災訓練** — 守ります。\n- **防犯**： 見回ります。",
        [("防災訓練", [], [], None), ("防犯", [], [], None)],
    ),
    "triangles below headings": (
        "#### 1-1 防災訓練\n\n▶ 守ります。\n▶ 備えます。\n\n#### 1-2 防犯\n\n▶ 見回ります。",
        [
            ("防災訓練", ["守ります。", "備えます。"], [], None),
            ("防犯", ["見回ります。"], [], None),
        ],
    ),
    "flattened rows that end in a section": (
        "事業名 内容 担当課\n防災訓練 皆様と訓練を行います。 総務課\n防犯 見回ります。 地域振興課",
        [("防災訓練", [], ["総務課"], None), ("防犯", [], ["地域振興課"], None)],
    ),
    "several in one cell": (
        "|施策|主な取組|\n|---|---|\n|1 安全なまち|○防災訓練（総務課）<br>○防犯（地域振興課）|",
        [("防災訓練", [], ["総務課"], None), ("防犯", [], ["地域振興課"], None)],
    ),
    "bullets below bullets": (
        "- 防災訓練（総務課）\n  - 守ります。\n  - 備えます。\n"
        "- 防犯（地域振興課）\n  - 見回ります。",
        [
            ("防災訓練", ["守ります。", "備えます。"], ["総務課"], None),
            ("防犯", ["見回ります。"], ["地域振興課"], None),
        ],
    ),
    "a sum far behind a short title": (
        "・防災訓練　　6,480千円\n　（総務課）\n・防犯　　20千円\n　（地域振興課）",
        [("防災訓練", [], ["総務課"], 6_480_000), ("防犯", [], ["地域振興課"], 20_000)],
    ),
    "new and enlarged": (
        "○【新規】防災訓練\n・守ります。\n○防犯《拡充》\n・見回ります。",
        [("防災訓練", ["守ります。"], [], None), ("防犯", ["見回ります。"], [], None)],
    ),
    "caption and note between": (
        "○防災訓練\n・守ります。\n\n<訓練の様子>\n\n※ 予定です。\n\n○防犯\n・見回ります。",
        [("防災訓練", ["守ります。"], [], None), ("防犯", ["見回ります。"], [], None)],
    ),
}
TARGETS: dict[str, tuple[str, list[dict[str, str]]]] = {
    "columns": (
        "|取組|指標|目標|実績|評価|\n|---|---|---|---|---|\n|防災訓練|参加者数|500人|620人|A|",
        [
            {
                "label": "参加者数",
                "target": "500人",
                "result": "620人",
                "unit": "人",
                "evaluation": "A",
            }
        ],
    ),
    "none": ("|取組|内容|\n|---|---|\n|防災訓練|守ります。|", []),
}


def initiatives(details: str) -> tuple[Initiative, ...]:
    plan = read(document(details), YOKOHAMA).plan
    assert plan.loose_initiatives == ()
    return plan.measures[0].initiatives


def facts(initiative: Initiative) -> Facts:
    return (
        initiative.label.text,
        [action.text for action in initiative.actions],
        [unit.text for unit in initiative.departments],
        initiative.budget.yen if initiative.budget else None,
    )


@pytest.mark.parametrize(("details", "expected"), FORMS.values(), ids=FORMS.keys())
def test_initiatives(details: str, expected: list[Facts]) -> None:
    assert [facts(initiative) for initiative in initiatives(details)] == expected


@pytest.mark.parametrize(("details", "expected"), TARGETS.values(), ids=TARGETS.keys())
def test_targets_and_results(details: str, expected: list[dict[str, str]]) -> None:
    (initiative,) = initiatives(details)
    assert [
        {name: part.text for name, part in vars(each).items() if isinstance(part, Quote)}
        for each in initiative.indicators
    ] == expected
