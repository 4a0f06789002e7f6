"""SPARQL 1.1 Graph Store HTTP Protocol and Protocol on a pyoxigraph store, as the standards say."""

from urllib.parse import parse_qs

import pyoxigraph as ox
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

GRAPHS, SPARQL = "/rdf-graph-store", "/sparql"
_METHODS = ["GET", "HEAD", "PUT", "POST", "DELETE"]

Graph = ox.NamedNode | ox.DefaultGraph


def create_app(store: ox.Store) -> Starlette:
    """The application; what is written is in `store` when the answer is sent."""

    async def graphs(request: Request) -> Response:
        graph = _named(request)
        if graph is None:
            return Response("name one graph\n", 400)
        body = await request.body()
        return _answer(store, graph, request, body)

    async def sparql(request: Request) -> Response:
        form = parse_qs((await request.body()).decode() or request.url.query)
        asked = [ox.NamedNode(iri) for iri in form.get("default-graph-uri", ())]
        named = [ox.NamedNode(iri) for iri in form.get("named-graph-uri", ())]
        found = store.query(form["query"][0], default_graph=[*asked], named_graphs=[*named])
        if isinstance(found, ox.QueryTriples):
            return Response(found.serialize(format=ox.RdfFormat.N_TRIPLES), media_type=NT)
        data = found.serialize(format=ox.QueryResultsFormat.JSON)
        return Response(data, media_type="application/sparql-results+json")

    return Starlette(
        routes=[
            Route(GRAPHS, graphs, methods=_METHODS),
            Route(SPARQL, sparql, methods=["GET", "POST"]),
        ]
    )


NT = "application/n-triples"


def _named(request: Request) -> Graph | None:
    """The graph a request is about (section 4.2)."""
    names = request.query_params.getlist("graph")
    if "default" in request.query_params and not names:
        return ox.DefaultGraph()
    return ox.NamedNode(names[0]) if len(names) == 1 else None


def _answer(store: ox.Store, graph: Graph, request: Request, body: bytes) -> Response:
    there = isinstance(graph, ox.DefaultGraph) or store.contains_named_graph(graph)
    if request.method in {"GET", "HEAD", "DELETE"} and not there:
        return Response("no such graph\n", 404)
    if request.method == "DELETE":
        store.remove_graph(graph)
    elif request.method in {"GET", "HEAD"}:
        quads = store.quads_for_pattern(None, None, None, graph)
        data = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
        return Response(data, media_type=NT)
    else:
        return _written(store, graph, request, body, there=there)
    return Response(status_code=204)


def _written(
    store: ox.Store, graph: Graph, request: Request, body: bytes, *, there: bool
) -> Response:
    """PUT and POST (sections 5.3 and 5.5)."""
    syntax = ox.RdfFormat.from_media_type(request.headers.get("content-type", ""))
    if syntax is None:
        return Response("not a syntax of RDF\n", 415)
    try:
        triples = [quad.triple for quad in ox.parse(body, format=syntax)]
    except SyntaxError as error:
        return Response(f"{error}\n", 400)
    if request.method == "PUT":
        store.remove_graph(graph)
    if isinstance(graph, ox.NamedNode):
        store.add_graph(graph)
    store.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    store.flush()
    return Response(status_code=204 if there else 201)
