"""A shapes graph read as plain values: paths, lists and terms."""

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from wardplan.facts import Term, Values, text
from wardplan.namespaces import RDF, SH, XSD

DEPTH = 6
"""Shapes nested deeper than this are not understood; nor are shapes that lead to themselves."""


class NotUnderstoodError(Exception):
    """A shapes graph says something that is not translated here."""


@dataclass(frozen=True)
class Reader:
    """Reads a shapes graph. Its methods raise NotUnderstoodError."""

    graph: Graph

    def path(self, node: Node) -> tuple[str, ...]:
        """The properties of a path, one after the other; none for a node shape."""
        paths = list(self.graph.objects(node, SH.path))
        if len(paths) > 1:
            raise NotUnderstoodError(node)
        steps = [step for path in paths for step in self._steps(path)]
        if not all(isinstance(step, URIRef) for step in steps):
            raise NotUnderstoodError(node)
        return tuple(map(str, steps))

    def _steps(self, path: Node) -> list[Node]:
        steps: list[Node] = [path] if isinstance(path, URIRef) else self.members(path)
        if not isinstance(path, URIRef) and len(steps) < 2:
            raise NotUnderstoodError(path)
        return steps

    def members(self, node: Node) -> list[Node]:
        """The members of a list."""
        if (node, RDF.first, None) not in self.graph:
            raise NotUnderstoodError(node)
        return list(Collection(self.graph, node))

    def terms(self, nodes: Iterable[Node]) -> Values:
        """Nodes of the shapes graph as plain values."""
        return frozenset(map(term, nodes))

    def reach(self, node: Node, depth: int = 0) -> int:
        """The steps from a focus node to the furthest node that a shape looks at."""
        if depth > DEPTH:
            raise NotUnderstoodError(node)
        nested = [*self.graph.objects(node, SH.property)]
        nested += self.graph.objects(node, SH.qualifiedValueShape)
        nested += (
            each for list_ in self.graph.objects(node, SH["or"]) for each in self.members(list_)
        )
        return len(self.path(node)) + max(
            (self.reach(each, depth + 1) for each in nested), default=0
        )


def string(value: Node, kinds: frozenset[str] = frozenset((str(XSD.string),))) -> str:
    """The text of a literal of one of some kinds. Raises NotUnderstoodError for anything else."""
    found = term(value)
    if not isinstance(found, tuple) or found[0] not in kinds:
        raise NotUnderstoodError(value)
    return found[1]


def term(node: Node) -> Term:
    """A node of the shapes graph as a plain value. Raises NotUnderstoodError where it has none."""
    if isinstance(node, URIRef):
        return str(node)
    if not isinstance(node, Literal):
        raise NotUnderstoodError(node)
    language, datatype = node.language, node.datatype
    found = text(
        ox.Literal(str(node), language=language)
        if language
        else ox.Literal(str(node), datatype=ox.NamedNode(datatype or XSD.string))
    )
    if found[0] is None:
        raise NotUnderstoodError(node)
    return found
