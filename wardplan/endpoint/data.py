"""The data as queries see them: the named graphs, and as default graph the merge of them all."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox


def load(file: Path, digest: str) -> ox.Store:
    """The data in a file. Raises ValueError where it is not the data its checksum names."""
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise ValueError("it is not the file its checksum names; run `wardplan build`")
    store = ox.Store()
    store.bulk_load(input=data, format=ox.RdfFormat.N_QUADS)
    _merge(store, ox.parse(input=data, format=ox.RdfFormat.N_QUADS))
    return store


def view(store: ox.Store) -> ox.Store:
    """A copy of a store with the merge of its graphs as default graph."""
    copy = ox.Store()
    copy.bulk_extend(store)
    _merge(copy, store)
    return copy


def _merge(store: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Add every statement to the default graph, once.

    The engine's own union of graphs gives a statement as often as graphs make it; then counts at
    the endpoint would differ from counts over the dump.
    """
    store.bulk_extend(ox.Quad(*quad.triple) for quad in quads)


def counts(store: ox.Store) -> tuple[int, dict[str, int]]:
    """Statements of the default graph, and of each named graph."""
    graphs = Counter(quad.graph_name for quad in store)
    named = {name.value: count for name, count in graphs.items() if isinstance(name, ox.NamedNode)}
    return graphs[ox.DefaultGraph()], dict(sorted(named.items()))
