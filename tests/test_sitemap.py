"""The site map lists every page with a day, and is split where the protocol asks for it."""

from pathlib import Path

import pytest
from lxml import etree

from wardplan import heads, sitemap
from wardplan.catalogue import Catalogue, gather
from wardplan.gallery import ask
from wardplan.holdings import Holdings
from wardplan.namespaces import BASE
from wardplan.project import Project
from wardplan.site import Site, plan

SPACE = {"s": sitemap.NAMESPACE}
WHERE = "https://data.example.jp/ward"
Rows = list[tuple[str, str]]


def rows(data: bytes, root: str, name: str) -> Rows:
    tree = etree.fromstring(data)
    assert tree.tag == f"{{{sitemap.NAMESPACE}}}{root}"
    return [
        (
            str(each.findtext("s:loc", namespaces=SPACE)),
            str(each.findtext("s:lastmod", namespaces=SPACE)),
        )
        for each in tree.findall(f"s:{name}", SPACE)
    ]


@pytest.fixture(scope="module")
def made(project: Project, holdings: Holdings, site: Path) -> tuple[Site, Catalogue]:
    """The site to be, and the catalogue of the files that were built."""
    paths = [str(f.relative_to(site)) for f in site.rglob("*") if f.is_file()]
    files = tuple(path for path in paths if not path.endswith(".html"))
    listed = gather(project, holdings, site, paths)
    planned = plan(project, holdings, (), files, ask(project, holdings))
    return heads.dress(planned, listed, files, project.config), listed


def test_every_page_is_listed_once(site: Path) -> None:
    found = rows((site / "sitemap.xml").read_bytes(), "urlset", "url")
    pages = {f"{BASE}{file.relative_to(site)}" for file in site.rglob("*.html")}
    assert len(found) == len({address for address, _ in found})
    assert {address for address, _ in found} == pages


def test_every_page_names_itself_in_every_language(site: Path) -> None:
    tree = etree.fromstring((site / "sitemap.xml").read_bytes())
    (page,) = tree.xpath("//s:url[s:loc[contains(., '/en/plan/yokohama/izumi/2024.html')]]",
                         namespaces=SPACE)  # fmt: skip
    links = page.xpath("*[local-name()='link']")
    assert {each.get("hreflang"): each.get("href") for each in links} == {
        "ja": f"{BASE}plan/yokohama/izumi/2024.html",
        "en": f"{BASE}en/plan/yokohama/izumi/2024.html",
    }


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("plan/yokohama/izumi/2024.html", "2024-05-17"),
        ("plan/yokohama/izumi/2024/measure/3.html", "2024-05-17"),
        ("plan/yokohama/seya/2018.html", "2018-06-14"),
        ("index.html", "2026-11-27"),
        ("ward/yokohama/izumi.html", "2026-11-27"),
    ],
)
def test_day_of_a_page(site: Path, path: str, day: str) -> None:
    assert (BASE + path, day) in rows((site / "sitemap.xml").read_bytes(), "urlset", "url")


def test_no_more_addresses_in_a_file_than_allowed(made: tuple[Site, Catalogue]) -> None:
    planned, listed = made
    outputs = dict(sitemap.files(planned, listed, WHERE, limit=100))
    parts = sorted(path for path in outputs if path != "sitemap.xml")
    assert len(parts) == -(-2 * len(planned.pages) // 100) > 5
    index = rows(outputs["sitemap.xml"], "sitemapindex", "sitemap")
    assert sorted(address for address, _ in index) == sorted(f"{WHERE}/{path}" for path in parts)
    found = [row for path in parts for row in rows(outputs[path], "urlset", "url")]
    assert len(found) == len(set(found)) == 2 * len(planned.pages)
    assert max(len(rows(outputs[path], "urlset", "url")) for path in parts) == 100
    days = dict(index)
    for path in parts:
        newest = max(day for _, day in rows(outputs[path], "urlset", "url"))
        assert days[f"{WHERE}/{path}"] == newest


def test_exactly_as_many_as_fit_are_not_split(made: tuple[Site, Catalogue]) -> None:
    planned, listed = made
    outputs = list(sitemap.files(planned, listed, None, limit=2 * len(planned.pages)))
    assert [path for path, _ in outputs] == ["sitemap.xml"]


def test_the_limit_is_that_of_the_protocol() -> None:
    assert sitemap.LIMIT == 50_000
