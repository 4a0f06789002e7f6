"""Faulty corpora: every fixture of a failing shape as a plan, and real files changed at random."""

import random
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from wardplan import iris
from wardplan.collection import GraphFile
from wardplan.dataset import parse_turtle
from wardplan.namespaces import BASE, RDF, WP, XSD

TESTS = Path(__file__).parent
_CATALOGUE = (TESTS.parent / "shapes" / "catalogue.ttl").read_text(encoding="utf-8")
FIXTURES = sorted(
    fixture
    for fixture in (TESTS / "shapes").glob("*/invalid.*.ttl")
    if f"wsh:{fixture.parent.name} a " not in _CATALOGUE
)
"""Those of the data; the catalogue is judged apart."""

Quads = list[ox.Quad]
Change = Callable[[random.Random, Quads], None]


def fixtures(folder: Path) -> tuple[GraphFile, ...]:
    """Every failing fixture as the file of a plan of its own, in a city of its own."""
    found = []
    for number, fixture in enumerate(FIXTURES):
        city = f"yokohama{number}"
        text = fixture.read_text(encoding="utf-8").replace("/yokohama", f"/{city}")
        file = folder / f"{city}.ttl"
        file.write_text(text, encoding="utf-8")
        found.append(GraphFile(file, str(iris.graph(f"plan/{city}/izumi/2024"))))
    return tuple(found)


def _put(
    quads: Quads, at: int, value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
) -> None:
    said = quads[at]
    quads[at] = ox.Quad(said.subject, said.predicate, value, said.graph_name)


def leave_out(chance: random.Random, quads: Quads) -> None:
    del quads[chance.randrange(len(quads))]


def say_twice(chance: random.Random, quads: Quads) -> None:
    """Another value beside one, taken from anywhere."""
    quads.append(chance.choice(quads))
    _put(quads, -1, chance.choice(quads).object)


def take_another_value(chance: random.Random, quads: Quads) -> None:
    _put(quads, chance.randrange(len(quads)), chance.choice(quads).object)


def take_another_property(chance: random.Random, quads: Quads) -> None:
    said = chance.choice(quads)
    path = chance.choice(quads).predicate
    quads.append(ox.Quad(said.subject, path, said.object, said.graph_name))


def speak_of_another(chance: random.Random, quads: Quads) -> None:
    """A statement about a resource that is described elsewhere, perhaps in another file."""
    said = chance.choice(quads)
    other = chance.choice(quads).object
    if isinstance(other, ox.NamedNode) and other.value.startswith(BASE):
        quads.append(ox.Quad(other, said.predicate, said.object, said.graph_name))


def change_class(chance: random.Random, quads: Quads) -> None:
    typed = [n for n, quad in enumerate(quads) if quad.predicate.value == str(RDF.type)] or [0]
    name = chance.choice(("Plan", "Measure", "Span", "Policy", "Withdrawn", "Nothing"))
    _put(quads, chance.choice(typed), ox.NamedNode(str(WP[name])))


def write_oddly(chance: random.Random, quads: Quads) -> None:
    """A literal in a form that libraries read in their own ways, or that is none."""
    kind = ox.NamedNode(str(XSD[chance.choice(("integer", "date", "boolean", "gYear", "decimal"))]))
    text = chance.choice(("05", "+5", "-1", "2024-02-30", "1", "true", "24", "１", "x", "5.50"))
    odd = (
        ox.Literal(text, datatype=kind),
        ox.Literal(f"{text}\n"),
        ox.Literal(text, language=chance.choice(("JA", "en-GB", "ja-Hrkt", "fr"))),
        ox.Literal(f" {text} ", language="ja"),
    )
    _put(quads, chance.randrange(len(quads)), chance.choice(odd))


CHANGES: tuple[Change, ...] = (
    leave_out, say_twice, take_another_value, take_another_property, speak_of_another,
    change_class, write_oddly,
)  # fmt: skip


def changed(
    files: tuple[GraphFile, ...], folder: Path, seed: int, changes: int
) -> tuple[GraphFile, ...]:
    """Copies of files with random faults, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311
    found = []
    for number, each in enumerate(files):
        quads = parse_turtle(each.file, each.graph)
        for _ in range(changes if len(quads) > 2 * changes else 0):
            chance.choice(CHANGES)(chance, quads)
        file = folder / f"{number}.ttl"
        ox.serialize((quad.triple for quad in quads), file, format=ox.RdfFormat.TURTLE)
        found.append(GraphFile(file, each.graph))
    return tuple(found)
