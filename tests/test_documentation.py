"""Pages of the documentation: their links, headings, language, and what is refused."""

from pathlib import Path

import pytest
from lxml import html

from wardplan import documentation
from wardplan.documentation import Documentation
from wardplan.errors import SiteError


def made(folder: Path, **pages: str) -> Documentation:
    """The documentation of such pages; `__` in a name is a folder."""
    for name, text in pages.items():
        file = folder / f"{name.replace('__', '/')}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return documentation.read(folder)


def body(docs: Documentation, path: str = "docs/a", tree: str = "en") -> str:
    """A page as the site of a language shows it."""
    return str(docs.texts[path][tree].body)


LINKS = {
    "a page": ("[b](b.md)", '<a href="b.html">b</a>'),
    "a heading of a page": ("[b](b.md#more-of-it)", '<a href="b.html#more-of-it">b</a>'),
    "a Japanese heading": ("[b](b.md#日本語)", "b.html#%E6%97%A5"),
    "its own heading": ("[b](#sub)", '<a href="#sub">b</a>'),
    "a page in a folder": ("[b](x/c.md)", '<a href="x/c.html">b</a>'),
    "a file beside it": ("[b](x.json)", '<a href="../../docs/x.json">b</a>'),
    "its own Japanese text": ("[b](ja/a.md)", '<a href="../../docs/a.html" hreflang="ja">b</a>'),
    "a file of the repository": ("see [the *b*](../README.md) too", "see the <em>b</em> too"),
    "elsewhere": ("[b](https://example.org/b.md)", '<a href="https://example.org/b.md">b</a>'),
}


@pytest.mark.parametrize(("text", "expected"), LINKS.values(), ids=LINKS.keys())
def test_links(tmp_path: Path, text: str, expected: str) -> None:
    (tmp_path / "x.json").write_text("{}")
    others = {"b": "# B\n\n## More of it\n\n## 日本語\n", "x__c": "# C\n", "ja__a": "# あ\n"}
    docs = made(tmp_path, a=f"# A\n\n## Sub\n\n{text}\n", **others)
    assert expected in body(docs)


def test_links_of_the_japanese_site(tmp_path: Path) -> None:
    """A page leads to the Japanese text where there is one, and files are there once."""
    (tmp_path / "x.json").write_text("{}")
    docs = made(
        tmp_path,
        a="# A\n",
        b="# B\n\n[x](x.json)\n",
        ja__a="# あ\n\n[b](../b.md) [a](../a.md) [x](../x.json)\n",
    )
    said = body(docs, tree="ja")
    assert '<a href="b.html">b</a>' in said
    assert '<a href="../en/docs/a.html" hreflang="en">a</a>' in said
    assert '<a href="x.json">x</a>' in said
    assert '<a href="x.json">x</a>' in body(docs, "docs/b", "ja")
    assert '<a href="../../docs/x.json">x</a>' in body(docs, "docs/b", "en")


REFUSED = {
    "no such page": ("# A\n\n[b](b.md)\n", 3, "leads nowhere: b.md"),
    "no such heading": ("# A\n\ntext\n\n[b](#b)\n", 5, "no heading has this anchor"),
    "control": ("# A\n\n\x0c\n", 3, "U\\+000C is a control character"),
    "no title": ("text\n", 1, "begins with a title"),
}


@pytest.mark.parametrize(("text", "line", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(SiteError, match=said) as caught:
        made(tmp_path, a=text)
    assert caught.value.line == line


def test_markup_in_a_page_is_text(tmp_path: Path) -> None:
    docs = made(tmp_path, a="# <b>A</b>\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))\n")
    assert "&lt;script&gt;" in body(docs)
    assert "<script" not in body(docs)
    assert 'href="javascript' not in body(docs)
    assert docs.texts["docs/a"]["en"].draft.title == "<b>A</b>"


def test_language_of_a_page(tmp_path: Path) -> None:
    """The Japanese site has the Japanese text, or else the English one."""
    docs = made(tmp_path, a="# A\n", b="# B\n", ja__a="# あ\n")
    assert list(docs.texts) == ["docs/a", "docs/b"]
    shown = {(path, tree): text.draft.title for path, trees in docs.texts.items()
             for tree, text in trees.items()}  # fmt: skip
    assert shown == {
        ("docs/a", "ja"): "あ",
        ("docs/a", "en"): "A",
        ("docs/b", "ja"): "B",
        ("docs/b", "en"): "B",
    }


def test_japanese_in_an_english_page_says_that_it_is(tmp_path: Path) -> None:
    english = "# A\n\nThe plan (運営方針、方針) and `課`.\n\n"
    japanese = "## 日本語\n\n### 細目\n\n課の方針\n\n"
    docs = made(tmp_path, a=f"{english}{japanese}## Two\n")
    root = html.fragment_fromstring(body(docs), create_parent=True)
    assert root.xpath("//span[@lang='ja']/text()") == ["運営方針、方針"]
    marked = root.xpath("//section[@lang='ja']//*[self::h2 or self::h3 or self::p]/text()")
    assert marked == ["日本語", "細目", "課の方針"]
    headings = docs.texts["docs/a"]["en"].draft.headings
    assert [heading.language for heading in headings] == ["", "ja", "", ""]


def test_line_ends_between_japanese_words_are_no_spaces(tmp_path: Path) -> None:
    docs = made(tmp_path, a="# A\n", ja__a="# あ\n\n本文を\n読みます。\n`x` と\nRDF も\n")
    assert "<p>本文を読みます。\n<code>x</code> と\nRDF も</p>" in body(docs, tree="ja")


def test_headings_have_anchors_of_their_own(tmp_path: Path) -> None:
    docs = made(tmp_path, a="# A\n\n## `wardplan` it: now\n\n## Same\n\n## Same\n")
    anchors = [heading.anchor for heading in docs.texts["docs/a"]["en"].draft.headings]
    assert anchors == ["a", "wardplan-it-now", "same", "same-1"]


def test_title_stands_in_the_head_of_the_page_alone(tmp_path: Path) -> None:
    docs = made(tmp_path, a="# A *b*\n\ntext\n")
    assert docs.texts["docs/a"]["en"].draft.title == "A b"
    assert body(docs) == "<p>text</p>\n"


PAGES = {
    "en/docs/tutorial.html": ("en", "docs/tutorial.md"),
    "docs/tutorial.html": ("ja", "docs/ja/tutorial.md"),
    "docs/http.html": ("en", "docs/http.md"),
}


@pytest.mark.parametrize(("path", "expected"), PAGES.items(), ids=PAGES.keys())
def test_pages_are_in_the_site(site: Path, path: str, expected: tuple[str, str]) -> None:
    language, source = expected
    page = html.parse(site / path).getroot()
    assert page.xpath("//article/@lang") == [language]
    assert source in page.xpath("string(//main)")


def test_documentation_is_found_and_its_files_are_there(site: Path) -> None:
    assert (site / "docs/operations/Containerfile").is_file()
    front = html.parse(site / "index.html").getroot()
    assert "docs/index.html" in front.xpath("//footer//a/@href")
