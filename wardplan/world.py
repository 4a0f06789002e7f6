"""All statements of a project in a store on disk, which any number of processes read at once.

A store is named by a key over everything in it, made aside and put in its place when it is whole.
"""

import json
import os
import shutil
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import pyoxigraph as ox

from wardplan import cache
from wardplan.collection import GraphFile
from wardplan.dataset import parse_turtle
from wardplan.errors import WardPlanError
from wardplan.project import Project

CONTENTS = "graphs.json"
"""The file of a store that names its graphs, each with a digest."""
REPAIRS = 20
"""So often a store is made of the last one before it is filled anew, which leaves it tidier."""


def keep(project: Project, files: Iterable[GraphFile], made: list[ox.Quad]) -> Path:
    """The folder of the store with the files and the quads `made` beside them.

    Where there is the store of an earlier state, only the graphs that changed are read.
    Raises DataError with file and line of what is not Turtle, WardPlanError where nothing can be
    written.
    """
    said = Said(tuple(files), tuple(made))
    folder = _folder(project) / cache.key(**said.digests, engine=version("pyoxigraph"))
    if not _is_sound(folder):
        shutil.rmtree(folder, ignore_errors=True)
        aside = folder.with_name(f".{folder.name[:8]}-{os.getpid()}")
        shutil.rmtree(aside, ignore_errors=True)
        try:
            _fill(aside, said, _latest(folder.parent, said))
            aside.rename(folder)
        except OSError as error:
            raise WardPlanError(f"no store can be written: {error.strerror}", aside) from error
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return folder


@dataclass(frozen=True)
class Said:
    """What a store is to hold: files, and quads that stand in no file."""

    files: tuple[GraphFile, ...]
    made: tuple[ox.Quad, ...]

    @cached_property
    def digests(self) -> dict[str, str]:
        """A digest of every graph, by its name."""
        parts: dict[str, dict[str, bytes]] = {}
        for each in self.files:
            parts.setdefault(each.graph, {})[each.file.name] = each.file.read_bytes()
        for name, quads in self._made.items():
            lines = "\n".join(sorted(map(str, quads)))
            parts.setdefault(name, {})[""] = lines.encode()
        return {name: cache.key(**found) for name, found in parts.items()}

    def quads(self, graphs: Container[str]) -> Iterator[ox.Quad]:
        """The statements of some graphs. Raises DataError for what is not Turtle."""
        for each in self.files:
            if each.graph in graphs:
                yield from parse_turtle(each.file, each.graph)
        for name, quads in self._made.items():
            if name in graphs:
                yield from quads

    @cached_property
    def _made(self) -> dict[str, list[ox.Quad]]:
        found: dict[str, list[ox.Quad]] = {}
        for quad in self.made:
            found.setdefault(_name(quad), []).append(quad)
        return found


@dataclass(frozen=True)
class Before:
    """An earlier store: its folder, its graphs, how often it was made of the one before."""

    folder: Path
    digests: dict[str, str]
    repairs: int


def _latest(folder: Path, said: Said) -> Before | None:
    """An earlier store that has half of the graphs or more as they are."""
    for each in sorted(folder.glob(f"*/{CONTENTS}")):
        try:
            table = json.loads(each.read_text(encoding="utf-8"))
        except ValueError:
            continue
        before = Before(each.parent, table["graphs"], table["repairs"])
        same = before.digests.items() & said.digests.items()
        if table["engine"] == version("pyoxigraph") and 2 * len(same) > len(said.digests):
            return before if before.repairs < REPAIRS else None
    return None


def _fill(folder: Path, said: Said, before: Before | None) -> None:
    old = before.digests if before else {}
    stale = {name for name in old.keys() | said.digests if old.get(name) != said.digests.get(name)}
    if before and not _copied(before.folder, folder):
        _fill(folder, said, None)
        return
    store = ox.Store(str(folder))
    for name in stale & old.keys():
        store.remove_graph(ox.NamedNode(name))
    store.bulk_extend(said.quads(stale))
    store.flush()
    table = {
        "engine": version("pyoxigraph"),
        "repairs": before.repairs + 1 if before else 0,
        "graphs": said.digests,
    }
    (folder / CONTENTS).write_text(json.dumps(table), encoding="utf-8")


def _copied(store: Path, folder: Path) -> bool:
    """Copy a store, by hard links where it can be; False where it is damaged."""
    if not _is_sound(store):
        return False
    read(store).backup(str(folder))
    return True


def _is_sound(folder: Path) -> bool:
    """Whether there is a store that can be read."""
    try:
        read(folder)
    except (OSError, RuntimeError):
        return False
    return True


def _name(quad: ox.Quad) -> str:
    if not isinstance(quad.graph_name, ox.NamedNode):
        raise TypeError(f"a statement in no named graph: {quad}")
    return quad.graph_name.value


def read(folder: Path) -> ox.Store:
    """The store of a folder, to be read only."""
    return ox.Store.read_only(str(folder))


def difference(one: Path, other: Path) -> set[ox.Quad] | None:
    """The statements that only one of two stores has; None where one of them is not there.

    Only graphs that are not alike are read.
    """
    try:
        old, new = (
            json.loads((folder / CONTENTS).read_text(encoding="utf-8"))["graphs"]
            for folder in (one, other)
        )
        stale = {name for name in old.keys() | new if old.get(name) != new.get(name)}
        return _quads(read(one), stale) ^ _quads(read(other), stale)
    except (OSError, ValueError, KeyError):
        return None


def _quads(store: ox.Store, graphs: Iterable[str]) -> set[ox.Quad]:
    return {
        quad
        for name in graphs
        for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(name))
    }


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
