"""Where the sections of a document begin, with headings and without."""

import pytest

from tests.documents import YOKOHAMA
from wardplan.importer.blocks import cut
from wardplan.importer.draft import Section
from wardplan.importer.outline import starts

Found = list[tuple[str, Section]]

OUTLINES: dict[str, tuple[str, Found]] = {
    "three sections": (
        "Ⅰ 基本目標\n\n住みよいまち\n\n"
        "Ⅱ 目標達成に向けた施策\n\n1 安全\n\nⅢ 目標達成に向けた組織運営",
        [
            ("Ⅰ 基本目標", Section.GOAL),
            ("Ⅱ 目標達成に向けた施策", Section.MEASURES),
            ("Ⅲ 目標達成に向けた組織運営", Section.ORGANISATION),
        ],
    ),
    "numeral on a line of its own": (
        "Ⅰ\n\n基本目標\n\n住みよいまち\n\nⅡ\n\n目標達成に向けた施策",
        [("Ⅰ", Section.GOAL), ("Ⅱ", Section.MEASURES)],
    ),
    "goal named twice": (
        "基本目標\n\n住みよいまち\n\n目標達成に向けた施策\n\n1 安全\n\n基本目標",
        [("基本目標", Section.GOAL), ("目標達成に向けた施策", Section.MEASURES)],
    ),
    "list's heading again and again": (
        "目標達成に向けた施策\n\n1 安全\n\n主な取組\n\n○防災\n\n2 元気\n\n主な取組\n\n○健康",
        [("目標達成に向けた施策", Section.MEASURES)],
    ),
    "lists that name their measures, behind the approaches": (
        "目標達成に向けた施策\n\n1 安全\n\n2 元気\n\n目標達成に向けた組織運営\n\n○笑顔\n\n"
        "【施策1】の主な取組\n\n■防災\n\n【施策2】の主な取組\n\n■健康",
        [
            ("目標達成に向けた施策", Section.MEASURES),
            ("目標達成に向けた組織運営", Section.ORGANISATION),
            ("【施策1】の主な取組", Section.DETAILS),
        ],
    ),
    "no heading for the measures": (
        "## 基本目標\n\n住みよいまち\n\n### 1 安全\n\n守ります。\n\n### 2 元気\n\n育てます。",
        [("基本目標", Section.GOAL), ("1 安全", Section.MEASURES)],
    ),
    "goal and its heading on one line": (
        "基本目標：住みよいまち\n\n### 1 安全\n\n守ります。\n\n### 2 元気\n\n育てます。",
        [("基本目標：住みよいまち", Section.GOAL), ("1 安全", Section.MEASURES)],
    ),
    "unknown section": (
        "## 目標達成に向けた施策\n\n### 1 安全\n\n○防災\n\n## 区の花と木\n\n### 花",
        [("目標達成に向けた施策", Section.MEASURES), ("区の花と木", Section.OTHER)],
    ),
    "nothing": ("こんにちは。", []),
}


@pytest.mark.parametrize(("text", "expected"), OUTLINES.values(), ids=OUTLINES.keys())
def test_starts(text: str, expected: Found) -> None:
    blocks = cut(text)
    found = starts(blocks, YOKOHAMA)
    assert [(blocks[place].text, found[place]) for place in sorted(found)] == expected
