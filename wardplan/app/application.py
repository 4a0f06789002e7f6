"""Put the site, the endpoint, health and metrics together."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from wardplan.app.files import Files
from wardplan.app.graph_store import METHODS, GraphStore
from wardplan.app.journal import Journal
from wardplan.app.keeper import Keeper
from wardplan.app.metrics import Metrics
from wardplan.app.site import Site
from wardplan.endpoint.cache import Cache
from wardplan.endpoint.endpoint import Endpoint
from wardplan.endpoint.engine import LocalEngine
from wardplan.endpoint.limits import Limits
from wardplan.rebase import Rebase

PACKED = 32_000_000
"""Bytes of documents kept packed."""
CONSOLE = "sparql.html"
SPARQL, GRAPH_STORE = "/sparql", "/rdf-graph-store"
ENDPOINT = frozenset({SPARQL, f"{SPARQL}/"})

Say = Callable[[dict[str, Any]], None]


class Fork:
    """Leads queries straight to the endpoint, and everything else to the routes."""

    def __init__(self, endpoint: ASGIApp, routes: ASGIApp) -> None:
        self._endpoint = endpoint
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        here = scope["type"] == "http" and scope["path"] in ENDPOINT
        await (self._endpoint if here else self._routes)(scope, receive, send)


def create_app(
    site: Path, keeper: Keeper, limits: Limits, rebase: Rebase, say: Say | None = None
) -> ASGIApp:
    """The application that serves a built site; `say` is given every entry of the access log."""
    endpoint = Endpoint(lambda: keeper.pool, limits, site / CONSOLE)
    keeper.on_change(endpoint.cache.clear)
    metrics = Metrics()

    async def health(request: Request) -> Response:
        pool = keeper.pool
        said = {"build": pool.build, "statements": pool.holding.statements}
        well = pool.alive()
        return JSONResponse({"status": "ok" if well else "no engine", **said}, 200 if well else 503)

    async def measures(request: Request) -> Response:
        text = metrics.text(_gauges(keeper, endpoint))
        return PlainTextResponse(text, media_type="text/plain; version=0.0.4")

    routes = Starlette(
        routes=[
            Route("/health", health),
            Route("/metrics", measures),
            Mount("/", Site(Files(site), Cache(PACKED), rebase)),
        ],
        lifespan=lambda _: _kept(keeper),
    )
    return Journal(Fork(endpoint, routes), metrics, say)


@asynccontextmanager
async def _kept(keeper: Keeper) -> AsyncIterator[None]:
    """Have the newest build served, as long as the application lives."""
    await keeper.start()
    watching = asyncio.create_task(keeper.watch())
    yield
    watching.cancel()
    await keeper.stop()


def _gauges(keeper: Keeper, endpoint: Endpoint) -> dict[str, tuple[str, float]]:
    pool = keeper.pool
    return {
        "queries_running": ("Queries that run.", pool.running),
        "queries_waiting": ("Queries that wait for a worker.", pool.waiting),
        "statements": ("Statements served.", pool.holding.statements),
        "cache_bytes": ("Bytes of answers kept.", endpoint.cache.size),
        "reloads": ("Builds changed over to since the start.", keeper.reloads),
    }


def create_writable_app(store: ox.Store, limits: Limits, say: Say | None = None) -> ASGIApp:
    """Endpoint and Graph Store Protocol on a store in this process; nothing on the command line
    leads here."""
    engine = LocalEngine(store, limits)
    graphs = Route(GRAPH_STORE, GraphStore(engine).handle, methods=list(METHODS))
    endpoint = Endpoint(lambda: engine, limits)
    return Journal(Fork(endpoint, Starlette(routes=[graphs])), Metrics(), say)
