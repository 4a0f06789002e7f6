"""`wardplan serve`: the built site, with content negotiation and SPARQL, on one's own machine."""

import asyncio
import signal
import socket
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from wardplan.app import journal
from wardplan.app.application import create_app
from wardplan.app.connection import Connection
from wardplan.app.keeper import Keeper
from wardplan.endpoint.limits import Limits
from wardplan.errors import ConfigError
from wardplan.options import Root
from wardplan.project import Project, open_project

KEEP_ALIVE = 75
"""Seconds an idle connection is kept, longer than clients keep theirs."""
BACKLOG = 2048
HEAD = 1 << 17
"""Bytes of a request line and its header fields; a query may come in the line."""


def serve(
    host: Annotated[str, typer.Option(help="Where to listen / アドレス")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="0 takes a free one / ポート番号")
    ] = 8000,
    timeout: Annotated[
        float, typer.Option(min=0.1, max=3600, help="Seconds a query may take / 質問の制限秒数")
    ] = Limits.seconds,
    max_rows: Annotated[
        int, typer.Option(min=1, help="Rows an answer may have / 答えの最大行数")
    ] = Limits.rows,
    workers: Annotated[
        int, typer.Option(min=1, max=256, help="Queries side by side / 同時に答える質問の数")
    ] = Limits.workers,
    quiet: Annotated[bool, typer.Option("--quiet", help="No access log / 記録を出さない")] = False,
    root: Root = Path(),
) -> None:
    """Serve the built site with SPARQL. サイトと SPARQL を公開します。

    The site is at /, the endpoint (SPARQL 1.1 Protocol, read-only) at /sparql, the reconciliation
    service for OpenRefine at /reconcile; /health and /metrics are for those who watch over it. A
    new build is taken over as soon as it is there. The log goes to standard output, a JSON object
    a line. Ctrl+C or SIGTERM end it once all requests are answered. Exit status: 0 ended, 1 nothing
    is built or the port is taken, 2 wrong usage.
    """
    project = open_project(root)
    limits = Limits(seconds=timeout, rows=max_rows, workers=workers)
    with _listen(host, port) as listening:
        asyncio.run(run(project, limits, listening, log=not quiet))


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises ConfigError where the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because asyncio sends small answers at once only over such a socket.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(BACKLOG)
        return listening
    except OSError as error:
        listening.close()
        message = f"cannot listen at {host}, port {port}: {error.strerror}; choose another --port"
        raise ConfigError(message) from error


async def run(project: Project, limits: Limits, listening: socket.socket, *, log: bool) -> None:
    """Serve until a signal ends it, and all requests are answered.

    Raises a WardPlanError where there is no build that can be served.
    """
    site = project.site
    keeper = Keeper(site / "dumps", limits, journal.write)
    await keeper.start()
    say = journal.write if log else None
    app = create_app(site, keeper, limits, project.config, say)
    longest = int(limits.seconds + limits.patience) + 1
    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=longest,
        h11_max_incomplete_event_size=HEAD,
        http=Connection,
        ws="none",
    )
    for number in (signal.SIGINT, signal.SIGTERM):  # the server hands them on once it has ended
        signal.signal(number, lambda *_: None)
    name, port = listening.getsockname()[:2]
    shown = f"[{name}]" if ":" in name else name
    typer.echo(f"http://{shown}:{port}/ (SPARQL at /sparql; Ctrl+C ends)", err=True)
    await uvicorn.Server(config).serve(sockets=[listening])
