"""The catalogue in DCAT 3 (W3C Recommendation, 2024) as DCAT-AP 3.0.1 wants it.

Every statement about one dataset is made by `of_entry`, from that dataset alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

import pyoxigraph as ox

from wardplan import iris, lookup
from wardplan.catalogue import PAGE, SERIES, Catalogue, Entry, Texts
from wardplan.config import Config
from wardplan.distributions import CATALOGUE, dataset_iri, describe
from wardplan.namespaces import (
    DCAT,
    DCTERMS,
    EU,
    FOAF,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    WP,
    XSD,
)
from wardplan.placing import address, elsewhere
from wardplan.pointer import Pointer, resource
from wardplan.triples import a, grouped, link, text, value

SERVICES = {"sparql": "sparql", "reconciliation": PAGE}
"""The services there can be, with the page of each."""
WHOLE = "data"
PUBLISHER, CONTACT = dataset_iri("publisher"), dataset_iri("contact")
PERIOD = dataset_iri("period")
PUBLIC = EU["access-right/PUBLIC"]
AS_NEEDED = EU["frequency/AS_NEEDED"]
Say = Callable[[Entry], Iterable[ox.Triple]]
"""Gives all statements about a dataset."""


def services(config: Config) -> dict[str, str]:
    """The addresses of the services that the settings name."""
    named = {
        "sparql": config.sparql_endpoint,
        "reconciliation": config.reconciliation_endpoint,
    }
    return {name: endpoint for name, endpoint in named.items() if endpoint is not None}


def statements(
    catalogue: Catalogue, endpoints: Mapping[str, str], said: Say | None = None
) -> Iterator[ox.Triple]:
    """The whole catalogue, thing by thing, each statement once.

    `endpoints` are the addresses of the services with the data. `said` gives what is said of a
    dataset, where that is known.
    """
    return grouped(_all(catalogue, endpoints, said or partial(of_entry, catalogue)))


def _all(catalogue: Catalogue, endpoints: Mapping[str, str], said: Say) -> Iterator[ox.Triple]:
    yield from _catalogue(catalogue)
    yield from _series(catalogue)
    for entry in catalogue.entries:
        yield from said(entry)
    for name, endpoint in endpoints.items():
        yield from _service(name, endpoint)
    yield from _context(catalogue, endpoints)


def _catalogue(catalogue: Catalogue) -> Iterator[ox.Triple]:
    for entry in catalogue.entries:
        yield link(CATALOGUE, DCAT.dataset, entry.iri)
    if catalogue.plans:
        yield link(CATALOGUE, DCAT.resource, dataset_iri(SERIES))
    yield from _page(CATALOGUE, FOAF.homepage, PAGE)
    yield from areas(CATALOGUE, cities(catalogue))
    yield from period(catalogue, CATALOGUE)
    yield from modified(CATALOGUE, catalogue.modified)


def _series(catalogue: Catalogue) -> Iterator[ox.Triple]:
    if not catalogue.plans:
        return
    this = dataset_iri(SERIES)
    yield from _of_metadata(catalogue, SERIES)
    yield from _responsible(this)
    yield from _page(this, DCAT.landingPage, "plans")
    yield from areas(this, cities(catalogue))
    yield from period(catalogue, this)
    yield from modified(this, catalogue.modified)


def of_entry(catalogue: Catalogue, entry: Entry) -> Iterator[ox.Triple]:
    """All statements about one dataset and its files."""
    yield from of_any(catalogue, entry)
    yield from (_of_plan if entry.plan else _of_part)(catalogue, entry)


def of_any(catalogue: Catalogue, entry: Entry) -> Iterator[ox.Triple]:
    """What holds for a dataset of whatever kind, and its files."""
    this = entry.iri
    yield a(this, DCAT.Dataset)
    yield from _responsible(this)
    yield link(this, DCTERMS.accessRights, PUBLIC)
    yield value(this, DCTERMS.identifier, this, XSD.anyURI)
    yield from _page(this, DCAT.landingPage, entry.landing)
    for language in ("JPN", "ENG"):
        yield link(this, DCTERMS.language, EU[f"language/{language}"])
    for standard in sorted(
        {each for file in entry.distributions for each in file.family.standards}
    ):
        yield link(this, DCTERMS.conformsTo, standard)
    for file in entry.distributions:
        yield link(this, DCAT.distribution, file.iri)
        yield from describe(file, catalogue.said(f"distribution-{file.family.word}"))


def _of_part(catalogue: Catalogue, entry: Entry) -> Iterator[ox.Triple]:
    """What is said of a dataset that is not one plan's."""
    yield from _of_metadata(catalogue, entry.name)
    yield from areas(entry.iri, cities(catalogue))
    yield from period(catalogue, entry.iri)
    yield from modified(entry.iri, catalogue.modified)


def _of_plan(catalogue: Catalogue, entry: Entry) -> Iterator[ox.Triple]:
    """What is said of the dataset of a plan; all of it follows from the plan."""
    this, plan = entry.iri, entry.plan
    yield link(this, DCAT.inSeries, dataset_iri(SERIES))
    yield link(this, SCHEMA.about, plan.value)
    yield link(this, DCTERMS.accrualPeriodicity, AS_NEEDED)
    yield from modified(this, entry.modified)
    yield from spoken(this, DCTERMS.title, entry.title)
    yield from spoken(this, DCTERMS.description, entry.description)
    for source in plan.out("dcterms:source"):
        yield link(this, PROV.wasDerivedFrom, source.value)
    yield from areas(this, plan.out("wp:ward").out("wp:areaCode"))
    year = plan.out("dcterms:temporal")
    yield from _years(this, year.value, year, year)
    for theme in catalogue.about(SERIES).out("dcat:theme"):
        yield link(this, DCAT.theme, theme.value)
    for word in catalogue.keywords(entry):
        yield text(this, DCAT.keyword, word.value, word.language)


def _service(name: str, endpoint: str) -> Iterator[ox.Triple]:
    """An endpoint (DCAT 3, section 6.9); it describes itself."""
    this = dataset_iri(name)
    where = elsewhere(endpoint)
    yield link(CATALOGUE, DCAT.service, this)
    yield from _responsible(this)
    yield link(this, DCAT.endpointURL, where)
    yield link(this, DCAT.endpointDescription, where)
    yield link(this, DCAT.servesDataset, dataset_iri(WHOLE))
    yield link(this, DCTERMS.license, iris.rights("mixed"))
    yield link(this, DCTERMS.accessRights, PUBLIC)
    yield from _page(this, DCAT.landingPage, SERVICES[name])


def _context(catalogue: Catalogue, served: Iterable[str]) -> Iterator[ox.Triple]:
    """What the catalogue refers to: agents, terms of use, others' concepts."""
    spoken = {dataset_iri(entry.name) for entry in catalogue.entries} | {dataset_iri(SERIES)}
    left_out = spoken | {dataset_iri(name) for name in SERVICES.keys() - set(served)}
    datasets = lookup.subjects(catalogue.metadata, RDF.type, lookup.node(DCAT.Dataset))
    left_out |= {each.value for each in datasets}
    location = lookup.node(DCTERMS.Location)
    areas = lookup.subjects(catalogue.metadata, RDF.type, location)
    left_out |= {each.value for each in areas}
    for quad in catalogue.metadata:
        if lookup.value(quad.subject) not in left_out:
            yield quad.triple
    for area in (each for each in areas if each.value in _used(catalogue)):
        yield from (q.triple for q in catalogue.metadata.quads_for_pattern(area, None, None))
    for name in ("structure", "mixed", "yokohama"):
        yield from _terms(catalogue.store, iris.rights(name))


def _used(catalogue: Catalogue) -> set[str]:
    plans = (entry.plan.out("wp:ward") for entry in catalogue.plans)
    found = {area.value for ward in plans for area in ward.out("wp:areaCode")}
    return found | {area.value for area in cities(catalogue)}


def _terms(store: ox.Store, iri: str) -> Iterator[ox.Triple]:
    """A licence or a statement of rights, with the concept that is its kind."""
    kinds = lookup.iris(store, lookup.node(iri), DCTERMS.type)
    for each in (iri, *kinds):
        for predicate in (RDF.type, RDFS.label, DCTERMS.type, RDFS.seeAlso, SKOS.prefLabel):
            for quad in store.quads_for_pattern(lookup.node(each), lookup.node(predicate), None):
                yield quad.triple


def _of_metadata(catalogue: Catalogue, name: str) -> Iterator[ox.Triple]:
    this = lookup.node(dataset_iri(name))
    return (quad.triple for quad in catalogue.metadata.quads_for_pattern(this, None, None))


def _responsible(this: str) -> Iterator[ox.Triple]:
    yield link(this, DCTERMS.publisher, PUBLISHER)
    yield link(this, DCAT.contactPoint, CONTACT)


def _page(this: str, predicate: str, path: str) -> Iterator[ox.Triple]:
    page = address(f"{path}.html")
    yield link(this, predicate, page)
    yield a(page, FOAF.Document)


def spoken(this: str, predicate: str, texts: Texts) -> Iterator[ox.Triple]:
    return (text(this, predicate, said, language) for language, said in texts.items())


def modified(this: str, day: str | None) -> Iterator[ox.Triple]:
    if day is not None:
        yield value(this, DCTERMS.modified, day, XSD.date)


def cities(catalogue: Catalogue) -> Iterable[Pointer]:
    """The e-Stat areas of the cities that the data are about."""
    return resource(catalogue.sight, str(WP.City)).into("rdf:type").out("wp:areaCode")


def areas(this: str, areas: Iterable[Pointer]) -> Iterator[ox.Triple]:
    for area in areas:
        yield link(this, DCTERMS.spatial, area.value)
        yield a(area.value, DCTERMS.Location)


def period(catalogue: Catalogue, this: str, period: str = PERIOD) -> Iterator[ox.Triple]:
    """From the first to the last fiscal year of the plans."""
    years = [entry.plan.out("dcterms:temporal") for entry in catalogue.plans]
    if years:
        first = min(years, key=lambda year: year.out("dcat:startDate").value)
        last = max(years, key=lambda year: year.out("dcat:endDate").value)
        yield from _years(this, period, first, last)


def _years(this: str, period: str, first: Pointer, last: Pointer) -> Iterator[ox.Triple]:
    yield link(this, DCTERMS.temporal, period)
    yield a(period, DCTERMS.PeriodOfTime)
    for predicate, day in (
        (DCAT.startDate, first.out("dcat:startDate")),
        (DCAT.endDate, last.out("dcat:endDate")),
    ):
        yield value(period, predicate, day.value, XSD.date)
