"""The graphs of a dump, one at a time, and what tells two states of a graph apart."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from wardplan.errors import ConfigError, DataError


@dataclass(frozen=True)
class State:
    """What a graph holds: the SHA-256 of its sorted N-Triples, and how many there are."""

    digest: str
    statements: int


@dataclass(frozen=True)
class GraphData:
    """A graph as sorted N-Triples, a statement a line."""

    name: str
    data: bytes

    @property
    def state(self) -> State:
        return State(hashlib.sha256(self.data).hexdigest(), self.data.count(b"\n"))


def read(dump: Path) -> Iterator[GraphData]:
    """The graphs of an N-Quads file in which the statements of a graph stand together.

    No more than one graph is held in memory. Raises ConfigError where nothing is built, DataError
    for a file that is damaged, holds a statement in no graph, or returns to a graph.
    """
    if not dump.is_file():
        raise ConfigError("nothing is built here; run `wardplan build` first", dump)
    seen = set[str]()
    try:
        for graph, quads in groupby(_quads(dump), key=lambda quad: quad.graph_name):
            if not isinstance(graph, ox.NamedNode):
                raise DataError("a statement is in no named graph; build again", dump)
            if graph.value in seen:
                raise DataError("not sorted by graph; build again", dump, term=graph.value)
            seen.add(graph.value)
            lines = sorted({f"{q.subject} {q.predicate} {q.object} .\n" for q in quads})
            yield GraphData(graph.value, "".join(lines).encode())
    except SyntaxError as error:
        raise DataError(f"not well-formed: {error.msg}", dump, error.lineno) from error


def _quads(dump: Path) -> Iterator[ox.Quad]:
    return ox.parse(path=dump, format=ox.RdfFormat.N_QUADS)


def states(dump: Path) -> dict[str, State]:
    """What every graph of a dump holds, by name. Raises as `read` does."""
    return {graph.name: graph.state for graph in read(dump)}
