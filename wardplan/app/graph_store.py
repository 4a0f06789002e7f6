"""The SPARQL 1.1 Graph Store HTTP Protocol on a store in this process.

For tests and for stores of one's own: `wardplan serve` never switches it on. Graphs are named
indirectly (`?graph=IRI` or `?default`, section 4.2).
"""

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from wardplan.endpoint.engine import LocalEngine
from wardplan.endpoint.lexis import is_iri
from wardplan.endpoint.refusal import RefusedError
from wardplan.endpoint.results import BY_MEDIA_TYPE, GRAPHS
from wardplan.negotiation import negotiate

METHODS = ("GET", "HEAD", "PUT", "POST", "DELETE")

Graph = ox.NamedNode | ox.DefaultGraph


class GraphStore:
    """Reads and writes the graphs of an engine's store."""

    def __init__(self, engine: LocalEngine) -> None:
        self._engine = engine
        self._store = engine.store

    async def handle(self, request: Request) -> Response:
        try:
            graph = _named(request)
            if request.method in {"GET", "HEAD"}:
                return self._get(graph, request)
            if request.method == "DELETE":
                return self._delete(graph)
            return self._put(graph, await _triples(request), replace=request.method == "PUT")
        except RefusedError as refused:
            return Response(refused.message + "\n", refused.status, media_type="text/plain")

    def _get(self, graph: Graph, request: Request) -> Response:
        """Section 5.2."""
        self._must_exist(graph)
        chosen = negotiate(request.headers.get("accept"), [row.media_type for row in GRAPHS])
        if chosen is None:
            raise RefusedError(406, "a graph comes in no such syntax")
        row = BY_MEDIA_TYPE[True, chosen]
        quads = self._store.quads_for_pattern(None, None, None, graph)
        data = ox.serialize((quad.triple for quad in quads), format=row.graph)
        return Response(data, media_type=row.media_type)

    def _put(self, graph: Graph, triples: list[ox.Triple], *, replace: bool) -> Response:
        """Sections 5.3 and 5.5; the payload was read before, so that a bad one changes nothing."""
        existed = self._exists(graph)
        if replace:
            self._store.clear_graph(graph)
        if isinstance(graph, ox.NamedNode):
            self._store.add_graph(graph)
        self._store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
        self._written()
        return Response(status_code=204 if existed else 201)

    def _delete(self, graph: Graph) -> Response:
        """Section 5.4."""
        self._must_exist(graph)
        self._store.remove_graph(graph)
        self._written()
        return Response(status_code=204)

    def _written(self) -> None:
        """What is written is in the store, on disk where it is one, before the answer says so."""
        self._store.flush()
        self._engine.changed()

    def _exists(self, graph: Graph) -> bool:
        return isinstance(graph, ox.DefaultGraph) or self._store.contains_named_graph(graph)

    def _must_exist(self, graph: Graph) -> None:
        if not self._exists(graph):
            raise RefusedError(404, f"there is no graph {graph}")


def _named(request: Request) -> Graph:
    """The graph a request is about (section 4.2)."""
    names, default = request.query_params.getlist("graph"), "default" in request.query_params
    if default and not names:
        return ox.DefaultGraph()
    if default or len(names) != 1 or not is_iri(names[0]):
        raise RefusedError(400, "name one graph, by ?graph=IRI or ?default")
    return ox.NamedNode(names[0])


async def _triples(request: Request) -> list[ox.Triple]:
    """The payload of a request."""
    kind = request.headers.get("content-type", "text/turtle")
    syntax = ox.RdfFormat.from_media_type(kind)
    if syntax is None or (syntax.supports_datasets and syntax != ox.RdfFormat.JSON_LD):
        raise RefusedError(415, f"a graph is not sent as {kind}")
    try:
        quads = ox.parse(await request.body(), format=syntax, base_iri=str(request.url))
        return [quad.triple for quad in quads]
    except SyntaxError as error:
        raise RefusedError(400, f"the payload is not well-formed: {error}") from error
