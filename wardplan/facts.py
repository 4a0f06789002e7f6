"""Statements by subject, as plain values that are quick to compare.

An IRI is a string, a literal a pair of its kind and its text. A literal has a kind where it is
written in the one form that every library reads alike; `007`, `1e3`, a date in words or a datatype
not listed here are in doubt, and so are blank nodes.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pyoxigraph as ox

from wardplan.namespaces import GEOSPARQL, RDF, RDFS, XSD

Text = tuple[str | None, str]
"""A literal: `@` and its language or the IRI of its datatype, None if in doubt; its text."""

Term = str | Text | ox.BlankNode | ox.Triple
Values = frozenset[Term]
Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

NOTHING: Values = frozenset()
TYPE, SUBCLASS = str(RDF.type), str(RDFS.subClassOf)

LANGUAGE = re.compile(r"[a-z]{2,3}")
_STRING = str(XSD.string)
_FORMS: dict[str, tuple[str, Callable[[str], object]]] = {
    str(XSD.integer): (r"0|-?[1-9][0-9]{0,17}", str),
    str(XSD.decimal): (r"-?(0|[1-9][0-9]{0,8})\.[0-9]{1,12}", str),
    str(XSD.boolean): (r"true|false", str),
    str(XSD.date): (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date.fromisoformat),
    str(XSD.gYear): (r"[1-9][0-9]{3}", str),
    str(XSD.gYearMonth): (r"[1-9][0-9]{3}-(0[1-9]|1[0-2])", str),
    str(XSD.anyURI): (r"[!-~]+", str),
    str(XSD.nonNegativeInteger): (r"0|[1-9][0-9]{0,17}", str),
    str(XSD.hexBinary): (r"([0-9a-f]{2})+", str),
    str(GEOSPARQL.wktLiteral): (r"[ -~]+", str),
}
"""Datatype -> the form that all libraries keep as it is, and what else has to read it."""

KINDS = frozenset((_STRING, *_FORMS))
"""The datatypes that a literal's kind can be."""


class Doubtful(frozenset[Term]):
    """Values some of which are in doubt."""


def text(literal: ox.Literal) -> Text:
    """A literal as kind and text."""
    written, language = literal.value, literal.language
    if language is not None:
        return (f"@{language}" if LANGUAGE.fullmatch(language) else None, written)
    datatype = literal.datatype.value
    if datatype == _STRING:
        return (datatype, written)
    form, reads = _FORMS.get(datatype, ("", str))
    try:
        reads(written)
    except ValueError:
        return (None, written)
    return (datatype if re.fullmatch(form, written) else None, written)


def term(node: Node) -> Term:
    """A node as a plain value; a blank node stays what it is."""
    if isinstance(node, ox.NamedNode):
        return node.value
    return text(node) if isinstance(node, ox.Literal) else node


def _is_doubtful(value: Term) -> bool:
    return type(value) is not str and (type(value) is not tuple or value[0] is None)


@dataclass(frozen=True)
class Facts:
    """What is stated of every subject; `of` is worked out when first asked for.

    `beside`: further facts, about other subjects.
    """

    quads: dict[Term, list[ox.Quad]]
    above: dict[Term, list[Term]]
    beside: "Facts | None" = None
    _known: dict[Term, dict[str, Values]] = field(default_factory=dict)
    _classes: dict[Values, Values] = field(default_factory=dict)

    def of(self, subject: Term) -> dict[str, Values]:
        """The values of each property of a subject."""
        known = self._known.get(subject)
        if known is None and self.beside and subject not in self.quads:
            return self.beside.of(subject)
        if known is None:
            found: dict[str, set[Term]] = {}
            for quad in self.quads.get(subject, ()):
                found.setdefault(quad.predicate.value, set()).add(term(quad.object))
            known = {path: _values(values) for path, values in found.items()}
            self._known[subject] = known
        return known

    def about(self, subject: Term) -> list[ox.Quad]:
        """The statements of a subject."""
        found = self.quads.get(subject)
        if found is None:
            return self.beside.about(subject) if self.beside else []
        return found

    def joined(self, more: Mapping[Term, "Facts"]) -> "Facts":
        """These, and what others state of some further subjects; of nothing, where it is none."""
        quads = {each: other.quads.get(each, []) for each, other in more.items()}
        known = {each: other.of(each) for each, other in more.items() if each in other.quads}
        quads, known = {**self.quads, **quads}, {**self._known, **known}
        return Facts(quads, self.above, self.beside, known, self._classes)

    def classes(self, subject: Term) -> Values:
        """The classes of a subject, those stated and those above them (SHACL, section 1.1)."""
        stated = self.of(subject).get(TYPE, NOTHING)
        found = self._classes.get(stated)
        if found is None:
            found = self._classes[stated] = frozenset(self._up_from(stated))
        return found

    def _up_from(self, classes: Values) -> set[Term]:
        found = set[Term]()
        waiting = list(classes)
        while waiting:
            cls = waiting.pop()
            if cls not in found:
                found.add(cls)
                waiting.extend(self.above.get(cls, ()))
        return found


def _values(values: set[Term]) -> Values:
    return Doubtful(values) if any(map(_is_doubtful, values)) else frozenset(values)


def facts(quads: Iterable[ox.Quad]) -> Facts:
    """The statements of any number of graphs together."""
    found: dict[Term, list[ox.Quad]] = {}
    above: dict[Term, list[Term]] = {}
    for quad in quads:
        subject = term(quad.subject)
        found.setdefault(subject, []).append(quad)
        if quad.predicate.value == SUBCLASS:
            above.setdefault(subject, []).append(term(quad.object))
    return Facts(found, above)
