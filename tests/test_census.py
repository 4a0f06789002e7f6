"""Counts brought up to date are those of counting anew, whatever came and went."""

import random

import pyoxigraph as ox
import pytest

from tests.effort import effort
from wardplan import census, unified
from wardplan.census import Census
from wardplan.namespaces import BASE, RDF
from wardplan.store_sight import native

BUT = "urn:graph:0"
TERMS = (f"<{BASE}a>", f"<{BASE}b>", "<urn:c>", "<http://www.wikidata.org/entity/Q1>", '"text"@ja')
PROPERTIES = ("<urn:p>", "<urn:q>", f"<{RDF.type}>")


def quad(chance: random.Random) -> ox.Quad:
    graph = ox.NamedNode(f"urn:graph:{chance.randrange(3)}")
    subject, predicate = native(chance.choice(TERMS[:3])), native(chance.choice(PROPERTIES))
    assert isinstance(subject, ox.NamedNode)
    assert isinstance(predicate, ox.NamedNode)
    return ox.Quad(subject, predicate, native(chance.choice(TERMS)), graph)


def store_of(quads: set[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.extend(quads)
    return store


def counted(store: ox.Store) -> Census:
    return census.count(unified.lines_of(unified.merged(store, BUT, ox.Store())))


@pytest.mark.parametrize("seed", range(effort(60, 2_000)))
def test_counts_are_brought_up_to_date(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    before, others = ({quad(chance) for _ in range(chance.randrange(15))} for _ in range(2))
    after = {each for each in before if chance.random() < 0.7} | others
    made = counted(store_of(before))
    census.carry(made, before ^ after, store_of(after), BUT)
    assert made == counted(store_of(after))


def test_counts_are_kept_as_they_are() -> None:
    made = counted(store_of({quad(random.Random(seed)) for seed in range(40)}))  # noqa: S311
    assert census.unpacked(census.packed(made)) == made
    assert made.links.total() == len(made.lines) > 0


def test_of_nothing_there_is_nothing() -> None:
    assert census.count(()) == Census()
