"""An inverted index, packed: for every token the records that hold it, and where.

A list of postings is a row of numbers as LEB128 writes them (DWARF 5, section 7.6: seven bits a
byte, the lowest first, the highest bit set in all bytes but the last). For each record: how far its
number is from the one before, how often the token stands in it, and the distances of the places.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wardplan.search.tokens import NOWHERE, Token

SHARD = 6_000
"""About so many bytes one file of an index has, where no single list is longer."""

_MORE = 0x80
_SMALL = tuple(bytes((number,)) for number in range(_MORE))
_FNV_OFFSET, _FNV_PRIME, _32_BITS = 0x811C9DC5, 0x01000193, 0xFFFFFFFF


Places = dict[str, bytes]
"""The tokens of a record, each with how often it stands in it and with the distances, packed."""


def places_of(found: Iterable[Token]) -> Places:
    """The places of each token, where it has any."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for token, place in found:
        known = places[token]
        if place != NOWHERE:
            known.append(place)
    return {token: _distances(sorted(at)) for token, at in places.items()}


def _distances(places: Sequence[int]) -> bytes:
    return _numbers_of([len(places), *map(int.__sub__, places, (0, *places))])


class Postings:
    """Postings in the making. Records are added in the order of their numbers."""

    def __init__(self) -> None:
        self._lists: defaultdict[str, bytearray] = defaultdict(bytearray)
        self._last: dict[str, int] = {}

    def add(self, record: int, found: Places) -> None:
        """Add the tokens of a record."""
        lists, last = self._lists, self._last
        for token, places in found.items():
            gap = record - last.get(token, -1) - 1
            lists[token] += (_SMALL[gap] if gap < _MORE else _numbers_of([gap])) + places
            last[token] = record

    def __getitem__(self, token: str) -> bytes:
        return bytes(self._lists.get(token, b""))

    def shards(self) -> list[bytes]:
        """The index in files; `shard_of` says in which of them a token stands.

        A file is a line of JSON, which has every token and the length of its list, and the lists.
        """
        size = sum(map(len, self._lists.values()))
        count = max(1, size // SHARD)
        shards: list[dict[str, bytearray]] = [{} for _ in range(count)]
        for token in sorted(self._lists):
            shards[shard_of(token, count)][token] = self._lists[token]
        return list(map(_packed, shards))


def shard_of(token: str, count: int) -> int:
    """The number of the file that a token stands in: FNV-1a of its UTF-8 bytes, 32 bits."""
    value = _FNV_OFFSET
    for byte in token.encode():
        value = ((value ^ byte) * _FNV_PRIME) & _32_BITS
    return value % count


def _packed(lists: Mapping[str, bytearray]) -> bytes:
    lengths = [(token, len(data)) for token, data in lists.items()]
    head = json.dumps(lengths, ensure_ascii=False, separators=(",", ":")).encode()
    return b"\n".join((head, b"".join(lists.values())))


def _numbers_of(numbers: Iterable[int]) -> bytes:
    """Numbers as LEB128 writes them."""
    data = bytearray()
    for number in numbers:
        rest = number
        while rest > 0x7F:
            data.append(rest & 0x7F | 0x80)
            rest >>= 7
        data.append(rest)
    return bytes(data)


def read(data: bytes) -> Iterator[tuple[int, list[int]]]:
    """The records of a list, each with the places of the token in it."""
    numbers = _numbers(data)
    record = -1
    for distance in numbers:
        record += distance + 1
        places, place = [], 0
        for _ in range(next(numbers)):
            place += next(numbers)
            places.append(place)
        yield record, places


def _numbers(data: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in data:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield number
            number = shift = 0
