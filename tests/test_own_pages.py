"""Pages people write as Markdown: safe, in both languages, with links that lead somewhere."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from lxml import html

from wardplan import own_pages
from wardplan.addresses import Addresses
from wardplan.errors import SiteError
from wardplan.page_links import PageLinks
from wardplan.pages import Page
from wardplan.pointer import Pointer
from wardplan.store_sight import StoreSight
from wardplan.views import View

FRONT = "---\ntitle: 題\n---\n"


def site_with(folder: Path, **files: str) -> Path:
    (folder / "pages").mkdir()
    for name, text in files.items():
        path = folder / "pages" / f"{name.replace('_', '.')}.md"
        path.write_text(text, encoding="utf-8")
    return folder


def links(language: str) -> PageLinks:
    """The page `about` in hand, of a site with another page and a file."""
    known = Addresses(frozenset({"about", "rights/structure"}), frozenset({"dumps/a.ttl"}))
    made = PageLinks(known, str)
    nothing = Pointer(StoreSight(ox.Store()))
    made.turn(Page("about", View("own", "own.html"), nothing, {}, language))
    return made


def shown(folder: Path, body: str, language: str = "ja") -> str:
    page = own_pages.read(site_with(folder, about=FRONT + body))["about"]
    return str(page.spoken(language).html(links(language)))


def test_pages_by_name_and_language(tmp_path: Path) -> None:
    both = site_with(
        tmp_path,
        about=FRONT + "本文",
        about_en="---\ntitle: About\n---\nText",
        help_en="---\ntitle: Help\n---\n",
    )
    found = own_pages.read(both)
    assert list(found) == ["about", "help"]
    titles = {
        (name, language): (text.title, text.language)
        for name, page in found.items()
        for language in ("ja", "en")
        for text in [page.spoken(language)]
    }
    assert titles == {
        ("about", "ja"): ("題", "ja"),
        ("about", "en"): ("About", "en"),
        ("help", "ja"): ("Help", "en"),
        ("help", "en"): ("Help", "en"),
    }
    assert [each.path for each in own_pages.listed(found)] == ["about", "help"]


def test_without_a_folder_no_pages(tmp_path: Path) -> None:
    assert own_pages.read(tmp_path) == {}


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ("一つの\n文", "<p>一つの文</p>"),
        ("two\nwords", "<p>two\nwords</p>"),
        ("## 見出し", "<h2>見出し</h2>"),
        ("| a |\n|---|\n| 1 |", '<div class="scroll" tabindex="0"><table>'),
        ("| a | |\n|---|---|\n| 1 | 2 |", "<th>a</th>\n<td></td>"),
        ("```\na\n```", '<div class="scroll" tabindex="0"><pre><code>a'),
        ("    a", '<div class="scroll" tabindex="0"><pre><code>a'),
        ("[x](rights/structure.html#s)", '<a href="rights/structure.html#s">'),
        ("[x](dumps/a.ttl)", '<a href="dumps/a.ttl">'),
        ("[x](https://example.jp/)", '<a href="https://example.jp/">'),
        ("[x](#s-main)", '<a href="#s-main">'),
        ("<script>alert(1)</script>", "&lt;script&gt;"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ('<a onclick="x">y</a>', "&lt;a onclick="),
    ],
)
def test_markdown(tmp_path: Path, body: str, made: str) -> None:
    found = shown(tmp_path, body)
    assert made in found
    assert not html.fromstring(f"<div>{found}</div>").xpath("//script | //@onclick")


def test_links_stay_in_the_language_and_data_are_there_once(tmp_path: Path) -> None:
    found = shown(tmp_path, "[a](rights/structure.html) [b](dumps/a.ttl)", "en")
    assert 'href="rights/structure.html"' in found  # below en/, as the page itself
    assert 'href="../dumps/a.ttl"' in found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no front matter", "begins with its title"),
        ("---\nname: x\n---\n", "begins with its title"),
        ("---\ntitle: ''\n---\n", "begins with its title"),
        ("---\ntitle: [\n---\n", "not readable"),
        ('---\ntitle: "a\\x01"\n---\n', r"U\+0001 is a control character"),
        ("---\ntitle: a\n---\nb\ufffe", r"U\+FFFE is a control character"),
    ],
)
def test_page_without_a_title(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SiteError, match=message) as caught:
        own_pages.read(site_with(tmp_path, about=text))
    assert str(caught.value.file).endswith("about.md")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("[x](nowhere.html)", "link to 'nowhere.html'"),
        ("[x](dumps/b.ttl)", "link to 'dumps/b.ttl'"),
        ("![x](static/no.png)", "link to 'static/no.png'"),
        ("# Title", "only heading of the first level"),
    ],
)
def test_what_leads_nowhere_is_refused(tmp_path: Path, body: str, message: str) -> None:
    with pytest.raises(SiteError, match=message):
        shown(tmp_path, body)


@pytest.mark.parametrize("name", ["About", "a b", "about_fr"])
def test_names_that_are_none(tmp_path: Path, name: str) -> None:
    with pytest.raises(SiteError, match="not the name of a page"):
        own_pages.read(site_with(tmp_path, **{name: FRONT}))


@pytest.mark.parametrize("name", ["about", "accessibility"])
def test_pages_of_the_repository_are_in_both_languages(site: Path, name: str) -> None:
    for folder in ("", "en/"):
        page = html.fromstring((site / f"{folder}{name}.html").read_bytes())
        assert len(page.xpath("//main//h2")) >= 4
        assert page.xpath("//*[contains(@class, 'untranslated')]") == []
        front = html.fromstring((site / f"{folder}index.html").read_bytes())
        assert f"{name}.html" in front.xpath("//footer//a/@href")
