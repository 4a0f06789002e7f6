"""What stands in the head of a page for machines: typed links, schema.org, Open Graph."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from wardplan import ckan, listing, placing, signposting, structured_data
from wardplan.catalogue import PAGE, Catalogue
from wardplan.citing import Citing
from wardplan.config import Config
from wardplan.page_links import PageLinks
from wardplan.pages import Listed
from wardplan.placing import SITE
from wardplan.signposting import Link
from wardplan.site import Site
from wardplan.structured_data import Node
from wardplan.trust import Trusting
from wardplan.views import View

IMAGE = "static/card.png"
DATASETS = 60
"""So many datasets of plans stand on one page of the catalogue."""


@dataclass(frozen=True)
class Head:
    """The head of one page. `url` and `image` are empty until the site's address is known."""

    links: list[Link]
    data: Node
    url: str
    image: str


@dataclass(frozen=True)
class Heads:
    """Makes the head of any page of a site; templates call it."""

    catalogue: Catalogue
    config: Config

    def __call__(self, links: PageLinks) -> Head:
        page = links.page
        document = f"{page.place}.html"
        typed = [
            replace(link, target=placing.resolve(link.target, document, None))
            for link in signposting.of_page(page, self.catalogue)
        ]
        things = structured_data.of_page(page, self.catalogue, self.config)
        url = self._whole(document)
        image = self._whole(IMAGE) if IMAGE in links.files else ""
        return Head(typed, self._markup(things, document), url, image)

    def _whole(self, path: str) -> str:
        """The absolute address of a file; empty where the site's is not known."""
        site_url = self.config.site_url
        return placing.absolute(path, site_url) if site_url else ""

    def _markup(self, things: list[Node], document: str) -> Node:
        """One JSON-LD document; empty where a page is about nothing that has a type."""
        if not things:
            return {}
        body: Node = things[0] if len(things) == 1 else {"@graph": things}
        return {"@context": structured_data.CONTEXT, **self._placed(body, document)}

    def _placed(self, value: Any, document: str) -> Any:
        """A value of JSON with the addresses in it resolved."""
        if isinstance(value, Mapping):
            return {key: self._placed(each, document) for key, each in value.items()}
        if isinstance(value, list):
            return [self._placed(each, document) for each in value]
        if isinstance(value, str) and value.startswith(SITE):
            return placing.resolve(value, document, self.config.site_url)
        return value


def dress(site: Site, catalogue: Catalogue, files: tuple[str, ...], config: Config) -> Site:
    """The site with the page of the catalogue, and with a head for every page."""
    view = View("catalogue", "catalog.html")
    first = Listed(PAGE, view)
    listed = listing.sheeted(first, "datasets", len(catalogue.plans), DATASETS)
    pages = tuple(sorted((*site.pages, *listed), key=lambda each: each.path))
    built = site.addresses.files | {*files, signposting.linkset_path(PAGE)}
    documents = frozenset(each.path for each in pages)
    known = replace(site.addresses, documents=documents, files=built)
    shared = {**site.shared, "catalogue": catalogue, "ckan": ckan.path, **of_any(catalogue, config)}
    return replace(site, pages=pages, addresses=known, shared=shared)


def of_any(catalogue: Catalogue, config: Config) -> dict[str, object]:
    """What the template of any page may ask of the catalogue: head, citation, sources."""
    return {
        "head": Heads(catalogue, config),
        "citing": Citing(config, catalogue.words),
        "trust": Trusting(catalogue),
    }
