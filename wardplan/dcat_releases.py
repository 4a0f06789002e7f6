"""Releases in the catalogue: entries that stay as they were frozen, and which is the newest."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from wardplan import releases
from wardplan.catalogue import Catalogue, Entry
from wardplan.dcat import WHOLE, areas, cities, modified, of_any, period, spoken
from wardplan.distributions import CATALOGUE, dataset_iri
from wardplan.namespaces import ADMS, DCAT, DCTERMS, EU, XSD
from wardplan.releases import Release
from wardplan.triples import link, text, value

NEVER = EU["frequency/NEVER"]


def of_release(catalogue: Catalogue, entry: Entry, made: Release) -> Iterator[ox.Triple]:
    """All statements about a release and its files; later releases change nothing of them.

    Versions as DCAT 3 has them (section 11).
    """
    this = entry.iri
    yield from of_any(catalogue, entry)
    yield from _as_the_whole(catalogue, entry)
    yield link(this, DCTERMS.accrualPeriodicity, NEVER)
    yield from spoken(this, DCTERMS.title, entry.title)
    yield from spoken(this, DCTERMS.description, entry.description)
    yield from modified(this, entry.modified)
    yield value(this, DCAT.version, made.version, XSD.string)
    yield value(this, DCTERMS.issued, made.day.isoformat(), XSD.date)
    yield link(this, DCAT.isVersionOf, dataset_iri(WHOLE))
    if made.previous is not None:
        yield link(this, DCAT.previousVersion, releases.iri(made.previous))
    for language, notes in made.notes.items():
        yield text(this, ADMS.versionNotes, notes, language)


def _as_the_whole(catalogue: Catalogue, entry: Entry) -> Iterator[ox.Triple]:
    """What a release shares with the whole data of its day."""
    this = entry.iri
    yield from areas(this, cities(catalogue))
    yield from period(catalogue, this, f"{this}-period")
    about = catalogue.about(WHOLE)
    for theme in about.out("dcat:theme"):
        yield link(this, DCAT.theme, theme.value)
    for word in about.out("dcat:keyword"):
        yield text(this, DCAT.keyword, word.value, word.language)


def of_releases(found: Iterable[Release]) -> Iterator[ox.Triple]:
    """What the catalogue says of releases: their own entries, and which is the newest."""
    newest = None
    for newest in found:
        this = releases.iri(newest.version)
        lines = "".join(newest.read(releases.ENTRY))
        yield from (quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
        yield link(CATALOGUE, DCAT.dataset, this)
        yield link(dataset_iri(WHOLE), DCAT.hasVersion, this)
    if newest is not None:
        yield link(dataset_iri(WHOLE), DCAT.hasCurrentVersion, releases.iri(newest.version))
