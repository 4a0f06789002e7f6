"""A project that lies in some store, fetched to a folder of this machine: only what changed."""

import json
import os
from pathlib import Path

from wardplan import inputs
from wardplan.cache import key
from wardplan.cluster import belongings
from wardplan.cluster.places import Place
from wardplan.errors import ConfigError, WardPlanError

RECORD = "fetched.json"
PARTS = (*inputs.OWN, *inputs.FOLDERS)


def work_folder(url: str) -> Path:
    """Where the project of an address is kept between builds, below the user's cache folder."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "wardplan" / key(url=url)[:16]


def fetch(place: Place, folder: Path) -> tuple[int, int]:
    """Make a folder hold the project of a place; how many files came, and how many went.

    A file is fetched again where the store's mark of it (checksum, or size and time) is another
    than when it was fetched, or where it is not here as it was then. Raises ConfigError where there
    is no project.
    """
    there = {name: mark for name, mark in place.names().items() if _is_part(name)}
    if not there:
        message = "no project at this address; expected data/, and wardplan.toml if it has one"
        raise ConfigError(message, place.url)
    known = _known(folder)
    stale = [name for name, mark in there.items() if known.get(name) != _state(folder, name, mark)]
    gone = _names(folder) - there.keys()
    for name in gone:
        (folder / name).unlink()
    _note(folder, {name: state for name, state in known.items() if name not in {*stale, *gone}})
    place.get(stale, folder)
    _note(folder, {name: _state(folder, name, mark) for name, mark in there.items()})
    return len(stale), len(gone)


def _names(folder: Path) -> set[str]:
    """The files of a project in a folder."""
    files = (file for part in PARTS for file in belongings.files_of(folder / part))
    return {file.relative_to(folder).as_posix() for file in files}


def _is_part(name: str) -> bool:
    hidden = any(part.startswith(".") for part in name.split("/"))
    return name.partition("/")[0] in PARTS and not hidden


def _state(folder: Path, name: str, mark: str) -> str:
    """The mark of a file in the store, with what says that the one here is untouched."""
    file = folder / name
    if not file.is_file():
        return ""
    seen = file.stat()
    return f"{mark} {seen.st_size} {seen.st_mtime_ns}"


def _known(folder: Path) -> dict[str, str]:
    file = folder / ".wardplan" / RECORD
    try:
        found: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found


def _note(folder: Path, known: dict[str, str]) -> None:
    file = folder / ".wardplan" / RECORD
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(known), encoding="utf-8")
    except OSError as error:
        raise WardPlanError(f"cannot be written: {error.strerror}", file) from error
