"""Text in the encodings that Japanese offices use, told apart by its bytes."""

from pathlib import Path

import pytest

from wardplan.errors import SourceError
from wardplan.transcribe import Note, transcribe

FILE = Path("plan.txt")
TEXT = """令和7年度 栄区運営方針
Ⅰ 基本目標
「森と水辺に人が集うまち」
①高齢者の見守り、②ﾎﾟｽﾀｰの掲示 ～令和7年4月から～
"""
KANJI = "泉区運営方針\n"
ASCII = "plan 2024\n1 goal\n"
ENCODINGS = [
    ("utf-8", None),
    ("utf-8-sig", None),
    ("cp932", "CP932"),
    ("utf-16", "UTF-16"),
    ("utf-16-le", "UTF-16"),
    ("utf-16-be", "UTF-16"),
    ("utf-32", "UTF-32"),
]
JIS_TEXT = TEXT.replace("Ⅰ", "1").replace("①", "(1)").replace("②", "(2)").replace("～", "〜")
JIS_ENCODINGS = [("euc_jp", "EUC-JP"), ("cp932", "CP932"), ("iso2022_jp_ext", "ISO-2022-JP")]
LINE_ENDS = {
    "windows": ("a\r\nb", "a\nb"),
    "old mac": ("a\rb", "a\nb"),
    "a line end of Word": ("a\vb", "a\nb"),
    "unicode line separator": ("a\u2028b", "a\nb"),
    "page break": ("a\n\fb", "a\n\n\nb"),
    "page break in a line": ("a\fb", "a\n\nb"),
}
BROKEN = {
    "one bad byte": (b"\xff\n".join((TEXT.encode(), TEXT.encode())), 5, "byte 0xff is not UTF-8"),
    "cut in a character": (TEXT.encode()[:-2], 4, "is not UTF-8"),
    "a CP932 line in it": (
        TEXT.encode() + "泉区\n".encode("cp932"),
        5,
        "byte 0x90 is not UTF-8; save the file as UTF-8 text and try again",
    ),
    "no text": (bytes(range(128, 256)) * 4, 1, "is not UTF-8"),
    "Latin-1": ("café crème\n".encode("latin-1"), 1, "is not UTF-8"),
    "CP932 with a bad byte": (
        TEXT.encode("cp932") + "次の行".encode("cp932") + b"\xff\n",
        5,
        "the file is CP932 text, but byte 0xff is not",
    ),
    "CP932 cut in a character": (
        (TEXT * 3 + "終").encode("cp932")[:-1],
        13,
        "the file is CP932 text",
    ),
    "UTF-16 cut in a character": (TEXT.encode("utf-16")[:-1], 4, "the file is UTF-16 text"),
    "empty": (b"", None, "the file is empty"),
    "blank": ("\n \u3000\n".encode("cp932"), None, "the file is empty"),
    "blank after its controls": (b"\0\x01 \n", None, "the file is empty"),
}


@pytest.mark.parametrize(("codec", "name"), ENCODINGS, ids=[codec for codec, _ in ENCODINGS])
@pytest.mark.parametrize("text", [TEXT, KANJI, TEXT * 500], ids=["text", "kanji", "long"])
def test_encoding_is_recognised(text: str, codec: str, name: str | None) -> None:
    made = transcribe(text.encode(codec), FILE)
    assert made.text == text
    assert made.notes == ((Note("encoding", text=name),) if name else ())
    assert made.made == (f"Converted from {name} text." if name else None)


@pytest.mark.parametrize(("codec", "name"), JIS_ENCODINGS, ids=[name for _, name in JIS_ENCODINGS])
def test_encoding_of_the_older_code_table(codec: str, name: str) -> None:
    text = JIS_TEXT.replace("ﾎﾟｽﾀｰ", "ポスター")
    text = text if codec != "cp932" else text.replace("〜", "～")
    made = transcribe(text.encode(codec), FILE)
    assert (made.text, made.notes[0].text) == (text, name)


def test_hiragana_in_euc_is_not_taken_for_half_width_katakana() -> None:
    text = "いずみくのめざすまち\n"
    assert transcribe(text.encode("euc_jp"), FILE).text == text


def test_ascii_is_utf8() -> None:
    assert transcribe(ASCII.encode(), FILE).notes == ()


def test_ascii_in_utf16_without_a_mark() -> None:
    assert transcribe(ASCII.encode("utf-16-le"), FILE).text == ASCII


@pytest.mark.parametrize(("text", "expected"), LINE_ENDS.values(), ids=LINE_ENDS.keys())
def test_line_ends(text: str, expected: str) -> None:
    assert transcribe(text.encode(), FILE).text == expected


def test_control_characters_go_with_a_note() -> None:
    made = transcribe("a\nb\0c\x07\ufeff\n".encode(), FILE)
    assert (made.text, made.notes) == ("a\nbc\n", (Note("controls", 2, "3"),))


@pytest.mark.parametrize(("data", "line", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_text_is_refused(data: bytes, line: int | None, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        transcribe(data, FILE)
    assert (caught.value.file, caught.value.line) == (FILE, line)


@pytest.mark.parametrize("end", range(9, len(TEXT.encode("cp932"))))
def test_cp932_is_read_or_refused_wherever_it_ends(end: int) -> None:
    """Never taken for something else: what is read is the beginning of the text."""
    try:
        made = transcribe(TEXT.encode("cp932")[:end], FILE)
    except SourceError:
        return
    assert TEXT.startswith(made.text)


@pytest.mark.parametrize("end", range(9, len(TEXT.encode())))
def test_utf8_is_read_or_refused_wherever_it_ends(end: int) -> None:
    try:
        made = transcribe(TEXT.encode()[:end], FILE)
    except SourceError:
        return
    assert TEXT.startswith(made.text)


def test_too_large() -> None:
    with pytest.raises(SourceError, match="more than 20,000,000 bytes"):
        transcribe(b"a" * 20_000_001, FILE)
