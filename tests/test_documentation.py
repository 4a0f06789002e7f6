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


LINKS = {
    "a page": ("[b](b.md)", '<a href="b.html">b</a>'),
    "a heading of a page": ("[b](b.md#more-of-it)", '<a href="b.html#more-of-it">b</a>'),
    "a Japanese heading": ("[b](b.md#日本語)", "b.html#%E6%97%A5"),
    "its own heading": ("[b](#sub)", '<a href="#sub">b</a>'),
    "a page in a folder": ("[b](ja/c.md)", '<a href="ja/c.html">b</a>'),
    "a file beside it": ("[b](x.json)", '<a href="x.json">b</a>'),
    "a file of the repository": ("see [the *b*](../README.md) too", "see the <em>b</em> too"),
    "elsewhere": ("[b](https://example.org/b.md)", '<a href="https://example.org/b.md">b</a>'),
}


@pytest.mark.parametrize(("text", "expected"), LINKS.values(), ids=LINKS.keys())
def test_links(tmp_path: Path, text: str, expected: str) -> None:
    (tmp_path / "x.json").write_text("{}")
    others = {"b": "# B\n\n## More of it\n\n## 日本語\n", "ja__c": "# C\n"}
    docs = made(tmp_path, a=f"# A\n\n## Sub\n\n{text}\n", **others)
    assert expected in docs.texts["docs/a"].body


REFUSED = {
    "no such page": ("# A\n\n[b](b.md)\n", 3, "leads nowhere: b.md"),
    "no such heading": ("# A\n\ntext\n\n[b](#b)\n", 5, "no heading has this anchor"),
    "no title": ("text\n", 1, "begins with a title"),
}


@pytest.mark.parametrize(("text", "line", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(SiteError, match=said) as caught:
        made(tmp_path, a=text)
    assert caught.value.line == line


def test_markup_in_a_page_is_text(tmp_path: Path) -> None:
    docs = made(tmp_path, a="# <b>A</b>\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))\n")
    body = docs.texts["docs/a"].body
    assert "&lt;script&gt;" in body
    assert "<script" not in body
    assert 'href="javascript' not in body
    assert docs.texts["docs/a"].title == "<b>A</b>"


def test_language_follows_the_folder_and_the_section(tmp_path: Path) -> None:
    text = "# A\n\n## One\n\n## 日本語\n\n### 細目\n\n## Two\n"
    docs = made(tmp_path, a=text, ja__a="# あ\n")
    assert [docs.texts[name].language for name in ("docs/a", "docs/ja/a")] == ["en", "ja"]
    root = html.fragment_fromstring(str(docs.texts["docs/a"].body), create_parent=True)
    marked = [each.text for each in root.xpath("//section[@lang='ja']//*[self::h2 or self::h3]")]
    assert marked == ["日本語", "細目"]


def test_headings_have_anchors_of_their_own(tmp_path: Path) -> None:
    docs = made(tmp_path, a="# A\n\n## `wardplan` it: now\n\n## Same\n\n## Same\n")
    anchors = [heading.anchor for heading in docs.texts["docs/a"].headings]
    assert anchors == ["wardplan-it-now", "same", "same-1"]


def test_title_stands_in_the_head_of_the_page_alone(tmp_path: Path) -> None:
    docs = made(tmp_path, a="# A *b*\n\ntext\n")
    assert docs.texts["docs/a"].title == "A b"
    assert docs.texts["docs/a"].body == "<p>text</p>\n"


def test_pages_are_in_the_site(site: Path) -> None:
    page = html.parse(site / "docs/tutorial.html").getroot()
    assert page.xpath("//article/@lang") == ["en"]
    assert "docs/tutorial.md" in page.xpath("string(//main)")
    japanese = html.parse(site / "docs/ja/tutorial.html").getroot()
    assert japanese.xpath("//article/@lang") == ["ja"]
    assert (site / "docs/operations/Containerfile").is_file()
    front = html.parse(site / "index.html").getroot()
    assert "docs/index.html" in front.xpath("//footer//a/@href")
