"""Statements of pyoxigraph in a word: a link, a text in a language, a value of a datatype."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from wardplan.namespaces import DCTERMS, RDF, RDFS, XSD

_RANKS = {str(RDF.type): 0, str(DCTERMS.title): 1, str(RDFS.label): 1, str(DCTERMS.description): 2}


def link(subject: str, predicate: str, target: str) -> ox.Triple:
    """A statement whose three terms are IRIs."""
    return ox.Triple(*(ox.NamedNode(str(iri)) for iri in (subject, predicate, target)))


def a(subject: str, cls: str) -> ox.Triple:
    """The class of a thing."""
    return link(subject, RDF.type, cls)


def text(subject: str, predicate: str, words: str, language: str) -> ox.Triple:
    """A text in a language."""
    literal = ox.Literal(words, language=language)
    return ox.Triple(ox.NamedNode(str(subject)), ox.NamedNode(str(predicate)), literal)


def value(subject: str, predicate: str, lexical: object, datatype: str) -> ox.Triple:
    """A literal of a datatype, by the way it is written."""
    literal = ox.Literal(str(lexical), datatype=ox.NamedNode(str(datatype)))
    return ox.Triple(ox.NamedNode(str(subject)), ox.NamedNode(str(predicate)), literal)


def integer(subject: str, predicate: str, number: int) -> ox.Triple:
    """A whole number."""
    return value(subject, predicate, number, XSD.integer)


def grouped(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """The statements thing by thing in order of appearance, each once, class and title first."""
    made: dict[str, set[ox.Triple]] = {}
    for triple in triples:
        made.setdefault(str(triple.subject), set()).add(triple)
    for about in made.values():
        yield from sorted(about, key=_key)


def _key(triple: ox.Triple) -> tuple[int, str, str]:
    predicate = triple.predicate.value
    return _RANKS.get(predicate, 3), predicate, str(triple.object)
