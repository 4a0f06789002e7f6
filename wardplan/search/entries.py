"""What things give to a volume: their records, taken apart already, so that they can be kept."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from wardplan import reads, searchable, wording, world
from wardplan.pointer import resource
from wardplan.project import open_project
from wardplan.reads import Reads, WatchedSight
from wardplan.search.postings import Places, places_of
from wardplan.search.records import Record, record, types
from wardplan.searchable import Kind
from wardplan.seen import Seen


@dataclass(frozen=True)
class Piece:
    """Things that are looked at together, by their IRIs: those of a plan, or one that none owns.

    `key` is over them; `name` is that of the entry with what they give, where that still stands.
    """

    things: tuple[str, ...]
    key: str
    name: str | None = None


@dataclass(frozen=True)
class Entry:
    """A record as a volume has it. `rank` is the place of its kind in the order of the results."""

    rank: int
    row: list[str]
    places: Places


class Desk:
    """What a process needs to make records."""

    def __init__(self, root: Path, folder: Path) -> None:
        site = open_project(root).folder("site")
        self.kinds = searchable.read(site)
        self.reads = Reads()
        self.sight = WatchedSight(world.sight(folder), self.reads)
        self._words = wording.locale(site)

    def words(self, kind: Kind) -> list[str]:
        """The names of a kind in all languages."""
        key = f"search-kind-{kind.name}"
        return [wording.word(self._words, key, language) for language in self._words]


def make(desk: Desk, things: Iterable[str]) -> tuple[bytes, Seen]:
    """The entries of things, packed, and what was looked up for them."""
    desk.reads.begin()
    found = []
    for iri in things:
        this = resource(desk.sight, iri)
        kind = desk.kinds.kind_of(types(this))
        if kind is not None:
            rank = desk.kinds.kinds.index(kind)
            found.append(entry_of(record(this, kind, desk.words(kind)), rank))
    return packed(found), Seen(lookups=reads.packed(desk.reads.seen))


def packed(entries: Iterable[Entry]) -> bytes:
    """Entries as a line of JSON, with the length of all that follows it: their places."""
    rows, places = [], bytearray()
    for each in entries:
        sizes = list(map(len, each.places.values()))
        rows.append((each.rank, each.row, list(each.places), sizes))
        places += b"".join(each.places.values())
    head = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
    return b"\n".join((head, bytes(places)))


def unpacked(data: bytes) -> Iterator[Entry]:
    """The entries that were packed."""
    head, _, places = data.partition(b"\n")
    start = 0
    for rank, row, tokens, sizes in json.loads(head):
        ends = list(accumulate(sizes, initial=start))
        found = {t: places[a:b] for t, a, b in zip(tokens, ends, ends[1:], strict=False)}
        yield Entry(rank, row, found)
        start = ends[-1]


def entry_of(made: Record, rank: int = 0) -> Entry:
    return Entry(rank, made.row(), places_of(made.tokens()))
