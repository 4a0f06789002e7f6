"""What the head of a page says once the address of the site is known, and what it says before."""

from pathlib import Path

import pytest
from lxml import html

from tests.test_harvest import WHERE, configured  # noqa: F401

PAGE = "plan/yokohama/izumi/2024.html"


def meta(site: Path, path: str = PAGE) -> dict[str, str]:
    page = html.fromstring((site / path).read_bytes())
    return {m.get("property"): m.get("content") for m in page.xpath("//meta[@property]")}


def test_open_graph_of_a_page(site: Path) -> None:
    said = meta(site)
    assert said["og:title"] == "令和6年度泉区運営方針"
    assert said["og:type"] == "article"
    assert said["og:locale"] == "ja_JP"
    assert said["og:description"] and said["og:site_name"]
    assert "og:url" not in said and "og:image" not in said  # both must be absolute


def test_front_page_is_a_website(site: Path) -> None:
    assert meta(site, "index.html")["og:type"] == "website"


def test_open_graph_where_the_site_is_known(configured: Path) -> None:  # noqa: F811
    said = meta(configured)
    assert said["og:url"] == f"{WHERE}/{PAGE}"
    assert said["og:image"] == f"{WHERE}/static/card.png"
    assert (configured / "static/card.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("path", [PAGE, "catalog.html"])
def test_links_between_pages_stay_relative(configured: Path, path: str) -> None:  # noqa: F811
    page = html.fromstring((configured / path).read_bytes())
    links = page.xpath("//head/link[@rel='describedby' or @rel='item']/@href")
    assert links and not any(link.startswith("http") for link in links)


def test_every_page_has_a_title_and_a_summary(site: Path) -> None:
    lacking = [
        str(file.relative_to(site))
        for file in site.rglob("*.html")
        if not (said := meta(site, str(file.relative_to(site)))).get("og:title", "").strip()
        or not said.get("og:description", "").strip()
    ]
    assert lacking == []
