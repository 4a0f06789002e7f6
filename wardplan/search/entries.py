"""What things give to a volume: their records, taken apart already, so that they can be kept."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wardplan import searchable, wording, world
from wardplan.pointer import resource
from wardplan.project import open_project
from wardplan.reads import Reads, WatchedSight
from wardplan.search.postings import Places, places_of
from wardplan.search.records import Record, record, types
from wardplan.searchable import Kind
from wardplan.standing import Seen, packed_lookups


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
            made = entry_of(record(this, kind, desk.words(kind)), desk.kinds.kinds.index(kind))
            found.append((made.rank, made.row, made.places))
    data = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
    return data, Seen(lookups=packed_lookups(desk.reads))


def unpacked(data: bytes) -> list[Entry]:
    """The entries that `make` packed."""
    return [Entry(*each) for each in json.loads(data)]


def entry_of(made: Record, rank: int = 0) -> Entry:
    return Entry(rank, made.row(), places_of(made.tokens()))
