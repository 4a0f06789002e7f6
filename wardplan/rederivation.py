"""Derive all plan files of a project again, each plan's documents in their order."""

from pathlib import Path

from wardplan.derive import Claims
from wardplan.errors import UsageError
from wardplan.intake import Imported, import_document, import_known_plans
from wardplan.project import Project
from wardplan.source import read


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


def _place(file: Path) -> tuple[str, str, int, int]:
    front = read(file).front
    return front.city, front.ward, front.fiscal_year, front.document


def again(project: Project, file: Path, *, dry_run: bool) -> Imported:
    """Derive what one source file gives."""
    if file.suffix == ".tsv":
        return import_known_plans(project, file, file.parent.name, None, dry_run=dry_run)
    return import_document(project, file, Claims(), None, dry_run=dry_run)
