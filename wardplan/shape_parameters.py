"""The parameters of SHACL Core that our shapes use, and the functions each of them becomes."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from rdflib import URIRef
from rdflib.term import Node

from wardplan import constraints
from wardplan.constraints import LANGUAGE_STRING, NUMBERS, Check, Judge
from wardplan.facts import KINDS, LANGUAGE
from wardplan.namespaces import RDF, RDFS, SH, XSD
from wardplan.shape_reading import NotUnderstoodError, Reader, string

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

NODE_KINDS: dict[Node, type] = {SH.IRI: str, SH.Literal: tuple}
"""Node kind -> the type of a plain value that is of it."""

_BOOLEAN = frozenset((str(XSD.boolean),))


@dataclass(frozen=True)
class Constraint:
    """A parameter of a shape, with its values."""

    reader: Reader
    shape: Node
    values: list[Node]
    judge: Callable[[Node], Judge]
    """Turns a shape that this one refers to into a function."""

    @property
    def one(self) -> Node:
        """The only value."""
        if len(self.values) != 1:
            raise NotUnderstoodError(self.shape)
        return self.values[0]

    @property
    def iris(self) -> list[str]:
        """The values, all of them IRIs."""
        if not all(isinstance(value, URIRef) for value in self.values):
            raise NotUnderstoodError(self.shape)
        return list(map(str, self.values))

    @property
    def strings(self) -> list[str]:
        """The values, all of them plain strings."""
        return [string(value) for value in self.values]

    @property
    def numbers(self) -> list[Decimal]:
        return [Decimal(string(value, NUMBERS)) for value in self.values]

    @property
    def members(self) -> list[Node]:
        """The members of the list that is the only value."""
        return self.reader.members(self.one)

    def beside(self, parameter: Node) -> "Constraint":
        """Another parameter of the shape, which may be lacking."""
        values = list(self.reader.graph.objects(self.shape, parameter))
        return Constraint(self.reader, self.shape, values, self.judge)

    def on_values(self) -> "Constraint":
        """The same; not understood unless the shape has a path."""
        if not self.reader.path(self.shape):
            raise NotUnderstoodError(self.shape)
        return self


def _datatype(of: Constraint) -> Iterator[Check]:
    datatype = str(of.one)
    if datatype not in KINDS | {LANGUAGE_STRING}:
        raise NotUnderstoodError(of.shape)
    yield constraints.has_datatype(datatype)


def _node_kind(of: Constraint) -> Iterator[Check]:
    kind = NODE_KINDS.get(of.one)
    if kind is None:
        raise NotUnderstoodError(of.shape)
    yield constraints.is_kind(kind)


def _unique_language(of: Constraint) -> Iterator[Check]:
    if string(of.on_values().one, _BOOLEAN) == "true":
        yield constraints.one_per_language()


def _languages(of: Constraint) -> Iterator[Check]:
    languages = frozenset(string(member) for member in of.members)
    if not all(LANGUAGE.fullmatch(language) for language in languages):
        raise NotUnderstoodError(of.shape)
    yield constraints.in_languages(languages)


def _closed(of: Constraint) -> Iterator[Check]:
    if of.reader.path(of.shape) or string(of.one, _BOOLEAN) != "true":
        raise NotUnderstoodError(of.shape)
    ignored = of.beside(SH.ignoredProperties)
    allowed = {path for each in of.beside(SH.property).values for path in of.reader.path(each)[:1]}
    allowed |= {str(each) for each in (ignored.members if ignored.values else ())}
    yield constraints.only_properties(frozenset(allowed))


def _qualified(of: Constraint) -> Iterator[Check]:
    judge = of.on_values().judge(of.one)
    least, most = (of.beside(each) for each in (SH.qualifiedMinCount, SH.qualifiedMaxCount))
    if not least.values and not most.values:
        raise NotUnderstoodError(of.shape)
    yield constraints.so_many(
        judge, _count(least) if least.values else 0, _count(most) if most.values else None
    )


def _patterns(of: Constraint) -> Iterator[Check]:
    try:
        yield from map(constraints.matches, of.strings)
    except re.error as error:
        raise NotUnderstoodError(of.shape) from error


def _property_shapes(of: Constraint) -> Iterator[Judge]:
    for each in of.values:
        if not of.reader.path(each):
            raise NotUnderstoodError(each)
        yield of.judge(each)


def _count(of: Constraint) -> int:
    return int(string(of.one, frozenset((str(XSD.integer),))))


Reading = Callable[[Constraint], Iterable[Check]]

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
    SH.pattern: _patterns,
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
    SH.property: lambda of: map(constraints.each, _property_shapes(of)),
}
"""Parameter -> its constraints, of those that cannot."""

KNOWN = SILENT | BESIDE.keys() | COUNTING.keys() | VALUING.keys()
