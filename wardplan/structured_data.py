"""What a page says to search engines: schema.org in JSON-LD.

Pages of datasets bear a Dataset with what Google's dataset search asks for; the others the type of
the thing they are about.
"""

import re
from typing import Any

from wardplan import lookup
from wardplan.catalogue import PAGE, Catalogue, Entry
from wardplan.config import Config
from wardplan.distributions import CATALOGUE, Distribution, dataset_iri
from wardplan.iris import path_of
from wardplan.languages import DEFAULT, LANGUAGES, place
from wardplan.namespaces import FOAF
from wardplan.pages import Page
from wardplan.placing import address
from wardplan.pointer import Pointer

CONTEXT = "https://schema.org/"
Node = dict[str, Any]

KINDS = {
    "plan": "Dataset",
    "city": "City",
    "ward": "AdministrativeArea",
    "office": "GovernmentOrganization",
    "division": "GovernmentOrganization",
    "department": "GovernmentOrganization",
    "bureau": "GovernmentOrganization",
    "organization": "GovernmentOrganization",
    "midterm-plan": "DefinedTermSet",
    "midterm-element": "DefinedTerm",
    "ontology": "DefinedTermSet",
    "source": "DigitalDocument",
    "transcription": "DigitalDocument",
    "fiscal-year": "DefinedTerm",
    "question": "WebPage",
    "index": "WebSite",
}
"""The type of what a page is about, by the name of its view."""
RESOURCE, OTHER = "CreativeWork", "WebPage"
SCHEMA_CLASS = "schema:"


def kind_of(page: Page) -> str:
    """The schema.org type of what a page is about; an entity says its own."""
    own = (cls.short for cls in page.this.out("rdf:type").in_order())
    stated = [name.removeprefix(SCHEMA_CLASS) for name in own if name.startswith(SCHEMA_CLASS)]
    if page.view.name == "entity" and stated:
        return stated[0]
    return KINDS.get(page.view.name, RESOURCE if page.this else OTHER)


def of_page(page: Page, catalogue: Catalogue, config: Config) -> list[Node]:
    """The things a page is about; addresses of the site's files are to be resolved."""
    if page.path == PAGE:
        others = (dataset(each, catalogue, page.language) for each in catalogue.others)
        return [_catalogue(catalogue, page.language), *others]
    entry = catalogue.by_page.get(page.path)
    if entry is not None:
        return [dataset(entry, catalogue, page.language)]
    if page.path == "index":
        return [_site(page, config)]
    return [_resource(page)] if page.this else []


def _site(page: Page, config: Config) -> Node:
    return {
        "@type": "WebSite",
        "name": config.site_title(page.language),
        "alternateName": config.site_title(_other(page.language)),
        "url": address(f"{page.place}.html"),
        "inLanguage": list(LANGUAGES),
    }


def _resource(page: Page) -> Node:
    this, kind = page.this, kind_of(page)
    made: Node = {"@type": kind, "@id": this.value, "url": address(f"{page.place}.html")}
    labels = this.out("rdfs:label") or this.out("dcterms:title")
    made["name"] = labels.spoken(page.language).value or page.path
    other = labels.lang(_other(page.language)).value
    _put(made, "alternateName", other if other != made["name"] else "")
    _put(made, "description", this.out("dcterms:description").lang("ja").value)
    _put(made, "identifier", this.out("dcterms:identifier").value)
    _put(made, "sameAs", [each.value for each in this.out("schema:url")])
    if kind in {"AdministrativeArea", "City"}:
        return made | _place(this)
    if kind == "DefinedTerm":
        _put(made, "termCode", this.out("skos:notation").value)
        _put(made, "inDefinedTermSet", _id(this.out("skos:inScheme")))
    elif kind == "GovernmentOrganization":
        parents = this.out("org:unitOf").join(this.out("org:subOrganizationOf"))
        _put(made, "parentOrganization", _id(parents))
    elif kind == RESOURCE:
        made["inLanguage"] = "ja"
        _put(made, "isPartOf", _id(this.out("dcterms:isPartOf")))
    return made


def _place(this: Pointer) -> Node:
    made: Node = {}
    where = {key: this.out(f"geo:{short}").value for key, short in _POINT.items()}
    if all(where.values()):
        made["geo"] = {"@type": "GeoCoordinates"} | where
    _put(made, "containedInPlace", _id(this.out("schema:containedInPlace")))
    return made


_POINT = {"latitude": "lat", "longitude": "long"}


def _put(made: Node, key: str, found: object) -> None:
    """State what is known."""
    if found:
        made[key] = found


def _id(things: Pointer) -> Node | None:
    return {"@id": things.value} if things else None


def _other(language: str) -> str:
    """The other one of the two languages."""
    return next(each for each in LANGUAGES if each != language)


def _catalogue(catalogue: Catalogue, language: str) -> Node:
    """The catalogue itself. Datasets of plans are described on their own pages, which name it, so
    that it stays short however many there are."""
    about = catalogue.itself
    return _named(catalogue, language) | {
        "alternateName": about.out("dcterms:title").lang(_other(language)).value,
        "description": _joined(about.out("dcterms:description")),
        "license": _page("rights/structure", language),
        "publisher": _publisher(catalogue),
        "dataset": [{"@id": entry.iri} for entry in catalogue.others],
    }


def _page(path: str | None, language: str) -> str:
    return address(f"{place(path or '', language)}.html")


def _named(catalogue: Catalogue, language: str) -> Node:
    about = catalogue.itself
    return {
        "@type": "DataCatalog",
        "@id": str(CATALOGUE),
        "name": about.out("dcterms:title").lang(language).value,
        "url": _page(PAGE, language),
    }


def dataset(entry: Entry, catalogue: Catalogue, language: str = DEFAULT) -> Node:
    """A dataset as https://developers.google.com/search/docs/appearance/structured-data/dataset."""
    made: Node = {
        "@type": "Dataset",
        "@id": entry.iri,
        "identifier": entry.iri,
        "name": entry.title[language],
        "alternateName": entry.title[_other(language)],
        "description": " ".join(entry.description[each] for each in LANGUAGES),
        "url": _page(entry.landing, language),
        "license": _page(path_of(entry.distributions[0].terms), language),
        "isAccessibleForFree": True,
        "inLanguage": list(LANGUAGES),
        "creator": _publisher(catalogue),
        "publisher": _publisher(catalogue),
        "includedInDataCatalog": _named(catalogue, language),
        "keywords": sorted({word.value for word in catalogue.keywords(entry)}),
        "distribution": [_download(file) for file in entry.distributions],
    }
    _put(made, "dateModified", entry.modified or ("" if entry.plan else catalogue.modified))
    return made | (_of_plan(entry.plan, catalogue) if entry.plan else {})


def _of_plan(plan: Pointer, catalogue: Catalogue) -> Node:
    """What holds for the dataset of a plan: what it is about, when, where and from what."""
    year, ward = plan.out("dcterms:temporal"), plan.out("wp:ward")
    made: Node = {"about": {"@type": "CreativeWork", "@id": plan.value, "name": plan.label.value}}
    days = [year.out(f"dcat:{name}Date").value for name in ("start", "end")]
    _put(made, "temporalCoverage", "/".join(days) if all(days) else "")
    _put(made, "isBasedOn", [each.value for each in plan.out("dcterms:source").out("schema:url")])
    place: Node = {"@type": "Place", "name": ward.label.value, "@id": ward.value}
    box = catalogue.area(ward.out("wp:areaCode")).out("dcat:bbox").value
    _put(place, "geo", _shape(box))
    return made | {"spatialCoverage": place}


def _shape(box: str) -> Node | None:
    """A box in well-known text as schema.org has it: south-west and north-east corner."""
    numbers = re.findall(r"-?[0-9.]+", box)
    if not numbers:
        return None
    west, east = (pick(numbers[::2], key=float) for pick in (min, max))
    south, north = (pick(numbers[1::2], key=float) for pick in (min, max))
    return {"@type": "GeoShape", "box": f"{south} {west} {north} {east}"}


def _download(file: Distribution) -> Node:
    return {
        "@type": "DataDownload",
        "name": file.name,
        "contentUrl": address(file.path),
        "encodingFormat": file.sent_as,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }


def _publisher(catalogue: Catalogue) -> Node:
    this = lookup.node(dataset_iri("publisher"))
    names = lookup.texts(catalogue.metadata, this, FOAF.name)
    return {"@type": "Organization", "name": names[0] if names else ""}


def _joined(texts: Pointer) -> str:
    return " ".join(texts.lang(language).value for language in LANGUAGES)
