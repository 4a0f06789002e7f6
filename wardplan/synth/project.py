"""A whole invented project: every file of it, written by as many processes as there are."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from wardplan import files, intake
from wardplan.crew import Crew
from wardplan.dataset import canonical_turtle, parse_turtle, to_rdflib
from wardplan.derive import derive
from wardplan.errors import UsageError
from wardplan.importer import profile
from wardplan.importer.profile import Profile
from wardplan.links_stub import links_stub
from wardplan.mapping.header import titles
from wardplan.namespaces import BASE
from wardplan.reference import Reference
from wardplan.source import join
from wardplan.synth import common, decided, partial_plans, phrases
from wardplan.synth.cities import YEARS, City, Place, places
from wardplan.synth.outline import Outline, compose
from wardplan.synth.reference import graph_of, profile_of
from wardplan.synth.transcription import source_of

__all__ = ["LIKE", "YEARS", "Made", "Order", "write"]

LOT = 3
"""A process is given so many wards at once."""

LIKE = "yokohama"


@dataclass(frozen=True)
class Order:
    """What is wanted: how many plans, by which seed, and whether they are derived already."""

    plans: int
    seed: int = 0
    derived: bool = True


@dataclass(frozen=True)
class Made:
    """What was written: plans whole and known in part, and the places of the former."""

    places: tuple[Place, ...]
    partial: int


def write(root: Path, order: Order, crew: Crew, step: Callable[[str], None]) -> Made:
    """Write a project into a folder that is not there or empty; `step` is called after each ward.

    Raises UsageError for a folder with something in it, or for more plans than can be made.
    """
    names = phrases.names()
    chosen = places(order.plans, names)
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise UsageError("not an empty folder; name one that is empty or does not exist yet", root)
    wards = wards_of(chosen)
    cities = list(dict.fromkeys(place.city for place in chosen))
    _write_common(root, cities, names)
    for city in cities:
        _write_city(root, city, [ward[0] for ward in wards if ward[0].city == city])
    lots = [wards[n : n + LOT] for n in range(0, len(wards), LOT)]
    for lot in crew.share(functools.partial(write_wards, root, order), lots):
        for stem in lot:
            step(stem)
    return Made(chosen, len(wards))


def wards_of(chosen: Sequence[Place]) -> list[tuple[Place, ...]]:
    """The plans of each ward together, by year."""
    grouped = groupby(chosen, key=lambda place: (place.city.slug, place.ward.slug))
    return [tuple(group) for _, group in grouped]


def _write_common(root: Path, cities: Sequence[City], names: phrases.Names) -> None:
    data = root / "data"
    files.write(root / "wardplan.toml", common.settings(cities[0]).encode())
    files.write(data / "dataset.ttl", canonical_turtle(common.catalogue()))
    files.write(data / "reference" / "rights.ttl", canonical_turtle(common.rights(cities)))
    entities = canonical_turtle(common.entities(names.entities))
    files.write(data / "reference" / "entities.ttl", entities)


def _write_city(root: Path, city: City, wards: Sequence[Place]) -> None:
    """A city's profile, its reference data, and what is known of plans in part."""
    words = profile_of(city)
    files.write(root / "profiles" / f"{city.slug}.toml", words.encode())
    known = graph_of(city, tuple(place.ward for place in wards), profile.load(LIKE))
    files.write(_reference_file(root, city), canonical_turtle(known))
    table = root / "data" / "sources" / city.slug / "known-plans.tsv"
    files.write(table, partial_plans.table(wards, phrases.load()).encode())


def _reference_file(root: Path, city: City) -> Path:
    return root / "data" / "reference" / f"{city.slug}.ttl"


def write_wards(root: Path, order: Order, wards: Sequence[tuple[Place, ...]]) -> list[str]:
    """Write all plans of some wards; give the name of each ward. In whatever process."""
    words = phrases.load()
    entities = phrases.names().entities
    for city, group in groupby(wards, key=lambda ward: ward[0].city):
        quads = parse_turtle(_reference_file(root, city), BASE)
        known = Reference(to_rdflib(quads))
        read = profile.load(city.slug, root / "profiles")
        for ward in group:
            outlines = [compose(place, order.seed, words, entities) for place in ward]
            for before, outline in zip((None, *outlines), outlines, strict=False):
                _write_decided(root, outline, before, known)
                _write_plan(root, outline, known, read if order.derived else None)
            if order.derived:
                _write_partial(root, ward[0], words, known)
    return [f"{ward[0].city.slug}/{ward[0].ward.slug}" for ward in wards]


def _write_decided(root: Path, outline: Outline, before: Outline | None, known: Reference) -> None:
    front = source_of(outline).front
    graph = decided.graph_of(outline, before)
    empty = links_stub(front.iris, titles(front.iris, known).ja)
    file = root / "data" / "links" / front.city / f"{front.stem}.ttl"
    files.write(file, canonical_turtle(graph) if len(graph) else empty)


def _write_plan(root: Path, outline: Outline, known: Reference, words: Profile | None) -> None:
    """The transcription of a plan and, with the words of its city, what the importer derives."""
    source = source_of(outline)
    front = source.front
    name = f"{front.city}/{front.stem}"
    files.write(root / "data" / "sources" / f"{name}.md", join(front, source.text).encode())
    if words is not None:
        derived = derive(source, known, words)
        files.write(root / "data" / "plans" / f"{name}.ttl", canonical_turtle(derived.graph))


def _write_partial(root: Path, place: Place, words: phrases.Phrases, known: Reference) -> None:
    for plan in partial_plans.plans(place, words):
        turtle = canonical_turtle(intake.derive_reported(plan, known, None))
        files.write(root / "data" / "plans" / plan.city / f"{plan.ward}-{plan.year}.ttl", turtle)
