"""Bytes to a server and bytes back: what no HTTP library would send."""

import socket
import time
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
    """Send bytes over a connection of their own and read what comes, to its end."""
    begun = time.monotonic()
    with connect(port, client=client) as channel:
        channel.settimeout(wait)
        try:
            channel.sendall(data)
            channel.shutdown(socket.SHUT_WR)
        except OSError:  # it has answered and closed before all was sent
            pass
        return parsed(received(channel), time.monotonic() - begun)


def received(channel: socket.socket) -> bytes:
    """What comes until the other side closes."""
    data = bytearray()
    try:
        while len(data) < LONGEST and (part := channel.recv(1 << 16)):
            data += part
    except ConnectionError:
        pass
    return bytes(data)


def parsed(data: bytes, seconds: float = 0) -> Reply:
    """The first answer in what was received."""
    head, _, body = data.partition(b"\r\n\r\n")
    line, *rest = head.decode("latin-1").split("\r\n")
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


def resident(pid: int) -> int:
    """Bytes of memory that a process holds alone or with others (Linux)."""
    with open(f"/proc/{pid}/statm", encoding="ascii") as file:  # noqa: PTH123
        return int(file.read().split()[1]) * 4096
