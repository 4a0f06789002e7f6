"""Lines of Japanese break between phrases and in no name; nothing else of the site knows of it."""

from pathlib import Path

import pytest
from lxml import html
from markupsafe import Markup
from pyoxigraph import Store

from tests.conftest import ROOT
from wardplan import phrases
from wardplan.errors import SiteError
from wardplan.phrases import Phrases

SITE = ROOT / "site"
KEPT = frozenset({"区運営方針", "金沢区", "保険年金課", "高齢・障害支援課"})


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("横浜市の区運営方針を、つながるデータに", "横浜市の|区運営方針を、|つながる|データに"),
        ("令和6年度 金沢区区運営方針", "令和6年度 金沢区|区運営方針"),
        ("戸籍課・保険年金課", "戸籍課・保険年金課"),
        ("高齢・障害支援課", "高齢・障害支援課"),
        ("地域の支えあい", "地域の|支えあい"),
        ("（仮称）地域づくり、（その2）「誰もが」", "（仮称）|地域づくり、|（その2）|「誰もが」"),
        ("2027年国際園芸博覧会に向けた", "2027年国際園芸博覧会に|向けた"),
        ("笑顔と元気の輪が広がるまち", "笑顔と|元気の|輪が|広がるまち"),
        ("SPARQLで問い合わせる", "SPARQLで|問い合わせる"),
        ("Yokohama ward operating policies", "Yokohama ward operating policies"),
        ("区", "区"),
        ("", ""),
    ],
)
def test_phrases(text: str, broken: str) -> None:
    assert "|".join(Phrases(KEPT).of(text)) == broken


def test_without_the_name_it_would_break_in_it() -> None:
    assert Phrases().of("戸籍課・保険年金課") == ("戸籍課・保", "険年金課")


def test_markup_of_a_text_is_escaped_and_markup_stays() -> None:
    marked = Phrases()
    assert marked("地域の<b>いきいき") == "地域の<wbr>&lt;b&gt;いきいき"
    assert marked("<b>") == "&lt;b&gt;"
    assert marked(Markup("<b>地域の支えあい</b>")) == "<b>地域の支えあい</b>"


def test_names_are_those_of_the_data(store: Store) -> None:
    found = phrases.names(lambda _: store, SITE)
    assert {"金沢区", "区運営方針", "保険年金課", "中期計画"} <= found
    assert all(1 < len(name) <= 12 for name in found)


def test_a_site_without_the_query_keeps_no_name(store: Store, tmp_path: Path) -> None:
    assert phrases.names(lambda _: store, tmp_path) == frozenset()


def test_a_query_that_is_none_is_named(store: Store, tmp_path: Path) -> None:
    (tmp_path / phrases.FILE).write_text("SELECT ?name WHERE {", encoding="utf-8")
    with pytest.raises(SiteError, match=phrases.FILE):
        phrases.names(lambda _: store, tmp_path)


def test_only_pages_have_breaks_and_only_in_texts(site: Path) -> None:
    """No data, search index, feed or list has one, nor a title, an attribute or an option."""
    others = [
        file
        for file in site.rglob("*")
        if file.is_file() and file.suffix in (".json", ".jsonld", ".ttl", ".txt", ".csv", ".atom")
        and "vendor" not in file.parts and b"<wbr" in file.read_bytes()
    ]  # fmt: skip
    assert others == []
    for file in (*site.glob("*.html"), *site.glob("en/*.html"), *site.glob("plan/*/izumi/*.html")):
        page = html.fromstring(file.read_bytes())
        inside = "ancestor::title or ancestor::option or ancestor::pre or ancestor::code"
        assert page.xpath(f"//wbr[{inside}]") == [], file
        assert page.xpath("//@*[contains(., '<wbr')]") == [], file
        assert "<wbr" not in page.text_content(), file


def test_the_first_heading_of_the_site_breaks_by_phrase(site: Path) -> None:
    page = html.fromstring((site / "index.html").read_bytes())
    (title,) = page.xpath("//h1")
    assert title.text_content() == "横浜市の区運営方針を、つながるデータに"
    assert title.xpath(".//text()") == ["横浜市の", "区運営方針を、", "つながる", "データに"]


@pytest.mark.parametrize(
    ("path", "base", "reading"),
    [
        ("ward/yokohama/kanazawa.html", "金沢区", "かなざわく"),
        ("en/ward/yokohama/kanazawa.html", "金沢区", "かなざわく"),
    ],
)
def test_a_confirmed_reading_stands_above_the_name(
    site: Path, path: str, base: str, reading: str
) -> None:
    page = html.fromstring((site / path).read_bytes())
    (ruby,) = page.xpath("//header[@class='head']//ruby")
    assert (ruby.text, ruby.xpath("string(rt)")) == (base, reading)


def test_a_reading_that_is_not_confirmed_is_not_given(site: Path) -> None:
    """No reading of a department is confirmed yet."""
    for file in (site / "department").rglob("*.html"):
        assert b"<ruby" not in file.read_bytes()
