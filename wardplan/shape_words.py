"""What the shapes ask of each term of the vocabulary, to be put into words.

Shapes are read as plain statements (SHACL, W3C Recommendation 20 July 2017, sections 2 and 4).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from wardplan.dataset import parse_turtle
from wardplan.namespaces import RDF, SH
from wardplan.prefixes import shorten

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Subject = ox.NamedNode | ox.BlankNode

COUNTS = ("minCount", "maxCount")
SAID = (
    "datatype", "class", "nodeKind", "hasValue", "in", "languageIn", "uniqueLang", "minInclusive",
    "maxInclusive", "lessThan", "equals", "pattern",
)  # fmt: skip
"""The parameters that are put into words one by one; others are in the message alone."""


@dataclass(frozen=True)
class Rule:
    """What a shape asks: of the things of `classes`, of the values of `path`.

    `path` is empty where it asks it of the things themselves. `least` and `most` are how many
    values there may be; `parameters` are pairs of a parameter's name and its value as text.
    """

    shape: str
    classes: tuple[str, ...]
    path: tuple[str, ...]
    severity: str
    messages: dict[str, str]
    least: int | None
    most: int | None
    parameters: tuple[tuple[str, str], ...]


class Rules:
    """All rules of a folder of shapes, read when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, term: str) -> list[Rule]:
        """The rules for a class, or for the values of a property, by the IRI of the term."""
        return self._by_term.get(term, [])

    @cached_property
    def _by_term(self) -> dict[str, list[Rule]]:
        """The rules by every class they are for and by the first property of their path."""
        found: dict[str, list[Rule]] = {}
        for rule in sorted(_Shapes(_read(self._folder)).rules(), key=lambda rule: rule.shape):
            for term in dict.fromkeys((*rule.classes, *rule.path[:1])):
                found.setdefault(term, []).append(rule)
        return found


def _read(folder: Path) -> ox.Store:
    store = ox.Store()
    for file in sorted(folder.glob("*.ttl")):
        store.extend(parse_turtle(file, file.resolve().as_uri()))
    return store


class _Shapes:
    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def rules(self) -> Iterator[Rule]:
        """A rule for every shape with a class as its target, and for each of its properties."""
        targets = self._store.quads_for_pattern(None, _sh("targetClass"), None)
        by_shape: dict[Subject, list[str]] = {}
        for quad in targets:
            if isinstance(quad.subject, Subject):
                by_shape.setdefault(quad.subject, []).append(_text(quad.object))
        for shape, classes in by_shape.items():
            yield self._rule(shape, sorted(classes))
            for part in self._values(shape, "property"):
                if isinstance(part, Subject):
                    yield self._rule(part, sorted(classes))

    def _rule(self, shape: Subject, classes: Iterable[str]) -> Rule:
        least, most = (self._number(shape, name) for name in COUNTS)
        return Rule(
            shape.value,
            tuple(classes),
            tuple(_text(step) for path in self._values(shape, "path") for step in self._list(path)),
            next((_local(each) for each in self._values(shape, "severity")), "Violation"),
            self._by_language(shape, "message"),
            least,
            most,
            tuple((name, text) for name in SAID for text in self._said(shape, name)),
        )

    def _said(self, shape: Subject, name: str) -> Iterator[str]:
        """A parameter's value as text: the members of a list together."""
        for value in self._values(shape, name):
            if name != "uniqueLang" or _text(value) == "true":
                yield ", ".join(shorten(_text(each)) for each in self._list(value))

    def _values(self, shape: Subject, name: str) -> list[Node]:
        quads = self._store.quads_for_pattern(shape, _sh(name), None)
        return sorted((quad.object for quad in quads), key=str)

    def _number(self, shape: Subject, name: str) -> int | None:
        return next((int(_text(each)) for each in self._values(shape, name)), None)

    def _by_language(self, shape: Subject, name: str) -> dict[str, str]:
        values = self._values(shape, name)
        return {each.language or "": each.value for each in values if isinstance(each, ox.Literal)}

    def _list(self, node: Node) -> list[Node]:
        """The members of a list, or the one thing that is none."""
        members: list[Node] = []
        while isinstance(node, Subject) and node.value != str(RDF.nil):
            first = self._one(node, str(RDF.first))
            if first is None:
                return [node]
            members.append(first)
            node = self._one(node, str(RDF.rest)) or ox.NamedNode(str(RDF.nil))
        return members or [node]

    def _one(self, node: Subject, predicate: str) -> Node | None:
        quads = self._store.quads_for_pattern(node, ox.NamedNode(predicate), None)
        return next((quad.object for quad in quads), None)


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(str(SH[name]))


def _text(node: Node) -> str:
    return str(node) if isinstance(node, ox.Triple) else node.value


def _local(node: Node) -> str:
    return _text(node).rpartition("#")[2]
