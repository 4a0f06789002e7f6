"""gzip files of one member, put together from pieces that were packed apart.

Readers such as a browser's DecompressionStream take one member and no more, so pieces are deflated
without an end (RFC 1951, section 3.2.3) and share the head and the end of a member (RFC 1952).
"""

import struct
import zlib

LEVEL = 6
HEAD = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
"""No name, no time, no system: the same input, the same bytes."""
_LAST = b"\x03\0"
"""A last block with nothing in it."""


def deflated(data: bytes) -> bytes:
    """A piece: whole blocks, none of them the last, that look back at nothing before them."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush(zlib.Z_SYNC_FLUSH) if data else b""


def inflated(piece: bytes) -> bytes:
    """What a piece was made from."""
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(piece)


class Member:
    """The sums over what a member holds, which stand at its end."""

    def __init__(self) -> None:
        self._crc = 0
        self._size = 0

    def add(self, data: bytes) -> None:
        self._crc = zlib.crc32(data, self._crc)
        self._size += len(data)

    def end(self) -> bytes:
        return _LAST + struct.pack("<LL", self._crc, self._size & 0xFFFFFFFF)


def compress(data: bytes) -> bytes:
    """A whole file."""
    return whole(deflated(data))


def whole(piece: bytes) -> bytes:
    """A file of one piece."""
    member = Member()
    member.add(inflated(piece))
    return HEAD + piece + member.end()
