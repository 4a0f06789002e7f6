"""Lines that a page's width broke are joined; lines that end a thought are not."""

import pytest

from wardplan.importer.blocks import cut
from wardplan.importer.wrapping import page_width, width

JOINED = {
    "particle at the end": "地域の皆様とともに安全を\n守る取組",
    "comma at the end": "安全に、\n暮らせるまち",
    "open bracket": "防災訓練（地域防災拠点\n運営委員会）",
    "open quotation": "「安全で\n安心なまち」",
    "small kana begins": "災害時に支援が必要な方への支\nっきり",
    "particle begins": "災害への備え\nを進めます。",
    "closing bracket begins": "訓練（地域\n）を行う",
    "running text": "地域防災拠点での訓練を支援するとともに、関係機関との連\n携を強化します。",
    "subtitle over two lines": "にぎわいのあるまち ～とどけよう\n区の魅力～",
    "bullet": "・災害に備え、地域の皆様と\n訓練を行います。",
}
PARTED = {
    "full stop": "守ります。\n進めます。",
    "two short lines": "安全なまち\n元気なまち",
    "bracket on its own line": "安全なまち\n【総務課】",
    "number on the next line": "安全に暮らせる\n2 元気なまち",
    "mark on the next line": "安全に暮らせる\n○元気なまち",
    "exclamation": "みんなで守ろう！\n元気なまち",
    "end of a table's row": "訓練 地域とともに訓練を行います。 総務課\n防犯 見回ります。 税務課",
    "mangled circle on the next line": "@ 防災力の高い\nA 元気なまち",
    "colon": "取組は次のとおり：\n元気なまち",
}


@pytest.mark.parametrize("text", JOINED.values(), ids=JOINED.keys())
def test_lines_run_on(text: str) -> None:
    assert len(cut(text)) == 1


@pytest.mark.parametrize("text", PARTED.values(), ids=PARTED.keys())
def test_lines_stand_apart(text: str) -> None:
    assert len(cut(text)) == 2


def test_line_as_wide_as_the_page_runs_on() -> None:
    one, other = "あ" * 36, "い" * 36
    assert [b.text for b in cut(f"{one}\n{other}\nう")] == [f"{one} {other} う"]


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("あいう", 6), ("ａ", 2), ("ｱ", 1), ("", 0)]
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(("widths", "page"), [([], 0), ([5], 5), ([*range(1, 11)], 10)])
def test_page_width(widths: list[int], page: int) -> None:
    assert page_width(widths) == page
