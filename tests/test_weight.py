"""What a visitor on a phone has to fetch: HTML and style sheets, as they are and packed."""

import gzip
from pathlib import Path

import pytest
from lxml import html

FIRST_PAGE = 50_000
"""Bytes of the front page with all it loads, packed."""
ANY_PAGE = 100_000
"""Bytes of HTML and style sheets of any page, packed or not."""


def loaded(site: Path, file: Path, path: str) -> list[Path]:
    """The files of the site that a page names in attributes found by an XPath."""
    page = html.fromstring(file.read_bytes())
    return [site / (file.parent / name).resolve().relative_to(site) for name in page.xpath(path)]


@pytest.mark.parametrize("path", ["index.html", "en/index.html"])
def test_the_first_page_is_under_50_kb_packed(site: Path, path: str) -> None:
    site = site.resolve()
    file = site / path
    every = "//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src"
    parts = [file, *loaded(site, file, every)]
    assert len(parts) > 3
    assert sum(len(gzip.compress(part.read_bytes())) for part in parts) < FIRST_PAGE


def test_every_page_is_under_100_kb_of_html_and_css(site: Path) -> None:
    site, heavy = site.resolve(), []
    sizes = {file: file.stat().st_size for file in site.rglob("*.css")}
    for file in site.rglob("*.html"):
        size = file.stat().st_size
        if size + sum(sizes.values()) >= ANY_PAGE:
            size += sum(
                sizes[each] for each in loaded(site, file, "//link[@rel='stylesheet']/@href")
            )
            if size >= ANY_PAGE:
                heavy.append((str(file.relative_to(site)), size))
    assert heavy == []
