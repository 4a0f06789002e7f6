"""The index of search in volumes: each is made by itself, and holds so many records at most.

A browser reads volume after volume, the newest plans first, so that neither the memory of the one
who builds nor what is fetched for a question grows with the whole.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from wardplan import standing
from wardplan.cache import Cache
from wardplan.pages import Listed
from wardplan.search import entries
from wardplan.search.entries import Desk, Entry, Piece
from wardplan.search.postings import Postings
from wardplan.search.records import Record, json_of
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

    `pieces` are of things, those of a document one after the other; `others` records that are
    there. What a piece gives is kept in the folder `kept`, if there is one. `site` is a key over
    the files of the site that records depend on.
    """

    root: Path
    world: Path
    staging: Path
    site: str
    pieces: tuple[Piece, ...]
    others: tuple[Record, ...] = ()
    kept: Path | None = None


@dataclass(frozen=True)
class Made:
    """A volume, and the names of the entries of its pieces."""

    volume: "Volume"
    names: tuple[str | None, ...]


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


def together(listed: Iterable[Listed]) -> list[list[tuple[str, ...]]]:
    """The IRIs of all documents and what lives in them, in volumes: what no plan owns comes first,
    then the plans, the newest first, each in one volume and together."""
    units: dict[str, list[Listed]] = {}
    common: list[list[Listed]] = []
    for each in listed:
        unit = owner(each.iri)
        if unit == COMMON:
            common.append([each])
        else:
            units.setdefault(unit, []).append(each)
    volumes: list[list[tuple[str, ...]]] = []
    room = 0
    for group in (*common, *(units[name] for name in sorted(units, key=_newest_first))):
        if len(group) > room:
            volumes.append([])
            room = VOLUME
        room -= len(group)
        volumes[-1].append(tuple(iri for each in group for iri in (each.iri, *each.fragments)))
    return volumes


def _newest_first(unit: str) -> tuple[int, str]:
    return -int(unit.rpartition("/")[2]), unit


def prepare(lot: Lot) -> list[str | None]:
    """Keep what the pieces of a lot give; the names of its entries."""
    return [_given(lot, piece)[1] for piece in lot.pieces]


def make(lot: Lot) -> Made:
    """Make a volume and write its files."""
    found, names = list[Entry](), list[str | None]()
    for piece in lot.pieces:
        data, name = _given(lot, piece)
        found += entries.unpacked(data)
        names.append(name)
    found.sort(key=lambda entry: entry.rank)
    others = map(entries.entry_of, lot.others)
    return Made(_write(lot.staging, [*found, *others]), tuple(names))


def _given(lot: Lot, piece: Piece) -> tuple[bytes, str | None]:
    """What a piece gives, and the name of the entry where it is kept."""
    kept = Cache(lot.kept) if lot.kept else None
    known = standing.get(kept, piece.name) if kept and piece.name else None
    if known is not None:
        return known, piece.name
    data, seen = entries.make(_desk(lot.root, lot.world, lot.site), piece.things)
    return data, standing.put(kept, piece.key, data, seen) if kept else None


def write(staging: Path, records: Iterable[Record]) -> Volume:
    """Write the files of a volume that holds these records, in this order."""
    return _write(staging, list(map(entries.entry_of, records)))


def _write(staging: Path, found: Sequence[Entry]) -> Volume:
    """A volume is named by what it holds, so that a browser never mixes the files of two builds."""
    postings = Postings()
    for at, each in enumerate(found):
        postings.add(at, each.places)
    shards, texts = postings.shards(), blocks([each.row for each in found])
    parts = (*shards, *(data for _, data in texts))
    made = Volume(_named(parts), len(found), len(shards), tuple(start for start, _ in texts))
    for file, data in zip(made.files, parts, strict=True):
        put(staging / file, data)
    return made


def _named(parts: Iterable[bytes]) -> str:
    return hashlib.sha256(b"".join(parts)).hexdigest()[:NAME]


def is_there(staging: Path, volume: Volume) -> bool:
    """Whether the files of a volume are all there, as they were made."""
    try:
        return _named((staging / file).read_bytes() for file in volume.files) == volume.name
    except OSError:
        return False


def blocks(every: Sequence[list[str]]) -> Texts:
    """The texts of records in files, each with the number of its first record."""
    made: list[tuple[int, bytes]] = []
    rows: list[list[str]] = []
    size = 0
    for at, row in enumerate(every):
        length = len(json_of(row))
        if rows and size + length > BLOCK:
            made.append((at - len(rows), json_of(rows)))
            rows, size = [], 0
        rows.append(row)
        size += length
    if rows:
        made.append((len(every) - len(rows), json_of(rows)))
    return tuple(made)


@lru_cache(maxsize=1)
def _desk(root: Path, folder: Path, site: str) -> Desk:
    """The desk for one state of the data and of the site."""
    return Desk(root, folder)
