"""A text is cut into headings, marked lines and paragraphs, each with its offsets."""

import pytest

from wardplan.importer.blocks import Block, cut, quote
from wardplan.records import Quote, fold
from wardplan.source import Source

ONE = {
    "paragraph": ("文です。", (0, "", "文です。")),
    "heading": ("## I 基本目標", (2, "", "I 基本目標")),
    "six levels": ("###### a", (6, "", "a")),
    "number sign without space": ("#住むなら泉区", (0, "", "#住むなら泉区")),
    "bullet": ("・する", (0, "・", "する")),
    "half-width bullet": ("･する", (0, "･", "する")),
    "dash bullet": ("- する", (0, "-", "する")),
    "star bullet": ("* する", (0, "-", "する")),
    "dash without space": ("-する", (0, "", "-する")),
    "double bullet": ("- ・する", (0, "・", "する")),
    "circle": ("○取組", (0, "○", "取組")),
    "diamond with space": ("◆ 事業", (0, "◆", "事業")),
    "circle in a heading": ("#### ○取組", (4, "○", "取組")),
    "ideographic space after a mark": ("○\u3000取組", (0, "○", "取組")),
    "star note": ("★ 注記", (0, "★", "注記")),
    "indented": ("  文です。  ", (0, "", "文です。")),
    "ideographic indent": ("\u3000文です。", (0, "", "文です。")),
    "lines of one paragraph": ("区役所が  \n進める", (0, "", "区役所が 進める")),
}
CUTS = {
    "blank line": ("a\n\nb", ["a", "b"]),
    "unfinished line": ("安全に、\n暮らす", ["安全に、 暮らす"]),
    "two titles": ("安全\n安心", ["安全", "安心"]),
    "heading then text": ("# a\nb、\nc", ["a", "b、 c"]),
    "heading ends a paragraph": ("a\n# b", ["a", "b"]),
    "each bullet its own": ("・a\n・b、\nc", ["a", "b、 c"]),
    "row of a table, then a line": ("a\tb\n子どもが育つまち", ["a b", "子どもが育つまち"]),
    "rows in columns": (
        "訓練　　１０　総務課\n防犯　　２０　税務課",
        ["訓練 １０ 総務課", "防犯 ２０ 税務課"],
    ),
    "labels in columns": ("事業名　　防災、\n予算額　　5円", ["事業名 防災、", "予算額 5円"]),
    "blank line of spaces": ("a\n \u3000\nb", ["a", "b"]),
    "nothing": ("\n \n", []),
}
SENTENCES = {
    "full stop": ("進めます。", True),
    "full stop in brackets": ("（進めます。）", True),
    "full stop in quotation marks": ("「進めます。」", True),
    "wide full stop": ("進めます．", True),
    "noun": ("まちづくり", False),
    "exclamation mark": ("地域とともに！", False),
    "nothing": ("", False),
}


def only(text: str) -> Block:
    (block,) = cut(text)
    return block


@pytest.mark.parametrize(("text", "expected"), ONE.values(), ids=ONE.keys())
def test_block(text: str, expected: tuple[int, str, str]) -> None:
    block = only(text)
    assert (block.level, block.mark, block.text) == expected
    assert block.is_heading is (expected[0] > 0)


@pytest.mark.parametrize(("text", "expected"), CUTS.values(), ids=CUTS.keys())
def test_cut(text: str, expected: list[str]) -> None:
    assert [block.text for block in cut(text)] == expected


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_sentence(text: str, expected: bool) -> None:
    block = Block(1, 0, len(text), 0, "", Quote(0, len(text), text), 0)
    assert block.is_sentence is expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a\n\n\nb", [(1, 0), (4, 2)]),
        ("\na、\nb\n\nc", [(2, 1), (5, 1)]),
        ("a、\x0c\nb\n\nc", [(1, 0), (4, 1)]),
        ("a\u2028b\n\nc", [(1, 0), (3, 1)]),
    ],
    ids=["two blank", "blank before", "form feed", "line separator"],
)
def test_line_and_gap_are_those_an_editor_shows(text: str, places: list[tuple[int, int]]) -> None:
    assert [(block.line, block.gap) for block in cut(text)] == places


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("  泉区 ", 0, 5, Quote(2, 4, "泉区")),
        ("a\n  b", 0, 5, Quote(0, 5, "a b")),
        ("a   b", 1, 4, Quote(4, 4, "")),
        ("x\u3000y", 0, 3, Quote(0, 3, "x y")),
    ],
    ids=["trimmed", "folded", "blank", "ideographic space"],
)
def test_quote(text: str, start: int, end: int, expected: Quote) -> None:
    assert quote(text, start, end) == expected


@pytest.mark.parametrize("name", ["izumi", "kanazawa"])
def test_blocks_stand_where_they_say(name: str, izumi: Source, kanazawa: Source) -> None:
    text = {"izumi": izumi, "kanazawa": kanazawa}[name].text
    wrong = [b for b in cut(text) if fold(text[b.body.start : b.body.end]) != b.text]
    assert wrong == []


@pytest.mark.parametrize("name", ["izumi", "kanazawa"])
def test_between_blocks_there_is_only_space(name: str, izumi: Source, kanazawa: Source) -> None:
    text = {"izumi": izumi, "kanazawa": kanazawa}[name].text
    blocks = cut(text)
    edges = [0, *(n for block in blocks for n in (block.start, block.end)), len(text)]
    gaps = [text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)]
    assert [gap for gap in gaps if gap.strip()] == []


def test_lines_of_izumi_are_the_files(izumi: Source) -> None:
    lines = izumi.text.split("\n")
    wrong = [b for b in cut(izumi.text) if not lines[b.line - 1].strip().endswith(b.text[-5:])]
    assert [block for block in wrong if "\n" not in izumi.text[block.start : block.end]] == []


def test_number_of_blocks(izumi: Source, kanazawa: Source) -> None:
    assert (len(cut(izumi.text)), len(cut(kanazawa.text))) == (109, 91)
