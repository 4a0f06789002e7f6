"""Where pyrudof and pySHACL surely agree that a node conforms to a shape.

Both follow SHACL Core, and differ where the recommendation leaves something to the library or one
of them has a fault (pyrudof 0.3.35, pySHACL 0.40.1):

- A literal that rdflib reads as another one (`"05"^^xsd:integer`, `"x"@JA`), or that is ill-formed.
- A pattern: Python's regular expressions and Rust's have other ideas of `\\s`, `\\w` and `$`.
- `sh:lessThan` between values that have no order: pyrudof has no result, pySHACL has one.
- `sh:or` in a property shape, where a member is a property shape: pyrudof has no result.
- A parameter given twice or out of place: one refuses it, the other passes over it.
- Messages, and the order of results.

`reach_of` refuses shapes where this is not known from the shapes themselves, and `odd` finds the
subjects where it depends on the data.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from wardplan.namespaces import RDF, RDFS, SH, XSD
from wardplan.statements import Statements

LANGUAGE = re.compile(r"[a-z]{2,3}")
_FORMS = {
    str(XSD.string): r"(?s:.*)",
    str(XSD.integer): r"0|-?[1-9][0-9]{0,17}",
    str(XSD.decimal): r"-?(0|[1-9][0-9]{0,8})\.[0-9]{1,12}",
    str(XSD.boolean): r"true|false",
    str(XSD.date): r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    str(XSD.gYear): r"[1-9][0-9]{3}",
    str(XSD.gYearMonth): r"[1-9][0-9]{3}-(0[1-9]|1[0-2])",
    str(XSD.anyURI): r"[!-~]+",
}
"""Datatype -> the form that every library keeps as it is."""

_ORDERED = ({str(XSD.date)}, {str(XSD.integer), str(XSD.decimal)})
"""Datatypes whose values have an order among them."""

_ODD_TEXT = re.compile(r"[\x1c-\x1f\U00010000-\U0010ffff]|\n\Z")
"""What `\\s`, `\\d` and `$` mean differs for these characters, or may with a Unicode version."""

_PATTERN = re.compile(r"(?:[^\\(\[&~|]|-(?!-)|\\[.sSd\\/]|\((?!\?)|\[(?!\^?\[)|\|(?!\|))*")
"""Regular expressions that mean the same in Python and in Rust."""


class OnlyReference(Exception):
    """The shapes say something that only pySHACL, the reference, is trusted with."""


def is_plain(literal: ox.Literal) -> bool:
    """Whether all libraries read a literal alike."""
    written = literal.value
    if _ODD_TEXT.search(written):
        return False
    if literal.language is not None:
        return LANGUAGE.fullmatch(literal.language) is not None
    datatype = literal.datatype.value
    form = _FORMS.get(datatype)
    return form is not None and bool(re.fullmatch(form, written)) and _exists(datatype, written)


def _exists(datatype: str, written: str) -> bool:
    """Whether a date is in the calendar."""
    if datatype == str(XSD.date):
        try:
            date.fromisoformat(written)
        except ValueError:
            return False
    return True


def odd(known: Statements, subjects: Iterable[str], compared: frozenset[str]) -> set[str]:
    """The subjects with a statement that the engines may read differently.

    `compared`: the properties whose values have to have an order.
    """
    return {each for each in subjects if _is_odd(each, known.about[each], compared)}


def _is_odd(subject: str, said: list[ox.Quad], compared: frozenset[str]) -> bool:
    if _ODD_TEXT.search(subject) or not all(_is_plain(quad.object) for quad in said):
        return True
    values = [quad.object for quad in said if quad.predicate.value in compared]
    kinds = {v.datatype.value if isinstance(v, ox.Literal) else "" for v in values}
    return not any(kinds <= ordered for ordered in _ORDERED)


def _is_plain(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> bool:
    if isinstance(node, ox.Literal):
        return is_plain(node)
    return isinstance(node, ox.NamedNode) and not _ODD_TEXT.search(node.value)


def compared(shapes: Graph) -> frozenset[str]:
    """The properties whose values `sh:lessThan` compares."""
    pairs = [(shapes.value(shape, SH.path), o) for shape, o in shapes.subject_objects(SH.lessThan)]
    return frozenset(str(path) for pair in pairs for path in pair)


def reach_of(shapes: Graph) -> int:
    """How far from a focus node the value nodes are that its results depend on.

    Raises OnlyReference for shapes where the engines are not known to agree.
    """
    for shape, word, value in shapes:
        lone = word not in _SEVERAL and len(set(shapes.objects(shape, word))) > 1
        if lone or word not in _WORDS or not _WORDS[word](shapes, shape, value):
            raise OnlyReference(word)
    targeted = {shape for target in _TARGETS for shape in shapes.subjects(target)}
    return max((_reach(shapes, shape, ()) for shape in targeted), default=0)


def _reach(shapes: Graph, node: Node, above: tuple[Node, ...]) -> int:
    """The steps from a node, through its path and whatever it leads to in the shapes graph."""
    if node in above:
        raise OnlyReference(node)
    steps = len(_path(shapes, node))
    nested = (o for word, o in shapes.predicate_objects(node) if word != SH.path)
    within = [_reach(shapes, each, (*above, node)) for each in nested if (each, None, None) in shapes]
    return steps + max(within, default=0)


def _path(shapes: Graph, shape: Node) -> list[Node]:
    """The properties of a path, one after the other; none for a node shape."""
    path = shapes.value(shape, SH.path)
    if path is None or isinstance(path, URIRef):
        return [] if path is None else [path]
    return list(shapes.items(path))


_Guard = Callable[[Graph, Node, Node], bool]
"""Whether the engines agree on a statement of a shapes graph."""


def _any(_: Graph, __: Node, ___: Node) -> bool:
    return True


def _is_property(shapes: Graph, shape: Node, _: Node) -> bool:
    return (shape, SH.path, None) in shapes


def _is_term(_: Graph, __: Node, value: Node) -> bool:
    """An IRI, or a literal that all libraries read alike."""
    if not isinstance(value, Literal):
        return isinstance(value, URIRef)
    if value.language:
        return is_plain(ox.Literal(str(value), language=value.language))
    return is_plain(ox.Literal(str(value), datatype=ox.NamedNode(value.datatype or XSD.string)))


def _literal(*datatypes: URIRef) -> _Guard:
    def guard(shapes: Graph, shape: Node, value: Node) -> bool:
        datatype = getattr(value, "datatype", None)
        return datatype in datatypes and _is_term(shapes, shape, value)

    return guard


def _members(guard: _Guard) -> _Guard:
    return lambda shapes, shape, value: (value, RDF.first, None) in shapes and all(
        guard(shapes, shape, member) for member in shapes.items(value)
    )


def _on_property(guard: _Guard) -> _Guard:
    return lambda *statement: _is_property(*statement) and guard(*statement)


def _is_node_shape(shapes: Graph, _: Node, value: Node) -> bool:
    return (value, None, None) in shapes and (value, SH.path, None) not in shapes


def _is_branch(shapes: Graph, shape: Node, value: Node) -> bool:
    return _is_node_shape(shapes, shape, value) or not _is_property(shapes, shape, value)
