"""A resource's own document as data: what is said of it, of its parts, and what points to it."""

from collections.abc import Iterator

import pyoxigraph as ox

from wardplan import iris, lookup
from wardplan.namespaces import DCTERMS, RDFS

_LABEL = ox.NamedNode(str(RDFS.label))


def describe(store: ox.Store, document: str, fragments: tuple[str, ...]) -> list[ox.Triple]:
    """The statements of a resource's document, sorted.

    They are those about the resource, about the things that live in its document (`fragments`,
    hash IRIs) and its direct parts, those that point to it, and labels of all it points to.
    """
    this = ox.NamedNode(document)
    own = [this, *(ox.NamedNode(iri) for iri in fragments)]
    about = (*own, *lookup.subjects(store, DCTERMS.isPartOf, this))
    triples = {q.triple for node in about for q in store.quads_for_pattern(node, None, None)}
    for node in own:
        triples |= {quad.triple for quad in store.quads_for_pattern(None, None, node)}
    triples |= set(_labels(store, triples))
    return sorted(triples, key=_key)


def _labels(store: ox.Store, triples: set[ox.Triple]) -> Iterator[ox.Triple]:
    named = {node for t in triples for node in (t.subject, t.object)}
    for node in named:
        if isinstance(node, ox.NamedNode) and iris.is_ours(node.value):
            for quad in store.quads_for_pattern(node, _LABEL, None):
                yield quad.triple


def _key(triple: ox.Triple) -> tuple[str, str, str]:
    return str(triple.subject), str(triple.predicate), str(triple.object)


def fragments(store: ox.Store) -> dict[str, tuple[str, ...]]:
    """The hash IRIs that live in each document, by the document's IRI."""
    found: dict[str, set[str]] = {}
    for quad in store:
        subject = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
        if "#" in subject and iris.is_ours(subject):
            found.setdefault(iris.document_of(subject), set()).add(subject)
    return {document: tuple(sorted(each)) for document, each in found.items()}
