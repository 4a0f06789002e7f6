"""Canonical Turtle, fast: the bytes that rdflib's `longturtle` writes, for graphs of IRIs alone.

rdflib asks for the form of every term several times and keeps no answer; here each IRI is asked
for once, and rdflib's own serializer still says how a term is written.
"""

from collections import defaultdict
from typing import Any

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.plugins.serializers.longturtle import OBJECT, VERB, LongTurtleSerializer

from wardplan.namespaces import PREFIXES, RDF, RDFS

_TYPE = str(RDF.type)
_FIRST = (_TYPE, str(RDFS.label))
"""The properties that stand first; all others are in the order of their IRIs."""

_SERIALIZER: Any = LongTurtleSerializer
_NAMESPACES = tuple(PREFIXES.values())

Said = dict[str, list[Any]]
"""What is said of a subject: property -> values."""


def canonical(graph: Graph) -> bytes:
    """The canonical Turtle of a graph that knows our prefixes and no others."""
    found = _statements(graph)
    if found is None:
        return graph.serialize(format="longturtle", encoding="utf-8").rstrip(b"\n") + b"\n"
    said, references = found
    terms = _Terms(graph)
    parts = [terms.subject(subject, said[subject]) for subject in _ordered(said, references)]
    text = "".join((*terms.prefixes(), *parts))
    return (text.rstrip("\n") + "\n").encode()


def _statements(graph: Graph) -> tuple[dict[str, Said], dict[str, int]] | None:
    """What is said of each subject, and how often each IRI is a value.

    None for a graph with blank nodes or lists.
    """
    said: dict[str, Said] = defaultdict(lambda: defaultdict(list))
    references: dict[str, int] = defaultdict(int)
    for subject, property_, value in graph:
        if isinstance(value, BNode) or isinstance(subject, BNode) or value == RDF.nil:
            return None
        said[str(subject)][str(property_)].append(value)
        if isinstance(value, URIRef):
            references[str(value)] += 1
    return said, references


def _ordered(said: dict[str, Said], references: dict[str, int]) -> list[str]:
    """Classes first, then what is least referred to, then by IRI."""

    def rank(subject: str) -> tuple[bool, int, str]:
        is_class = RDFS.Class in said[subject].get(_TYPE, ())
        return (not is_class, 0 if is_class else references.get(subject, 0), subject)

    return sorted(said, key=rank)


class _Terms:
    """How terms are written, as the serializer says, which notes the prefixes that are used."""

    def __init__(self, graph: Graph) -> None:
        self._serializer: Any = _SERIALIZER(graph)
        self._properties: dict[str, str] = {}
        self._iris: dict[str, str] = {}

    def prefixes(self) -> list[str]:
        used = sorted(self._serializer.namespaces.items())
        return [f"PREFIX {prefix}: <{uri}>\n" for prefix, uri in used]

    def subject(self, subject: str, said: Said) -> str:
        """The statements about a subject."""
        first = [each for each in _FIRST if each in said]
        rest = sorted(each for each in said if each not in _FIRST)
        lines = [
            f"    {self._property(each)}{self._values(said[each])} ;\n" for each in (*first, *rest)
        ]
        return f"\n{self._iri(subject)}\n{''.join(lines)}.\n"

    def _values(self, values: list[Any]) -> str:
        if len(values) == 1:
            return f" {self._value(values[0])}"
        values.sort()
        return " ,".join(f"\n        {self._value(value)}" for value in values)

    def _value(self, value: Any) -> str:
        if isinstance(value, Literal):
            if value.datatype is not None:
                self._iri(str(value.datatype))  # its prefix is named even where it is not shown
            return str(self._serializer.label(value, OBJECT))
        return self._iri(str(value))

    def _property(self, iri: str) -> str:
        if iri not in self._properties:
            self._properties[iri] = self._serializer.label(URIRef(iri), VERB)
        return self._properties[iri]

    def _iri(self, iri: str) -> str:
        if iri not in self._iris:
            known = iri.startswith(_NAMESPACES)
            term = URIRef(iri)
            self._iris[iri] = self._serializer.label(term, OBJECT) if known else term.n3()
        return self._iris[iri]
