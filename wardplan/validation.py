"""SHACL validation with pySHACL: of everything (`validate`), or of all that may fail (`screen`).

`screen` gives the very results that `validate` gives:

- It asks of each shape and each of its focus nodes whether it surely conforms (`conformity`). Where
  it does, pySHACL has no result.
- The others are validated by pySHACL, each against the shape it may fail, as its `sh:targetNode`.
  The results of a shape for a focus node depend on no other focus node, and on no statements but
  those about the nodes that its paths lead to, all of them forward, and those above their classes
  (SHACL, sections 2.3 and 4): so pySHACL is given these statements and no more.
- A shapes graph that `conformity` does not understand is validated as a whole.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pyshacl
from pyshacl.errors import ReportableRuntimeError
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from wardplan.conformity import TARGETS, NotUnderstood, Part, Shape, understand
from wardplan.dataset import empty_graph, parse_turtle, to_rdflib
from wardplan.errors import DataError
from wardplan.facts import Facts, Term, facts
from wardplan.findings import Finding, Severity
from wardplan.namespaces import BASE, RDF, SH


def shapes_graph(folder: Path) -> Graph:
    """All shapes of `shapes/*.ttl`. Raises DataError for a folder without any."""
    files = sorted(folder.glob("*.ttl"))
    if not files:
        raise DataError("no shapes found; expected *.ttl", folder)
    return to_rdflib(quad for file in files for quad in parse_turtle(file, BASE))


def validate(data: Graph, shapes: Graph) -> tuple[Finding, ...]:
    """Every SHACL result on `data` (SHACL Core; section 3.6 of the recommendation)."""
    try:
        _, results, _ = pyshacl.validate(
            data, shacl_graph=shapes, inplace=True, advanced=False, do_owl_imports=False
        )
    except (ReportableRuntimeError, re.error) as error:
        raise DataError(f"the shapes could not be used: {error}") from error
    if not isinstance(results, Graph):
        raise DataError(f"the shapes could not be used: {results!r}")
    return tuple(
        _finding(results, node) for node in results.subjects(RDF.type, SH.ValidationResult)
    )


@dataclass(frozen=True)
class Screen:
    """A shapes graph in both forms: pySHACL's, and what `conformity` understands of it."""

    graph: Graph
    shapes: tuple[Shape, ...] | None


def prepare(shapes: Graph) -> Screen:
    """Read a shapes graph, once for any number of validations.

    Raises DataError where pySHACL cannot use it.
    """
    validate(empty_graph(), shapes)
    try:
        return Screen(shapes, understand(shapes))
    except NotUnderstood:
        return Screen(shapes, None)


def screen(quads: Iterable[ox.Quad], rules: Screen) -> tuple[Finding, ...]:
    """What `validate` finds on statements, of whatever graphs."""
    if rules.shapes is None:
        return validate(to_rdflib(quads), rules.graph)
    known = facts(quads)
    doubted = list(_doubted(known, rules.shapes))
    if not doubted:
        return ()
    if any(not isinstance(focus, str) for _, focus in doubted):  # pySHACL cannot be told which
        return validate(
            to_rdflib(quad for each in known.quads.values() for quad in each), rules.graph
        )
    about = {each for part, focus in doubted for each in _around(known, focus, part.reach)}
    data = to_rdflib(quad for subject in about for quad in known.quads[subject])
    return validate(data, _narrowed(rules.graph, doubted))


def _doubted(known: Facts, shapes: tuple[Shape, ...]) -> Iterator[tuple[Part, Term]]:
    """Every part of a shape with every focus node that does not surely conform to it."""
    by_class: dict[frozenset[Term], list[Shape]] = {}
    by_property = [shape for shape in shapes if shape.subjects_of]
    for focus in known.quads:
        classes, paths = known.classes(focus), known.of(focus).keys()
        if classes not in by_class:
            by_class[classes] = [each for each in shapes if not classes.isdisjoint(each.classes)]
        targeting = by_class[classes]
        targeting = targeting + [
            each
            for each in by_property
            if not paths.isdisjoint(each.subjects_of) and each not in targeting
        ]
        for shape in targeting:
            for part in shape.doubted(known, focus):
                yield part, focus


def _around(known: Facts, focus: Term, reach: int) -> set[Term]:
    """The subjects that pySHACL may look at: not further than `reach`, and the classes above."""
    found, edge = {focus}, {focus}
    for _ in range(reach):
        edge = {value for each in edge for values in known.of(each).values() for value in values}
        found |= edge
    found |= known.above.keys()
    return found & known.quads.keys()


def _narrowed(shapes: Graph, doubted: list[tuple[Part, Term]]) -> Graph:
    """The shapes with these focus nodes as their only targets."""
    narrowed = empty_graph()
    waiting: list[Node] = [part.shape for part, _ in doubted]
    seen = set[Node]()
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            for statement in shapes.triples((node, None, None)):
                if statement[1] not in TARGETS:
                    narrowed.add(statement)
                    waiting.append(statement[2])
    for part, focus in doubted:
        narrowed.add((part.shape, SH.targetNode, URIRef(str(focus))))
    return narrowed


def _finding(results: Graph, node: Node) -> Finding:
    def iri(predicate: Node) -> str | None:
        value = results.value(node, predicate)
        return str(value) if isinstance(value, URIRef) else None

    value = results.value(node, SH.value)
    severity = (iri(SH.resultSeverity) or "").removeprefix(str(SH))
    texts = results.objects(node, SH.resultMessage)
    return Finding(
        focus=iri(SH.focusNode) or BASE,
        shape=iri(SH.sourceShape) or BASE,
        severity=Severity(severity) if severity in set(Severity) else Severity.VIOLATION,
        messages={getattr(text, "language", None) or "": str(text) for text in texts},
        path=iri(SH.resultPath),
        value=None if value is None else str(value),
        component=iri(SH.sourceConstraintComponent) or BASE,
        term=value.n3() if isinstance(value, URIRef | Literal) else None,
    )
