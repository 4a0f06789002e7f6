"""The releases of a project: frozen states of its data, in `releases/<version>/`.

A folder holds the dumps as they were, their checksums, the IRIs that were new, the difference from
the release before, the entry of the catalogue, and `release.json`. Nothing in it changes any more.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wardplan import iris
from wardplan.errors import DataError, UsageError
from wardplan.project import Project

FOLDER = "releases"
SHEET, IRIS, ENTRY = "release.json", "iris.txt", "entry.nt"
PATCH, SUMS = "changes.nt.patch", "SHA256SUMS"
KEPT = (SHEET, IRIS, ENTRY, PATCH)
"""What a release has beside the frozen dumps; of no interest to who takes the data."""

VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
"""Three numbers (Semantic Versioning 2.0.0, section 2)."""


@dataclass(frozen=True, order=True)
class Version:
    """1.0.0: other IRIs or meanings, 1.1.0: more data, 1.1.1: corrections."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    @property
    def slug(self) -> str:
        """The version in a name of the catalogue, which has no dots."""
        return str(self).replace(".", "-")


def version(text: str) -> Version:
    """Raises UsageError for anything but three numbers with dots between them."""
    found = VERSION.fullmatch(text)
    if found is None:
        raise UsageError(f"'{text}' is no version; three numbers are, such as 1.2.0 / 例: 1.2.0")
    return Version(*map(int, found.groups()))


@dataclass(frozen=True)
class Release:
    """A frozen state of the data. `notes` say by language what is new; `previous` came before.

    The frozen dumps name the published base of that day, `base`.
    """

    version: Version
    day: date
    notes: dict[str, str]
    previous: Version | None
    base: str
    folder: Path

    @property
    def dumps(self) -> list[Path]:
        """The frozen files of data."""
        files = (file for file in self.folder.iterdir() if file.name not in (*KEPT, SUMS))
        return sorted(files)

    @property
    def changes(self) -> str | None:
        """The path of the page with what is new since the release before."""
        return f"changes/{self.previous}..{self.version}" if self.previous else None

    def read(self, name: str) -> Iterator[str]:
        """The lines of one of its texts."""
        with (self.folder / name).open(encoding="utf-8") as file:
            yield from file


def iri(which: Version) -> str:
    """The dataset of a release."""
    return str(iris.fragment_of(iris.mint("catalog"), f"release-{which.slug}"))


def known(project: Project) -> tuple[Release, ...]:
    """All releases, the first one first.

    Raises DataError for a folder that is no release, or one whose release before is missing.
    """
    folder = project.root / FOLDER
    folders = [each for each in folder.glob("*") if each.is_dir() and each.name[0] != "."]
    found = sorted((_read(each) for each in folders), key=lambda each: each.version)
    for before, each in zip((None, *found), found, strict=False):
        expected = before.version if before else None
        if each.previous != expected:
            message = f"follows {each.previous or 'none'}, but {expected or 'none'} is there"
            raise DataError(f"{message}; bring back the releases as they were", each.folder / SHEET)
    return tuple(found)


def _read(folder: Path) -> Release:
    file = folder / SHEET
    try:
        table = json.loads(file.read_text(encoding="utf-8"))
        previous = table.get("previous")
        return Release(
            version(folder.name),
            date.fromisoformat(table["date"]),
            {language: str(table["notes"][language]) for language in ("ja", "en")},
            version(previous) if previous else None,
            str(table["base"]),
            folder,
        )
    except (OSError, ValueError, KeyError, TypeError, UsageError) as error:
        raise DataError(f"not the sheet of a release: {error}", file) from error
