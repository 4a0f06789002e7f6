"""What is known of each request afterwards: a line of the access log, and the metrics."""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wardplan.app.metrics import Metrics

QUERY = 2_000
"""Characters of a query, and of a path, that are logged."""


def write(entry: dict[str, Any]) -> None:
    """Write a line of the log to standard output."""
    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    sys.stdout.write(json.dumps({"time": stamp, **entry}, ensure_ascii=False) + "\n")
    sys.stdout.flush()


class Journal:
    """Wraps an application. No address of a client, no user agent and no query string is logged;
    a query is, since its limits and its errors cannot be understood without it."""

    def __init__(
        self, inner: ASGIApp, metrics: Metrics, say: Callable[[dict[str, Any]], None] | None
    ) -> None:
        self._inner = inner
        self._metrics = metrics
        self._say = say

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._inner(scope, receive, send)
        begun, seen, size = time.perf_counter(), 0, 0

        async def noting(message: Message) -> None:
            nonlocal seen, size
            if message["type"] == "http.response.start":
                seen = message["status"]
            else:
                size += len(message.get("body", b""))
            await send(message)

        notes: dict[str, Any] = {}
        scope["notes"] = notes
        try:
            await self._inner(scope, receive, noting)
        finally:
            seconds = time.perf_counter() - begun
            status = notes.pop("status", seen or 500)
            self._metrics.count(status, seconds, notes)
            if self._say is not None:
                self._say(_entry(scope, status, size, seconds, notes))


def _entry(
    scope: Scope, status: int, size: int, seconds: float, notes: dict[str, Any]
) -> dict[str, Any]:
    if "query" in notes:
        notes["query"] = notes["query"][:QUERY]
    return {
        "method": scope["method"],
        "path": scope["path"][:QUERY],
        "status": status,
        "bytes": size,
        "ms": round(seconds * 1000, 2),
        **notes,
    }
