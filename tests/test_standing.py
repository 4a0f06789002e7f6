"""A result stands exactly as long as nothing that it saw has changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
import pytest

from wardplan import world
from wardplan.cache import Cache
from wardplan.config import Config
from wardplan.index import Sight
from wardplan.namespaces import RDF, RDFS
from wardplan.project import Project
from wardplan.seen import changed, of_query
from wardplan.standing import Standing
from wardplan.store_sight import StoreSight

X, Y, P, Q = (f"<urn:{name}>" for name in "xypq")
BEFORE = ("x p y", "x q y", "y p 1")
QUERY = "SELECT ?s { ?s <urn:p> ?o }"
EVERYTHING = "SELECT ?s { ?s ?any ?o }"
OF_CLASS, OF_ANY = "SELECT ?s { ?s a <urn:c> }", "SELECT ?c { ?s a ?c }"
NOW = "SELECT (NOW() AS ?n) { ?s <urn:p> ?o }"


def quad(text: str) -> ox.Quad:
    subject, predicate, value = text.split()
    target = ox.Literal(value) if value.isdigit() else ox.NamedNode(f"urn:{value}")
    known = {"label": str(RDFS.label), "a": str(RDF.type)}
    property_ = known.get(predicate, f"urn:{predicate}")
    nodes = ox.NamedNode(f"urn:{subject}"), ox.NamedNode(property_)
    return ox.Quad(*nodes, target, ox.NamedNode("urn:graph"))


@dataclass
class Bench:
    """Results on states of the data, one after the other, each put in the place of the last."""

    project: Project
    made: list[str] = field(default_factory=list)

    def state(
        self, statements: tuple[str, ...], ask: Callable[[Standing, Callable[[], bytes]], bytes]
    ) -> bool:
        """Whether the result was made anew on these statements."""
        folder = world.keep(self.project, (), list(map(quad, statements)))
        found = Standing(StoreSight(world.read(folder)), Cache(self.project.work / "c"), folder)
        made: list[bytes] = []

        def make() -> bytes:
            made.append(b"made")
            return str(sorted(statements)).encode()

        ask(found, make)
        found.end()
        changed.cache_clear()
        return bool(made)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(Project(tmp_path, Config()))


def answered(*queries: str) -> Callable[[Standing, Callable[[], bytes]], bytes]:
    return lambda found, make: found.answered("key", queries, make)


def looked_up(
    look: Callable[[Sight], object],
) -> Callable[[Standing, Callable[[], bytes]], bytes]:
    def ask(found: Standing, make: Callable[[], bytes]) -> bytes:
        def noted(sight: Sight) -> bytes:
            look(sight)
            return make()

        return found.looked_up("key", noted)

    return ask


ABOUT = looked_up(lambda sight: sight.about(X))
INTO = looked_up(lambda sight: sight.into(Y, P))
TOWARDS = looked_up(lambda sight: sight.towards(Y))
LABEL = looked_up(lambda sight: sight.label(Y))
CASES = [
    ("nothing", answered(EVERYTHING), BEFORE, False),
    ("a property that is named", answered(QUERY), ("x p y", "x q y", "y p 2"), True),
    ("one that is gone", answered(QUERY), ("x p y", "x q y"), True),
    ("another property", answered(QUERY), (*BEFORE, "y q 1"), False),
    ("a thing of the class", answered(OF_CLASS), (*BEFORE, "y a c"), True),
    ("a thing of another class", answered(OF_CLASS), (*BEFORE, "y a d"), False),
    ("a thing of any class", answered(OF_ANY), (*BEFORE, "y a d"), True),
    ("another property, two queries", answered(QUERY, EVERYTHING), (*BEFORE, "y q 1"), True),
    ("anything", answered(EVERYTHING), (*BEFORE, "z r 1"), True),
    ("what is said of a thing", ABOUT, (*BEFORE, "x r 1"), True),
    ("what is said of another", ABOUT, (*BEFORE, "y r x"), False),
    ("what points to a thing", INTO, (*BEFORE, "z p y"), True),
    ("what points to it otherwise", INTO, (*BEFORE, "z q y"), False),
    ("all that points to a thing", TOWARDS, (*BEFORE, "z r y"), True),
    ("what it says", TOWARDS, (*BEFORE, "y r z"), False),
    ("the label of a thing", LABEL, (*BEFORE, "y label 5"), True),
    ("what else is said of it", LABEL, (*BEFORE, "y r 5"), False),
    ("the label of another", LABEL, (*BEFORE, "x label 5"), False),
    ("a time", answered(NOW), BEFORE, True),
]


@pytest.mark.parametrize(
    ("ask", "after", "anew"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_what_has_changed_is_made_anew(
    ask: Callable[[Standing, Callable[[], bytes]], bytes],
    after: tuple[str, ...],
    anew: bool,
    bench: Bench,
) -> None:
    assert bench.state(BEFORE, ask)
    assert bench.state(after, ask) is anew
    assert bench.state(after, ask) is (ask is CASES[-1][1])


CARRIED = [
    ("another statement", (*BEFORE, "z p 1"), ['<urn:z> <urn:p> "1" <urn:graph>']),
    ("one that is gone", BEFORE[1:], ["<urn:x> <urn:p> <urn:y> <urn:graph>"]),
    ("nothing", BEFORE, None),
]


@pytest.mark.parametrize(
    ("after", "expected"), [row[1:] for row in CARRIED], ids=[row[0] for row in CARRIED]
)
def test_a_result_is_brought_up_to_date(
    after: tuple[str, ...], expected: list[str] | None, bench: Bench
) -> None:
    told: list[str] = []

    def carried(found: Standing, make: Callable[[], bytes]) -> bytes:
        def carry(before: bytes, changed: Iterable[ox.Quad]) -> bytes:
            told.extend([before.decode(), *map(str, changed)])
            return b"carried"

        return found.carried("key", make, carry)

    assert bench.state(BEFORE, carried)
    assert not bench.state(after, carried)
    assert told == ([] if expected is None else [str(sorted(BEFORE)), *expected])


def test_without_the_store_of_before_nothing_is_brought_up_to_date(bench: Bench) -> None:
    def carried(found: Standing, make: Callable[[], bytes]) -> bytes:
        return found.carried("key", make, lambda before, changed: before)

    assert bench.state(BEFORE, carried)
    world.prune(bench.project, None)
    assert bench.state((*BEFORE, "y q 1"), carried)


@pytest.mark.parametrize("query", [QUERY, EVERYTHING, NOW])
def test_what_a_query_sees_is_remembered(query: str, bench: Bench) -> None:
    def ask(found: Standing, make: Callable[[], bytes]) -> bytes:
        assert found.seen(query) == of_query(query)
        return found.known("key", make)

    assert bench.state(BEFORE, ask)
    assert not bench.state((*BEFORE, "y q 1"), ask)


def test_a_result_lasts_through_several_states(bench: Bench) -> None:
    assert bench.state(BEFORE, answered(QUERY))
    assert not bench.state((*BEFORE, "y q 1"), answered(QUERY))
    assert not bench.state((*BEFORE, "y q 2"), answered(QUERY))
    assert bench.state((*BEFORE, "y p 2"), answered(QUERY))


def test_without_the_store_of_before_nothing_stands(bench: Bench) -> None:
    assert bench.state(BEFORE, answered(QUERY))
    world.prune(bench.project, None)
    assert bench.state((*BEFORE, "y q 1"), answered(QUERY))


def test_what_was_not_asked_for_is_forgotten(bench: Bench) -> None:
    assert bench.state(BEFORE, answered(QUERY))
    assert bench.state(BEFORE, lambda found, make: found.known("other", make))
    assert bench.state(BEFORE, answered(QUERY))


@pytest.mark.parametrize("damage", [b"", b"damaged"], ids=["empty", "other"])
def test_what_is_damaged_does_not_stand(damage: bytes, bench: Bench) -> None:
    assert bench.state(BEFORE, answered(QUERY))
    for file in (bench.project.work / "c").glob("*/*"):
        file.write_bytes(damage)
    assert bench.state(BEFORE, answered(QUERY))
    assert not bench.state(BEFORE, answered(QUERY))
