"""Which nodes surely conform to a shape: a quick judge beside pySHACL, never in its place.

A shapes graph becomes functions once. Each says of a node that it conforms to a shape, or that it
does not, or is in doubt; whoever does not surely conform is validated by pySHACL (`screening`),
so that every result is pySHACL's own. A shapes graph with a word that is not translated here is
not understood at all, and everything is left to pySHACL.
"""

from dataclasses import dataclass

from rdflib import Graph, URIRef
from rdflib.term import Node

from wardplan import constraints
from wardplan.constraints import Check, DoubtError, Judge
from wardplan.facts import Facts, Term, Values
from wardplan.namespaces import RDF, RDFS, SH
from wardplan.shape_parameters import BESIDE, COUNTING, KNOWN, TARGETS, VALUING, Constraint
from wardplan.shape_reading import DEPTH, NotUnderstoodError, Reader

ELSEWHERE = frozenset((SH.targetNode, SH.targetObjectsOf, SH.target, SH.deactivated))
"""Words that change what other statements mean; none of them is translated."""


@dataclass(frozen=True)
class Part:
    """A node shape by itself or one of its property shapes.

    `shape` is the IRI to ask pySHACL about; `reach`: no value node that a judgement looks at is
    further from the focus node than this.
    """

    shape: str
    judge: Judge
    reach: int

    def surely_holds(self, facts: Facts, focus: Term) -> bool:
        """Whether pySHACL has no result for this shape and focus node, for sure."""
        try:
            return isinstance(focus, str) and self.judge(facts, focus)
        except DoubtError:
            return False


@dataclass(frozen=True)
class Shape:
    """A node shape with targets; its results are those of its parts together."""

    classes: frozenset[Term]
    subjects_of: frozenset[str]
    parts: tuple[Part, ...]

    def doubted(self, facts: Facts, focus: Term) -> list[Part]:
        """The parts that a focus node does not surely conform to."""
        return [part for part in self.parts if not part.surely_holds(facts, focus)]


def understand(shapes: Graph) -> tuple[Shape, ...]:
    """The targeted shapes of a graph. Raises NotUnderstoodError."""
    if ELSEWHERE & set(shapes.predicates()) or (None, RDF.type, RDFS.Class) in shapes:
        raise NotUnderstoodError
    translator = _Translator(Reader(shapes))
    targeted = {shape for target in TARGETS for shape in shapes.subjects(target)}
    return tuple(translator.shape(node) for node in sorted(targeted, key=str))


@dataclass(frozen=True)
class _Translator:
    """Turns shapes into functions. Its methods raise NotUnderstoodError."""

    reader: Reader

    def shape(self, node: Node) -> Shape:
        if not isinstance(node, URIRef) or self.reader.path(node):
            raise NotUnderstoodError(node)
        graph = self.reader.graph
        classes, subjects_of = (map(str, graph.objects(node, each)) for each in TARGETS)
        judge = self._judge(node, 0, SH.property)
        parts = [Part(str(node), judge, self.reader.reach(node))]
        parts += (self._part(node, each) for each in graph.objects(node, SH.property))
        return Shape(frozenset(classes), frozenset(subjects_of), tuple(parts))

    def _part(self, node: URIRef, shape: Node) -> Part:
        """A property shape. One within it would report on other focus nodes."""
        nested = (shape, SH.property, None) in self.reader.graph
        if nested or not self.reader.path(shape):
            raise NotUnderstoodError(shape)
        asked = shape if isinstance(shape, URIRef) else node
        return Part(str(asked), self._judge(shape, 1), self.reader.reach(shape))

    def _judge(self, node: Node, depth: int, without: Node | None = None) -> Judge:
        """A shape as a function, one of its parameters left out."""
        said: dict[Node, list[Node]] = {}
        for predicate, value in self.reader.graph.predicate_objects(node):
            said.setdefault(predicate, []).append(value)
        lone = {each for each, main in BESIDE.items() if each in said and main not in said}
        if depth > DEPTH or not said or lone or said.keys() - KNOWN:
            raise NotUnderstoodError(node)

        def nested(shape: Node) -> Judge:
            return self._judge(shape, depth + 1)

        always, on_values = (
            tuple(
                check
                for parameter in said.keys() & parameters.keys() - {without}
                for check in parameters[parameter](
                    Constraint(self.reader, node, said[parameter], nested)
                )
            )
            for parameters in (COUNTING, VALUING)
        )
        return _judge(self.reader.path(node), always, on_values)


def _judge(path: tuple[str, ...], always: tuple[Check, ...], on_values: tuple[Check, ...]) -> Judge:
    everything = always + on_values

    def judge(facts: Facts, focus: Term, values: Values) -> bool:
        checks = everything if values else always
        return all(check(facts, focus, values) for check in checks)

    def judge_property(facts: Facts, focus: Term) -> bool:
        return judge(facts, focus, constraints.values_of(facts, focus, path[0]))

    def judge_path(facts: Facts, focus: Term) -> bool:
        values: Values = frozenset((focus,))
        for step in path:
            found = [constraints.values_of(facts, value, step) for value in values]
            values = frozenset(value for each in found for value in each)
        return judge(facts, focus, values)

    def judge_node(facts: Facts, focus: Term) -> bool:
        return judge(facts, focus, frozenset((focus,)))

    return judge_path if len(path) > 1 else judge_property if path else judge_node
