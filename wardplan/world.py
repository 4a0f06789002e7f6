"""All statements of a project in a store that any number of processes read at once.

It lies in a folder named by a key over everything in it, which is made aside and put in its place
when it is whole. What has room in memory is held there by every process that reads it: it is found
some twenty times as quickly as on disk.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from wardplan import cache, file_sight, merging, on_disk, shelf, stated, unified
from wardplan.collection import GraphFile
from wardplan.errors import WardPlanError
from wardplan.file_sight import FileSight
from wardplan.index import Sight
from wardplan.narrow import Narrow
from wardplan.on_disk import INDEX
from wardplan.project import Project
from wardplan.said import Said
from wardplan.shelf import Kept, Shelf
from wardplan.stated import Stated
from wardplan.store_sight import StoreSight

ROOM = 400_000
"""So many statements have room in memory; each takes some 300 bytes of every process."""
MERGED = "merged"
"""The folder with what is made of such a store."""
REPAIRS = 20
"""So often a store is made of the last one before it is filled anew, which leaves it tidier."""


def keep(project: Project, files: Iterable[GraphFile], made: list[ox.Quad]) -> Path:
    """The folder of the store with the files and the quads `made` beside them.

    Where there is the store of an earlier state, only the graphs that changed are read.
    Raises DataError with file and line of what is not Turtle, WardPlanError where nothing can be
    written.
    """
    said = Said(tuple(files), tuple(made))
    folder = _folder(project) / cache.key(**said.digests, engine=_engine(), room=str(ROOM))
    if not _is_sound(folder):
        shutil.rmtree(folder, ignore_errors=True)
        aside = folder.with_name(f".{folder.name[:8]}-{os.getpid()}")
        shutil.rmtree(aside, ignore_errors=True)
        try:
            _fill(aside, said, _latest(folder.parent, said))
            if Said(said.files, said.made).digests != said.digests:
                raise WardPlanError("files of the project were changed meanwhile; try again")
            aside.rename(folder)
        except OSError as error:
            raise WardPlanError(f"no store can be written: {error.strerror}", aside) from error
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return folder


def _latest(folder: Path, said: Said) -> Shelf | None:
    """An earlier store that has half of the graphs or more as they are."""
    for each in sorted(folder.glob(f"*/{shelf.CONTENTS}")):
        before = shelf.shelf_of(each.parent, _engine())
        if before is None:
            continue
        same = before.origins.items() & said.digests.items()
        if 2 * len(same) > len(said.digests) and before.repairs < REPAIRS and before.is_sound():
            return before
    return None


def _fill(folder: Path, said: Said, before: Shelf | None) -> None:
    folder.mkdir()
    old = before.origins if before else {}
    same = {name for name, digest in said.digests.items() if old.get(name) == digest}
    graphs: dict[str, Kept] = {}
    for name, digest in said.digests.items():
        if before and name in same:
            graphs[name] = shelf.take(before, name, folder)
        else:
            graphs[name] = shelf.put(folder, digest, said.quads(name))
    made = Shelf(folder, graphs, before.repairs + 1 if before else 0)
    if made.count > ROOM:
        on_disk.fill(made, before, same)
    shelf.close(made, _engine())


def _is_sound(folder: Path) -> bool:
    """Whether there is a store that can be read."""
    there = shelf.shelf_of(folder, _engine())
    if there is None or not there.is_sound():
        return False
    try:
        return there.count <= ROOM or on_disk.is_whole(folder)
    except (OSError, RuntimeError):
        return False


def _engine() -> str:
    """What makes stores, and reads them."""
    return cache.of_code("pyoxigraph")


def read(folder: Path) -> ox.Store:
    """The store of a folder, to be read only. Raises WardPlanError where there is none."""
    if (folder / INDEX).exists():
        return ox.Store.read_only(str(folder / INDEX))
    return _held(folder.resolve())


def merged(folder: Path, but: str) -> ox.Store:
    """The merge of all graphs of a folder's store but one, in memory or on disk as that is."""
    if not (folder / INDEX).exists():
        return unified.merged(read(folder), but, ox.Store())
    place = folder / MERGED
    if not merging.opens(place):
        shutil.rmtree(place, ignore_errors=True)
        aside = folder / f".{MERGED}-{os.getpid()}"
        if not _merge_repaired(folder, aside, but):
            unified.merged(read(folder), but, ox.Store(str(aside))).flush()
        aside.rename(place)
    return ox.Store.read_only(str(place))


def _merge_repaired(folder: Path, place: Path, but: str) -> bool:
    """Make the merge of an earlier one, where the store was made of an earlier one as well."""
    there = shelf.shelf_of(folder, _engine())
    if there is None or not there.repairs:
        return False
    for earlier in sorted(folder.parent.glob(f"*/{MERGED}")):
        differing = difference(earlier.parent, folder)
        if differing is not None and merging.repair(earlier, place, differing, read(folder), but):
            return True
    return False


def narrow(folder: Path | None, but: str | None = None) -> Narrow | None:
    """What is held in memory of a store on disk; None for a store that is in memory itself."""
    if folder is None or not (folder / INDEX).exists():
        return None
    return Narrow(Stated(folder / stated.NAME), but)


def sight(folder: Path) -> Sight:
    """What is in the store of a folder, to be looked up. Raises WardPlanError where there is none.

    Nothing is remembered of it.
    """
    if (folder / INDEX).exists():
        return FileSight(folder / file_sight.NAME)
    return StoreSight(read(folder))


def lines(folder: Path, but: str) -> Iterator[str] | None:
    """Every statement of all graphs but one, once, of a store on disk; None of one in memory."""
    on_file = (folder / INDEX).exists()
    return FileSight(folder / file_sight.NAME).lines(but) if on_file else None


@lru_cache(maxsize=1)
def _held(folder: Path) -> ox.Store:
    """The store of a folder in memory; a process has that of the last one it was asked for."""
    there = shelf.shelf_of(folder, _engine())
    if there is None:
        raise WardPlanError("no store of this version; remove the folder and build again", folder)
    store = ox.Store()
    there.load(store)
    return store


def contents(folder: Path) -> dict[str, str]:
    """A digest of what each graph of a store says, by the name of the graph."""
    there = shelf.shelf_of(folder, _engine())
    return {name: kept.content for name, kept in there.graphs.items()} if there else {}


def forget() -> None:
    """Give back the memory of what was read."""
    _held.cache_clear()


def difference(one: Path, other: Path) -> set[ox.Quad] | None:
    """The statements that only one of two stores has; None where one of them is not there.

    Only graphs that are not alike are read.
    """
    old, new = (shelf.shelf_of(folder, _engine()) for folder in (one, other))
    if old is None or new is None:
        return None
    stale = {name for name, _ in old.origins.items() ^ new.origins.items()}
    try:
        return set(old.quads(stale & old.graphs.keys())) ^ set(new.quads(stale & new.graphs.keys()))
    except (OSError, SyntaxError):
        return None


def prune(project: Project, kept: Path | None) -> None:
    """Remove all stores but one; those who read others go on with what they have open."""
    for folder in _folder(project).iterdir():
        if folder != kept:
            shutil.rmtree(folder, ignore_errors=True)


def _folder(project: Project) -> Path:
    folder = project.work / "store"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WardPlanError(f"cannot be written: {error.strerror}", folder) from error
    return folder
