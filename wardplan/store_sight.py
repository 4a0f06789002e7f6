"""A store of pyoxigraph as something to look up in: all its named graphs together."""

from collections.abc import Iterable

import pyoxigraph as ox

from wardplan import terms
from wardplan.index import About, Sight, Values, label_of


class StoreSight:
    """Looks up in a store: for what asks little of much. An index is quicker to ask."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def about(self, subject: str) -> About:
        node = _node(subject)
        quads = () if node is None else self._store.quads_for_pattern(node, None, None)
        return _grouped((str(quad.predicate), str(quad.object)) for quad in quads)

    def of(self, subject: str, predicate: str) -> Values:
        return self.about(subject).get(predicate, ())

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


class MemorySight:
    """Another sight, with a memory of what was looked up last: for what asks much of little."""

    MOST = 10_000
    """So many things of each kind are remembered before all are forgotten."""

    def __init__(self, sight: Sight) -> None:
        self._sight = sight
        self._about: dict[str, About] = {}
        self._into: dict[tuple[str, str], Values] = {}
        self._towards: dict[str, About] = {}

    def about(self, subject: str) -> About:
        if subject not in self._about:
            if len(self._about) >= self.MOST:
                self._about.clear()
            self._about[subject] = self._sight.about(subject)
        return self._about[subject]

    def of(self, subject: str, predicate: str) -> Values:
        return self.about(subject).get(predicate, ())

    def into(self, target: str, predicate: str) -> Values:
        if (target, predicate) not in self._into:
            if len(self._into) >= self.MOST:
                self._into.clear()
            self._into[target, predicate] = self._sight.into(target, predicate)
        return self._into[target, predicate]

    def towards(self, target: str) -> About:
        if target not in self._towards:
            if len(self._towards) >= self.MOST:
                self._towards.clear()
            self._towards[target] = self._sight.towards(target)
        return self._towards[target]

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
