"""The built site over HTTP: documents, and things that are described by documents."""

import asyncio
import gzip
import io
import re

from starlette.types import Receive, Scope, Send

from wardplan.addresses import relative
from wardplan.app import sending
from wardplan.app.files import Files, Opened
from wardplan.app.missing import Missing
from wardplan.asgi import Answer, Fields, fields, plain, preflight, received, send_answer
from wardplan.conditions import Validators
from wardplan.endpoint.cache import Cache
from wardplan.formats import NEGOTIATED
from wardplan.hosting.links import LICENCE, link
from wardplan.languages import LANGUAGES, place
from wardplan.media_types import compressible, content_type
from wardplan.negotiation import language, negotiate, prefers_gzip
from wardplan.rebase import Rebase

METHODS = "GET, HEAD, OPTIONS"
FRONT = "index.html"
PAGE = "text/html"
SMALL, PACKABLE = 1_000, 8_000_000
"""Bytes below which gzip is not worth it, and above which it is not made on the fly."""
ATTEMPTS, PAUSE = 40, 0.05
"""How long a site is waited for that is being swapped by two renames."""

_SEGMENT = re.compile(r"(?!\.{1,2}$)[^/\\\x00]+")
_NAMES = (b"accept", b"accept-encoding", b"accept-language", b"range")

Head = dict[bytes, str]


class Site:
    """An ASGI application. A thing's address (`/plan/yokohama/izumi/2024`) leads by 303 to the
    document about it that the client likes best (RFC 9110, section 15.4.4)."""

    def __init__(self, files: Files, cache: Cache, rebase: Rebase) -> None:
        self._files = files
        self._cache = cache
        self._rebase = rebase
        self._missing = Missing(files.root)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "OPTIONS":
            return await send_answer(scope, send, preflight(METHODS))
        if scope["method"] not in {"GET", "HEAD"}:
            refused = plain(405, "documents are only read; use GET or HEAD", allow=METHODS)
            return await send_answer(scope, send, refused)
        head = received(scope, _NAMES)
        path = scope["path"].removeprefix("/")
        if path == "":
            path = FRONT
        await self._wait_for_swap()
        opened = self._files.open(path) if _is_safe(path) else None
        if opened is None:
            return await send_answer(scope, send, self._thing(path, head))
        try:
            return await self._document(scope, send, path, opened)
        finally:
            opened.close()

    async def _wait_for_swap(self) -> None:
        for _ in range(ATTEMPTS):
            if self._files.root.is_dir():
                return
            await asyncio.sleep(PAUSE)

    def _thing(self, asked: str, head: Head) -> Answer:
        """Where the documents about a thing are, or that there are none."""
        path = asked.removesuffix("/")
        found = self._variants(path) if _is_safe(path) else {}
        if not found:
            wanted = asked, head.get(b"accept"), head.get(b"accept-language")
            return self._missing.answer(*wanted)
        name = f"{'../' if asked != path else ''}{path.rpartition('/')[2]}"
        more = fields(vary="Accept, Accept-Language") + self._links(name, path, found)
        chosen = negotiate(head.get(b"accept"), tuple(map(_served_as, found)))
        if chosen is None:
            refused = plain(406, f"the documents about this come as one of: {', '.join(found)}")
            return Answer(406, refused.headers + more, refused.body)
        location = f"{name}.{found[chosen.partition(';')[0]]}"
        if chosen.startswith(PAGE):
            location = self._spoken(asked, head.get(b"accept-language")) or location
        return Answer(303, fields(location=location, cache_control="no-cache") + more)

    def _spoken(self, asked: str, accepted: str | None) -> str:
        """The page in the language liked best, seen from the thing; empty for the one beside it."""
        page = f"{place(asked.removesuffix('/'), language(accepted, LANGUAGES))}.html"
        beside = page == f"{asked.removesuffix('/')}.html"
        return "" if beside or not self._files.exists(page) else relative(asked, page)

    def _variants(self, path: str) -> dict[str, str]:
        return {
            media_type: extension
            for media_type, extension in NEGOTIATED.items()
            if self._files.exists(f"{path}.{extension}")
        }

    async def _document(self, scope: Scope, send: Send, path: str, opened: Opened) -> None:
        """Send a document, packed where the client likes that and it is worth it."""
        head, kind = received(scope, _NAMES), content_type(path)
        common = fields(content_type=kind, cache_control="no-cache") + self._about(path)
        if not compressible(kind):
            return await sending.send(scope, send, opened, common)
        common += fields(vary="Accept-Encoding")
        if b"range" in head or not prefers_gzip(head.get(b"accept-encoding")):
            return await sending.send(scope, send, opened, common)
        common += fields(content_encoding="gzip")
        made = self._files.open(f"{path}.gz")
        if made is not None:
            try:
                return await sending.send(scope, send, made, common)
            finally:
                made.close()
        if not SMALL <= opened.size <= PACKABLE:
            return await sending.send(scope, send, opened, common[:-1])
        return await sending.send(scope, send, await self._packed(opened), common)

    async def _packed(self, opened: Opened) -> Opened:
        """The document packed with gzip, which is done once."""
        tag = opened.validators.tag
        kept = self._cache.get(tag)
        if kept is None:
            data = b"".join(opened.read(range(opened.size)))
            packed = await asyncio.to_thread(gzip.compress, data, 6, mtime=0)
            kept = Answer(200, (), packed)
            self._cache.put(tag, kept)
        validators = Validators(f'{tag[:-1]}-gzip"', opened.validators.modified)
        return Opened(io.BytesIO(kept.body), len(kept.body), validators)

    def _about(self, path: str) -> Fields:
        """Links from a document about a thing to the thing and to its other documents."""
        stem, _, extension = path.rpartition(".")
        if extension not in NEGOTIATED.values():
            return ()
        return self._links(stem.rpartition("/")[2], stem, self._variants(stem))

    def _links(self, name: str, path: str, found: dict[str, str]) -> Fields:
        """The `Link` field, unless there is but a page, which is about nothing."""
        if len(found) < 2:
            return ()
        thing, licence = self._rebase.iri(path), self._rebase.iri(LICENCE)
        return fields(link=link(name, thing, licence, found))


def _is_safe(path: str) -> bool:
    return all(map(_SEGMENT.fullmatch, path.split("/")))


def _served_as(media_type: str) -> str:
    """The content type of the document, which has a charset where its type takes one."""
    return content_type(f".{NEGOTIATED[media_type]}")
