"""A title line is taken apart: number, programme, title, subtitle, bureau, citation."""

import pytest

from tests.documents import YOKOHAMA
from wardplan.importer.blocks import quote
from wardplan.importer.headings import Title, parse
from wardplan.records import Quote, fold

NUMBERS: dict[str, tuple[str, int | None, str | None]] = {
    "digit and space": ("1 安全", 1, "1"),
    "full-width digit": ("２　安全", 2, "２"),
    "two digits": ("10 安全", 10, "10"),
    "full stop": ("3. 安全", 3, "3"),
    "full-width full stop": ("３．安全", 3, "３"),
    "comma": ("4、安全", 4, "4"),
    "colon": ("5：安全", 5, "5"),
    "brackets": ("(1) 安全", 1, "(1)"),
    "full-width brackets": ("（１）安全", 1, "（１）"),
    "square brackets": ("[2] 安全", 2, "[2]"),
    "lenticular brackets": ("【3】安全", 3, "【3】"),
    "circled": ("①安全", 1, "①"),
    "circled and space": ("⑨ 安全", 9, "⑨"),
    "word": ("施策1 安全", 1, "施策1"),
    "word, full width": ("施策１　安全", 1, "施策１"),
    "word in brackets": ("[施策 1] 安全", 1, "[施策 1]"),
    "word before brackets": ("施策【1】安全", 1, "施策【1】"),
    "none": ("安全", None, None),
}
LABELS = {
    "year is no number": "2025年に向けて",
    "count is no number": "3つの柱で進める",
    "digit that belongs to the word": "1人ひとりを大切に",
    "place in brackets": "サツマイモ掘りの手伝い(中川地区)",
    "programme in mid-title": "まちの<中心>を作る",
    "dash inside": "4～5月の取組",
}
SUBTITLES: dict[str, tuple[str, str, str]] = {
    "full-width tilde": ("にぎわい ～とどけよう～", "にぎわい", "とどけよう"),
    "wave dash": ("にぎわい 〜とどけよう〜", "にぎわい", "とどけよう"),
    "tilde": ("にぎわい ~とどけよう~", "にぎわい", "とどけよう"),
    "two kinds": ("にぎわい～とどけよう~", "にぎわい", "とどけよう"),
    "no space before": (
        "災害に強いまちづくり～インフラ耐震化事業～",
        "災害に強いまちづくり",
        "インフラ耐震化事業",
    ),
    "space inside the dashes": ("にぎわい～ とどけよう ～", "にぎわい", "とどけよう"),
    "after a number": ("1 にぎわい ～とどけよう～", "にぎわい", "とどけよう"),
}
CITATIONS: dict[str, tuple[str, str]] = {
    "as Izumi prints it": (
        "魅力<中期計画:テーマ03 戦略5 政策26>",
        "中期計画:テーマ03 戦略5 政策26",
    ),
    "full width": (
        "魅力＜中期計画：テーマ０３　戦略５　政策２６＞",
        "中期計画：テーマ０３ 戦略５ 政策２６",
    ),
    "round brackets": ("魅力（中期計画：政策1）", "中期計画：政策1"),
    "lenticular brackets": ("魅力【中期計画:政策1】", "中期計画:政策1"),
    "angle quotes": ("魅力〈中期計画:政策1〉", "中期計画:政策1"),
    "square brackets": ("魅力[横浜市中期計画2022~2025:政策1]", "横浜市中期計画2022~2025:政策1"),
    "space before": ("魅力 <中期計画:政策1> ", "中期計画:政策1"),
    "several sequences": (
        "魅力<中期計画:テーマ01 戦略1 政策1、テーマ02 戦略2 政策9>",
        "中期計画:テーマ01 戦略1 政策1、テーマ02 戦略2 政策9",
    ),
}
WHOLE = "＜区局連携促進事業＞1 区心部のまちづくり ～みんなで～（都市整備局）＜中期計画：政策1＞"


def title(text: str) -> Title:
    return parse(text, quote(text, 0, len(text)), YOKOHAMA)


def text_of(part: Quote | None) -> str | None:
    return part.text if part else None


@pytest.mark.parametrize(("text", "number", "printed"), NUMBERS.values(), ids=NUMBERS.keys())
def test_number(text: str, number: int | None, printed: str | None) -> None:
    found = title(text)
    value = found.number.value if found.number else None
    assert (value, text_of(found.number.printed if found.number else None)) == (number, printed)
    assert found.label.text == "安全"


@pytest.mark.parametrize("text", LABELS.values(), ids=LABELS.keys())
def test_nothing_is_taken_from_a_plain_title(text: str) -> None:
    assert title(text) == Title(label=Quote(0, len(text), text))


@pytest.mark.parametrize(("text", "label", "subtitle"), SUBTITLES.values(), ids=SUBTITLES.keys())
def test_subtitle(text: str, label: str, subtitle: str) -> None:
    found = title(text)
    assert (found.label.text, text_of(found.subtitle)) == (label, subtitle)


def test_dashes_around_the_whole_title_leave_it_its_name() -> None:
    found = title("〜つながり 支えあう〜")
    assert (found.label.text, found.subtitle) == ("つながり 支えあう", None)


@pytest.mark.parametrize(("text", "citation"), CITATIONS.values(), ids=CITATIONS.keys())
def test_citation(text: str, citation: str) -> None:
    found = title(text)
    assert (found.label.text, found.citations[0].quote.text) == (
        "魅力",
        citation.partition("、")[0],
    )


def test_no_citation_stays_in_the_label() -> None:
    found = title("魅力<中期計画:政策1> <中期計画:政策2>")
    assert found.label.text == "魅力"


@pytest.mark.parametrize(
    ("text", "programme"),
    [
        ("＜区局連携促進事業＞まちづくり", "区局連携促進事業"),
        ("《区局連携促進事業》まちづくり", "区局連携促進事業"),
        ("【区局連携事業】まちづくり", "区局連携事業"),
    ],
)
def test_programme(text: str, programme: str) -> None:
    found = title(text)
    assert (found.label.text, text_of(found.programme)) == ("まちづくり", programme)


@pytest.mark.parametrize(
    ("text", "bureau"),
    [
        ("検討（都市整備局）", "都市整備局"),
        ("検討(道路局)", "道路局"),
        ("検討 (港湾局) ", "港湾局"),
    ],
)
def test_bureau(text: str, bureau: str) -> None:
    found = title(text)
    assert (found.label.text, text_of(found.bureau)) == ("検討", bureau)


def test_all_parts_at_once() -> None:
    found = title(WHOLE)
    number = found.number.printed if found.number else None
    parts = (found.programme, number, found.label, found.subtitle, found.bureau)
    assert [text_of(part) for part in (*parts, found.citations[0].quote)] == [
        "区局連携促進事業",
        "1",
        "区心部のまちづくり",
        "みんなで",
        "都市整備局",
        "中期計画：政策1",
    ]


def test_all_parts_stand_where_they_say() -> None:
    text = f"◆ {WHOLE}"
    found = parse(text, quote(text, 2, len(text)), YOKOHAMA)
    parts = [part for part in vars(found).values() if isinstance(part, Quote)]
    assert [fold(text[part.start : part.end]) for part in parts] == [part.text for part in parts]
    assert len(parts) == 4


BRACKETS: dict[str, tuple[str, str, tuple[object, ...]]] = {
    "one section": ("魅力（総務課）", "魅力", (("総務課",), None, None)),
    "several": ("魅力（総務課、地域振興課）", "魅力", (("総務課", "地域振興課"), None, None)),
    "label": ("魅力（担当：総務課・税務課）", "魅力", (("総務課", "税務課"), None, None)),
    "dot in a name": ("魅力（高齢・障害支援課）", "魅力", (("高齢・障害支援課",), None, None)),
    "no brackets": ("魅力　総務課 地域振興課 12", "魅力", (("総務課", "地域振興課"), None, None)),
    "new": ("【新規】魅力", "魅力", ((), "新規", None)),
    "new behind": ("魅力〔新規〕", "魅力", ((), "新規", None)),
    "expanded says nothing": ("魅力（拡充）", "魅力", ((), None, None)),
    "amount": ("魅力 <648万円>", "魅力", ((), None, 6480000)),
    "amount behind": ("魅力(新規事業)100万円", "魅力", ((), "新規事業", 1000000)),
    "labelled amount": ("魅力（総務課）　予算 1億200万円", "魅力", (("総務課",), None, 102000000)),
    "a place": ("講習会（いちよう団地）", "講習会（いちよう団地）", ((), None, None)),
}


@pytest.mark.parametrize(("text", "label", "expected"), BRACKETS.values(), ids=BRACKETS.keys())
def test_brackets(text: str, label: str, expected: tuple[object, ...]) -> None:
    found = title(text)
    sections = tuple(quote.text for quote in found.departments)
    budget = found.budget.yen if found.budget else None
    assert (found.label.text, (sections, text_of(found.new), budget)) == (label, expected)
