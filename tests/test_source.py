"""A source file is front matter and exactly the text that spans refer to."""

from datetime import date
from pathlib import Path

import pytest

from wardplan.errors import SourceError
from wardplan.source import FrontMatter, Source, decode, join, read, split

FILE = Path("izumi-2024.md")
MINIMAL = "city: yokohama\nward: izumi\nfiscal_year: 2024\n"
FULL = FrontMatter(
    city="yokohama",
    ward="izumi",
    fiscal_year=2024,
    document=2,
    revision=3,
    title="泉区運営方針",
    publisher="泉区役所",
    issued=date(2024, 5, 17),
    source_url="https://www.city.yokohama.lg.jp/izumi/",
    retrieved=date(2026, 11, 1),
    transcription="by hand: from the PDF",
    rights="yokohama",
    text_withheld=True,
    suspected=("「カ」は「力」の可能性", "a: b # c"),
)
DECODED = {
    "utf-8": ("泉区\n".encode(), "泉区\n"),
    "byte order mark": (b"\xef\xbb\xbfa\n", "a\n"),
    "windows line ends": (b"a\r\nb\r\n", "a\nb\n"),
    "old mac line ends": (b"a\rb", "a\nb"),
    "no normalisation of characters": ("ｶﾞ\u3000①".encode(), "ｶﾞ\u3000①"),
}
UNDECODABLE = {
    "cp932": ("泉区".encode("cp932"), 1, "byte 0x90 is not UTF-8"),
    "third line": (b"a\nb\n\xff", 3, "byte 0xff is not UTF-8"),
    "control": (b"a\nb\nc\x1b[31m", 3, r"U\+001B is a control character"),
    "no character": ("a\nb\uffff".encode(), 2, r"U\+FFFF is a control character"),
    "after a byte order mark": (b"\xef\xbb\xbfa\n\xff", 2, "byte 0xff is not UTF-8"),
    "empty": (b"", None, "the file is empty"),
    "blank": (" \n\u3000\n".encode(), None, "the file is empty"),
}
REFUSED = {
    "not yaml": ("city: [\n", 3, "not readable as YAML"),
    "not a table": ("- a\n", 1, "list of `name: value` lines"),
    "no city": ("ward: izumi\nfiscal_year: 2024\n", 1, "lacks 'city'"),
    "no ward": ("city: yokohama\nfiscal_year: 2024\n", 1, "lacks 'ward'"),
    "no year": ("city: yokohama\nward: izumi\n", 1, "lacks 'fiscal_year'"),
    "unknown field": (MINIMAL + "yaer: 2024\n", 5, "unknown field 'yaer'; known: city, ward"),
    "year as text": (
        "city: yokohama\nward: izumi\nfiscal_year: '2024'\n",
        4,
        "'fiscal_year' must be int, found '2024'",
    ),
    "flag as number": (MINIMAL + "text_withheld: 1\n", 5, "'text_withheld' must be bool, found 1"),
    "number as flag": (MINIMAL + "document: true\n", 5, "'document' must be int, found True"),
    "date as text": (MINIMAL + "issued: 17 May\n", 5, "'issued' must be date"),
    "ward in kanji": (
        "city: yokohama\nward: 泉区\nfiscal_year: 2024\n",
        3,
        "'ward' must be a slug such as 'izumi', found '泉区'",
    ),
    "ward with a path": (
        "city: yokohama\nward: ../izumi\nfiscal_year: 2024\n",
        3,
        "'ward' must be a slug",
    ),
}
STEMS = [(1, "izumi-2024"), (2, "izumi-2024-2"), (10, "izumi-2024-10")]


@pytest.mark.parametrize(("data", "text"), DECODED.values(), ids=DECODED.keys())
def test_decode(data: bytes, text: str) -> None:
    assert decode(data, FILE) == text


@pytest.mark.parametrize(("data", "line", "message"), UNDECODABLE.values(), ids=UNDECODABLE.keys())
def test_decode_refuses(data: bytes, line: int | None, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        decode(data, FILE)
    assert (caught.value.file, caught.value.line) == (FILE, line)


@pytest.mark.parametrize(("yaml", "line", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_front_matter_refuses(yaml: str, line: int, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        split(f"---\n{yaml}---\ntext\n", FILE)
    assert (caught.value.file, caught.value.line) == (FILE, line)


def test_minimal_front_matter_leaves_the_unknown_out() -> None:
    front, _ = split(f"---\n{MINIMAL}---\ntext\n", FILE)
    assert front == FrontMatter("yokohama", "izumi", 2024)


def test_split_gives_the_text_exactly() -> None:
    _, text = split(f"---\n{MINIMAL}---\n\n  a\n---\nb", FILE)
    assert text == "\n  a\n---\nb"


@pytest.mark.parametrize("text", ["# 泉区運営方針\n", "a\n---\nb\n---\n", ""])
def test_split_without_front_matter(text: str) -> None:
    assert split(text, FILE) == (None, text)


@pytest.mark.parametrize(
    "front", [FrontMatter("yokohama", "izumi", 2024), FULL], ids=["min", "full"]
)
@pytest.mark.parametrize("text", ["a\n", "\n\n---\n x", "---\na: b\n---\n"])
def test_split_undoes_join(front: FrontMatter, text: str) -> None:
    assert split(join(front, text), FILE) == (front, text)


def test_join_leaves_out_what_is_not_known() -> None:
    assert join(FrontMatter("yokohama", "izumi", 2024), "a\n") == (
        "---\ncity: yokohama\nward: izumi\nfiscal_year: 2024\n"
        "document: 1\nrevision: 1\ntext_withheld: false\n---\na\n"
    )


@pytest.mark.parametrize("name", ["izumi-2024", "kanazawa-2020"])
def test_join_writes_the_kept_sources_again(name: str, izumi: Source, kanazawa: Source) -> None:
    source = {"izumi-2024": izumi, "kanazawa-2020": kanazawa}[name]
    assert split(join(source.front, source.text), FILE) == (source.front, source.text)


@pytest.mark.parametrize(("document", "stem"), STEMS)
def test_stem(document: int, stem: str) -> None:
    assert FrontMatter("yokohama", "izumi", 2024, document=document).stem == stem


def test_izumi(izumi: Source) -> None:
    assert (len(izumi.text), izumi.sha256) == (
        6032,
        "abce397085a173ed954f65a9dd8ce4a45b9c7732b18c441964def652eccf7a4b",
    )


def test_izumi_front_matter(izumi: Source) -> None:
    front = izumi.front
    assert (front.issued, front.title, len(front.suspected)) == (
        date(2024, 5, 17),
        "泉区運営方針",
        3,
    )


def test_kanazawa(kanazawa: Source) -> None:
    assert (len(kanazawa.text), kanazawa.sha256) == (
        5238,
        "5447178e4b096364e2d1e35c9469defbafe24b06f5c219a81a4216eec708d6f7",
    )


def test_kanazawa_front_matter_leaves_out_what_is_not_known(kanazawa: Source) -> None:
    front = kanazawa.front
    assert (front.issued, front.title, front.source_url, front.publisher) == (
        None,
        None,
        None,
        "金沢区役所",
    )


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("# 泉区運営方針\n", 1, "no front matter; run `wardplan import`"),
        (f"---\n{MINIMAL}---\n\n \n", None, "no text after the front matter"),
    ],
    ids=["raw text", "nothing but front matter"],
)
def test_read_refuses(tmp_path: Path, content: str, line: int | None, message: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=message) as caught:
        read(file)
    assert (caught.value.file, caught.value.line) == (file, line)


def test_front_matter_of_another_program_is_part_of_the_text() -> None:
    text = "---\ntitle: 泉区運営方針\nlayout: page\n---\n\n# 泉区運営方針\n"
    assert split(text, Path("plan.md")) == (None, text)
