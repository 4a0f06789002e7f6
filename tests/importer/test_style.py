"""How a document sets its measures, and the items below one, is inferred from all of them."""

import pytest

from wardplan.importer.blocks import cut
from wardplan.importer.item_style import of_items
from wardplan.importer.measure_style import of_measures
from wardplan.importer.style import Style

MEASURES: dict[str, tuple[str, Style | None]] = {
    "numbers": ("1 安全\n\n文です。\n\n2 元気\n\n文です。", Style("number", "plain")),
    "numbered headings": ("### 1 安全\n\n文です。\n\n### 2 元気", Style("number", "plain")),
    "words": ("施策1 安全\n\n施策2 元気", Style("number", "worded 施策")),
    "circled": ("① 安全\n\n② 元気", Style("number", "circled")),
    "mangled": ("@ 安全\n\nA 元気", Style("number", "mangled")),
    "a list of titles": ("* [1] 安全\n* [2] 元気", Style("number", "square")),
    "a list of worded titles": ("- 施策1 安全\n- 施策2 元気", Style("number", "worded 施策")),
    "headings": ("### 安全\n\n文です。\n\n### 元気\n\n文です。", Style("level", level=3)),
    "marks": ("■安全\n\n文です。\n\n■元気\n\n文です。", Style("mark", "■")),
    "brackets": ("【安全】\n\n文です。\n\n【元気】\n\n文です。", Style("bracket")),
    "lines": ("安全なまち\n\n守ります。\n\n元気なまち\n\n育てます。", Style("bare")),
    "headings above numbers": (
        "### 安全\n\n(1) 防災\n\n(2) 防犯\n\n### 元気\n\n(1) 健康\n\n(2) 福祉",
        Style("level", level=3),
    ),
    "marks above numbers": ("■安全\n\n(1) 防災\n\n■元気\n\n(1) 健康", Style("mark", "■")),
    "only sentences": ("守ります。\n\n育てます。", None),
    "nothing": ("", None),
}
ITEMS: dict[str, tuple[str, bool, Style | None]] = {
    "circles": ("○防災\n\n・守る\n\n○防犯\n\n・見回る", False, Style("mark", "○")),
    "headings": ("#### 防災\n\n・守る", False, Style("level", level=4)),
    "marked headings": ("#### ○防災\n\n・守る", False, Style("level", "○", 4)),
    "bold": ("**防災**\n\n・守る", False, Style("mark", "**")),
    "numbers": ("(1) 防災\n\n・守る\n\n(2) 防犯", False, Style("number", "round")),
    "rows": ("|防災|守ります。|\n|防犯|見回ります。|", False, Style("row")),
    "brackets": ("【防災】\n\n・守ります。", False, Style("bracket", "【")),
    "bullets that are titles": ("・防災\n・防犯", False, Style("mark", "・")),
    "bullets that are sentences": ("・守ります。\n・見回ります。", False, None),
    "bullets below a list's heading": ("・守ります。\n・見回ります。", True, Style("mark", "・")),
    "kana below a list's heading": ("ア 防災\nイ 防犯", True, Style("kana")),
    "lines below a list's heading": ("防災訓練", True, Style("bare")),
    "lines": ("防災訓練", False, None),
    "a heading of a numbered list": (
        "**心構え**\n\n1. 気づく\n2. 考える",
        True,
        Style("number", "dotted"),
    ),
    "numbered sentences with titles": (
        "1) 信頼：約束を守ります。\n2) 協働：話します。",
        True,
        Style("number", "half-round"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), MEASURES.values(), ids=MEASURES.keys())
def test_style_of_measures(text: str, expected: Style | None) -> None:
    assert of_measures(cut(text)) == expected


@pytest.mark.parametrize(("text", "listed", "expected"), ITEMS.values(), ids=ITEMS.keys())
def test_style_of_items(text: str, listed: bool, expected: Style | None) -> None:
    assert of_items(cut(text), listed=listed) == expected


@pytest.mark.parametrize(
    ("style", "text", "fits"),
    [
        (Style("number", "plain"), "1 安全", True),
        (Style("number", "plain"), "(1) 安全", False),
        (Style("level", level=3), "### 安全", True),
        (Style("level", level=3), "#### 安全", False),
        (Style("mark", "○"), "○安全", True),
        (Style("mark", "○"), "●安全", False),
        (Style("kana"), "ア 安全", True),
        (Style("bracket", "【"), "［安全］", False),
        (Style("bracket"), "【安全】", True),
        (Style("bare"), "安全", True),
        (Style("bare"), "守ります。", False),
        (Style("row"), "|安全|守る|", True),
        (Style("number", "plain"), "|1|守る|", False),
    ],
)
def test_fits(style: Style, text: str, fits: bool) -> None:
    (block,) = cut(text)
    assert style.fits(block) is fits
