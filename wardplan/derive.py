"""From a source to its derived graph: read, resolve, map. Pure; files are the caller's."""

from dataclasses import dataclass, replace

from rdflib import Graph

from wardplan import iris
from wardplan.doubts import Doubt, doubts
from wardplan.errors import SourceError, UsageError
from wardplan.importer import cities, coverage, identity
from wardplan.importer.profile import Profile
from wardplan.importer.reader import Reading, read
from wardplan.keys.before import NOTHING, Before
from wardplan.keys.giving import give
from wardplan.mapping.plan import to_graph
from wardplan.reference import Reference
from wardplan.resolution import Resolver
from wardplan.source import FrontMatter, Source
from wardplan.tombstones import remains


@dataclass(frozen=True)
class Derived:
    """One document, read: its source, the reading, the graph and what a person should check."""

    source: Source
    reading: Reading
    graph: Graph
    coverage: coverage.Coverage
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True)
class Claims:
    """What the person importing a text says it is; None leaves it to the text or the settings."""

    city: str | None = None
    ward: str | None = None
    fiscal_year: int | None = None
    document: int | None = None


def derive(
    source: Source,
    reference: Reference,
    profile: Profile,
    before: Before = NOTHING,
    *,
    standalone: bool = False,
) -> Derived:
    """Derive the graph of a source with front matter.

    What its plan file had `before` keeps its keys, or stays as a tombstone. With `standalone` the
    graph describes all it names, and holds no tombstones.

    Raises SourceError for a text that is no ward plan, an unknown ward, or a ward or fiscal year
    that contradicts the text.
    """
    reading = read(source.text, profile)
    front = source.front
    check(front, reading, reference, profile)
    resolver = Resolver(front.iris, front.issued, reference, profile)
    reading = replace(reading, plan=give(reading.plan, before))
    graph = to_graph(reading.plan, source, resolver, standalone=standalone)
    if before.own is not None and not standalone:
        graph += remains(before.own, graph, front.iris, withheld=front.text_withheld)
    found = doubts(source.text, reading, resolver)
    return Derived(source, reading, graph, coverage.measure(source.text, reading), found)


def identify(text: str, claims: Claims, reference: Reference, profile: Profile) -> FrontMatter:
    """The front matter of a raw text, from the text itself and from what the person claims.

    Raises SourceError where ward or year can be taken from neither, and UsageError for a ward
    that reference data does not know.
    """
    reading, city = read(text, profile), claims.city or ""
    _check_city(text, profile)
    if claims.ward is not None:
        _known(city, claims.ward, reference, UsageError)
    ward = claims.ward or _ward_of(reading, reference.wards(city), profile)
    year = claims.fiscal_year if claims.fiscal_year is not None else _year_of(reading, profile)
    return FrontMatter(
        city=city,
        ward=ward,
        fiscal_year=year,
        document=claims.document or 1,
        publisher=reference.label(iris.office(city, ward), "ja"),
        issued=identity.issued(reading.placed),
    )


def _check_city(text: str, profile: Profile) -> None:
    """Wards of several cities share names: a text on another city's is not taken for ours."""
    other = cities.other_city(text, profile)
    if other is not None:
        message = f"the text speaks of {other}, not of {profile.name}; say the city with --city"
        raise SourceError(message)


def _ward_of(reading: Reading, names: dict[str, str], profile: Profile) -> str:
    likely = identity.wards(reading.placed, names, profile)
    if likely:
        return likely[0]
    raise SourceError("the text names no ward we know; say which with --ward SLUG")


def _year_of(reading: Reading, profile: Profile) -> int:
    evidence = identity.years(reading.placed, profile)
    if evidence:
        return evidence[0].year
    raise SourceError("the text does not say its fiscal year; say it with --fiscal-year YEAR")


def check(front: FrontMatter, reading: Reading, reference: Reference, profile: Profile) -> None:
    """Raise SourceError where front matter names an unknown ward or contradicts the text."""
    _known(front.city, front.ward, reference, SourceError)
    _check_title(front, reading, reference, profile)
    _check_year(front.fiscal_year, reading, profile)


def _known(
    city: str, ward: str, reference: Reference, error: type[SourceError] | type[UsageError]
) -> None:
    known = sorted(reference.wards(city).values())
    if ward not in known:
        raise error(f"unknown ward '{ward}' of {city}; known: {', '.join(known) or 'none'}")


def _check_title(
    front: FrontMatter, reading: Reading, reference: Reference, profile: Profile
) -> None:
    """A ward must not be another one than the document's own title names."""
    named = identity.ward_in_title(reading.placed, reference.wards(front.city), profile)
    if named is not None and named != front.ward:
        raise SourceError(f"ward '{front.ward}' contradicts the title, which names '{named}'")


def _check_year(year: int, reading: Reading, profile: Profile) -> None:
    """A claimed year must not contradict what the text itself says with some certainty."""
    certain = [
        evidence for evidence in identity.years(reading.placed, profile) if evidence.trust >= 2
    ]
    if certain and all(evidence.year != year for evidence in certain):
        best = certain[0]
        message = f"fiscal year {year} contradicts the text, which says {best.year} ('{best.text}')"
        raise SourceError(message, line=best.line)
