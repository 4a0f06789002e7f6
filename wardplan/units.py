"""Plans as units: what one plan's files say, what they say of others, and of whom.

A unit owns the IRIs under its plan, its documents and its graphs; what no unit owns (reference
data, the ontology, departments, web pages, fiscal years) is common.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from wardplan import cache
from wardplan.collection import GraphFile
from wardplan.dataset import parse_turtle
from wardplan.facts import SUBCLASS
from wardplan.namespaces import BASE
from wardplan.screening import line

COMMON = ""
"""The name of what no plan owns."""

_OWNED = re.compile(
    re.escape(BASE) + r"(?:graph/(?:plan|links)|plan|source)/([a-z0-9-]+/[a-z0-9-]+/\d{4})(?![^/#])"
)


@dataclass(frozen=True)
class Unit:
    """The files about one plan, its name being `<city>/<ward>/<year>`; or the common ones."""

    name: str
    files: tuple[GraphFile, ...]

    def quads(self) -> list[ox.Quad]:
        """Their statements. Raises DataError with file and line of what is not Turtle."""
        return [quad for each in self.files for quad in parse_turtle(each.file, each.graph)]

    def digest(self) -> str:
        """A key over their content."""
        return cache.key(
            **{each.graph + str(each.file): each.file.read_bytes() for each in self.files}
        )


def subject_of(quad: ox.Quad) -> str:
    """The subject of a statement, as text."""
    return quad.subject.value if isinstance(quad.subject, ox.NamedNode) else str(quad.subject)


def owner(iri: str) -> str:
    """The name of the unit that an IRI belongs to."""
    found = _OWNED.match(iri)
    return found[1] if found else COMMON


def units(files: Iterable[GraphFile]) -> dict[str, Unit]:
    """The units of a project, the common one included, by name."""
    found: dict[str, list[GraphFile]] = {COMMON: []}
    for each in files:
        found.setdefault(owner(each.graph), []).append(each)
    return {name: Unit(name, tuple(files)) for name, files in found.items()}


@dataclass(frozen=True)
class Survey:
    """What the files of a unit say of what is not theirs, as lines of N-Triples.

    `whole`: they say what can only be judged with everything else: something of a blank node, or
    that a class below others is a part of a plan.
    """

    abroad: tuple[str, ...]
    whole: bool


def survey(quads: Iterable[ox.Quad], name: str | None = None) -> Survey:
    """Look through the statements of a unit; without a name, of nobody: all are abroad."""
    abroad, whole = set[str](), False
    owners = dict[object, str]()
    for quad in quads:
        subject = quad.subject
        known = isinstance(subject, ox.NamedNode) and not _is_anonymous(quad.object)
        of = owners.get(subject)
        if of is None:
            of = owners[subject] = owner(subject_of(quad))
        whole = whole or not known or (of != COMMON and quad.predicate.value == SUBCLASS)
        if of != name:
            abroad.add(line(quad))
    return Survey(tuple(sorted(abroad)), whole)


def _is_anonymous(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> bool:
    return isinstance(node, ox.BlankNode | ox.Triple)
