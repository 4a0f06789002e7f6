"""Terms of pyoxigraph as those of rdflib, and back, without a text in between.

Each term is made once for a whole graph: most come again and again.
"""

from collections.abc import Callable
from functools import cache

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from wardplan.prefixes import PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal
_STRING = PREFIXES["xsd"] + "string"


def to_rdflib() -> Callable[[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple], Node]:
    """Makes terms for one graph of rdflib; blank nodes are new ones.

    What it gives raises TypeError for a triple as a term (RDF 1.2), which rdflib does not have.
    """
    return cache(_rdflib)


def to_pyoxigraph() -> Callable[[Node], Term]:
    """Makes terms of those of one graph of rdflib."""
    return cache(_pyoxigraph)


def _rdflib(term: object) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode()
    if not isinstance(term, ox.Literal):
        raise TypeError(f"rdflib has no such term: {term}")
    datatype = term.datatype.value
    if term.language:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=None if datatype == _STRING else URIRef(datatype))


def _pyoxigraph(node: Node) -> Term:
    text = str(node)
    if isinstance(node, URIRef):
        return ox.NamedNode(text)
    if not isinstance(node, Literal):
        return ox.BlankNode(text)
    if node.language:
        return ox.Literal(text, language=node.language)
    return ox.Literal(text, datatype=ox.NamedNode(str(node.datatype)) if node.datatype else None)
