"""What queries see of data that have no room in memory as a whole, held there as far as it has.

A query is found some ten times as quickly there as on disk.
"""

import pyoxigraph as ox

from wardplan import sparing
from wardplan.seeing import scope
from wardplan.stated import Stated, among

ROOM = 400_000
"""So many statements are held at once; each takes some 350 bytes."""


class Narrow:
    """Gives the store to ask a query of: one in memory that grows as queries see more.

    When it is full it begins anew. It has named graphs, or, `but` for one graph, the merge of all
    as default graph.
    """

    def __init__(self, stated: Stated, but: str | None = None) -> None:
        self._stated, self._but = stated, but
        self._numbers = stated.numbers()
        self._held, self._store = frozenset[str](), ox.Store()

    def store(self, query: str) -> ox.Store | None:
        """A store that has all that the query sees; None where that is too much."""
        seen = scope(query)
        if seen is None or seen.properties is None:
            return None
        wanted = among(self._numbers, seen.properties)
        if self._number(wanted) > ROOM:
            return None
        if self._number(self._held | wanted) > ROOM:
            self.forget()
        for sort in sorted(wanted - self._held):
            self._load(sort)
        self._held |= wanted
        return self._store

    def forget(self) -> None:
        """Give back the memory of all that is held."""
        if not self._held:
            return
        self._held, self._store = frozenset(), ox.Store()
        sparing.give_back()

    def _number(self, sorts: frozenset[str] | set[str]) -> int:
        return sum(self._numbers[sort] for sort in sorts)

    def _load(self, sort: str) -> None:
        form = ox.RdfFormat.N_TRIPLES
        for graph, data in self._stated.graphs(sort):
            if self._but is None:
                self._store.load(data, format=form, to_graph=ox.NamedNode(graph))
            elif graph != self._but:
                self._store.load(data, format=form)
