"""SHACL results from pySHACL, asked only about the nodes that do not surely conform.

It gives the very results that `validation.validate` gives on everything:

- Of each shape and each of its focus nodes, `conformity` says whether it surely conforms. Where it
  does, pySHACL has no result.
- The others are validated by pySHACL, each against the shape it may fail, as its `sh:targetNode`.
  The results of a shape for a focus node depend on no other focus node, and on no statements but
  those about the nodes that its paths lead to, all of them forward, and those above their classes
  (SHACL, sections 2.3 and 4): so pySHACL is given these statements and no more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.term import Node

from wardplan import validation
from wardplan.conformity import Part, Shape, understand
from wardplan.dataset import empty_graph, to_rdflib
from wardplan.facts import SUBCLASS, Facts, Term, facts
from wardplan.findings import Finding
from wardplan.namespaces import SH
from wardplan.shape_parameters import TARGETS
from wardplan.shape_reading import NotUnderstoodError


@dataclass(frozen=True)
class Doubts:
    """Shapes with focus nodes that may fail them, and the N-Triples that this depends on."""

    asked: frozenset[tuple[str, str]] = frozenset()
    lines: frozenset[str] = frozenset()

    def __or__(self, other: "Doubts") -> "Doubts":
        return Doubts(self.asked | other.asked, self.lines | other.lines)


def doubts(known: Facts, foci: Iterable[Term], shapes: tuple[Shape, ...]) -> Doubts:
    """What pySHACL has to be asked about these nodes."""
    found = list(_doubted(known, foci, shapes))
    about = {each for part, focus in found for each in around(known, {focus}, part.reach)}
    lines: set[str] = {line(quad) for subject in about for quad in known.about(subject)}
    asked = frozenset((part.shape, str(focus)) for part, focus in found)
    return Doubts(asked, frozenset(lines | hierarchy(known)) if asked else frozenset())


def line(quad: ox.Quad) -> str:
    """A statement as a line of N-Triples."""
    return f"{quad.subject} {quad.predicate} {quad.object} ."


def hierarchy(known: Facts) -> set[str]:
    """What is said of classes above others."""
    said = (quad for cls in known.above for quad in known.about(cls))
    return {line(quad) for quad in said if quad.predicate.value == SUBCLASS}


def around(known: Facts, nodes: Iterable[Term], reach: int) -> set[str]:
    """These nodes and all that they lead to in so many steps."""
    found = edge = {each for each in nodes if isinstance(each, str)}
    for _ in range(reach):
        edge = {
            value
            for each in edge
            for values in known.of(each).values()
            for value in values
            if isinstance(value, str)
        } - found
        found = found | edge
    return found


def _doubted(
    known: Facts, foci: Iterable[Term], shapes: tuple[Shape, ...]
) -> Iterator[tuple[Part, Term]]:
    """Every part of a shape with every focus node that does not surely conform to it."""
    by_class: dict[frozenset[Term], list[Shape]] = {}
    by_property = [shape for shape in shapes if shape.subjects_of]
    for focus in foci:
        classes, paths = known.classes(focus), known.of(focus).keys()
        if classes not in by_class:
            by_class[classes] = [each for each in shapes if not classes.isdisjoint(each.classes)]
        targeting = by_class[classes] + [
            each
            for each in by_property
            if not paths.isdisjoint(each.subjects_of) and classes.isdisjoint(each.classes)
        ]
        for shape in targeting:
            for part in shape.doubted(known, focus):
                yield part, focus


def validate(quads: list[ox.Quad], shapes: Graph) -> tuple[Finding, ...]:
    """What pySHACL finds on statements of any number of graphs together.

    It is asked about all of them where the shapes say what is not translated, or where a statement
    is about a blank node, which cannot be a target. Raises DataError as `validation.validate` does.
    """
    anonymous = any(isinstance(each, ox.BlankNode) for q in quads for each in (q.subject, q.object))
    try:
        understood = None if anonymous else understand(shapes)
    except NotUnderstoodError:
        understood = None
    if understood is None:
        return validation.validate(to_rdflib(quads), shapes)
    known = facts(quads)
    return settle(doubts(known, known.quads, understood), shapes)


def settle(found: Doubts, shapes: Graph) -> tuple[Finding, ...]:
    """What pySHACL finds on nodes in doubt. Raises DataError as `validation.validate` does."""
    if not found.asked:
        return ()
    data = empty_graph().parse(data="\n".join(sorted(found.lines)), format="nt")
    return validation.validate(data, _narrowed(shapes, found.asked))


def _narrowed(shapes: Graph, asked: Iterable[tuple[str, str]]) -> Graph:
    """The shapes asked about, with these focus nodes as their only targets."""
    narrowed = empty_graph()
    for shape, focus in asked:
        narrowed.add((URIRef(shape), SH.targetNode, URIRef(focus)))
    waiting: list[Node] = list(set(narrowed.subjects()))
    seen = set[Node]()
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            for statement in shapes.triples((node, None, None)):
                if statement[1] not in TARGETS:
                    narrowed.add(statement)
                    waiting.append(statement[2])
    return narrowed
