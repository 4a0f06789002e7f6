"""Pieces packed apart are one gzip file that every reader takes as one."""

import gzip
import subprocess
import zlib

import pytest

from wardplan.gzipped import HEAD, Member, compress, deflated, inflated

TEXTS = [b"", b"a", "泉区".encode() * 10_000, bytes(range(256)) * 300]


def put_together(parts: list[bytes]) -> bytes:
    member = Member()
    for part in parts:
        member.add(part)
    return HEAD + b"".join(map(deflated, parts)) + member.end()


@pytest.mark.parametrize("data", TEXTS, ids=["empty", "short", "long", "all bytes"])
def test_a_piece_and_a_file_come_back(data: bytes) -> None:
    assert inflated(deflated(data)) == data
    assert gzip.decompress(compress(data)) == data


def test_pieces_are_one_member() -> None:
    """After the first member nothing is left: readers that stop there have everything."""
    reader = zlib.decompressobj(16 + zlib.MAX_WBITS)
    assert reader.decompress(put_together(TEXTS)) == b"".join(TEXTS)
    assert (reader.eof, reader.unused_data) == (True, b"")


def test_the_system_reads_it() -> None:
    read = subprocess.run(["gzip", "-dc"], input=put_together(TEXTS), capture_output=True)
    assert (read.returncode, read.stderr, read.stdout) == (0, b"", b"".join(TEXTS))


def test_no_date_and_no_name() -> None:
    assert compress(b"a")[:10] == b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
