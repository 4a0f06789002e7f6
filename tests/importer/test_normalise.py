"""Normalising never moves a character."""

import pytest

from wardplan.importer.normalise import dashes, key, narrow
from wardplan.source import Source

NARROW = {
    "digits": ("０１２９", "0129"),
    "letters": ("ＡＺａｚ", "AZaz"),
    "signs": ("：＜＞（）［］！，．／", ":<>()[]!,./"),
    "wide tilde": ("～", "~"),
    "roman": ("ⅠⅡⅢⅣⅤ", "12345"),
    "circled": ("①②⑨", "129"),
    "ideographic space": ("a\u3000b", "a b"),
    "kana and kanji stay": ("泉区アｱ・、。「」", "泉区アｱ・、。「」"),
    "wave dash stays": ("〜", "〜"),
    "white brackets stay": ("｟｠", "｟｠"),
    "beyond the plane": ("𠮷１", "𠮷1"),
}
DASHES = {
    "full-width tilde": ("～a～", "～a～"),
    "wave dash": ("〜a〜", "～a～"),
    "tilde": ("~a~", "～a～"),
    "hyphen stays": ("-a-", "-a-"),
}
SAME_KEY = {
    "space around the dash": ("金沢の未来を創る！～実現～", "金沢の未来を創る！ ～実現～"),
    "width of a sign": ("アップ！", "アップ!"),
    "kinds of dash": ("a〜b", "a~b"),
    "letter case": ("Green×Expo", "GREEN×EXPO"),
    "half-width kana": ("ｶﾞｲﾄﾞ", "ガイド"),
    "ideographic space": ("１\u3000安全", "1安全"),
}
OTHER_KEY = {
    "katakana ka for power": ("地域のカ", "地域の力"),
    "another word": ("安全", "安心"),
}


@pytest.mark.parametrize(("text", "expected"), NARROW.values(), ids=NARROW.keys())
def test_narrow(text: str, expected: str) -> None:
    assert narrow(text) == expected


@pytest.mark.parametrize(("text", "expected"), DASHES.values(), ids=DASHES.keys())
def test_dashes(text: str, expected: str) -> None:
    assert dashes(text) == expected


@pytest.mark.parametrize("plane", range(4))
def test_narrow_keeps_the_length_of_every_character(plane: int) -> None:
    codes = range(plane << 16, (plane + 1) << 16)
    assert [code for code in codes if len(narrow(chr(code))) != 1] == []


def test_both_documents_keep_their_length(izumi: Source, kanazawa: Source) -> None:
    for text in (izumi.text, kanazawa.text):
        assert len(narrow(text)) == len(dashes(text)) == len(text)


def test_narrow_moves_no_line(kanazawa: Source) -> None:
    ends = [n for n, char in enumerate(kanazawa.text) if char == "\n"]
    assert [n for n, char in enumerate(narrow(kanazawa.text)) if char == "\n"] == ends


@pytest.mark.parametrize(("one", "other"), SAME_KEY.values(), ids=SAME_KEY.keys())
def test_same_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), OTHER_KEY.values(), ids=OTHER_KEY.keys())
def test_other_key(one: str, other: str) -> None:
    assert key(one) != key(other)
