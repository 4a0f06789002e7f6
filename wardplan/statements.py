"""The statements of all graphs together, by subject, and who speaks of whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from wardplan.namespaces import RDFS

_ABOVE = str(RDFS.subClassOf)


@dataclass(frozen=True)
class Statements:
    """Subjects by their IRI. `links`: the subjects that a subject speaks of."""

    about: dict[str, list[ox.Quad]]
    links: dict[str, frozenset[str]]
    classes: frozenset[str]

    def of(self, subjects: Iterable[str]) -> Iterator[ox.Quad]:
        """All that is said about some subjects, one after the other."""
        return (quad for subject in subjects for quad in self.about[subject])

    def around(self, subjects: Iterable[str], steps: int) -> set[str]:
        """These subjects, those they lead to in so many steps, and all classes below others."""
        found = set(subjects)
        edge = found
        for _ in range(steps):
            edge = {other for each in edge for other in self.links[each]} - found
            found = found | edge
        return found | self.classes

    def leading_to(self, subjects: Iterable[str], steps: int) -> set[str]:
        """These subjects and all that lead to them in so many steps."""
        found = set(subjects)
        for _ in range(steps):
            found |= {each for each, links in self.links.items() if not links.isdisjoint(found)}
        return found


def statements(quads: Iterable[ox.Quad]) -> Statements:
    """Statements without blank nodes."""
    about: dict[str, list[ox.Quad]] = {}
    for quad in quads:
        about.setdefault(quad.subject.value, []).append(quad)
    links = {
        subject: frozenset(quad.object.value for quad in said) & about.keys()
        for subject, said in about.items()
    }
    classes = (s for s, said in about.items() if any(q.predicate.value == _ABOVE for q in said))
    return Statements(about, links, frozenset(classes))
