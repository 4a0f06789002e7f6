"""Numbers printed before a title, in every style wards use, and figures that are none."""

import pytest

from wardplan.importer import numbering
from wardplan.importer.blocks import quote

NUMBERS: dict[str, tuple[str, tuple[int, str, str]]] = {
    "plain": ("1 安全なまち", (1, "plain", "安全なまち")),
    "full width": ("２　安全なまち", (2, "plain", "安全なまち")),
    "dotted": ("3. 安全なまち", (3, "dotted", "安全なまち")),
    "dotted, no space": ("3.安全なまち", (3, "dotted", "安全なまち")),
    "full-width stop": ("４．安全なまち", (4, "dotted", "安全なまち")),
    "comma": ("4、安全なまち", (4, "dotted", "安全なまち")),
    "round": ("(1) 安全なまち", (1, "round", "安全なまち")),
    "round, full width": ("（１）安全なまち", (1, "round", "安全なまち")),
    "half-round": ("2) 安全なまち", (2, "half-round", "安全なまち")),
    "circled": ("① 安全なまち", (1, "circled", "安全なまち")),
    "twenty circled": ("⑳安全なまち", (20, "circled", "安全なまち")),
    "square": ("[1] 安全なまち", (1, "square", "安全なまち")),
    "square, full width": ("［１］安全なまち", (1, "square", "安全なまち")),
    "lenticular": ("【1】安全なまち", (1, "lenticular", "安全なまち")),
    "angle": ("＜2＞安全なまち", (2, "angle", "安全なまち")),
    "worded": ("施策1 安全なまち", (1, "worded 施策", "安全なまち")),
    "worded in brackets": ("【施策2】安全なまち", (2, "worded 施策", "安全なまち")),
    "worded, other word": ("柱3：安全なまち", (3, "worded 柱", "安全なまち")),
    "worded in tortoise shell brackets": ("〔施策１〕安全なまち", (1, "worded 施策", "安全なまち")),
    "worded in double angles": ("≪施策3≫安全なまち", (3, "worded 施策", "安全なまち")),
    "tortoise shell brackets": ("〔2〕安全なまち", (2, "square", "安全なまち")),
    "worded, with marks around": ("重点分野1◆　安全なまち", (1, "worded 重点分野", "安全なまち")),
    "glued": ("1安全なまち", (1, "glued", "安全なまち")),
    "nested": ("2-1 安全なまち", (1, "nested", "安全なまち")),
    "nested, full width": ("２－３　安全なまち", (3, "nested", "安全なまち")),
    "mangled circle": ("@ 安全なまち", (1, "mangled", "安全なまち")),
    "full-width letter": ("Ａ　安全なまち", (2, "mangled", "安全なまち")),
    "third mangled circle": ("B 安全なまち", (3, "mangled", "安全なまち")),
}
NONE = {
    "no number": "安全なまち",
    "year": "2024年度の取組",
    "years, parted": "3 年を通じた見守り",
    "years, parted twice": "3  年を通じた見守り",
    "years counted": "3 か年の計画",
    "years counted, full width": "３　カ年の計画",
    "places counted": "2 か所の拠点",
    "things counted": "3 つの力でつなぐ",
    "month": "4月に始めます",
    "people": "3人で進めます",
    "count": "3つの柱",
    "share": "5割の世帯",
    "period": "4～5月の取組",
    "time": "10時から",
    "zero": "0 安全なまち",
    "policy count": "施策3つの方針",
    "share of policies": "目標80%を超える",
    "letter of a word": "A4判のちらし",
    "nothing": "",
}


@pytest.mark.parametrize(("printed", "expected"), NUMBERS.values(), ids=NUMBERS.keys())
def test_number(printed: str, expected: tuple[int, str, str]) -> None:
    number = numbering.read(printed, quote(printed, 0, len(printed)))
    assert number is not None
    assert (number.value, number.style, printed[number.end :].strip()) == expected
    assert printed[number.printed.start : number.printed.end].strip() != ""


@pytest.mark.parametrize("printed", NONE.values(), ids=NONE.keys())
def test_no_number(printed: str) -> None:
    assert numbering.read(printed, quote(printed, 0, len(printed))) is None


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "前文です。\n\n施策２　安全"
    number = numbering.read(text, quote(text, 7, len(text)))
    assert number is not None
    assert (text[number.printed.start : number.printed.end], text[number.end :]) == (
        "施策２",
        "安全",
    )
