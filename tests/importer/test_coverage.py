"""Every character of a source counts once, and none is left unplaced."""

import pytest

from tests.documents import YOKOHAMA, document
from wardplan.importer.coverage import Coverage, measure, quotes_of
from wardplan.importer.draft import Kind
from wardplan.importer.reader import read
from wardplan.records import BasicGoal, Plan, Quote
from wardplan.source import Source

COUNTS: dict[str, dict[Kind, int]] = {
    "izumi": {
        Kind.MODELLED: 4540,
        Kind.HEADING: 253,
        Kind.CAPTION: 239,
        Kind.NOTE: 0,
        Kind.FURNITURE: 0,
        Kind.LETTER: 271,
        Kind.MARKUP: 486,
        Kind.BLANK: 243,
        Kind.UNPLACED: 0,
    },
    "kanazawa": {
        Kind.MODELLED: 4274,
        Kind.HEADING: 303,
        Kind.CAPTION: 47,
        Kind.NOTE: 204,
        Kind.FURNITURE: 0,
        Kind.LETTER: 0,
        Kind.MARKUP: 213,
        Kind.BLANK: 197,
        Kind.UNPLACED: 0,
    },
}
TEXTS = {
    "plain": document("○安心\n\n・守る"),
    "unplaced": document("○安心\n\n【連絡】"),
    "letter": "泉区長 様\n\n日頃から。\n\n" + document(),
    "no line end": document("○安心").rstrip(),
    "blank around": "\n\n  \n" + document() + "\n\n\u3000\n",
    "missions": document("<p>《総務課》</p> <p>支えます。</p>"),
}
GOAL = BasicGoal(Quote(0, 2, "a"), Quote(4, 6, "b"), (Quote(8, 9, "c"), Quote(9, 10, "d")))


@pytest.mark.parametrize("name", COUNTS)
def test_counts_of_the_documents(name: str, izumi: Source, kanazawa: Source) -> None:
    text = {"izumi": izumi, "kanazawa": kanazawa}[name].text
    assert measure(text, read(text, YOKOHAMA)).counts == COUNTS[name]


@pytest.mark.parametrize("name", COUNTS)
def test_counts_add_up_to_the_document(name: str, izumi: Source, kanazawa: Source) -> None:
    text = {"izumi": izumi, "kanazawa": kanazawa}[name].text
    assert measure(text, read(text, YOKOHAMA)).total == len(text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_counts_add_up(text: str) -> None:
    assert measure(text, read(text, YOKOHAMA)).total == len(text)


def test_unplaced_is_counted() -> None:
    text = TEXTS["unplaced"]
    assert measure(text, read(text, YOKOHAMA)).counts[Kind.UNPLACED] == len("【連絡】")


def test_tags_of_the_missions_are_markup() -> None:
    with_tags = document("<p>《総務課》</p> <p>支えます。</p>")
    without = document("《総務課》支えます。")
    counts = [measure(text, read(text, YOKOHAMA)).counts for text in (with_tags, without)]
    assert [each[Kind.MARKUP] for each in counts] == [
        counts[1][Kind.MARKUP] + len("<p></p> <p></p>"),
        counts[1][Kind.MARKUP],
    ]


def test_words_quoted_twice_count_once() -> None:
    text = document("○安心<中期計画:政策35>")
    counts = measure(text, read(text, YOKOHAMA)).counts
    quoted = [
        "住みよいまち",
        "1",
        "安全なまち",
        "みんなで",
        "安全に取り組みます。",
        "安心",
        "中期計画:政策35",
    ]
    assert counts[Kind.MODELLED] == len("".join(quoted))


@pytest.mark.parametrize(
    ("counts", "share"),
    [
        ({Kind.MODELLED: 3, Kind.BLANK: 1}, 0.75),
        ({Kind.BLANK: 1}, 0.0),
        ({}, 0.0),
    ],
    ids=["part", "none", "empty"],
)
def test_share(counts: dict[Kind, int], share: float) -> None:
    assert Coverage(counts).share(Kind.MODELLED) == share


@pytest.mark.parametrize(
    ("record", "starts"),
    [
        (GOAL, [0, 4, 8, 9]),
        (Plan(GOAL, (), introductions=(Quote(20, 21, "e"),)), [0, 4, 8, 9, 20]),
        ((), []),
        (None, []),
    ],
    ids=["goal", "plan", "nothing", "none"],
)
def test_quotes_of(record: object, starts: list[int]) -> None:
    assert [quote.start for quote in quotes_of(record)] == starts
