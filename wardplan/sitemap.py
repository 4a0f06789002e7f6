"""The site map (sitemaps.org, protocol 0.9): every page with the day it last changed."""

import io
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from wardplan import placing
from wardplan.catalogue import Catalogue
from wardplan.site import Site

PATH = "sitemap.xml"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
LIMIT = 50_000
"""Addresses that one file may have; more are split, and an index leads to the parts."""

Place = tuple[str, str | None]
Output = tuple[str, bytes]


def files(
    site: Site, catalogue: Catalogue, site_url: str | None, limit: int = LIMIT
) -> Iterator[Output]:
    """`sitemap.xml`: the map, or where there are more addresses than fit, an index of the parts."""
    found = [
        (placing.absolute(f"{page.path}.html", site_url), day_of(page.path, catalogue))
        for page in site.pages
    ]
    if len(found) <= limit:
        yield PATH, written("urlset", "url", found)
        return
    parts: list[Place] = []
    for number, part in enumerate(_batches(found, limit), 1):
        path = f"sitemap-{number}.xml"
        parts.append((placing.absolute(path, site_url), _newest(part)))
        yield path, written("urlset", "url", part)
    yield PATH, written("sitemapindex", "sitemap", parts)


def _batches(found: Sequence[Place], size: int) -> Iterator[Sequence[Place]]:
    return (found[start : start + size] for start in range(0, len(found), size))


def _newest(part: Iterable[Place]) -> str | None:
    return max((day for _, day in part if day), default=None)


def day_of(path: str, catalogue: Catalogue) -> str | None:
    """The day a page last changed: that of its plan's sources, else that of the whole data."""
    plan = "/".join(path.split("/")[:4])
    entry = catalogue.by_page.get(plan)
    return (entry.modified if entry else None) or catalogue.modified


def written(root: str, each: str, places: Iterable[Place]) -> bytes:
    """One file of the protocol, written element by element."""
    out = io.BytesIO()
    with etree.xmlfile(out, encoding="UTF-8") as file:
        file.write_declaration()
        with file.element(root, {"xmlns": NAMESPACE}):
            for address, day in places:
                file.write("\n")
                with file.element(each):
                    _write(file, "loc", address)
                    _write(file, "lastmod", day)
            file.write("\n")
    return out.getvalue() + b"\n"


def _write(file: etree.xmlfile, name: str, value: str | None) -> None:
    if value:
        with file.element(name):
            file.write(value)
