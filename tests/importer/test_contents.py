"""Tables of contents are told from the plan they list."""

import pytest

from tests.documents import YOKOHAMA, document
from wardplan.importer import contents
from wardplan.importer.blocks import cut

LISTED: dict[str, tuple[str, list[str]]] = {
    "heading and dots": (
        "目次\n\nⅠ 基本目標 …… 1\n\nⅡ 目標達成に向けた施策 …… 2\n\n本文です。",
        ["目次", "Ⅰ 基本目標 …… 1", "Ⅱ 目標達成に向けた施策 …… 2"],
    ),
    "heading and spaces": (
        "## もくじ\n\n基本目標　1\n\n主な取組　3\n\n本文です。",
        ["もくじ", "基本目標 1", "主な取組 3"],
    ),
    "dots without a heading": (
        "基本目標・・・・・1\n\n主な取組・・・・・3\n\n本文です。",
        ["基本目標・・・・・1", "主な取組・・・・・3"],
    ),
    "names of what comes again": (
        "目次\n\n安全なまち\n\n元気なまち\n\n終わりです。\n\n安全なまち\n\n文。\n\n元気なまち",
        ["目次", "安全なまち", "元気なまち"],
    ),
    "dots that name no section": ("りんご……1\n\nみかん……2", []),
    "one line of dots": ("基本目標……1\n\n本文です。", []),
    "none": ("基本目標\n\n主な取組", []),
}


@pytest.mark.parametrize(("text", "expected"), LISTED.values(), ids=LISTED.keys())
def test_contents(text: str, expected: list[str]) -> None:
    blocks = cut(text)
    listed = contents.of(blocks, YOKOHAMA)
    assert [block.text for block in blocks if block.start in listed] == expected


def test_document_without_contents_lists_nothing() -> None:
    assert contents.of(cut(document("○安心\n\n・守ります。")), YOKOHAMA) == frozenset()
