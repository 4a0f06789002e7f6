"""All that a build reads: files of the project, or of the package in their place; the program."""

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import requires
from pathlib import Path

from wardplan import assets, cache, dates
from wardplan.config import FILE_NAME
from wardplan.project import Project

OWN = ("data", "profiles", "releases", FILE_NAME)
"""What only a project has."""
FOLDERS = ("ontology", "shapes", "site", "docs")
EITHER = (*FOLDERS, "data/reference", "data/dataset.ttl")
"""What a project brings, or else the package has."""
TOLD = ("data/links", "data/plans", "data/sources", "data/reference", "docs")
"""What pages tell of, each of its own part."""
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def files(project: Project) -> Iterator[Path]:
    """Every file that a build of the project may read, in a fixed order."""
    for name in (*OWN, *EITHER):
        own = project.root / name
        yield from _below(own if own.exists() or name in OWN else assets.packaged() / name)


@dataclass(frozen=True)
class Inputs:
    """Keys over the content of those files, the program, and what else a build goes by.

    `whole` is over all of it; `frame` over what any page about a resource is made with, which is
    neither data nor documentation.
    """

    whole: str
    frame: str


def read(project: Project) -> Inputs:
    """Read every input of a build of the project, once."""
    told = [project.root / each for each in TOLD]
    whole, frame = hashlib.sha256(), hashlib.sha256()
    for file in files(project):
        with file.open("rb") as data:
            content = hashlib.file_digest(data, "sha256").hexdigest()
        line = f"{project.shown(file)}\n{content}\n".encode()
        whole.update(line)
        if not any(map(file.is_relative_to, told)):
            frame.update(line)
    program = cache.key(
        program=cache.of_code(*_relied_on()),
        pipeline=(assets.packaged() / "build.py").read_bytes(),
        day=os.environ.get(dates.VARIABLE, ""),
    )
    keys = (cache.key(files=each.digest(), program=program) for each in (whole, frame))
    return Inputs(*keys)


def _below(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    yield from (file for file in sorted(place.rglob("*")) if file.is_file())


def _relied_on() -> list[str]:
    """The distributions that the program needs, without those of its extras."""
    needed = (each for each in requires("wardplan") or () if "extra ==" not in each)
    return [found[0] for each in needed if (found := _NAME.match(each))]
