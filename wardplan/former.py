"""What a project holds of a plan already: its files, its last revision, its keys."""

from dataclasses import replace
from pathlib import Path

from rdflib import Graph, Literal

from wardplan.dataset import parse_turtle, to_rdflib
from wardplan.errors import DataError, SourceError
from wardplan.keys.before import Before, before
from wardplan.namespaces import BASE, RDF, WP
from wardplan.project import Project
from wardplan.source import FrontMatter, Source, decode, split

_REPAIR = "the keys it holds are needed; bring back its last good version, then import again"


def plan_file(project: Project, front: FrontMatter) -> Path:
    """Where the project keeps what is derived from a document."""
    return project.plans / front.city / f"{front.stem}.ttl"


def source_file(project: Project, front: FrontMatter) -> Path:
    """Where the project keeps a document's text."""
    return project.sources / front.city / f"{front.stem}.md"


def graph_in(file: Path) -> Graph | None:
    """The graph of a plan file; None where there is none.

    Raises DataError for a file that is not Turtle: it is not written over, for the sake of the
    keys in it.
    """
    if not file.is_file():
        return None
    try:
        return to_rdflib(parse_turtle(file, BASE), "SimpleMemory")
    except DataError as error:
        raise DataError(f"{error.message}; {_REPAIR}", file, error.line) from error


def plan_files(project: Project, front: FrontMatter) -> list[Path]:
    """The files of a document's plan that are there: one for each document."""
    folder = plan_file(project, front).parent
    found = sorted(folder.glob(f"{front.ward}-{front.fiscal_year}*.ttl"))
    return [file for file in found if _document(file, front) is not None]


def before_of(project: Project, source: Source) -> Before:
    """What the project's plan files say of a document's plan before it is read again."""
    front = source.front
    own = plan_file(project, front)
    earlier: list[Graph] = []
    later: list[Graph] = []
    for file in plan_files(project, front):
        number = _document(file, front) or front.document
        if number != front.document:
            graph = graph_in(file)
            (earlier if number < front.document else later).append(graph or Graph())
    return before(front.iris, graph_in(own), earlier, later, source.sha256)


def _document(file: Path, front: FrontMatter) -> int | None:
    """Which document of the plan a file is derived from; None for another plan's."""
    suffix = file.stem.removeprefix(f"{front.ward}-{front.fiscal_year}")
    if suffix == "":
        return 1
    return int(suffix[1:]) if suffix[0] == "-" and suffix[1:].isdigit() else None


def settled(project: Project, front: FrontMatter, text: str, *, kept: bool) -> FrontMatter:
    """The front matter under which a text is imported.

    With `kept` the project's own source file of the document is meant: a copy of its text goes by
    what that file says of it, and another text is refused with SourceError. The revision is
    raised where the text is not the one the plan file was derived from.
    """
    file = source_file(project, front)
    if kept and file.is_file():
        said, held = split(decode(file.read_bytes(), file), file)
        if held != text:
            shown = project.shown(file)
            raise SourceError(
                f"{shown} holds another text for this ward, year and document; "
                f"edit that file and run `wardplan import {shown}`"
            )
        front = said or front
    own = graph_in(plan_file(project, front))
    return replace(front, revision=_revision(Source(front, text), own or Graph()))


def _revision(source: Source, own: Graph) -> int:
    """The revision of a text, given what the plan file says of the last one."""
    said = source.front.revision
    for transcription in own.subjects(RDF.type, WP.Transcription):
        last = own.value(transcription, WP.revision)
        number = int(last) if isinstance(last, Literal) and str(last).isdigit() else 0
        same = (transcription, WP.sha256, Literal(source.sha256)) in own
        return max(said, number if same or said > number else number + 1)
    return said
