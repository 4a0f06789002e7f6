"""Derive all plan files of a project again, each plan's documents in their order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path

from wardplan.crew import Crew
from wardplan.derive import Claims
from wardplan.errors import UsageError
from wardplan.intake import Imported, Shelf, document, import_known_plans
from wardplan.project import Project, open_project
from wardplan.source import read

LOT = 25
"""A process is given the documents of about so many plans at once."""

_DOCUMENT = re.compile(r"(?<=-\d{4})-\d+$")
"""What the name of a further document has behind that of its plan."""

Place = tuple[str, str, int, int]


def in_order(project: Project, chosen: list[Path]) -> list[Path]:
    """The chosen source files of a project, or all of them, in the order to derive them in.

    Raises UsageError for a file that is none of the project's sources.
    """
    documents = sorted(project.source_files(), key=_place)
    files = [*documents, *project.known_plans_files()]
    for file in chosen:
        if file not in files:
            raise UsageError("not a source of this project; expected one of data/sources/", file)
    return [file for file in files if not chosen or file in chosen]


def _place(file: Path) -> Place:
    front = read(file).front
    return front.city, front.ward, front.fiscal_year, front.document


def again(
    project: Project, files: Sequence[Path], crew: Crew, *, dry_run: bool
) -> Iterator[Imported]:
    """Derive what source files give, in their order; what it took from a text is not kept.

    Documents of one plan are derived one after the other, others side by side. Raises SourceError
    or UsageError for a file that cannot be used, with those before it derived.
    """
    task = partial(_again, project.root, dry_run=dry_run)
    for lot in crew.share(task, _lots(files)):
        yield from lot


def _lots(files: Sequence[Path]) -> list[list[Path]]:
    """Files in lots that leave the documents of a plan together."""
    lots: list[list[Path]] = [[]]
    for _, group in groupby(files, key=_plan):
        if len(lots[-1]) >= LOT:
            lots.append([])
        lots[-1] += group
    return lots


def _plan(file: Path) -> tuple[Path, str]:
    """What the files of one plan have in common: izumi-2024 of izumi-2024-2.md."""
    return file.parent, _DOCUMENT.sub("", file.stem)


def _again(root: Path, files: Sequence[Path], *, dry_run: bool) -> list[Imported]:
    """Derive a lot of files, in whatever process."""
    shelf = Shelf(open_project(root))
    return [_one(shelf, file, dry_run=dry_run) for file in files]


def _one(shelf: Shelf, file: Path, *, dry_run: bool) -> Imported:
    if file.suffix == ".tsv":
        city = file.parent.name
        return import_known_plans(shelf.project, file, city, None, dry_run=dry_run)
    return replace(document(shelf, file, Claims(), None, dry_run=dry_run), derived=None)
