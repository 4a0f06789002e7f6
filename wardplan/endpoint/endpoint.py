"""The endpoint: from a request to an answer, kept while the data stay as they are."""

import asyncio
import hashlib
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.types import Receive, Scope, Send

from wardplan.asgi import Answer, body_of, fields, plain, preflight, received, send_answer
from wardplan.conditions import Asked, Validators, status
from wardplan.endpoint import description, lexis, request
from wardplan.endpoint.cache import Cache
from wardplan.endpoint.engine import Engine
from wardplan.endpoint.limits import Limits
from wardplan.endpoint.refusal import RefusedError
from wardplan.endpoint.request import Sent
from wardplan.endpoint.results import GRAPHS, Job, offered
from wardplan.endpoint.turns import RETRY, client_of
from wardplan.negotiation import negotiate, prefers_gzip

_NAMES = (b"accept", b"accept-encoding", b"content-length", b"content-type", b"host",
          b"if-match", b"if-none-match")  # fmt: skip
_HTML = "text/html"
READ = 256
"""Requests without a body whose reading is remembered."""
LONG = 20_000
"""Bytes of a body beyond which it is read beside the answers to others."""
_GONE = 499
"""The status that is logged where a client did not wait for its answer."""


@dataclass(frozen=True)
class Likes:
    """The forms of an answer that a client likes, as it says it."""

    accept: str | None
    encoding: str | None


@dataclass(frozen=True)
class Wanted:
    """A job and the tag its answer bears; None where every answer may differ."""

    job: Job
    tag: str | None


class Endpoint:
    """An ASGI application. `engine` gives the engine of the moment, `console` is a page to which
    browsers are sent that come without a query."""

    def __init__(
        self, engine: Callable[[], Engine], limits: Limits, console: Path | None = None
    ) -> None:
        self._engine = engine
        self._limits = limits
        self._console = console
        self.cache = Cache(limits.cache)
        self._read = lru_cache(READ)(read)
        self._leaving = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            answer = await self._respond(scope, receive)
        except RefusedError as refused:
            answer = _refused(refused)
        if answer.status == _GONE:
            scope["notes"]["status"] = _GONE
        if self._leaving + answer.size > self._limits.leaving:
            message = "too many large answers are on their way; ask again later"
            answer = _refused(RefusedError(503, message, retry_after=RETRY))
        self._leaving += answer.size
        try:
            await send_answer(scope, send, answer)
        finally:
            self._leaving -= answer.size

    async def _respond(self, scope: Scope, receive: Receive) -> Answer:
        if scope["method"] == "OPTIONS":
            return preflight(request.METHODS)
        head = received(scope, _NAMES)
        body = await self._body(head, receive) if scope["method"] == "POST" else b""
        if body is None:
            return Answer(_GONE, ())
        base = address(scope, head)
        sent = Sent(scope["method"], base, scope["query_string"], head.get(b"content-type"), body)
        likes = Likes(head.get(b"accept"), head.get(b"accept-encoding"))
        engine = self._engine()
        if len(body) > LONG:
            wanted = await asyncio.to_thread(read, sent, likes, engine.build)
        else:
            wanted = (read if body else self._read)(sent, likes, engine.build)
        if wanted is None:
            return self._describe(engine, scope, head)
        scope["notes"]["query"] = wanted.job.text
        if sent.method != "POST" and (known := _unchanged(head, wanted)):
            return known
        found = self.cache.get(wanted)
        scope["notes"]["cached"] = found is not None
        if found is None:
            client = client_of(scope.get("client"))
            found = await _attended(receive, self._answer(engine, wanted, client))
        return found

    async def _answer(self, engine: Engine, wanted: Wanted, client: str) -> Answer:
        body = await engine.answer(wanted.job, client)
        answer = Answer(200, _head(wanted), body)
        if wanted.tag is not None:
            self.cache.put(wanted, answer)
        return answer

    async def _body(self, head: dict[bytes, str], receive: Receive) -> bytes | None:
        """The body of a request; None where its client went. Refuses one that is too long."""
        try:
            return await body_of(receive, head.get(b"content-length"), self._limits.request)
        except ValueError as error:
            raise RefusedError(413, str(error)) from error

    def _describe(self, engine: Engine, scope: Scope, head: dict[bytes, str]) -> Answer:
        """The service description; a browser is sent to the page for queries."""
        types = [row.media_type for row in GRAPHS]
        if self._console is not None and self._console.is_file():
            types.append(_HTML)
        chosen = negotiate(head.get(b"accept"), types)
        if chosen is None:
            raise _not_acceptable(types)
        if chosen == _HTML and self._console is not None:
            up = "../" if scope["path"].endswith("/") else ""
            return Answer(303, fields(location=up + self._console.name, vary="Accept"))
        wanted = Wanted(Job("", address(scope, head), chosen, graph=True), None)
        return Answer(
            200, _head(wanted), description.describe(engine.holding, address(scope, head), chosen)
        )


def read(sent: Sent, likes: Likes, build: str) -> Wanted | None:
    """What a request wants; None for the service description. Pure.

    Raises RefusedError for what the protocol does not allow and for what is not done here.
    """
    query = request.parse(sent)
    if query is None:
        return None
    seen = lexis.scan(query.text, query.base)
    if seen.update:
        raise RefusedError(400, "an update is no query, and this endpoint is read-only")
    if seen.service:
        raise RefusedError(400, "SERVICE is not allowed: this endpoint asks no other")
    types = offered(seen.form)
    chosen = negotiate(likes.accept, types)
    if chosen is None:
        raise _not_acceptable(types)
    default, named = query.default_graphs, query.named_graphs
    if default is None and seen.clause is not None and len(seen.clause.default) > 1:
        default, named = seen.clause.default, seen.clause.named
    gzipped = prefers_gzip(likes.encoding)
    is_graph = seen.form is not None and seen.form.is_graph
    job = Job(query.text, query.base, chosen, is_graph, default, named, gzipped)
    return Wanted(job, _tag(job, build) if seen.lasting else None)


def _tag(job: Job, build: str) -> str:
    """Weak, since without an ORDER BY the same answer may come in another order."""
    return f'W/"{hashlib.sha256(repr((job, build)).encode()).hexdigest()[:20]}"'


def _head(wanted: Wanted) -> tuple[tuple[bytes, bytes], ...]:
    more = {} if wanted.tag is None else {"etag": wanted.tag}
    if wanted.job.gzipped:
        more["content_encoding"] = "gzip"
    return fields(
        content_type=wanted.job.format.content_type,
        cache_control="no-store" if wanted.tag is None else "no-cache",
        vary="Accept, Accept-Encoding",
        **more,
    )


def _unchanged(head: dict[bytes, str], wanted: Wanted) -> Answer | None:
    """The answer without content to a client that has it, or wants another (RFC 9110, 13)."""
    asked = Asked(head.get(b"if-match"), head.get(b"if-none-match"))
    if wanted.tag is None or asked == Asked():
        return None
    code = status(asked, Validators(wanted.tag))
    return None if code == 200 else Answer(code, _head(wanted))


def _refused(refused: RefusedError) -> Answer:
    more: dict[str, str | int] = {}
    if refused.allow is not None:
        more["allow"] = refused.allow
    if refused.retry_after is not None:
        more["retry_after"] = refused.retry_after
    return plain(refused.status, refused.message, vary="Accept", **more)


def _not_acceptable(types: list[str] | tuple[str, ...]) -> RefusedError:
    return RefusedError(406, f"an answer comes as one of: {', '.join(types)}")


def address(scope: Scope, head: dict[bytes, str]) -> str:
    """The address a request was sent to."""
    host = head.get(b"host") or ":".join(map(str, scope["server"]))
    return f"{scope['scheme']}://{host}{scope['path']}"


async def _attended(receive: Receive, work: Coroutine[Any, Any, Answer]) -> Answer:
    """Do work while the client waits for it; it is stopped where the client goes."""
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_left(receive))
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            return Answer(_GONE, ())
        return working.result()
    finally:
        leaving.cancel()
        working.cancel()


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
