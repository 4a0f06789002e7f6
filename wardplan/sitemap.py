"""The site map (sitemaps.org, protocol 0.9): every page with the day it last changed."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from wardplan import languages, placing
from wardplan.addresses import ANYWHERE
from wardplan.catalogue import Catalogue
from wardplan.site import Site

PATH = "sitemap.xml"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
LIMIT = 50_000
"""Addresses that one file may have; more are split, and an index leads to the parts."""

XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True)
class Place:
    """An address with the day of its last change, and the same page by language, where it is one.

    See https://developers.google.com/search/docs/specialty/international/localized-versions
    """

    address: str
    day: str | None
    spoken: Mapping[str, str] = field(default_factory=dict)


Output = tuple[str, bytes]


def files(
    site: Site, catalogue: Catalogue, site_url: str | None, limit: int = LIMIT
) -> Iterator[Output]:
    """`sitemap.xml`: the map, or where there are more addresses than fit, an index of the parts."""
    found = [
        each
        for page in site.pages
        if page.path != ANYWHERE
        for each in _places(page.path, day_of(page.path, catalogue), site_url)
    ]
    if len(found) <= limit:
        yield PATH, written("urlset", "url", found)
        return
    parts: list[Place] = []
    for number, part in enumerate(_batches(found, limit), 1):
        path = f"sitemap-{number}.xml"
        parts.append(Place(placing.absolute(path, site_url), _newest(part)))
        yield path, written("urlset", "url", part)
    yield PATH, written("sitemapindex", "sitemap", parts)


def _places(path: str, day: str | None, site_url: str | None) -> Iterator[Place]:
    """A document's page in every language, each with all of them."""
    spoken = {
        language: placing.absolute(f"{languages.place(path, language)}.html", site_url)
        for language in languages.LANGUAGES
    }
    return (Place(address, day, spoken) for address in spoken.values())


def _batches(found: Sequence[Place], size: int) -> Iterator[Sequence[Place]]:
    return (found[start : start + size] for start in range(0, len(found), size))


def _newest(part: Iterable[Place]) -> str | None:
    return max((place.day for place in part if place.day), default=None)


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
        with file.element(f"{{{NAMESPACE}}}{root}", nsmap={None: NAMESPACE, "xhtml": XHTML}):
            for place in places:
                file.write("\n")
                with file.element(f"{{{NAMESPACE}}}{each}"):
                    _write(file, "loc", place.address)
                    _write(file, "lastmod", place.day)
                    for language, address in place.spoken.items():
                        _link(file, language, address)
            file.write("\n")
    return out.getvalue() + b"\n"


def _write(file: etree.xmlfile, name: str, value: str | None) -> None:
    if value:
        with file.element(f"{{{NAMESPACE}}}{name}"):
            file.write(value)


def _link(file: etree.xmlfile, language: str, address: str) -> None:
    given = {"rel": "alternate", "hreflang": language, "href": address}
    with file.element(f"{{{XHTML}}}link", given):
        pass
