"""FAIR Signposting: typed links from a page to its identifier, data, terms and parts.

Level 1 are the link elements of a page, level 2 its link set (RFC 9264, section 4.2), a JSON file
beside the page. Both are made from the same links.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wardplan import iris, structured_data
from wardplan.catalogue import PAGE, Catalogue, Entry
from wardplan.citing import terms_of
from wardplan.distributions import CATALOGUE, Distribution
from wardplan.formats import RESOURCE_FORMATS
from wardplan.languages import place
from wardplan.pages import Page
from wardplan.placing import address, resolve

EXTENSION = "linkset"
MEDIA_TYPE = "application/linkset+json"
HTML = "text/html"
ABOUT = "https://schema.org/AboutPage"
FORMS = (
    ("ttl", "text/turtle"),
    ("jsonld", "application/ld+json"),
    ("rdf", "application/rdf+xml"),
)
"""The catalogue as data: extension and media type."""


@dataclass(frozen=True)
class Link:
    """A typed link (RFC 8288): relation, target, and the target's media type where known."""

    rel: str
    target: str
    media_type: str = ""


def linkset_path(page: str) -> str:
    """Where the link set of a page is: beside it."""
    return f"{page}.{EXTENSION}"


def of_page(page: Page, catalogue: Catalogue) -> list[Link]:
    """All links of a page; none where it is about no resource and no dataset."""
    if page.path == PAGE:
        return list(_of_catalogue(page, catalogue))
    return list(_of_resource(page, catalogue)) if page.this else []


def _of_resource(page: Page, catalogue: Catalogue) -> Iterator[Link]:
    entry = catalogue.by_page.get(page.path)
    yield Link("cite-as", page.this.value)
    yield Link("type", ABOUT)
    yield Link("type", f"https://schema.org/{structured_data.kind_of(page)}")
    for each in RESOURCE_FORMATS:
        yield Link("describedby", address(f"{page.path}.{each.extension}"), each.media_type)
    yield Link("license", _page(f"rights/{terms_of(page)}", page))
    for office in page.this.out("dcterms:publisher"):
        yield Link("author", office.value)
    if entry is not None:
        yield from _of_dataset(page, entry)
    elif plan := page.this.out("wp:plan"):
        yield Link("collection", _page(iris.path_of(plan.value) or "", page), HTML)


def _page(path: str, seen_from: Page) -> str:
    """The address of another page in the language of the one in hand."""
    return address(f"{place(path, seen_from.language)}.html")


def _of_dataset(page: Page, entry: Entry) -> Iterator[Link]:
    yield from map(_item, entry.distributions)
    yield Link("collection", _page(PAGE, page), HTML)
    yield Link("linkset", address(linkset_path(page.path)), MEDIA_TYPE)


def _of_catalogue(page: Page, catalogue: Catalogue) -> Iterator[Link]:
    yield Link("cite-as", str(CATALOGUE))
    yield Link("type", ABOUT)
    yield Link("type", "https://schema.org/DataCatalog")
    for extension, media_type in FORMS:
        yield Link("describedby", address(f"{PAGE}.{extension}"), media_type)
    yield Link("license", _page("rights/structure", page))
    yield Link("author", catalogue.about("publisher").value)
    for entry in catalogue.others:
        yield from map(_item, entry.distributions)
    yield Link("linkset", address(linkset_path(PAGE)), MEDIA_TYPE)


def _item(file: Distribution) -> Link:
    return Link("item", address(file.path), file.sent_as)


def linkset(path: str, pages: Mapping[str, Iterable[Link]], site_url: str | None) -> bytes:
    """The link set of a document: the links of its `pages` by language, and back from its items
    and its data to the pages.

    Readers differ in what a relative target is resolved against, the link set or the anchor.
    So while addresses are relative, only what lies beside the link set has a context of its own.
    """
    document = linkset_path(path)
    contexts: dict[str, list[Link]] = {}
    for language, links in pages.items():
        here = address(f"{place(path, language)}.html")
        if not site_url and not _beside(here, address(document)):
            continue
        links = list(links)
        contexts[here] = [link for link in links if link.rel != "linkset"]
        for link in links:
            back = {"item": "collection", "describedby": "describes"}.get(link.rel)
            if back is not None and (site_url or _beside(link.target, here)):
                contexts.setdefault(link.target, []).append(Link(back, here, HTML))
    found = [_context(target, each, document, site_url) for target, each in contexts.items()]
    return json.dumps({"linkset": found}, ensure_ascii=False, indent=1).encode() + b"\n"


def _beside(one: str, other: str) -> bool:
    """Whether two addresses are in the same folder."""
    return one.rpartition("/")[0] == other.rpartition("/")[0]


def _context(
    anchor: str, links: Iterable[Link], document: str, site_url: str | None
) -> dict[str, object]:
    made: dict[str, object] = {"anchor": resolve(anchor, document, site_url)}
    by_relation: dict[str, list[dict[str, str]]] = {}
    for link in links:
        target = {"href": resolve(link.target, document, site_url)}
        if link.media_type:
            target["type"] = link.media_type
        by_relation.setdefault(link.rel, []).append(target)
    return made | by_relation
