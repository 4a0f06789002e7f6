"""A store of pyoxigraph as something to look up in: all its named graphs together."""

from collections.abc import Iterable

import pyoxigraph as ox

from wardplan import terms
from wardplan.index import About, Values, label_of


class StoreSight:
    """Looks up in a store: for what asks little of much. An index is quicker to ask."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def about(self, subject: str) -> About:
        node = _node(subject)
        quads = () if node is None else self._store.quads_for_pattern(node, None, None)
        return _grouped((str(quad.predicate), str(quad.object)) for quad in quads)

    def into(self, target: str, predicate: str) -> Values:
        property_ = ox.NamedNode(terms.value(predicate))
        quads = self._store.quads_for_pattern(None, property_, native(target))
        return sorted({str(quad.subject) for quad in quads})

    def towards(self, target: str) -> About:
        node = _node(target)
        quads = () if node is None else self._store.quads_for_pattern(None, None, node)
        return _grouped((str(quad.predicate), str(quad.subject)) for quad in quads)

    def label(self, subject: str) -> str | None:
        return label_of(self.about(subject))


def _grouped(pairs: Iterable[tuple[str, str]]) -> About:
    found: dict[str, list[str]] = {}
    for name, value in sorted(set(pairs)):
        found.setdefault(name, []).append(value)
    return found


def _node(term: str) -> ox.NamedNode | ox.BlankNode | None:
    """A term as a subject; None for a literal."""
    if terms.is_iri(term):
        return ox.NamedNode(terms.value(term))
    return None if terms.is_text(term) else ox.BlankNode(terms.value(term))


def native(term: str) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """A term as pyoxigraph has it."""
    node = _node(term)
    if node is not None:
        return node
    language, datatype = terms.language(term), terms.datatype(term)
    if language:
        return ox.Literal(terms.value(term), language=language)
    return ox.Literal(terms.value(term), datatype=ox.NamedNode(datatype))
