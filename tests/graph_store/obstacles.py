"""What stands in the way of a client: it must say who it is, the server is busy, or it dies."""

import base64
import hashlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

USER, PASSWORD, TOKEN = "pusher", "open sesame", "t0ken"
_NONCE = "0123456789abcdef"
_PART = re.compile(r'(\w+)="?([^",]*)"?')


@dataclass(frozen=True)
class Obstacles:
    """`busy` requests get the status `code`; after `writes` of them the server is gone at once."""

    app: ASGIApp
    journal: Path
    auth: str = "none"
    busy: int = 0
    code: int = 503
    writes: int | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        answer = self._refusal(request)
        if answer is not None:
            self._note(request, answer.status_code)
            await answer(scope, receive, send)
            return
        if self.writes is not None and self._written() >= self.writes:
            os._exit(1)
        self._note(request, 200)
        await self.app(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        if self._count("busy") < self.busy:
            return Response("too much to do\n", self.code, {"retry-after": "0"})
        said = request.headers.get("authorization", "")
        if not _CHECKS[self.auth](said, request.method):
            return Response(status_code=401, headers={"www-authenticate": _CHALLENGES[self.auth]})
        return None

    def _note(self, request: Request, status: int) -> None:
        """A line for every request: outcome, method, what it is about."""
        outcome = {200: "done", 401: "unknown"}.get(status, "busy")
        about = request.query_params.get("graph") or request.url.path
        with self.journal.open("a", encoding="utf-8") as journal:
            journal.write(f"{outcome} {request.method} {about}\n")

    def _count(self, start: str) -> int:
        return sum(line.startswith(start) for line in self._lines())

    def _written(self) -> int:
        return sum(line.startswith(("done PUT", "done POST")) for line in self._lines())

    def _lines(self) -> list[str]:
        return self.journal.read_text(encoding="utf-8").splitlines()


def _digest(said: str, method: str) -> bool:
    """RFC 7616, with MD5 and qop=auth, as Virtuoso asks for it."""
    if not said.startswith("Digest "):
        return False
    part = dict(_PART.findall(said))
    one = _md5(f"{USER}:store:{PASSWORD}")
    two = _md5(f"{method}:{part['uri']}")
    wanted = _md5(":".join((one, _NONCE, part["nc"], part["cnonce"], part["qop"], two)))
    return (part["nonce"], part["response"]) == (_NONCE, wanted)


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


_BASIC = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()

_CHECKS: dict[str, Callable[[str, str], bool]] = {
    "none": lambda said, method: True,
    "digest": _digest,
    "basic": lambda said, method: said == _BASIC,
    "bearer": lambda said, method: said == f"Bearer {TOKEN}",
}
_CHALLENGES = {
    "digest": f'Digest realm="store", nonce="{_NONCE}", qop="auth", algorithm=MD5',
    "basic": 'Basic realm="store"',
    "bearer": 'Bearer realm="store"',
}
