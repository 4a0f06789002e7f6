"""Look things up in a store: short, typed questions over the union of all named graphs."""

import pyoxigraph as ox

Resource = ox.NamedNode | ox.BlankNode | ox.Triple


def node(iri: str) -> ox.NamedNode:
    """The pyoxigraph node of an IRI, which may be an rdflib one."""
    return ox.NamedNode(str(iri))


def subjects(store: ox.Store, predicate: str, target: Resource) -> list[ox.NamedNode]:
    """What has `target` as a value of `predicate`, by IRI, each once."""
    quads = store.quads_for_pattern(None, node(predicate), target)
    found = {quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}
    return sorted(found, key=lambda each: each.value)


def iris(store: ox.Store, subject: Resource, predicate: str) -> list[str]:
    """The IRIs that are values of a property, sorted, each once."""
    quads = store.quads_for_pattern(subject, node(predicate), None)
    return sorted({quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)})


def texts(store: ox.Store, subject: Resource, predicate: str) -> list[str]:
    """The literals that are values of a property, without language or datatype, each once."""
    quads = store.quads_for_pattern(subject, node(predicate), None)
    return sorted({quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)})


def value(term: Resource | ox.Literal) -> str:
    """An IRI or a literal's text as a string."""
    return str(term) if isinstance(term, ox.Triple) else term.value
