"""An HTML page becomes Markdown-like text that the importer reads."""

import time
from contextlib import suppress
from pathlib import Path

import pytest

from wardplan.errors import SourceError
from wardplan.transcribe import Note, kind_of, transcribe

FILE = Path("plan.html")
BODIES = {
    "definition list": (
        "<dl><dt>防災訓練（総務課）</dt><dd><ul><li>守る</li></ul></dd><dt>防犯</dt><dd>見回る。</dd></dl>",
        "**防災訓練（総務課）**\n\n- 守る\n\n**防犯**\n\n見回る。\n",
    ),
    "headings": ("<h1>泉区<br>運営方針</h1><h3>1　題</h3>", "# 泉区 運営方針\n\n### 1　題\n"),
    "paragraphs and line ends": ("<p>あ<br>い</p><p>う</p>", "あ\nい\n\nう\n"),
    "blocks": ("<div>あ<div>い</div>う</div>", "あ\n\nい\n\nう\n"),
    "a line end in the file is none": ("<p>地域の\n   皆様と</p>", "地域の皆様と\n"),
    "a line end between words is a space": ("<p>GREEN\nEXPO</p>", "GREEN EXPO\n"),
    "list": ("<ul><li>あ</li><li>い<ul><li>う</li></ul></li></ul>", "- あ\n- い\n- う\n"),
    "list with its own marks": ("<ul><li>・あ</li><li>○い</li></ul>", "・あ\n○い\n"),
    "numbered list": ("<ol start=3><li>あ<li>い</ol>", "3. あ\n4. い\n"),
    "link": ('<p><a href="x.pdf">本文（PDF）</a></p>', "本文（PDF）\n"),
    "a paragraph in bold print": (
        "<p><strong>防災</strong></p><p>守る。</p>",
        "**防災**\n\n守る。\n",
    ),
    "no markup": ("<p><b>太字</b>と<em>強調</em> 1*2_3 [4]</p>", "太字と強調 1*2_3 [4]\n"),
    "entities": ("<p>A&amp;B &lt;中期計画&gt;&nbsp;&#12316;</p>", "A&B <中期計画> 〜\n"),
    "picture": (
        '<p>前<img src="3.png" alt="SDGs 3 すべての人に健康と福祉を">後</p>',
        "前\n![SDGs 3 すべての人に健康と福祉を]()\n後\n",
    ),
    "picture without words": ('<p>前<img src="a.png" alt="">後</p>', "前後\n"),
    "dropped": (
        "<nav>道</nav><script>s</script><style>t</style><noscript>n</noscript>"
        "<template>u</template><!-- c --><p>本文</p>",
        "本文\n",
    ),
    "furniture stays": ("<p>ここから本文です。</p><footer>区役所</footer>", None),
    "reading beside a word": (
        "<p><ruby>泉<rp>(</rp><rt>いずみ</rt><rp>)</rp></ruby>区</p>",
        "泉区\n",
    ),
    "table": (
        "<table><tr><th>課名<th>方針<tr><td>総務課<td>備え<br>ます。</table>",
        "| 課名 | 方針 |\n| --- | --- |\n| 総務課 | 備え ます。 |\n",
    ),
    "cell over rows": (
        "<table><tr><td rowspan=2>施策1<td>あ<tr><td>い</table>",
        "| 施策1 | あ |\n| | い |\n",
    ),
    "last cell over rows": (
        "<table><tr><td>あ<td rowspan=2>課<tr><td>い</table>",
        "| あ | 課 |\n| い | |\n",
    ),
    "cell over columns": (
        "<table><tr><td colspan=2>施策1<tr><td>あ<td>い</table>",
        "| 施策1 | |\n| あ | い |\n",
    ),
    "head over rows and columns": (
        "<table><thead><tr><th rowspan=2>事業<th colspan=2>予算<tr><th>今年<th>前年</thead>"
        "<tr><td>あ<td>1<td>2</table>",
        "| 事業 | 予算 | |\n| --- | --- | --- |\n| | 今年 | 前年 |\n| --- | --- | --- |\n"
        "| あ | 1 | 2 |\n",
    ),
    "table of one column": ("<table><tr><td>あ<tr><td>い</table>", "あ\n\nい\n"),
    "table for layout": (
        "<table><tr><td><p>左</p><td><table><tr><td>あ<td>い</table></table>",
        "左\n\n| あ | い |\n",
    ),
    "unclosed": ("<p>あ<p>い<ul><li>う<li>え", "あ\n\nい\n\n- う\n- え\n"),
    "huge spans": ("<table><tr><td rowspan=999999999 colspan=9999999>あ<td>い</table>", None),
}
CHARSETS = [
    ("shift_jis", '<meta charset="Shift_JIS">', "cp932", "CP932"),
    ("x-sjis", '<meta http-equiv=x content="text/html; charset=x-sjis">', "cp932", "CP932"),
    ("euc", '<meta charset="euc-jp">', "euc_jp", "EUC-JP"),
    ("not declared", "", "cp932", "CP932"),
    ("wrongly declared", '<meta charset="utf-8">', "cp932", "CP932"),
    ("wrongly declared as Shift_JIS", '<meta charset="shift_jis">', "utf-8", None),
    ("with a mark", '<meta charset="shift_jis">', "utf-8-sig", None),
    ("utf-16", "", "utf-16", "UTF-16"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES.keys())
def test_page(body: str, expected: str | None) -> None:
    page = f"<!DOCTYPE html><html><head><title>題</title></head><body>{body}</body></html>"
    made = transcribe(page.encode(), FILE)
    if expected is None:
        assert made.text.strip()
    else:
        assert made.text == expected
    assert made.notes[0] == Note("html")


@pytest.mark.parametrize(
    ("meta", "codec", "name"), [row[1:] for row in CHARSETS], ids=[row[0] for row in CHARSETS]
)
def test_charset(meta: str, codec: str, name: str | None) -> None:
    page = f"<html><head>{meta}</head><body><p>泉区運営方針のページです</p></body></html>"
    made = transcribe(page.encode(codec), FILE)
    assert made.text == "泉区運営方針のページです\n"
    assert [note.text for note in made.notes if note.code == "encoding"] == ([name] if name else [])
    assert made.made == f"Text of an HTML page{f' in {name}' if name else ''}."


def test_whole_page() -> None:
    file = Path(__file__).with_name("plan.html")
    text = transcribe(file.read_bytes(), file).text
    assert text.startswith("# 栄区運営方針\n\n## Ⅰ　基本目標\n")
    assert "| 総務課 | 災害に強い区役所をつくります。 |\n" in text


@pytest.mark.parametrize("start", ["<!DOCTYPE html>", "\ufeff\n<html lang=ja>", "<!-- a --><HTML>"])
def test_a_page_is_known_by_its_beginning(start: str) -> None:
    assert kind_of(f"{start}<body>a".encode(), Path("saved.txt")) == "html"


def test_markdown_with_tags_is_no_page() -> None:
    assert kind_of("<p>《総務課》</p>\n".encode(), Path("plan.md")) == "text"


@pytest.mark.parametrize(
    ("page", "message"),
    [
        pytest.param("<div>" * 5000 + "あ", "deep", id="deep"),
        pytest.param("<p>あ" * 100_001, "more than 100,000 elements", id="many"),
        pytest.param("<html><script>a</script></html>", "holds no text", id="no text"),
        pytest.param("<p>" + "あ" * 3_400_000, "more than 10,000,000 bytes", id="large"),
    ],
)
def test_page_is_refused(page: str, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        transcribe(page.encode(), FILE)
    assert caught.value.file == FILE


@pytest.mark.parametrize("head", ["", '<?xml version="1.0"?>'], ids=["HTML", "XML"])
def test_a_page_reads_no_other_file(tmp_path: Path, head: str) -> None:
    """Neither by an entity nor by what a browser would fetch."""
    (tmp_path / "secret").write_text("秘密", encoding="utf-8")
    secret = (tmp_path / "secret").as_uri()
    kind = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret}">]>'
    page = f"{head}{kind}<html><p>あ&x;い</p><iframe src={secret}></iframe><p>う</p></html>"
    text = transcribe(page.encode(), FILE).text
    assert "う" in text
    assert "秘密" not in text


@pytest.mark.parametrize(
    "piece",
    [
        "<tr><td rowspan=50 colspan=50>あ",
        "<li>あ",
        "<br>あ",
        "<span>あ</span>\n",
        "<b>あ",
        "あ\n",
        "<!--あ-->い",
        "    ",
    ],
)
def test_repetition_ends_soon(piece: str) -> None:
    started = time.process_time()
    page = f"<table><tr><td>あ<td>い</table><table>{piece * 20_000}"
    with suppress(SourceError):
        transcribe(page.encode(), FILE)
    assert time.process_time() - started < 30
