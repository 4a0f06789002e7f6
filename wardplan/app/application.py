"""Put the site, the endpoint, health and metrics together."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
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
from wardplan.app.shield import Shield
from wardplan.app.site import Site
from wardplan.config import Config
from wardplan.endpoint.cache import Cache
from wardplan.endpoint.endpoint import Endpoint
from wardplan.endpoint.engine import LocalEngine
from wardplan.endpoint.limits import Limits
from wardplan.guards import guards
from wardplan.reconciliation import service as reconciliation

PACKED = 32_000_000
"""Bytes of documents kept packed."""
CONSOLE = "sparql.html"
SPARQL, GRAPH_STORE = "/sparql", "/rdf-graph-store"
ENDPOINT = (SPARQL, f"{SPARQL}/")

Say = Callable[[dict[str, Any]], None]


class Fork:
    """Leads what is asked at the paths of a service straight to it, all else to the routes."""

    def __init__(self, services: Mapping[str, ASGIApp], routes: ASGIApp) -> None:
        self._services = services
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._services.get(scope.get("path", ""), self._routes)(scope, receive, send)


def create_app(
    site: Path, keeper: Keeper, limits: Limits, config: Config, say: Say | None = None
) -> ASGIApp:
    """The application that serves a built site; `say` is given every entry of the access log."""
    endpoint = Endpoint(lambda: keeper.pool, limits, site / CONSOLE)
    keeper.on_change(endpoint.cache.clear)
    metrics = Metrics()
    matching = reconciliation.Service(site / "dumps", lambda: keeper.pool.build, config)
    services = dict.fromkeys(ENDPOINT, endpoint) | dict.fromkeys(reconciliation.PATHS, matching)

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
            Mount("/", Site(Files(site), Cache(PACKED), config.rebase)),
        ],
        lifespan=lambda _: _kept(keeper),
    )
    shield = Shield(Fork(services, routes), guards(config.sparql_endpoint))
    return Journal(shield, metrics, say)


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
    services: dict[str, ASGIApp] = dict.fromkeys(ENDPOINT, endpoint)
    return Journal(Fork(services, Starlette(routes=[graphs])), Metrics(), say)
