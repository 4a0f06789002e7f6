"""A connection that nobody can hold for nothing: what a client sends and takes has to go on in
time, and no client has more connections than its share.

The server knows only a limit for idle connections; this adds those of RFC 9110, section 15.5.9
(408), and RFC 6585's reason for them.
"""

import asyncio
from dataclasses import dataclass
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import STATUS_PHRASES, H11Protocol

from wardplan.asgi import OPEN
from wardplan.endpoint.turns import client_of
from wardplan.guards import guards

RETRY = b"5"
"""Seconds after which a client should come again that found no place."""
FAREWELL = 1.0
"""Seconds for a client to read why it is sent away."""


@dataclass(frozen=True)
class Patience:
    """Seconds and counts; a client that writes or reads slower is cut off."""

    head: float = 10
    """From the connection, or the first byte of a further request, to the end of its head."""
    body: float = 30
    """From there to the end of its body."""
    stalled: float = 30
    """Without that 48 kilobytes of an answer are taken, once that many wait."""
    connections: int = 1000
    """At once, from all clients."""
    share: int = 4
    """A client has at most one in so many of them."""


class Connection(H11Protocol):
    """One connection. The server makes it; a subclass may have another `patience`."""

    patience = Patience()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._phase = ""
        self._timer: asyncio.TimerHandle | None = None
        self._stalled: asyncio.TimerHandle | None = None
        self.key = ""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.key = client_of(self.client)
        if self._crowded():
            self._turn_away()
        else:
            self._enter("head")

    def _crowded(self) -> bool:
        most = self.patience.connections
        if len(self.connections) > most:
            return True
        own = sum(getattr(each, "key", "") == self.key for each in self.connections)
        return bool(self.key) and own > max(1, most // self.patience.share)

    def _turn_away(self) -> None:
        """Say that there is no place; past all measure, say nothing."""
        if len(self.connections) > 2 * self.patience.connections:
            return self.transport.abort()
        self._refuse(503, "too many connections; come again later", (b"retry-after", RETRY))
        return None

    def data_received(self, data: bytes) -> None:
        if self._phase != "refused":
            super().data_received(data)
            self._look()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        self._enter("")
        self.resume_writing()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        if self._stalled is None:
            self._stalled = self.loop.call_later(self.patience.stalled, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

    def _look(self) -> None:
        """Find what the client has to send next."""
        if self._phase == "refused" or self.transport.is_closing():
            return
        state = self.conn.their_state
        if state is h11.SEND_BODY:
            self._enter("body")
        elif state is h11.IDLE and self.conn.trailing_data[0]:
            self._enter("head")
        else:
            self._enter("")

    def _enter(self, phase: str) -> None:
        """Give a phase its time; the time of one that goes on is not given again."""
        if phase == self._phase:
            return
        self._phase = phase
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if phase in {"head", "body"}:
            seconds = self.patience.head if phase == "head" else self.patience.body
            self._timer = self.loop.call_later(seconds, self._too_slow)

    def _too_slow(self) -> None:
        """Send away a client that did not send its request in time."""
        if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE} and self.conn.trailing_data[0]:
            self._refuse(408, "the request did not come in time")
        elif self.conn.our_state is h11.SEND_RESPONSE:
            self._refuse(408, "the body of the request did not come in time")
        else:
            self.transport.close()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP; the server's own answer would bear no guards."""
        if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            self._refuse(400, "this is no well-formed HTTP request")
        else:
            self.transport.close()

    def _refuse(self, status: int, message: str, *more: tuple[bytes, bytes]) -> None:
        """Answer in the application's place, and end the connection."""
        self._enter("refused")
        body = message.encode() + b"\n"
        headers = [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
            (b"connection", b"close"),
            *more,
            *OPEN,
            *guards(),
        ]
        head = h11.Response(status_code=status, headers=headers, reason=STATUS_PHRASES[status])
        for event in (head, h11.Data(data=body), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        if self.transport.can_write_eof():
            self.transport.write_eof()  # what it still sends is read, so that it reads the answer
        self.loop.call_later(FAREWELL, self.transport.abort)
