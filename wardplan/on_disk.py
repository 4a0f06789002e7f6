"""What is on disk beside a shelf that has no room in memory: a store, and files to look up in."""

import shutil
from collections.abc import Iterator, Set
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from wardplan import file_sight, stated
from wardplan.shelf import Shelf

INDEX = "index"
"""The folder with the store."""
LOT = 200_000
"""So many statements are put in order at once, in memory: some 700 bytes each."""
_FILES = {file_sight.NAME: file_sight.is_one, stated.NAME: stated.is_one}
"""The files beside such a store, and what tells that they can be read."""


def fill(made: Shelf, before: Shelf | None, same: Set[str]) -> None:
    """The store on disk: that of the shelf before, as far as there is one, with what is new."""
    copied = before if before and _copied(before.folder, made.folder) else None
    new = made.graphs.keys() - same if copied else made.graphs.keys()
    store, (said, sorted_) = ox.Store(str(made.folder / INDEX)), _files(made.folder)
    if copied:
        gone = copied.graphs.keys() - same
        file_sight.remove(said, copied.lines(gone))
        stated.remove(sorted_, gone)
        for name in gone:
            store.remove_graph(ox.NamedNode(name))
    _add(store, made.quads(new))
    file_sight.write(said, made.lines(new))
    stated.write(sorted_, made.lines(new))
    store.flush()


def _add(store: ox.Store, quads: Iterator[ox.Quad]) -> None:
    while lot := list(islice(quads, LOT)):
        store.bulk_extend(lot)


def _files(folder: Path) -> list[Path]:
    """The files beside a store on disk."""
    return [folder / name for name in _FILES]


def _copied(folder: Path, place: Path) -> bool:
    """Copy what is on disk beside a shelf; False where there is none, or it is damaged."""
    try:
        ox.Store.read_only(str(folder / INDEX)).backup(str(place / INDEX))
        for name in _FILES:
            shutil.copyfile(folder / name, place / name)
        if _are_whole(place):
            return True
    except (OSError, RuntimeError):
        pass
    shutil.rmtree(place / INDEX, ignore_errors=True)
    for file in _files(place):
        file.unlink(missing_ok=True)
    return False


def is_whole(folder: Path) -> bool:
    """Whether all that is on disk beside a shelf can be read."""
    ox.Store.read_only(str(folder / INDEX))
    return _are_whole(folder)


def _are_whole(folder: Path) -> bool:
    return all(is_one(folder / name) for name, is_one in _FILES.items())
