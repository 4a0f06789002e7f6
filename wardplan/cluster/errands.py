"""What a worker does: the task of an errand on its lot, in the worker's own copy of the project."""

import gc
import hashlib
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from wardplan import assets, cache
from wardplan.cluster import luggage, parcels
from wardplan.cluster.mirror import Mirror, alone
from wardplan.cluster.places import Place
from wardplan.errors import ConfigError, WardPlanError

RELIED_ON = ("jinja2", "markupsafe", "pyoxigraph", "pyshacl", "rdflib")
"""What, in another version, may give other bytes."""


@dataclass(frozen=True)
class Errand:
    """One lot of a task, and where to find what it needs; small, for it passes the scheduler.

    `share` is an address, `parcels` and `task` are names in it; `lot` is packed luggage;
    `written` is the folder of the project that the task writes into, if it does; `edition` is the
    builder's `edition()`.
    """

    share: str
    parcels: tuple[str, ...]
    task: str
    lot: bytes
    written: str | None
    edition: str


@dataclass(frozen=True)
class Outcome:
    """What came of an errand: the packed result, or the error, and the files that were written."""

    result: bytes
    failed: bool = False
    files: bytes | None = None


@lru_cache(maxsize=1)
def edition() -> str:
    """A key over this program and what it relies on: machines that have the same agree on bytes.

    The files beside the program (templates, shapes, ...) are not in it: they come with the parcels.
    """
    files = (file for file in assets.PACKAGE.rglob("*") if _is_code(file))
    code = {file.relative_to(assets.PACKAGE).as_posix(): file.read_bytes() for file in files}
    versions = {name: version(name) for name in RELIED_ON}
    return cache.key(**code, versions=repr(versions), python=repr(sys.version_info[:2]))


def _is_code(file: Path) -> bool:
    aside = {"__pycache__", assets.PACKED.name}
    return file.is_file() and aside.isdisjoint(file.relative_to(assets.PACKAGE).parts)


def run(errand: Errand) -> Outcome:
    """Do an errand on a worker. A WardPlanError is part of the outcome, with its paths."""
    folder = _folder() / hashlib.sha256(errand.share.encode()).hexdigest()[:16]
    with alone(folder):
        mirror = Mirror(folder, Place(errand.share))
        known = luggage.folders(mirror.root, mirror.root)
        try:
            _agree(errand)
            return _done(errand, mirror, known)
        except WardPlanError as error:
            return Outcome(luggage.pack(error, known), failed=True)


def _done(errand: Errand, mirror: Mirror, known: dict[str, Path]) -> Outcome:
    mirror.bring(errand.parcels)
    task = _task(mirror.root, errand.share, errand.task)
    with _swept(), mirror.output(errand.written) as written:
        result = task(luggage.unpack(errand.lot, known))
        files = parcels.bundle(written) if written else None
    return Outcome(luggage.pack(result, known), files=files)


@contextmanager
def _swept() -> Iterator[None]:
    """Leave nothing for the collector to find later: it may run in another thread of the worker,
    and what pyoxigraph gives out can only be dropped in the thread that asked for it."""
    gc.disable()
    try:
        yield
    finally:
        gc.collect()
        gc.enable()


@lru_cache(maxsize=2)
def _task(root: Path, share: str, name: str) -> Callable[[Any], Any]:
    """A task, which may be as large as all that its lots have in common; the last ones are kept."""
    task: Callable[[Any], Any] = luggage.unpack(
        Place(share).read(name), luggage.folders(root, root)
    )
    return task


def _agree(errand: Errand) -> None:
    if errand.edition != edition():
        message = (
            "this worker has another WardPlan, or other versions of what it relies on, than the "
            "machine that builds; install the same on both"
        )
        raise ConfigError(message, _name())


def _folder() -> Path:
    """Where this worker may keep files: its own local directory, which Dask removes."""
    from distributed import get_worker

    try:
        return Path(get_worker().local_directory) / "wardplan"
    except ValueError:  # no worker: whoever calls this wants it done here
        return Path(tempfile.gettempdir()) / "wardplan-errands"


def _name() -> str:
    return f"worker on {platform.node()}"
