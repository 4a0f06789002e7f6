"""What stands before the application: no request reaches it that is not well-formed or too large,
and no answer leaves without the fields that guard a visitor."""

from collections.abc import Iterator

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wardplan.app.target import HOST, as_path
from wardplan.asgi import OPEN, Answer, plain, send_answer
from wardplan.guards import Guards

FIELDS, LONGEST = 100, 8_192
"""Header fields of a request, and bytes of the name and value of one (RFC 9110, section 5.4)."""
PATH, TARGET = 4_000, 100_000
"""Bytes of a path, and of a path with its query."""


class Shield:
    """Wraps an application."""

    def __init__(self, inner: ASGIApp, guards: Guards) -> None:
        self._inner = inner
        self._fields = (*OPEN, *guards)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": list(self._guarded(message["headers"]))}
            await send(message)

        found = _refused(scope) or as_path(scope)
        if isinstance(found, Answer):
            await send_answer(scope, guarded, found)
        else:
            await self._inner(found, receive, guarded)

    def _guarded(self, headers: list[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
        """The fields of an answer, and those of ours that it does not bear itself."""
        yield from headers
        there = {name for name, _ in headers}
        yield from (field for field in self._fields if field[0] not in there)


def _refused(scope: Scope) -> Answer | None:
    """The answer to a request that goes no further."""
    headers = scope["headers"]
    if len(headers) > FIELDS or any(len(k) + len(v) > LONGEST for k, v in headers):
        message = f"a request may have {FIELDS} header fields of {LONGEST:,} bytes each"
        return plain(431, message)
    path = len(scope.get("raw_path") or b"")
    if path > PATH or path + len(scope["query_string"]) > TARGET:
        said = f"a path may have {PATH:,} bytes, an address {TARGET:,}; send a longer query by POST"
        return plain(414, said)
    if any(HOST.fullmatch(value) is None for name, value in headers if name == b"host"):
        return plain(400, "the field Host names no host")
    return None
