"""Which nodes surely conform to a shape: a quick judge beside pySHACL, never in its place.

A shapes graph becomes functions once. Each says of a node that it conforms to a shape, or that it
does not, or is in doubt; whoever does not surely conform is validated by pySHACL (`validation`),
so that every result is pySHACL's own. A shapes graph with a word that is not translated here is
not understood at all, and everything is left to pySHACL.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from wardplan import constraints
from wardplan.constraints import LANGUAGE_STRING, NUMBERS, Check, Doubt, Judge
from wardplan.facts import KINDS, LANGUAGE, Facts, Term, Values, text
from wardplan.namespaces import RDF, RDFS, SH, XSD

TARGETS = (SH.targetClass, SH.targetSubjectsOf)
SILENT = frozenset(
    (
        *TARGETS, RDF.type, RDFS.label, RDFS.comment, SH.name, SH.description, SH.message,
        SH.severity, SH.order, SH.group, SH.path,
    )
)  # fmt: skip
"""What a shape says beside its constraints."""

BESIDE = {
    SH.ignoredProperties: SH.closed,
    SH.qualifiedMinCount: SH.qualifiedValueShape,
    SH.qualifiedMaxCount: SH.qualifiedValueShape,
}
"""Parameters that are read with another one."""

ELSEWHERE = frozenset((SH.targetNode, SH.targetObjectsOf, SH.target, SH.deactivated))
"""Words that change what other statements mean; none of them is translated."""

DEPTH = 6
"""Shapes nested deeper than this are not understood; nor are shapes that lead to themselves."""


class NotUnderstood(Exception):
    """A shapes graph says something that is not translated here."""


@dataclass(frozen=True)
class Part:
    """A node shape by itself or one of its property shapes.

    `reach`: no value node that a judgement looks at is further from the focus node than this.
    """

    shape: Node
    judge: Judge
    reach: int

    def surely_holds(self, facts: Facts, focus: Term) -> bool:
        """Whether pySHACL has no result for this shape and focus node, for sure."""
        try:
            return isinstance(focus, str) and self.judge(facts, focus)
        except Doubt:
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
    """The targeted shapes of a graph. Raises NotUnderstood."""
    if ELSEWHERE & set(shapes.predicates()) or (None, RDF.type, RDFS.Class) in shapes:
        raise NotUnderstood
    reader = _Reader(shapes)
    targeted = {shape for target in TARGETS for shape in shapes.subjects(target)}
    return tuple(reader.shape(node) for node in sorted(targeted))


@dataclass(frozen=True)
class _Reader:
    """Turns shapes into functions."""

    graph: Graph

    def shape(self, node: Node) -> Shape:
        if not isinstance(node, URIRef) or self.path(node):
            raise NotUnderstood(node)
        classes, subjects_of = (map(str, self.graph.objects(node, each)) for each in TARGETS)
        properties = list(self.graph.objects(node, SH.property))
        parts = [Part(node, self.judge(node, 0, SH.property), self._reach(node))]
        parts += (Part(each, self.judge(each, 1), self._reach(each)) for each in properties)
        return Shape(frozenset(classes), frozenset(subjects_of), tuple(parts))

    def judge(self, node: Node, depth: int, without: Node | None = None) -> Judge:
        """A shape as a function, one of its parameters left out."""
        said: dict[Node, list[Node]] = {}
        for predicate, value in self.graph.predicate_objects(node):
            said.setdefault(predicate, []).append(value)
        lone = {each for each, main in BESIDE.items() if each in said and main not in said}
        if depth > DEPTH or not said or lone or said.keys() - KNOWN:
            raise NotUnderstood(node)
        always, on_values = (
            tuple(
                check
                for parameter in said.keys() & parameters.keys() - {without}
                for check in parameters[parameter](_Constraint(self, node, said[parameter], depth))
            )
            for parameters in (COUNTING, VALUING)
        )
        return _judge(self.path(node), always, on_values)

    def path(self, node: Node) -> tuple[str, ...]:
        """The properties of a path, one after the other; none for a node shape."""
        paths = list(self.graph.objects(node, SH.path))
        if len(paths) > 1:
            raise NotUnderstood(node)
        steps = [step for path in paths for step in self._steps(path)]
        if not all(isinstance(step, URIRef) for step in steps):
            raise NotUnderstood(node)
        return tuple(map(str, steps))

    def _steps(self, path: Node) -> list[Node]:
        steps = [path] if isinstance(path, URIRef) else self.members(path)
        if not isinstance(path, URIRef) and len(steps) < 2:
            raise NotUnderstood(path)
        return steps

    def members(self, node: Node) -> list[Node]:
        """The members of a list."""
        if (node, RDF.first, None) not in self.graph:
            raise NotUnderstood(node)
        return list(Collection(self.graph, node))

    def terms(self, nodes: Iterable[Node]) -> Values:
        """Nodes of the shapes graph as plain values."""
        return frozenset(map(_term, nodes))

    def _reach(self, node: Node) -> int:
        nested = [*self.graph.objects(node, SH.property)]
        nested += self.graph.objects(node, SH.qualifiedValueShape)
        nested += (
            each for list_ in self.graph.objects(node, SH["or"]) for each in self.members(list_)
        )
        return len(self.path(node)) + max(map(self._reach, nested), default=0)


def _judge(path: tuple[str, ...], always: tuple[Check, ...], on_values: tuple[Check, ...]) -> Judge:
    everything = always + on_values

    def judge(facts: Facts, focus: Term, values: Values) -> bool:
        for check in everything if values else always:
            if not check(facts, focus, values):
                return False
        return True

    def judge_property(facts: Facts, focus: Term) -> bool:
        return judge(facts, focus, constraints.values_of(facts, focus, path[0]))

    def judge_path(facts: Facts, focus: Term) -> bool:
        values: Values = frozenset((focus,))
        for step in path:
            found = (constraints.values_of(facts, value, step) for value in values)
            values = frozenset(each for each in found for each in each)
        return judge(facts, focus, values)

    def judge_node(facts: Facts, focus: Term) -> bool:
        return judge(facts, focus, frozenset((focus,)))

    return judge_path if len(path) > 1 else judge_property if path else judge_node


@dataclass(frozen=True)
class _Constraint:
    """A parameter of a shape, with its values."""

    reader: _Reader
    shape: Node
    values: list[Node]
    depth: int

    @property
    def one(self) -> Node:
        """The only value."""
        if len(self.values) != 1:
            raise NotUnderstood(self.shape)
        return self.values[0]

    @property
    def iris(self) -> list[str]:
        """The values, all of them IRIs."""
        if not all(isinstance(value, URIRef) for value in self.values):
            raise NotUnderstood(self.shape)
        return list(map(str, self.values))

    @property
    def strings(self) -> list[str]:
        """The values, all of them plain strings."""
        return [_string(value) for value in self.values]

    @property
    def numbers(self) -> list[Decimal]:
        return [Decimal(_string(value, NUMBERS)) for value in self.values]

    @property
    def members(self) -> list[Node]:
        """The members of the list that is the only value."""
        return self.reader.members(self.one)

    def beside(self, parameter: Node) -> "_Constraint":
        """Another parameter of the shape, which may be lacking."""
        values = list(self.reader.graph.objects(self.shape, parameter))
        return _Constraint(self.reader, self.shape, values, self.depth)

    def on_values(self) -> "_Constraint":
        """The same; not understood unless the shape has a path."""
        if not self.reader.path(self.shape):
            raise NotUnderstood(self.shape)
        return self

    def judge(self, shape: Node) -> Judge:
        return self.reader.judge(shape, self.depth + 1)


def _string(value: Node, kinds: frozenset[str] = frozenset((str(XSD.string),))) -> str:
    """The text of a literal of one of some kinds."""
    term = _term(value)
    if not isinstance(term, tuple) or term[0] not in kinds:
        raise NotUnderstood(value)
    return term[1]


def _term(node: Node) -> Term:
    """A node of the shapes graph as a plain value."""
    if isinstance(node, URIRef):
        return str(node)
    if not isinstance(node, Literal):
        raise NotUnderstood(node)
    language, datatype = node.language, node.datatype
    found = text(
        ox.Literal(str(node), language=language)
        if language
        else ox.Literal(str(node), datatype=ox.NamedNode(datatype or XSD.string))
    )
    if found[0] is None:
        raise NotUnderstood(node)
    return found


def _datatype(of: _Constraint) -> Iterator[Check]:
    datatype = str(of.one)
    if datatype not in KINDS | {LANGUAGE_STRING}:
        raise NotUnderstood(of.shape)
    yield constraints.has_datatype(datatype)


def _node_kind(of: _Constraint) -> Iterator[Check]:
    if of.one != SH.IRI:
        raise NotUnderstood(of.shape)
    yield constraints.is_iri()


def _unique_language(of: _Constraint) -> Iterator[Check]:
    if _string(of.on_values().one, frozenset((str(XSD.boolean),))) == "true":
        yield constraints.one_per_language()


def _languages(of: _Constraint) -> Iterator[Check]:
    languages = frozenset(_string(member) for member in of.members)
    if not all(LANGUAGE.fullmatch(language) for language in languages):
        raise NotUnderstood(of.shape)
    yield constraints.in_languages(languages)


def _closed(of: _Constraint) -> Iterator[Check]:
    if of.reader.path(of.shape) or _string(of.one, frozenset((str(XSD.boolean),))) != "true":
        raise NotUnderstood(of.shape)
    ignored = of.beside(SH.ignoredProperties)
    allowed = {path for each in of.beside(SH.property).values for path in of.reader.path(each)[:1]}
    allowed |= {str(each) for each in (ignored.members if ignored.values else ())}
    yield constraints.only_properties(frozenset(allowed))


def _qualified(of: _Constraint) -> Iterator[Check]:
    judge = of.on_values().judge(of.one)
    least, most = (of.beside(each) for each in (SH.qualifiedMinCount, SH.qualifiedMaxCount))
    if not least.values and not most.values:
        raise NotUnderstood(of.shape)
    yield constraints.so_many(
        judge, _count(least) if least.values else 0, _count(most) if most.values else None
    )


def _count(of: _Constraint) -> int:
    return int(_string(of.one, frozenset((str(XSD.integer),))))


Reading = Callable[[_Constraint], Iterable[Check]]

COUNTING: dict[Node, Reading] = {
    SH.minCount: lambda of: [constraints.at_least(_count(of.on_values()))],
    SH.hasValue: lambda of: [constraints.includes(of.reader.terms(of.values))],
    SH.equals: lambda of: map(constraints.same_as, of.on_values().iris),
    SH.qualifiedValueShape: _qualified,
}
"""Parameter -> its constraints, of those that can fail where there is no value node."""

VALUING: dict[Node, Reading] = {
    SH["class"]: lambda of: map(constraints.is_a, of.iris),
    SH.datatype: _datatype,
    SH.nodeKind: _node_kind,
    SH.maxCount: lambda of: [constraints.at_most(_count(of.on_values()))],
    SH.pattern: lambda of: map(constraints.matches, of.strings),
    SH.languageIn: _languages,
    SH.uniqueLang: _unique_language,
    SH["in"]: lambda of: [constraints.one_of(of.reader.terms(of.members))],
    SH.closed: _closed,
    SH.minInclusive: lambda of: map(constraints.not_below, of.numbers),
    SH.maxInclusive: lambda of: map(constraints.not_above, of.numbers),
    SH.lessThan: lambda of: map(constraints.less_than, of.on_values().iris),
    SH["or"]: lambda of: [
        constraints.any_of(tuple(map(of.judge, of.reader.members(each)))) for each in of.values
    ],
    SH.property: lambda of: [constraints.each(of.judge(each)) for each in of.values],
}
"""Parameter -> its constraints, of those that cannot."""

KNOWN = SILENT | BESIDE.keys() | COUNTING.keys() | VALUING.keys()
