"""The index of search in volumes: each is made by itself, and holds so many records at most.

A browser reads volume after volume, the newest plans first, so that neither the memory of the one
who builds nor what is fetched for a question grows with the whole.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from wardplan import searchable, wording, world
from wardplan.pages import Listed
from wardplan.pointer import resource
from wardplan.project import open_project
from wardplan.search.postings import Postings
from wardplan.search.records import Record, json_of, record, types
from wardplan.searchable import Kind
from wardplan.store_sight import MemorySight
from wardplan.tree import put
from wardplan.units import COMMON, owner

FOLDER = "static/search/index"
VOLUME = 5_000
"""So many documents at most are in one volume."""
BLOCK = 6_000
"""About so many bytes one file of texts has."""

NAME = 12
"""So many hex digits of a digest name a volume."""

Texts = tuple[tuple[int, bytes], ...]


@dataclass(frozen=True)
class Lot:
    """What one volume is made of: where from and where to, and what it holds.

    `things` are IRIs, those of a document one after the other; `others` records that are there.
    """

    root: Path
    world: Path
    staging: Path
    things: tuple[str, ...]
    others: tuple[Record, ...] = ()


@dataclass(frozen=True)
class Volume:
    """What was made: how many records and files of postings, and with which record each file of
    texts begins."""

    name: str
    records: int
    shards: int
    texts: tuple[int, ...]

    @property
    def files(self) -> Iterator[str]:
        """The addresses of its files."""
        yield from (path(self.name, "postings", each) for each in range(self.shards))
        yield from (path(self.name, "texts", each) for each in range(len(self.texts)))


def path(volume: str, what: str, number: int) -> str:
    """The address of a file of a volume."""
    return f"{FOLDER}/{volume}/{what}/{number}.{'bin' if what == 'postings' else 'json'}"


def together(listed: Iterable[Listed]) -> list[list[str]]:
    """The IRIs of all documents and what lives in them, in volumes: what no plan owns comes first,
    then the plans, the newest first, each in one volume."""
    units: dict[str, list[Listed]] = {}
    common: list[list[Listed]] = []
    for each in listed:
        unit = owner(each.iri)
        if unit == COMMON:
            common.append([each])
        else:
            units.setdefault(unit, []).append(each)
    volumes: list[list[str]] = []
    room = 0
    for group in (*common, *(units[name] for name in sorted(units, key=_newest_first))):
        if len(group) > room:
            volumes.append([])
            room = VOLUME
        room -= len(group)
        for each in group:
            volumes[-1] += (each.iri, *each.fragments)
    return volumes


def _newest_first(unit: str) -> tuple[int, str]:
    return -int(unit.rpartition("/")[2]), unit


def make(lot: Lot) -> Volume:
    """Make a volume and write its files."""
    return write(lot.staging, [*_records(lot), *lot.others])


def write(staging: Path, records: Sequence[Record]) -> Volume:
    """Write the files of a volume that holds these records, in this order.

    It is named by what it holds, so that a browser never mixes the files of two builds.
    """
    postings = Postings()
    for at, each in enumerate(records):
        postings.add(at, each.tokens())
    shards, texts = postings.shards(), blocks(records)
    name = hashlib.sha256(b"".join((*shards, *(data for _, data in texts)))).hexdigest()[:NAME]
    made = Volume(name, len(records), len(shards), tuple(start for start, _ in texts))
    parts = zip(made.files, (*shards, *(data for _, data in texts)), strict=True)
    for file, data in parts:
        put(staging / file, data)
    return made


def blocks(records: Sequence[Record]) -> Texts:
    """The texts of records in files, each with the number of its first record."""
    made: list[tuple[int, bytes]] = []
    rows: list[list[str]] = []
    size = 0
    for at, each in enumerate(records):
        row = each.row()
        length = len(json_of(row))
        if rows and size + length > BLOCK:
            made.append((at - len(rows), json_of(rows)))
            rows, size = [], 0
        rows.append(row)
        size += length
    if rows:
        made.append((len(records) - len(rows), json_of(rows)))
    return tuple(made)


def _records(lot: Lot) -> list[Record]:
    """The records of a lot's things, in the order of their kinds, all else as it was."""
    desk = _desk(lot.root, lot.world)
    found: list[tuple[int, Record]] = []
    for iri in lot.things:
        this = resource(desk.sight, iri)
        kind = desk.kinds.kind_of(types(this))
        if kind is not None:
            rank = desk.kinds.kinds.index(kind)
            found.append((rank, record(this, kind, desk.words(kind))))
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


class _Desk:
    """What a process needs to make records."""

    def __init__(self, root: Path, folder: Path) -> None:
        site = open_project(root).folder("site")
        self.kinds = searchable.read(site)
        self.sight = MemorySight(world.sight(folder))
        self._words = wording.locale(site)

    def words(self, kind: Kind) -> list[str]:
        """The names of a kind in all languages."""
        key = f"search-kind-{kind.name}"
        return [wording.word(self._words, key, language) for language in self._words]


@lru_cache(maxsize=1)
def _desk(root: Path, folder: Path) -> _Desk:
    return _Desk(root, folder)
