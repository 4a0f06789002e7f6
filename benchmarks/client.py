"""A small HTTP/1.1 client that keeps its connection: little of the time measured is its own."""

import asyncio
from dataclasses import dataclass, field
from urllib.parse import urlencode

JSON = "application/sparql-results+json"


@dataclass(frozen=True)
class Received:
    """An answer; the names of its fields are in lower case."""

    status: int
    fields: dict[str, str]
    body: bytes


@dataclass
class Client:
    """One connection to a server on loopback, whose endpoint is at `path`."""

    port: int
    path: str = "/sparql"
    _streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = field(default=None)

    async def get(self, target: str, accept: str = JSON) -> Received:
        """GET over the connection, which is opened where there is none."""
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)
        reader, writer = self._streams
        lines = (f"GET {target} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"Accept: {accept}")
        writer.write("\r\n".join((*lines, "", "")).encode())
        answer = await _receive(reader)
        if answer.fields.get("connection") == "close":
            self.close()
        return answer

    async def query(self, text: str, accept: str = JSON) -> Received:
        return await self.get(f"{self.path}?{urlencode({'query': text})}", accept)

    def close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


async def _receive(reader: asyncio.StreamReader) -> Received:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in head[1:] if line)
    fields = {name.lower(): value.strip() for name, _, value in pairs}
    if fields.get("transfer-encoding") == "chunked":
        body = await _chunks(reader)
    else:
        body = await reader.readexactly(int(fields.get("content-length", 0)))
    return Received(int(head[0].split()[1]), fields, body)


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    data = b""
    while size := int(await reader.readline(), 16):
        data += await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readline()
    return data
