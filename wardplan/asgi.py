"""Small common ground of what answers over HTTP: headers in, an answer out."""

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.types import Receive, Scope, Send

Fields = tuple[tuple[bytes, bytes], ...]

OPEN: Fields = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link, Location, Retry-After"),
    (b"x-content-type-options", b"nosniff"),
)
"""What every answer bears: anyone's page may read it, and no browser guesses its type."""


PIECE = 1 << 18
"""Bytes of an answer that are handed on at once; the next ones, when the client has taken these."""

ASKED = "Accept, Content-Type, If-Match, If-None-Match, If-Range, Range"
"""Fields that pages of other sites may send."""


def fields(**values: str | int) -> Fields:
    """Header fields; `_` stands for `-` in their names."""
    return tuple((k.replace("_", "-").encode(), str(v).encode()) for k, v in values.items())


@dataclass(frozen=True)
class Answer:
    """A whole answer in memory."""

    status: int
    headers: Fields
    body: bytes = b""

    @property
    def size(self) -> int:
        return len(self.body) + 500


def plain(status: int, message: str, **more: str | int) -> Answer:
    """A sentence for a person."""
    head = fields(content_type="text/plain; charset=utf-8", cache_control="no-store", **more)
    return Answer(status, head, message.encode() + b"\n")


def preflight(allow: str) -> Answer:
    """Answer OPTIONS, for browsers that ask first (the Fetch standard's CORS preflight)."""
    more = fields(
        allow=allow,
        access_control_allow_methods=allow,
        access_control_allow_headers=ASKED,
        access_control_max_age=86400,
    )
    return Answer(204, more)


def received(scope: Scope, names: Iterable[bytes]) -> dict[bytes, str]:
    """The request's header fields of these names, several of one name joined."""
    wanted, found = set(names), dict[bytes, str]()
    for name, value in scope["headers"]:
        if name in wanted:
            text = value.decode("latin-1")
            found[name] = f"{found[name]}, {text}" if name in found else text
    return found


async def send_answer(scope: Scope, send: Send, answer: Answer) -> None:
    """Send an answer, without its body for HEAD."""
    head = [*answer.headers, *OPEN]
    if answer.status not in {204, 304}:
        head.append((b"content-length", str(len(answer.body)).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": head})
    body = memoryview(b"" if scope["method"] == "HEAD" else answer.body)
    for start in range(0, len(body) - PIECE, PIECE):
        piece = bytes(body[start : start + PIECE])
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": bytes(body[_last(len(body)) :])})


def _last(size: int) -> int:
    """Where the last piece of a body begins."""
    return max(0, size - 1) // PIECE * PIECE


async def body_of(receive: Receive, told: str | None, most: int) -> bytes | None:
    """The body of a request, whose Content-Length is `told`.

    None where the client went before it was whole. Raises ValueError for one of more than `most`
    bytes, which is not read.
    """
    data, more = bytearray(), True
    while more:
        if len(data) > most or (told is not None and told.isdecimal() and int(told) > most):
            raise ValueError(f"a request may have {most:,} bytes")
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        data += message.get("body", b"")
        more = message.get("more_body", False)
    if len(data) > most:
        raise ValueError(f"a request may have {most:,} bytes")
    return bytes(data)
