"""Statements in plain dictionaries, by subject and by object: what pages are read from.

Terms are strings as N-Triples write them (`terms`). Every list is sorted and holds nothing twice,
so that what is made from it is the same whatever order the statements came in.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import pyoxigraph as ox

from wardplan import terms
from wardplan.prefixes import PREFIXES

Values = Sequence[str]
About = Mapping[str, Values]
"""The values of each property of a subject, or the subjects that have a thing as a value."""

_LABEL = terms.node(PREFIXES["rdfs"] + "label")
NOTHING: dict[str, list[str]] = {}


class Sight(Protocol):
    """What can be looked up: an index, or one place's view of a larger whole."""

    def about(self, subject: str) -> About:
        """What is stated of a subject: its properties and their values."""
        ...

    def of(self, subject: str, predicate: str) -> Values:
        """The values of one property of a subject."""
        ...

    def into(self, target: str, predicate: str) -> Values:
        """The subjects that have `target` as a value of `predicate`."""
        ...

    def towards(self, target: str) -> About:
        """The properties that point to `target`, with the subjects that have them."""
        ...

    def label(self, subject: str) -> str | None:
        """One label of a subject: the Japanese one before any other."""
        ...


class Index:
    """The statements of any number of graphs together."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self._about: dict[str, dict[str, list[str]]] = {}
        self._towards: dict[str, dict[str, list[str]]] = {}
        self._labels: dict[str, str | None] = {}
        for line in sorted(set(lines)):
            subject, predicate, target = line.split(" ", 2)
            self._about.setdefault(subject, {}).setdefault(predicate, []).append(target)
            if target[0] != '"':
                self._towards.setdefault(target, {}).setdefault(predicate, []).append(subject)

    def __iter__(self) -> Iterator[str]:
        return iter(self._about)

    def about(self, subject: str) -> About:
        return self._about.get(subject, NOTHING)

    def of(self, subject: str, predicate: str) -> Values:
        return self.about(subject).get(predicate, ())

    def into(self, target: str, predicate: str) -> Values:
        return self._towards.get(target, NOTHING).get(predicate, ())

    def towards(self, target: str) -> About:
        return self._towards.get(target, NOTHING)

    def label(self, subject: str) -> str | None:
        if subject not in self._labels:
            self._labels[subject] = label_of(self.about(subject))
        return self._labels[subject]


def label_of(about: About) -> str | None:
    """The label among what is stated of a thing: the Japanese one before any other."""
    labels = about.get(_LABEL, ())
    for language in ("ja", "en"):
        found = next((each for each in labels if terms.language(each) == language), None)
        if found is not None:
            return found
    return labels[0] if labels else None


def lines_of(quads: Iterable[ox.Quad | ox.Triple]) -> list[str]:
    """Statements as N-Triples write them, one a line, without the end (` .`) and the graph."""
    triples = (each.triple if isinstance(each, ox.Quad) else each for each in quads)
    written = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return [line[:-2] for line in written.decode().split("\n") if line]


def index_of(quads: Iterable[ox.Quad | ox.Triple]) -> Index:
    """The index of statements as pyoxigraph has them."""
    return Index(lines_of(quads))
