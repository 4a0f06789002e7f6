"""The pages: every link leads somewhere, every resource has its place, nothing comes from afar."""

import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from lxml import html
from pyoxigraph import NamedNode, Store

from tests.conftest import build
from wardplan import iris, lookup
from wardplan.listing import resources
from wardplan.namespaces import BASE, WP
from wardplan.summary import Summary

GROUPS = ("policy-groups", "measure-groups")
Document = Any
"""A parsed page; the parser publishes no types."""


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Document]:
    """Every page, parsed, by its address."""
    files = sorted(site.rglob("*.html"))
    return {str(f.relative_to(site)): html.fromstring(f.read_bytes()) for f in files}


@pytest.fixture(scope="module")
def anchors(pages: dict[str, Document]) -> dict[str, set[str]]:
    return {path: set(page.xpath("//@id")) for path, page in pages.items()}


def links_of(page: Document) -> list[str]:
    return [str(link) for link in page.xpath("//*/@href | //*/@src")]


def target_of(path: str, link: str) -> tuple[str, str]:
    """The file below the site's root and the fragment that a relative link means."""
    address, fragment = urldefrag(link)
    address = urlsplit(address).path
    joined = (Path("/") / path).parent / unquote(address) if address else Path("/") / path
    parts: list[str] = []
    for part in joined.parts[1:]:
        if part == "..":
            assert parts, f"{link} in {path} leaves the site"
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts), unquote(fragment)


def test_every_relative_link_leads_to_a_file(site: Path, pages: dict[str, Document]) -> None:
    broken = set()
    for path, page in pages.items():
        for link in links_of(page):
            if not urlsplit(link).scheme and not (site / target_of(path, link)[0]).is_file():
                broken.add((path, link))
    assert broken == set()


def test_every_fragment_is_an_anchor(
    pages: dict[str, Document], anchors: dict[str, set[str]]
) -> None:
    broken = set()
    for path, page in pages.items():
        for link in links_of(page):
            file, fragment = ("", "") if urlsplit(link).scheme else target_of(path, link)
            if fragment.startswith("query="):  # a query for the editor, no place in the page
                continue
            if fragment and fragment not in anchors.get(file, set()):
                broken.add((path, link))
    assert broken == set()


def test_ids_are_unique_in_a_page(pages: dict[str, Document]) -> None:
    twice = {
        (path, name)
        for path, page in pages.items()
        for name, count in Counter(map(str, page.xpath("//@id"))).items()
        if count > 1
    }
    assert twice == set()


def test_every_hash_iri_has_its_anchor(store: Store, anchors: dict[str, set[str]]) -> None:
    missing = {
        iri
        for document, fragments in resources(store)[1].items()
        for iri in fragments
        if iris.fragment(iri) not in anchors[f"{iris.path_of(document)}.html"]
    }
    assert missing == set()


def test_every_resource_has_a_page(store: Store, pages: dict[str, Document]) -> None:
    subjects = {quad.subject.value for quad in store if isinstance(quad.subject, NamedNode)}
    documents = {iris.path_of(iri) for iri in subjects if iri.startswith(BASE)}
    assert {path for path in documents if f"{path}.html" not in pages} == set()


def test_links_start_from_where_the_page_is(pages: dict[str, Document]) -> None:
    """The site may lie below any address; only the page shown at any address cannot know where."""
    rooted = {path for path, page in pages.items() if page.xpath("//*[starts-with(@href, '/')]")}
    assert rooted == {"404.html", "en/404.html"}


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, Document]) -> None:
    """Style sheets, scripts and images are our own files, by relative address."""
    loaded = "//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon']/@href"
    foreign = {
        (path, str(link))
        for path, page in pages.items()
        for link in page.xpath(loaded)
        if urlsplit(str(link)).scheme
        or (str(link).startswith("/") and not path.endswith("404.html"))
    }
    assert foreign == set()


def test_resource_pages_offer_their_data(pages: dict[str, Document]) -> None:
    wanted = {"text/turtle", "application/ld+json", "application/n-triples"}
    for path in ("plan/yokohama/izumi/2024", "ward/yokohama/seya", "def", "rights/mixed"):
        types = pages[f"{path}.html"].xpath("//link[@rel='alternate']/@type")
        assert set(map(str, types)) >= wanted


def test_pages_say_language_and_title(pages: dict[str, Document]) -> None:
    for path, page in pages.items():
        assert page.get("lang") == ("en" if path.startswith("en/") else "ja"), path
        assert page.findtext(".//title"), path
        assert len(page.xpath("//h1")) == 1, path


@pytest.mark.parametrize(
    ("path", "iri"),
    [
        ("plan/yokohama/izumi/2024/measure/3", "plan/yokohama/izumi/2024/measure/3"),
        ("entity/green-expo-2027", "entity/green-expo-2027"),
        ("def", "def"),
    ],
)
def test_page_shows_its_iri(pages: dict[str, Document], path: str, iri: str) -> None:
    page = pages[f"{path}.html"]
    shown = page.text_content() + " ".join(map(str, page.xpath("//input/@value")))
    assert BASE + iri in shown


def words(page: Document) -> str:
    return words_of(page.xpath("//main")[0])


def words_of(part: Document) -> str:
    return re.sub(r"\s+", "", part.text_content())


@pytest.mark.parametrize(
    "text",
    [
        "みらいへ進もう！地域とともに",
        "地域・団体・事業者の自主防犯活動を支援します。",
        "インフラ管理のプロとして",
        "区役所全体で地域支援に取り組みます！",
    ],
)
def test_whole_plan_reads_as_the_ward_wrote_it(pages: dict[str, Document], text: str) -> None:
    assert text in words(pages["plan/yokohama/izumi/2024.html"])


def test_citation_stands_as_printed_with_what_it_cites(pages: dict[str, Document]) -> None:
    page = pages["plan/yokohama/izumi/2024/initiative/2-2.html"]
    assert "中期計画:テーマ05戦略3政策18・19" in words(page)
    cited = [link for link in links_of(page) if "midterm/yokohama/2022/" in link]
    parts = ("theme/5", "strategy/3", "policy/18", "policy/19")
    assert [part for part in parts if not any(f"{part}.html" in link for link in cited)] == []


def test_partial_plan_says_that_it_is_one(pages: dict[str, Document], store: Store) -> None:
    """Every partial plan's page says so, and no whole plan's does."""
    for quad in store.quads_for_pattern(None, NamedNode(str(WP.completeness)), None):
        page = pages[f"{iris.path_of(lookup.value(quad.subject))}.html"]
        partial = lookup.value(quad.object) == str(WP.Partial)
        assert bool(page.xpath("//*[@class='banner']")) == partial


def test_transcription_page_holds_the_text_to_the_letter(
    site: Path, pages: dict[str, Document]
) -> None:
    """What the page shows is the served text, character by character."""
    page = pages["source/yokohama/izumi/2024/1/r1.html"]
    shown = page.xpath("//div[@class='transcript']")[0].text_content()
    served = (site / "source/yokohama/izumi/2024/1/r1.txt").read_text(encoding="utf-8")
    assert shown.strip() == served.strip()


def test_span_leads_to_its_element_and_back(pages: dict[str, Document]) -> None:
    text = pages["source/yokohama/izumi/2024/1/r1.html"]
    element = pages["plan/yokohama/izumi/2024/initiative/3-2.html"]
    there = text.xpath("//a[contains(., '地域・団体・事業者の自主防犯活動を支援します。')]/@href")
    assert [link for link in map(str, there) if "initiative/3-2.html#action-1" in link]
    back = [link for link in links_of(element) if "r1.html#char=3671,3694" in link]
    assert back != []


def test_quality_page_counts_what_is_unconfirmed(pages: dict[str, Document]) -> None:
    page = pages["quality.html"]
    groups = page.xpath("//details[.//code='wsh:MidTermElementShape-titleConfirmed']//summary")
    assert [re.findall(r"\d+", words_of(each)) for each in groups] == [["104"]]
    assert "14" in words(page)


def test_policy_page_lists_initiatives_of_every_plan(pages: dict[str, Document]) -> None:
    text = words(pages["midterm/yokohama/2022/policy/9.html"])
    assert "防犯対策" in text
    assert "「泉わくわく応援隊」" in text


def test_page_of_a_measure_group_says_what_is_known_of_it(pages: dict[str, Document]) -> None:
    text = words(pages["midterm/yokohama/2026/measure-group/3.html"])
    assert "施策群3地震防災対策" in text
    assert "題は素案によります" in text
    open_ = words(pages["midterm/yokohama/2026/measure-group/18.html"])
    assert "題名はまだ確認できていない" in open_


def test_page_of_the_plan_from_2026_lists_its_groups_and_no_date(
    pages: dict[str, Document],
) -> None:
    page = pages["midterm/yokohama/2026.html"]
    assert [len(page.xpath(f"//h2[@id='s-{key}']/..//li")) for key in GROUPS] == [14, 33]
    assert "策定されたことを示す出典は確かめていない" in words(page)
    assert page.xpath("//main//time") == []


def test_settings_show_on_every_page(broken: Path) -> None:
    settings = 'site_title_ja = "別の題"\nsite_url = "https://example.org/plans/"\n'
    (broken / "wardplan.toml").write_text(settings, encoding="utf-8")
    build(broken)
    page = html.fromstring((broken / "_site/ward/yokohama/izumi.html").read_bytes())
    assert page.findtext(".//title").endswith("| 別の題")
    canonical = "https://example.org/plans/ward/yokohama/izumi.html"
    assert page.xpath("//link[@rel='canonical']/@href") == [canonical]


def test_front_page_counts_what_the_dump_holds(
    pages: dict[str, Document], built: tuple[Path, Summary]
) -> None:
    assert f"{built[1].triples:,}" in words(pages["index.html"])
