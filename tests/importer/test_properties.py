"""What holds for any text at all: no crash, valid spans, verbatim quotes, whole coverage."""

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents import YOKOHAMA, document
from tests.effort import effort
from wardplan.errors import SourceError
from wardplan.importer import coverage
from wardplan.importer.reader import Reading, read
from wardplan.records import fold

CORPUS = Path(__file__).parent / "corpus"
TEXTS = tuple(
    file.read_text(encoding="utf-8-sig")
    for file in sorted(CORPUS.iterdir())
    if file.suffix in (".md", ".txt") and file.name != "README.md"
)
SIGNS = "（）()【】<>《》「」～〜~|\t\n　・○1①施策政策,、。#*-:：%円千万課局\u0000"
HEAD = "# 令和6年度泉区運営方針\n\n## 基本目標\n\n### 題\n\n## 目標達成に向けた施策\n\n"
LONG = effort(200_000, 1_000_000)
"""So many characters are a long line: what is not linear takes minutes for them."""
SECONDS_PER_MEGABYTE = 120
"""Far above what is measured (about 4 on a slow machine, 25 on one that does much besides)."""

Change = tuple[str, int, int]


def drop(lines: list[str], at: int, _: int) -> list[str]:
    return lines[:at] + lines[at + 1 :]


def double(lines: list[str], at: int, other: int) -> list[str]:
    return [*lines[:at], lines[other], *lines[at:]]


def swap(lines: list[str], at: int, other: int) -> list[str]:
    lines = list(lines)
    lines[at], lines[other] = lines[other], lines[at]
    return lines


def cut_off(lines: list[str], at: int, other: int) -> list[str]:
    kept = lines[: at + 1]
    return [*kept[:-1], kept[-1][: other % (len(kept[-1]) + 1)]]


def narrowed(lines: list[str], at: int, _: int) -> list[str]:
    return [*lines[:at], lines[at].translate({n: n - 0xFEE0 for n in range(0xFF01, 0xFF5F)})]


def unbalanced(lines: list[str], at: int, other: int) -> list[str]:
    line = lines[at]
    place = other % (len(line) + 1)
    spoiled = line[:place] + SIGNS[other % len(SIGNS)] + line[place + 1 :]
    return [*lines[:at], *spoiled.split("\n"), *lines[at + 1 :]]


CHANGES = (drop, double, swap, cut_off, narrowed, unbalanced)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A document of the corpus with a few lines dropped, doubled, moved, cut or spoiled."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=12)):
        places = st.integers(0, len(lines) - 1)
        lines = change(lines, draw(places), draw(places)) or [""]
    return "\n".join(lines)


def checked(text: str) -> Reading | None:
    """Read a text and hold what was read against it; None where it is refused."""
    try:
        reading = read(text, YOKOHAMA)
    except SourceError:
        return None
    assert coverage.measure(text, reading).total == len(text)
    for quote in coverage.quotes_of(reading.plan):
        assert 0 <= quote.start < quote.end <= len(text)
        assert quote.text == fold(text[quote.start : quote.end]) != ""
    ends = [0, *(item.block.end for item in reading.placed)]
    assert all(end <= item.block.start for end, item in zip(ends, reading.placed, strict=False))
    return reading


@settings(
    max_examples=effort(100, 2_000),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(mutated())
def test_mutated_documents(text: str) -> None:
    checked(text)


@settings(max_examples=effort(60, 1_000), deadline=None, derandomize=True)
@given(st.text(st.sampled_from(SIGNS + "泉区基本目標達成に向けた主な取組"), max_size=400))
def test_any_text(text: str) -> None:
    checked(HEAD + text)


def test_every_document_of_the_corpus_holds() -> None:
    assert all(checked(text) is not None for text in TEXTS)


LONG_LINES = {
    "digits": "### 1 " + "1" * LONG,
    "spaces": "○題 SDGs 3" + " " * LONG + "x",
    "one word": "### 1 題\n\n○" + "施" * LONG,
    "open brackets": "○題" + "（" * LONG,
    "bracket pairs": "○題" + "（）" * (LONG // 2),
    "angle brackets": "<" * LONG,
    "mission brackets": "《" * LONG,
    "missions": "《総務課》文" * (LONG // 7),
    "tags": "<p>《" * (LONG // 4),
    "dashes": "～" * LONG,
    "policies": "○題<中期計画:" + "政策1・" * (LONG // 4) + ">",
    "policy numbers": "○題<中期計画:政策" + "1・" * (LONG // 2) + ">",
    "sections": "○題（" + "総務課、" * (LONG // 4) + "）",
    "goals": "### 1 題\n\n" + "SDGs 3、" * (LONG // 7) + "。",
    "mid-term plans": "横浜市中期計画2022~2025" * (LONG // 15),
    "years": "平成" * (LONG // 2),
    "bold": "**" * (LONG // 2),
    "pipes": "### 1 題\n\n" + "|a" * (LONG // 2),
}


@pytest.mark.parametrize("line", LONG_LINES.values(), ids=LONG_LINES.keys())
def test_a_long_line_ends(line: str) -> None:
    text = HEAD + line
    assert seconds(text) < SECONDS_PER_MEGABYTE * len(text) / 1_000_000


MANY_LINES = {
    "bullets": "### 1 題\n\n" + "・題です。取り組みます。\n" * (LONG * 16 // 500),
    "initiatives": "### 1 題\n\n" + "○題\n・防災に取り組みます。\n" * (LONG * 10 // 500),
    "measures": "".join(
        f"### {n % 90 + 1} 題{n % 90}\n\n文。\n\n" for n in range(LONG * 12 // 500)
    ),
    "headings": "### 題\n" * (LONG * 30 // 500),
    "table": "### 1 題\n\n|事業名|内容|\n" + "|題|・文です。|\n" * (LONG * 20 // 500),
    "html table": "<table>" + "<tr><td>題</td><td>文</td></tr>\n" * (LONG * 7 // 500) + "</table>",
    "open tables": "<table>\n" * (LONG * 25 // 500),
    "unfinished lines": "### 1 題\n\n" + "題、\n" * (LONG * 60 // 500),
    "open bracket lines": "（題\n" * (LONG * 60 // 500),
    "labels": "### 1 題\n\n○題\n\n" + "目標：1回\n" * (LONG * 30 // 500),
}


@pytest.mark.parametrize("text", MANY_LINES.values(), ids=MANY_LINES.keys())
def test_many_lines_take_time_in_proportion(text: str) -> None:
    assert seconds(HEAD + text) < SECONDS_PER_MEGABYTE * len(text) / 1_000_000


def test_a_long_document_ends() -> None:
    text = document("○防災\n\n・訓練に取り組みます。\n\n" * 400 + "防災に努めます。\n\n" * 100)
    big = text * (effort(400_000, 5_000_000) // len(text) + 1)
    assert seconds(big) < SECONDS_PER_MEGABYTE * len(big) / 1_000_000


def seconds(text: str) -> float:
    """How long a text takes to be read, or refused."""
    begun = time.process_time()
    with suppress(SourceError):
        read(text, YOKOHAMA)
    return time.process_time() - begun
