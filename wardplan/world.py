"""All statements of a project in a store on disk, which any number of processes read at once.

A store is named by a key over everything in it, made aside and put in its place when it is whole.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from wardplan import cache
from wardplan.collection import GraphFile
from wardplan.dataset import parse_turtle
from wardplan.errors import WardPlanError
from wardplan.project import Project


def keep(project: Project, files: Iterable[GraphFile], made: list[ox.Quad]) -> Path:
    """The folder of the store with the files and the quads `made` beside them.

    Raises DataError with file and line of what is not Turtle, WardPlanError where nothing can be
    written.
    """
    files = tuple(files)
    folder = _folder(project) / _key(files, made)
    if not folder.is_dir():
        aside = folder.with_name(f".{folder.name[:8]}-{os.getpid()}")
        shutil.rmtree(aside, ignore_errors=True)
        try:
            _fill(aside, chain(_quads(files), made))
            aside.rename(folder)
        except OSError as error:
            raise WardPlanError(f"no store can be written: {error.strerror}", aside) from error
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return folder


def read(folder: Path) -> ox.Store:
    """The store of a folder, to be read only."""
    return ox.Store.read_only(str(folder))


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


def _fill(folder: Path, quads: Iterable[ox.Quad]) -> None:
    store = ox.Store(str(folder))
    store.bulk_extend(quads)
    store.flush()


def _quads(files: Iterable[GraphFile]) -> Iterator[ox.Quad]:
    return (quad for each in files for quad in parse_turtle(each.file, each.graph))


def _key(files: Iterable[GraphFile], made: Iterable[ox.Quad]) -> str:
    parts = {f"{each.graph} {each.file.name}": each.file.read_bytes() for each in files}
    beside = "\n".join(sorted(map(str, made)))
    return cache.key(**parts, made=beside, engine=version("pyoxigraph"))
