"""Bytes to a server and bytes back: what no HTTP library would send."""

import re
import socket
import time
from contextlib import suppress
from dataclasses import dataclass

LONGEST = 1 << 22


@dataclass(frozen=True)
class Reply:
    """What came back: an empty status line where the server only closed."""

    status: int
    fields: dict[str, list[str]]
    body: bytes
    seconds: float

    @property
    def silent(self) -> bool:
        return self.status == 0


def connect(port: int, host: str = "127.0.0.1", client: str | None = None) -> socket.socket:
    """A connection, from another address of loopback where `client` names one."""
    source = None if client is None else (client, 0)
    return socket.create_connection((host, port), 60, source_address=source)


def exchange(port: int, data: bytes, client: str | None = None, wait: float = 60) -> Reply:
    """Send bytes over a connection of their own and read the answer.

    Where nothing comes for `wait` seconds, since the server waits for more, there is none.
    """
    begun = time.monotonic()
    with connect(port, client=client) as channel:
        channel.settimeout(wait)
        with suppress(ConnectionError):  # it may answer and close before all is sent
            channel.sendall(data)
        return parsed(received(channel, data.startswith(b"HEAD ")), time.monotonic() - begun)


def received(channel: socket.socket, bare: bool = False) -> bytes:
    """An answer, or what comes of it until the other side closes; `bare` for one without body."""
    data = bytearray()
    with suppress(ConnectionError, TimeoutError):
        while len(data) < LONGEST and not _whole(data, bare) and (part := channel.recv(1 << 16)):
            data += part
    return bytes(data)


def _whole(data: bytes | bytearray, bare: bool) -> bool:
    """Whether an answer has come of which the end can be told."""
    head, end, body = data.partition(b"\r\n\r\n")
    status = head[9:12]
    if not end or status.startswith(b"1"):
        return bool(end) and _whole(body, bare)
    if bare or status in (b"204", b"304"):  # RFC 9112, section 6.3
        return True
    if _CHUNKED.search(head):
        return body.endswith(b"0\r\n\r\n")
    found = _LENGTH.search(head)
    return found is not None and len(body) >= int(found[1])


_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)


def parsed(data: bytes, seconds: float = 0) -> Reply:
    """The first answer in what was received, past those that only tell to go on."""
    head, _, body = data.partition(b"\r\n\r\n")
    line, *rest = head.decode("latin-1").split("\r\n")
    if line.startswith("HTTP/1.1 1"):
        return parsed(body, seconds)
    fields: dict[str, list[str]] = {}
    for each in rest:
        name, _, value = each.partition(":")
        fields.setdefault(name.lower(), []).append(value.strip())
    word = line.split(" ")[1] if line.startswith("HTTP/1.") else "0"
    return Reply(int(word), fields, body, seconds)


def get(port: int, target: str, *fields: str, client: str | None = None) -> Reply:
    """A plain GET."""
    lines = (f"GET {target} HTTP/1.1", "Host: localhost", "Connection: close", *fields, "", "")
    return exchange(port, "\r\n".join(lines).encode(), client)


def post(port: int, target: str, form: bytes, client: str | None = None) -> Reply:
    """A plain POST of a form."""
    lines = (
        f"POST {target} HTTP/1.1",
        "Host: localhost",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(form)}",
        "Connection: close",
    )
    return exchange(port, "\r\n".join((*lines, "", "")).encode() + form, client)


def resident(pid: int) -> int:
    """Bytes of memory that a process holds alone or with others (Linux)."""
    with open(f"/proc/{pid}/statm", encoding="ascii") as file:  # noqa: PTH123
        return int(file.read().split()[1]) * 4096
