"""Statistics of the data and its links to others', in VoID (W3C Interest Group Note, 2011).

`census` counts.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from wardplan import iris, linksets
from wardplan.catalogue import Catalogue
from wardplan.census import Census
from wardplan.dcat import PUBLISHER, WHOLE
from wardplan.distributions import dataset_iri
from wardplan.languages import LANGUAGES
from wardplan.namespaces import BASE, DCTERMS, FOAF, FORMAT, VOID, WP, XSD
from wardplan.placing import address, elsewhere
from wardplan.pointer import shorten
from wardplan.prefixes import PREFIXES
from wardplan.triples import a, grouped, integer, link, text, value

PATH = ".well-known/void"
"""Where a site describes its data (VoID, section 7.2)."""
DOCUMENT = BASE + PATH
THIS = dataset_iri(WHOLE)
EXAMPLES = 3
"""So many resources of each kind in `EXEMPLARY` stand as examples."""
EXEMPLARY = (WP.Plan, WP.Initiative, WP.Ward)

FEATURES = {
    "ttl": "Turtle",
    "nt": "N-Triples",
    "nq": "N-Quads",
    "trig": "TriG",
    "jsonld": "JSON-LD",
}
"""The W3C's names of the syntaxes, by extension (VoID, section 3.5)."""


def statements(found: Census, catalogue: Catalogue, endpoint: str | None) -> Iterator[ox.Triple]:
    """The description of the data: what it is, where it is, its counts and its links."""
    return grouped(
        (
            *_document(catalogue),
            *_dataset(found, catalogue, endpoint),
            *_partitions(found),
            *_linksets(found),
        )
    )


def _document(catalogue: Catalogue) -> Iterator[ox.Triple]:
    yield a(DOCUMENT, VOID.DatasetDescription)
    yield from _both(DOCUMENT, DCTERMS.title, catalogue.said("void-title"))
    yield link(DOCUMENT, FOAF.primaryTopic, THIS)
    yield link(DOCUMENT, DCTERMS.publisher, PUBLISHER)
    if catalogue.modified:
        yield value(DOCUMENT, DCTERMS.modified, catalogue.modified, XSD.date)


def _dataset(found: Census, catalogue: Catalogue, endpoint: str | None) -> Iterator[ox.Triple]:
    about = catalogue.about(WHOLE)
    yield a(THIS, VOID.Dataset)
    for name in ("title", "description"):
        for words in about.out(f"dcterms:{name}"):
            yield text(THIS, DCTERMS[name], words.value, words.language)
    yield link(THIS, DCTERMS.license, iris.rights("mixed"))
    yield link(THIS, DCTERMS["rights"], iris.rights("yokohama"))
    yield link(THIS, DCTERMS.publisher, PUBLISHER)
    yield link(THIS, DCTERMS.isPartOf, iris.mint("catalog"))
    yield link(THIS, FOAF.homepage, address("index.html"))
    yield value(THIS, VOID.uriSpace, BASE, XSD.string)
    for name in ("triples", "entities"):
        yield integer(THIS, VOID[name], getattr(found, name))
    yield integer(THIS, VOID.distinctSubjects, found.subjects)
    yield integer(THIS, VOID.distinctObjects, found.objects)
    yield integer(THIS, VOID.properties, len(found.properties))
    yield integer(THIS, VOID.classes, len(found.classes))
    yield from _access(catalogue, endpoint)
    for cls in EXEMPLARY:
        for example in sorted(each.value for each in catalogue.instances(str(cls)))[:EXAMPLES]:
            yield link(THIS, VOID.exampleResource, example)
    for namespace in sorted({space for space in PREFIXES.values() if _used(space, found)}):
        yield link(THIS, VOID.vocabulary, namespace)


def _access(catalogue: Catalogue, endpoint: str | None) -> Iterator[ox.Triple]:
    """Dumps of all data, so no shards, their syntaxes, and the endpoint (VoID, section 3)."""
    whole = next((each for each in catalogue.entries if each.name == WHOLE), None)
    files = whole.distributions if whole else ()
    for file in (each for each in files if each.family.word == "whole"):
        yield link(THIS, VOID.dataDump, address(file.path))
        if not file.packed:
            yield link(THIS, VOID.feature, FORMAT[FEATURES[file.extension]])
    if endpoint is not None:
        yield link(THIS, VOID.sparqlEndpoint, elsewhere(endpoint))


def _used(space: str, found: Census) -> bool:
    return any(iri.startswith(space) for iri in (*found.properties, *found.classes))


def _partitions(found: Census) -> Iterator[ox.Triple]:
    """How many things there are of each class, and statements with each property."""
    for kind, own, about, of, counts in (
        ("class", VOID.classPartition, VOID["class"], VOID.entities, found.classes),
        ("property", VOID.propertyPartition, VOID.property, VOID.triples, found.properties),
    ):
        for iri, number in sorted(counts.items()):
            this = f"{DOCUMENT}#{kind}-{_slug(iri)}"
            yield link(THIS, own, this)
            yield link(this, about, iri)
            yield integer(this, of, number)


def _slug(iri: str) -> str:
    """A name for a fragment, from the prefixed name of a term."""
    return "".join(char if char.isalnum() else "-" for char in shorten(iri))


def _linksets(found: Census) -> Iterator[ox.Triple]:
    """Links to others' data (VoID, section 5): a set for each target, with its file, and in it one
    for each property."""
    links = found.links
    targets = Counter[str]()
    for (name, _), number in links.items():
        targets[name] += number
    for name, total in sorted(targets.items()):
        *titles, space = linksets.TARGETS[name]
        target, whole = f"{DOCUMENT}#{name}", f"{DOCUMENT}#links-{name}"
        yield a(target, VOID.Dataset)
        yield from _both(target, DCTERMS.title, zip(titles, LANGUAGES, strict=True))
        yield value(target, VOID.uriSpace, space, XSD.string)
        yield from _linkset(whole, target, total)
        yield link(whole, VOID.dataDump, address(linksets.path(name)))
        yield link(whole, DCTERMS.license, iris.rights("structure"))
    for (name, predicate), number in sorted(links.items()):
        this = f"{DOCUMENT}#links-{name}-{_slug(predicate)}"
        yield from _linkset(this, f"{DOCUMENT}#{name}", number)
        yield link(this, VOID.linkPredicate, predicate)
        yield link(f"{DOCUMENT}#links-{name}", VOID.subset, this)


def _linkset(this: str, target: str, number: int) -> Iterator[ox.Triple]:
    yield a(this, VOID.Linkset)
    yield link(THIS, VOID.subset, this)
    yield link(this, VOID.subjectsTarget, THIS)
    yield link(this, VOID.objectsTarget, target)
    yield integer(this, VOID.triples, number)


def _both(this: str, predicate: str, words: Iterable[tuple[str, str]]) -> Iterator[ox.Triple]:
    return (text(this, predicate, said, language) for said, language in words)
