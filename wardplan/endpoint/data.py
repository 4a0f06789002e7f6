"""The data as queries see them: the named graphs, and as default graph the merge of them all."""

import hashlib
from collections import Counter
from pathlib import Path

import pyoxigraph as ox

from wardplan.unified import merge_into


def load(file: Path, digest: str) -> ox.Store:
    """The data in a file. Raises ValueError where it is not the data its checksum names."""
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise ValueError("it is not the file its checksum names; run `wardplan build`")
    store = ox.Store()
    store.bulk_load(input=data, format=ox.RdfFormat.N_QUADS)
    merge_into(store, ox.parse(input=data, format=ox.RdfFormat.N_QUADS))
    return store


def view(store: ox.Store) -> ox.Store:
    """A copy of a store with the merge of its graphs as default graph."""
    copy = ox.Store()
    copy.bulk_extend(store)
    merge_into(copy, store)
    return copy


def counts(store: ox.Store) -> tuple[int, dict[str, int]]:
    """Statements of the default graph, and of each named graph."""
    graphs = Counter(quad.graph_name for quad in store)
    named = {name.value: count for name, count in graphs.items() if isinstance(name, ox.NamedNode)}
    return graphs[ox.DefaultGraph()], dict(sorted(named.items()))
