"""The lines of a source: nothing lost, everything in its place."""

import pytest

from tests.documents import YOKOHAMA, document
from wardplan.annotated import Line, Place, lines, places
from wardplan.doubts import Doubt
from wardplan.importer.draft import Kind
from wardplan.importer.reader import read
from wardplan.source import Source
from wardplan.transcript import Span

TEXT = document("○安心<中期計画:政策35>\n\n【連絡】")
TITLE = TEXT.index("安心")
LINE = TEXT.count("\n", 0, TITLE) + 1
MARKS = (Span(TITLE, TITLE + 2, "element"),)


def cut(*doubts: Doubt) -> list[Line]:
    return list(lines(TEXT, MARKS, read(TEXT, YOKOHAMA), places(TEXT, doubts)))


@pytest.mark.parametrize(
    "doubts",
    [(), (Doubt("policy", LINE, "政策35"), Doubt("unplaced", LINE + 2, "【連絡】"))],
    ids=["no doubt", "doubts"],
)
def test_nothing_is_lost(doubts: tuple[Doubt, ...]) -> None:
    assert "\n".join(line.text for line in cut(*doubts)) == TEXT


def test_documents_lose_nothing(izumi: Source, kanazawa: Source) -> None:
    for text in (izumi.text, kanazawa.text):
        assert "\n".join(line.text for line in lines(text, (), read(text, YOKOHAMA), ())) == text


def test_lines_are_numbered_from_one() -> None:
    found = cut()
    assert [line.number for line in found] == list(range(1, TEXT.count("\n") + 2))
    assert found[0].text == "# 令和6年度横浜市泉区運営方針"


def test_pieces_say_what_they_were_taken_for() -> None:
    found = [(p.segment.text, p.segment.kind, p.segment.element) for p in cut()[LINE - 1].pieces]
    assert found == [
        ("○", Kind.MARKUP, None),
        ("安心", Kind.MODELLED, "element"),
        ("<中期計画:政策35>", Kind.MARKUP, None),
    ]


def test_doubt_stands_at_its_words() -> None:
    line = cut(Doubt("policy", LINE, "中期計画"), Doubt("half-read", LINE, "画:"))[LINE - 1]
    assert line.doubts == (1, 2)
    assert [(p.segment.text, p.doubts) for p in line.pieces if p.doubts] == [
        ("中期計", (1,)),
        ("画", (1, 2)),
        (":", (2,)),
    ]


@pytest.mark.parametrize(
    ("doubt", "place"),
    [
        (Doubt("unplaced", 2, "b"), Place(3, 4, 7)),
        (Doubt("unplaced", 2, "ab c"), Place(2, 4, 7)),
        (Doubt("city", 1, "横浜市"), Place(0, 1, 7)),
        (Doubt("city", 3, "横浜市"), Place(5, 5, 7)),
        (Doubt("unplaced", 4, ""), Place(6, 7, 7)),
    ],
    ids=["its words", "words over several lines", "not in the text", "empty line", "no words"],
)
def test_places(doubt: Doubt, place: Place) -> None:
    assert places("x\nab\n\nc", [doubt], first=7) == (place,)


def test_doubt_about_an_empty_line_begins_there() -> None:
    assert cut(Doubt("city", 2, "横浜市"))[1] == Line(2, (), (1,))
