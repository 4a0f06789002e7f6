"""The service over HTTP. Its directory is made when it is first asked after a start or a new build,
beside the answers; until the new one is there, the old one answers."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.types import Receive, Scope, Send

from wardplan.asgi import Answer, body_of, fields, plain, preflight, received, send_answer
from wardplan.config import Config
from wardplan.endpoint.endpoint import address as address_of
from wardplan.endpoint.refusal import RefusedError
from wardplan.endpoint.turns import client_of
from wardplan.guards import FRAMED
from wardplan.reconciliation import answers, manifest, queries
from wardplan.reconciliation.directory import Directory, load
from wardplan.reconciliation.entities import KINDS, Entity
from wardplan.reconciliation.lane import Lane, deadline
from wardplan.reconciliation.preview import environment, page_of, preview

ROOT = "/reconcile"
METHODS = "GET, HEAD, POST, OPTIONS"
LONGEST = 1_000_000
"""Bytes of a request."""
RETRY = 5
"""Seconds after which a client should ask again that found data in the middle of a change."""
PATHS = (
    ROOT,
    f"{ROOT}/",
    *(f"{ROOT}{manifest.SUGGEST}{kind}" for kind in manifest.SUGGESTED),
    ROOT + manifest.PROPERTIES,
    ROOT + manifest.PREVIEW,
    ROOT + manifest.VIEW,
)
"""Every path it answers at; what else is below its own is the site's."""

Parameters = dict[str, str]
_NAMES = (b"content-length", b"content-type", b"host")


class Service:
    """An ASGI application on the data below `dumps`; `build` names the build of the moment."""

    def __init__(self, dumps: Path, build: Callable[[], str], config: Config) -> None:
        self._dumps = dumps
        self._build = build
        self._config = config
        self._directory: Directory | None = None
        self._built = ""
        self._loading = asyncio.Lock()
        self._lane = Lane()
        self._templates = environment()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            answer = await self._respond(scope, receive)
        except RefusedError as refused:
            more: dict[str, str | int] = {} if refused.allow is None else {"allow": refused.allow}
            if refused.retry_after is not None:
                more["retry_after"] = refused.retry_after
            answer = plain(refused.status, refused.message, **more)
        await send_answer(scope, send, answer)

    async def _respond(self, scope: Scope, receive: Receive) -> Answer:
        if scope["method"] == "OPTIONS":
            return preflight(METHODS)
        if scope["method"] not in {"GET", "HEAD", "POST"}:
            raise RefusedError(405, f"{scope['method']} asks nothing; use GET or POST", METHODS)
        head = received(scope, _NAMES)
        body = await _body(head, receive) if scope["method"] == "POST" else b""
        asked = queries.parameters(scope["query_string"], head.get(b"content-type"), body)
        directory = await self._current()
        path = scope["path"].removeprefix(ROOT).rstrip("/")
        here = manifest.address(self._config) or address_of(scope, head).rstrip("/")
        async with self._lane.place(client_of(scope.get("client"))):
            if path == "":
                posted = scope["method"] == "POST"
                return await asyncio.to_thread(self._answer, directory, asked, here, posted=posted)
            return await asyncio.to_thread(self._below, directory, path, asked)

    def _answer(
        self, directory: Directory, asked: Parameters, here: str, *, posted: bool
    ) -> Answer:
        """The manifest, or what a batch of queries or an extension asks for."""
        if "queries" in asked:
            batch = queries.batch(asked["queries"])
            return _json(answers.results(directory, batch, deadline()))
        if "extend" in asked:
            wanted = queries.extension(asked["extend"])
            return _json(answers.extend(directory, wanted, deadline()))
        if posted:
            raise RefusedError(400, "one of the parameters 'queries' and 'extend' is needed")
        known = set(directory.types())
        types = [directory.vocabulary.type(kind) for kind in KINDS if kind in known]
        return _json(manifest.manifest(self._config, types, here))

    def _below(self, directory: Directory, path: str, asked: Parameters) -> Answer:
        """What is asked for at the paths below the service's own."""
        if path == manifest.PROPERTIES:
            limit = _number(asked, "limit", 1) if "limit" in asked else None
            return _json(answers.propose(directory, asked.get("type", ""), limit))
        if path == manifest.PREVIEW:
            page = preview(self._templates, directory, _entity(directory, asked))
            return Answer(200, (*_head("text/html; charset=utf-8"), *FRAMED), page)
        if path == manifest.VIEW:
            return Answer(303, fields(location=page_of(_entity(directory, asked))))
        suggest = {
            "entity": answers.suggest_entities,
            "property": answers.suggest_properties,
            "type": answers.suggest_types,
        }[path.removeprefix(manifest.SUGGEST)]
        return _json(suggest(directory, asked.get("prefix", ""), _number(asked, "cursor", 0)))

    async def _current(self) -> Directory:
        """The directory of the newest build that is read. Raises RefusedError where none can be."""
        build = self._build()
        if self._directory is not None and (build == self._built or self._loading.locked()):
            return self._directory
        async with self._loading:
            if self._directory is None or build != self._built:
                base = self._config.base_iri
                try:
                    made = await asyncio.to_thread(load, self._dumps, base)
                except (OSError, SyntaxError) as error:
                    raise RefusedError(503, "the data are being changed", None, RETRY) from error
                self._directory, self._built = made, build
            return self._directory


def _entity(directory: Directory, asked: Parameters) -> Entity:
    found = directory.identified(asked.get("id", ""))
    if found is None:
        raise RefusedError(404, "there is nothing with this 'id'")
    return found


def _number(asked: Parameters, name: str, least: int) -> int:
    text = asked.get(name) or str(least)
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) >= least):
        raise RefusedError(400, f"'{name}' must be a whole number from {least}")
    return int(text)


async def _body(head: dict[bytes, str], receive: Receive) -> bytes:
    """The body of a request; nothing where its client went. Refuses one that is too long."""
    try:
        return await body_of(receive, head.get(b"content-length"), LONGEST) or b""
    except ValueError as error:
        raise RefusedError(413, str(error)) from error


def _head(kind: str) -> tuple[tuple[bytes, bytes], ...]:
    return fields(content_type=kind, cache_control="no-cache")


def _json(content: dict[str, Any]) -> Answer:
    return Answer(200, _head("application/json"), json.dumps(content, ensure_ascii=False).encode())
