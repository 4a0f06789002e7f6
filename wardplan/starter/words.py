"""Words about the data as a whole, made from those of the packaged city for another one."""

import re
from collections.abc import Iterator
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from wardplan import iris
from wardplan.dataset import canonical_turtle, empty_graph, parse_turtle, to_rdflib
from wardplan.namespaces import BASE, CATALOGUE_PREFIXES, DCTERMS, FOAF
from wardplan.starter.areas import Area

MODEL = "yokohama"
NAMES = {"ja": "横浜市", "en": "Yokohama"}
"""The city of which the packaged words speak."""

_WORDS = (
    (re.compile(r"横浜市の18区"), "{ja}の各区"),
    (re.compile(r"横浜市"), "{ja}"),
    (re.compile(r"the 18 wards of Yokohama"), "the wards of {en}"),
    (re.compile(r"each of Yokohama's 18 wards"), "each ward of {en}"),
    (re.compile(r"Yokohama"), "{en}"),
    (re.compile(rf"rights/{MODEL}\b"), "rights/{slug}"),
)

_TERMS = {
    "ja": "{ja}の各区の運営方針の本文は、{ja}（各区役所）が作成し公表したものです。この"
    "データセットは、本文の利用条件について何も定めません。再利用については、出典に示した文書か、"
    "区役所の表示を確かめてください。",
    "en": "The texts of the ward operating policies were written and published by {en} (its ward "
    "offices). This dataset states no terms for them. For any reuse of the texts, look for the "
    "terms at the source named, or ask the ward office.",
}
_VCARD = CATALOGUE_PREFIXES["vcard"]


def about(text: str, city: Area) -> str:
    """A packaged text with another city's name in the place of the packaged one's."""
    for pattern, words in _WORDS:
        text = pattern.sub(_filled(words, city), text)
    return text


def _filled(words: str, city: Area) -> str:
    return words.format(ja=city.ja, en=city.en or city.slug, slug=city.slug)


def statements(file: Path, city: Area | None) -> Graph:
    """The statements of a packaged file of Turtle, their words about `city` where one is given.

    The areas of the packaged city are left out then: they are of no other.
    """
    graph = empty_graph()
    for prefix, namespace in CATALOGUE_PREFIXES.items():
        graph.bind(prefix, namespace)
    for subject, predicate, value in to_rdflib(parse_turtle(file, BASE)):
        if city is None:
            graph.add((subject, predicate, value))
        elif not str(subject).startswith("http://data.e-stat.go.jp/"):
            graph.add((_about(subject, city), predicate, _about(value, city)))
    return graph


def without_sources(file: Path) -> bytes:
    """A packaged file as it is, but for what it says it has from a plan that stays behind."""
    graph = statements(file, None)
    ours = f"{BASE}source/"
    found = graph.triples((None, DCTERMS.source, None))
    gone = [each for each in found if str(each[2]).startswith(ours)]
    for each in gone:
        graph.remove(each)
    return canonical_turtle(graph) if gone else file.read_bytes()


def _about(term: Node, city: Area) -> Node:
    if isinstance(term, Literal):
        return Literal(about(str(term), city), lang=term.language, datatype=term.datatype)
    return iris.rights(city.slug) if term == iris.rights(MODEL) else term


def rights(file: Path, city: Area) -> bytes:
    """The rights statements of a project about `city`; of its texts nothing is claimed."""
    graph, own = statements(file, city), iris.rights(city.slug)
    graph.remove((own, DCTERMS.description, None))
    for language, text in _TERMS.items():
        graph.add((own, DCTERMS.description, Literal(_filled(text, city), lang=language)))
    return canonical_turtle(graph)


def dataset(file: Path, city: Area | None, publisher: str | None, contact: str | None) -> bytes:
    """`data/dataset.ttl`: the words of the catalogue, with who publishes it where that is known."""
    graph = statements(file, city)
    for subject, predicate, value in _publisher(publisher, contact):
        graph.remove((subject, predicate, None))
        graph.add((subject, predicate, value))
    head = "\n".join(line for line in _head(file))
    return head.encode() + b"\n\n" + canonical_turtle(graph)


def _head(file: Path) -> Iterator[str]:
    """The comment that a packaged file begins with."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            return
        yield line


def _publisher(publisher: str | None, contact: str | None) -> Iterator[tuple[URIRef, URIRef, Node]]:
    this, desk = iris.mint("catalog#publisher"), iris.mint("catalog#contact")
    if publisher:
        yield this, FOAF.name, Literal(publisher, lang="ja")
        yield desk, URIRef(f"{_VCARD}fn"), Literal(publisher)
    if contact:
        yield desk, URIRef(f"{_VCARD}hasURL"), URIRef(contact)
