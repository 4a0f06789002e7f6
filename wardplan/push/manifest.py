"""The graph in the target that says which graphs were pushed, and what they hold.

`<manifest> dcterms:hasPart <graph>` stands for every graph that the target may hold from us, and
`<graph> wp:sha256 "..."` only for one that was pushed whole. It is written so that it never claims
too much: before graphs change their digests are taken out, and each comes back after its graph.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from wardplan.errors import DataError
from wardplan.namespaces import DCTERMS, RDFS, WP
from wardplan.push.graphs import State

GRAPHS = "graph/"
"""Path of our graphs below the base of the IRIs."""

_NAME = "WardPlan push manifest"


@dataclass(frozen=True)
class Manifest:
    """The graphs that the target may hold, and the digests of those it holds whole."""

    base: str
    graphs: frozenset[str] = frozenset()
    digests: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Where the manifest lies in the target. It is in no dump: it is about the target."""
        return f"{self.base}{GRAPHS}meta/push"

    def read(self, data: bytes, syntax: ox.RdfFormat) -> "Manifest":
        """What a target's manifest says. Raises DataError where it is none."""
        part, digest = str(DCTERMS.hasPart), str(WP.sha256)
        graphs, digests = set[str](), dict[str, str]()
        try:
            for quad in ox.parse(data, format=syntax):
                if quad.predicate.value == part and isinstance(quad.object, ox.NamedNode):
                    graphs.add(quad.object.value)
                elif quad.predicate.value == digest and isinstance(quad.subject, ox.NamedNode):
                    digests[quad.subject.value] = quad.object.value
        except SyntaxError as error:
            message = (
                f"the target's own record of what it holds cannot be read: {error.msg}; --force"
            )
            raise DataError(message, self.name) from error
        ours = frozenset(name for name in graphs if name.startswith(self.base + GRAPHS))
        return Manifest(self.base, ours, digests)

    def whole(self, graphs: Iterable[str], digests: dict[str, str]) -> bytes:
        """A manifest as N-Triples."""
        return "".join(sorted(self._lines(graphs, digests))).encode()

    def _lines(self, graphs: Iterable[str], digests: dict[str, str]) -> Iterator[str]:
        yield _line(self.name, str(RDFS.label), ox.Literal(_NAME, language="en"))
        for graph in graphs:
            yield _line(self.name, str(DCTERMS.hasPart), ox.NamedNode(graph))
            if graph in digests:
                yield _line(graph, str(WP.sha256), ox.Literal(digests[graph]))


def entry(graph: str, state: State) -> bytes:
    """What is added to the manifest once a graph is in place."""
    return _line(graph, str(WP.sha256), ox.Literal(state.digest)).encode()


def _line(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> str:
    return f"{ox.NamedNode(subject)} {ox.NamedNode(predicate)} {value} .\n"
