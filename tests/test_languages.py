"""Two languages in one site: the same pages, each whole in its own, none mixed silently."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

import jinja2
import pytest
from lxml import html
from pyoxigraph import Literal, Store

from tests.conftest import ROOT
from wardplan import languages, wording

TEMPLATES = sorted((ROOT / "site" / "templates").rglob("*.html"))
PLACEHOLDER = re.compile(r"\{(\w*)(?::\w+)?\}")
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]")
ENGLISH = re.compile(r"\W*[A-Za-z]+ ?[A-Za-z]")
NAMES = re.compile(
    r"\b(?:RDF Patch|CSV|CKAN|JSON|package_list|gzip|SPARQL 1\.1|Reconciliation Service API 0\.2"
    r"|dumps/\w+\.ttl|quality\.ttl|api/|\.json|arq|openapi|StratML|wardplan|px)\b"
)
"""Names of formats, standards and files, which are the same in every language."""
NO_STRINGS = {"nbsp", "lt", "gt", "doubtful", "vocabulary"}
"""Characters by their names; a class and a folder that macros give."""
Document = Any
"""A parsed page; the parser publishes no types."""


def words(language: str) -> dict[str, str]:
    file = ROOT / "site" / "locale" / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def test_locales_have_the_same_words_with_the_same_places_to_fill_in() -> None:
    ja, en = words("ja"), words("en")
    assert list(ja) == list(en)
    differing = {
        key
        for key in ja
        if {*PLACEHOLDER.findall(ja[key])} != {*PLACEHOLDER.findall(en[key])}
        and not key.endswith("-one")
    }
    assert differing == set()


def test_no_word_is_empty_and_none_is_in_the_other_language() -> None:
    ja, en = words("ja"), words("en")
    own = {"language"}
    assert [key for key in ja if not ja[key].strip() or not en[key].strip()] == []
    assert [key for key in en if JAPANESE.search(en[key]) and key not in own] == []


def texts_of(template: Path) -> Iterator[str]:
    """What stands in a template for itself, outside tags, code and what Jinja fills in."""
    source = template.read_text(encoding="utf-8")
    tokens = jinja2.Environment(autoescape=True).lex(source)
    text = "".join(value if kind == "data" else "{}" for _, kind, value in tokens)
    text = re.sub(r"<(pre|code|textarea|script|style)\b.*?</\1>", "", text, flags=re.S)
    text = re.sub(r"<[^>]*>|[\w-]+=\"[^\"]*\"", "", text, flags=re.S)
    yield from re.findall(r"[^\W\d_]{2,}", NAMES.sub("", text))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.stem)
def test_no_string_stands_in_a_template(template: Path) -> None:
    assert [text for text in texts_of(template) if text not in NO_STRINGS] == []


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("2024-05-17", "ja", "2024年5月17日"),
        ("2024-05-17", "en", "17 May 2024"),
        ("2022-12", "ja", "2022年12月"),
        ("2022-12", "en", "December 2022"),
        ("2022", "en", "2022"),
        ("令和4年", "en", "令和4年"),
    ],
)
def test_day(text: str, language: str, said: str) -> None:
    assert wording.day(wording.locale(ROOT / "site"), text, language) == said


@pytest.mark.parametrize(
    ("number", "language", "said"),
    [(1, "en", "1 row"), (2, "en", "2 rows"), (0, "en", "0 rows"), (1234, "en", "1,234 rows"),
     (1, "ja", "1行"), (2, "ja", "2行")],
)  # fmt: skip
def test_counted(number: int, language: str, said: str) -> None:
    found = wording.counted(wording.locale(ROOT / "site"), "answer-rows", number, language)
    assert found == said


@pytest.fixture(scope="module")
def english(site: Path) -> dict[str, Document]:
    """Every page in English, parsed, by the path it shares with the one in Japanese."""
    folder = site / "en"
    files = sorted(folder.rglob("*.html"))
    return {str(f.relative_to(folder)): _without_breaks(f) for f in files}


def _without_breaks(file: Path) -> Document:
    """A page in which no text is parted by the places where its lines may break."""
    return html.fromstring(file.read_bytes().replace(b"<wbr>", b""))


def test_every_page_is_there_in_both_languages(site: Path, english: dict[str, Document]) -> None:
    files = (file.relative_to(site) for file in site.rglob("*.html"))
    assert {str(file) for file in files if file.parts[0] != "en"} == set(english)


def test_only_pages_are_there_twice(site: Path) -> None:
    assert {file.suffix for file in (site / "en").rglob("*") if file.is_file()} == {".html"}


def test_links_stay_in_the_language(english: dict[str, Document]) -> None:
    leaving = {
        (path, link)
        for path, page in english.items()
        for link in map(str, page.xpath("//body//a[not(@hreflang)]/@href"))
        if not urlsplit(link).scheme and link[0] != "#"
        and (file := target(f"en/{path}", link)).endswith(".html")
        and not file.startswith("en/")
    }  # fmt: skip
    assert leaving == set()


def target(page: str, link: str) -> str:
    """What a link of a page leads to, below the root of the site, where / begins."""
    return normpath(join(dirname(page), unquote(urlsplit(link).path))).lstrip("/")


def test_the_switch_keeps_the_page(site: Path, english: dict[str, Document]) -> None:
    for path, page in english.items():
        (link,) = page.xpath("//nav[@class='languages']//a")
        assert (link.get("hreflang"), link.get("lang")) == ("ja", "ja")
        assert target(f"en/{path}", link.get("href")) == path
        japanese = html.fromstring((site / path).read_bytes())
        (back,) = japanese.xpath("//nav[@class='languages']//a")
        assert target(path, back.get("href")) == f"en/{path}"


@pytest.mark.parametrize("folder", ["", "en/"])
def test_alternates_name_every_language(site: Path, folder: str) -> None:
    file = f"{folder}ward/yokohama/izumi.html"
    page = html.fromstring((site / file).read_bytes())
    found = {
        link.get("hreflang"): target(file, link.get("href"))
        for link in page.xpath("//head/link[@rel='alternate' and @hreflang]")
    }
    izumi = "ward/yokohama/izumi.html"
    here = {"ja": izumi, "en": f"en/{izumi}"}
    assert found == here | {"x-default": here[languages.DEFAULT]}


def test_japanese_text_in_an_english_page_says_that_it_is(
    english: dict[str, Document], store: Store
) -> None:
    """Beside addresses, code, and Japanese words that an English sentence quotes."""
    notes = {
        quad.object.value.strip()
        for quad in store
        if isinstance(quad.object, Literal) and quad.object.language == "en"
    }
    silent = {
        (path, text)
        for path, page in english.items()
        for text, holder in spoken_texts(page)
        if JAPANESE.search(text) and text not in notes and not ENGLISH.match(text)
        and not holder.xpath("ancestor-or-self::*[@lang][1][@lang='ja']")
    }  # fmt: skip
    assert silent == set()


def spoken_texts(page: Document) -> Iterator[tuple[str, Document]]:
    """Every text of a page that is no code and no address, and the element it stands in."""
    unspoken = "ancestor-or-self::*[self::pre or self::code or self::script or @class='iri']"
    for text in page.xpath(f"//body//text()[normalize-space() and not(parent::*[{unspoken}])]"):
        holder = text.getparent().getparent() if text.is_tail else text.getparent()
        yield text.strip(), holder


def test_english_names_come_first_where_there_are_any(english: dict[str, Document]) -> None:
    ward = english["ward/yokohama/izumi.html"]
    assert ward.xpath("string(//h1)") == "Izumi Ward"
    assert ward.xpath("//header[@class='head']//*[@lang='ja']/ruby/text()") == ["泉区"]
    initiative = english["plan/yokohama/izumi/2024/initiative/3-2.html"]
    assert initiative.xpath("//h1/span[@lang='ja']/text()") == ["防犯対策"]
    assert "in Japanese only" in initiative.xpath("string(//p[@class='kicker'])")
