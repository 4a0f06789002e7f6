"""PDFs: lines in reading order from a text layer, a clear refusal of anything else."""

import zlib
from pathlib import Path

import pytest

from tests.transcribe.printed import Words, pdf
from wardplan.errors import SourceError
from wardplan.transcribe import Note, transcribe
from wardplan.transcribe import pdf as reader

HERE = Path(__file__).parent
PLAN = (HERE / "plan.pdf").read_bytes()
FILE = Path("plan.pdf")
BODY = "川沿いの道や里山の緑を身近に感じながら、誰もが気軽に立ち寄れる場を広げます。"
PAGES: dict[str, tuple[list[Words], str | None]] = {
    "wrapped lines": (
        [(60, 700, 10, BODY), (60, 682, 10, "続きの行です。")],
        f"{BODY}\n続きの行です。\n",
    ),
    "paragraphs": (
        [(60, 700, 10, BODY), (60, 682, 10, BODY), (60, 650, 10, "次の段落")],
        f"{BODY}\n{BODY}\n\n次の段落\n",
    ),
    "another size": (
        [(60, 700, 16, "見出しになる行"), (60, 680, 10, BODY)],
        f"見出しになる行\n\n{BODY}\n",
    ),
    "footer held first": (
        [(280, 30, 9, "- 1 -"), (60, 700, 10, BODY), (60, 682, 10, "続き")],
        f"{BODY}\n続き\n\n- 1 -\n",
    ),
    "header held last": (
        [(60, 700, 10, BODY), (60, 682, 10, "続き"), (60, 800, 9, "令和7年度")],
        f"令和7年度\n\n{BODY}\n続き\n",
    ),
    "cells": (
        [(60, 700, 10, "総務課"), (200, 700, 10, BODY)],
        f"総務課\t{BODY}\n",
    ),
    "a cell of two lines": (
        [(60, 700, 10, "地域振"), (60, 685, 10, "興課"), (200, 700, 10, BODY)],
        f"地域振興課\t{BODY}\n",
    ),
    "spaced digits": ([(60, 700, 10, "平成 28 年度の泉区の運営方針についてのお知らせ")], None),
    "unusual signs": ([(60, 700, 10, "①㈱髙橋﨑～〜・･ｶﾞ𠮷Ⅳ⑫ ABC と続く見本の文字")], None),
}
REFUSED = {
    "scanned": ((HERE / "scanned.pdf").read_bytes(), "pictures of pages and no text; run"),
    "locked": ((HERE / "locked.pdf").read_bytes(), "locked with a password; save a copy without"),
    "cut": (PLAN[: len(PLAN) // 2], "ends in the middle"),
    "cut in its table": (PLAN[:-200], "ends in the middle"),
    "a hole in it": (PLAN[:3000] + PLAN[-3000:], "damaged"),
    "only its frame": (b"%PDF-1.7\n%%EOF\n", "damaged"),
    "only a page number": (pdf([(280, 30, 9, "- 1 -")]), "pictures of pages and no text"),
    "no meaning": (pdf([(60, 700, 10, "\ue000\ue001" * 20)]), "which characters its signs are"),
    "many pages": (pdf(*[[(60, 700, 10, "泉")]] * 301), "more than 300 pages"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), PAGES.values(), ids=PAGES.keys())
def test_lines_of_a_page(words: list[Words], expected: str | None) -> None:
    made = transcribe(pdf(words), FILE)
    assert made.text == (expected or f"{words[0][3]}\n")
    assert made.made == "Text layer of a PDF, read with pypdfium2."


def test_letter_spaced_text_gains_no_spaces() -> None:
    title = "令和6年度泉区運営方針のあらましについて"
    assert transcribe(pdf([(60, 700, 12, title)], spacing=8), FILE).text == f"{title}\n"


def test_pages_are_parted_by_a_blank_line_and_empty_ones_noted() -> None:
    made = transcribe(pdf([(60, 700, 10, BODY)], [], [(60, 700, 10, BODY)]), FILE)
    assert made.text == f"{BODY}\n\n{BODY}\n"
    assert made.notes == (Note("pdf", text="3"), Note("empty-page", text="2"))


def test_printed_page() -> None:
    text = transcribe(PLAN, FILE).text
    assert text.startswith("栄区運営方針\n\nⅠ 基本目標\n\n「森と水辺に人が集うまち さかえ」")
    assert "届けるほ\nか、拠点ごと" in text
    assert "\n\n地域振興課\t自治会町内会の活動を支え" in text
    assert "\n\n- 1 -\n\nⅢ 目標達成に向けた組織運営\n\n" in text
    assert text.endswith("担当：（氏名は省略）\n\n- 2 -\n")


def test_columns_are_read_one_after_the_other() -> None:
    text = transcribe((HERE / "columns.pdf").read_bytes(), FILE).text
    order = [
        "施策1",
        "◆ 坂道点検ウォーク",
        "施策2",
        "◆ 週末いちば",
        "《福祉保健課》\n健診",
        "《税務課》\n分",
    ]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)


def test_a_file_that_may_only_not_be_changed_is_read() -> None:
    assert "文書の見本です" in transcribe((HERE / "restricted.pdf").read_bytes(), FILE).text


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_pdf_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        transcribe(data, FILE)
    assert caught.value.file == FILE


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page whose content unpacks to a thousand times its size ends within the limits."""
    monkeypatch.setattr(reader, "MAX_SECONDS", 2)
    shown = b"BT /F 9 Tf 1 0 0 1 60 700 Tm <6CC96CC96CC96CC9> Tj ET\n"
    packed = zlib.compress(shown * 1_000_000, 9)
    plain = pdf([(60, 700, 9, "泉")])
    start, end = plain.index(b"7 0 obj"), plain.index(b"xref")
    content = b"7 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream\nendobj\n"
    data = plain[:start] + content % (len(packed), packed) + plain[end:]
    with pytest.raises(SourceError, match=r"within 60 seconds|more than 1,000,000 characters"):
        transcribe(data, FILE)
