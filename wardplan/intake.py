"""Import: from a file a person has to the project's source, plan and links files.

Everything is worked out before anything is written, so that a dry run tells what an import does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from rdflib import Graph

from wardplan import files, known_plans, reference
from wardplan.changes import Changes, compare
from wardplan.dataset import canonical_turtle, empty_graph
from wardplan.derive import Claims, Derived, derive, identify
from wardplan.errors import SourceError, UsageError, located
from wardplan.former import before_of, graph_in, plan_file, settled, source_file
from wardplan.importer import profile
from wardplan.importer.profile import Profile
from wardplan.iris import PlanIris
from wardplan.links_stub import links_stub
from wardplan.mapping import reported
from wardplan.mapping.header import titles
from wardplan.project import Project
from wardplan.records import ReportedPlan
from wardplan.reference import Reference
from wardplan.source import (
    FrontMatter,
    Source,
    decode,
    has_front_matter,
    join,
    split,
    with_revision,
)
from wardplan.tombstones import remains
from wardplan.transcribe import Note, Transcribed, transcribe


@dataclass(frozen=True)
class Imported:
    """What an import made, or in a dry run would make.

    `derived` is None for a table of plans known in part; `changes` is what becomes of the
    elements that were there.
    """

    derived: Derived | None
    written: tuple[Path, ...]
    changes: Changes
    plans: int = 1
    notes: tuple[Note, ...] = ()


class Shelf:
    """What imports into a project look up again and again: read once, when first asked for."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._profiles: dict[str, Profile] = {}
        self._known: dict[str, Reference] = {}

    def known(self, city: str) -> Reference:
        """The reference data that a city may need. Raises DataError with file and line."""
        if city not in self._known:
            folder = self.project.folder("data/reference")
            self._known[city] = reference.load(folder, city)
        return self._known[city]

    def profile(self, city: str) -> Profile:
        """The words of a city. Raises UsageError where there are none."""
        if city not in self._profiles:
            self._profiles[city] = profile.load(city, self.project.profiles)
        return self._profiles[city]


def import_document(
    project: Project, file: Path, claims: Claims, out: Path | None, *, dry_run: bool = False
) -> Imported:
    """Import a document; with `out` write nothing but that one self-contained file.

    A `dry_run` writes nothing at all.

    Raises SourceError or UsageError where the text, the claims and the project disagree.
    """
    return document(Shelf(project), file, claims, out, dry_run=dry_run)


def document(
    shelf: Shelf, file: Path, claims: Claims, out: Path | None, *, dry_run: bool = False
) -> Imported:
    """Import one of several documents, as `import_document` does."""
    project = shelf.project
    with located(file):
        _check_out(file, out)
        front, made = _opened(_bytes(file), file)
        text = made.text
        claims = claims if front or claims.city else replace(claims, city=project.config.city)
        city = front.city if front else claims.city or ""
        known, words = shelf.known(city), shelf.profile(city)
        if front is None:
            named = identify(text, claims, known, words)
            front = replace(named, transcription=made.made)
        else:
            _check_claims(front, claims)
        front = settled(project, front, text, kept=out is None)
        source = Source(front, text)
        before = before_of(project, source)
        derived = derive(source, known, words, before, standalone=out is not None)
    turtle = canonical_turtle(derived.graph)
    contents = {out: turtle} if out else _contents(project, source, turtle, known)
    changes = compare(None if out else before.own, derived.graph)
    return Imported(derived, _write(contents, dry_run=dry_run), changes, notes=made.notes)


def _opened(data: bytes, file: Path) -> tuple[FrontMatter | None, Transcribed]:
    """A source file as it is kept, or the transcription of any other file."""
    if not has_front_matter(data):
        return None, transcribe(data, file)
    front, text = split(decode(data, file), file)
    if not text.strip():
        raise SourceError("no text after the front matter")
    return front, Transcribed(text)


def import_known_plans(
    project: Project, file: Path, city: str, out: Path | None, *, dry_run: bool = False
) -> Imported:
    """Import a table of plans known in part; each becomes a plan file of its own.

    A plan whose own text the project holds is left as it is. Raises SourceError with the line of
    a row that cannot be used.
    """
    with located(file):
        _check_out(file, out)
        known = reference.load(project.folder("data/reference"), city)
        table = decode(_bytes(file), file)
        plans = known_plans.parse(table, file, city, known.wards(city).values())
    if out is not None:
        graph = empty_graph()
        for plan in plans:
            graph += reported.to_graph(plan, known, standalone=True)
        contents = {out: canonical_turtle(graph)}
        return Imported(None, _write(contents, dry_run=dry_run), compare(None, graph), len(plans))
    contents, old, new = {}, empty_graph(), empty_graph()
    for target, plan in _targets(project, plans):
        own = graph_in(target)
        fresh = derive_reported(plan, known, own)
        contents[target] = canonical_turtle(fresh)
        old += own or empty_graph()
        new += fresh
    written = _write(contents, dry_run=dry_run)
    return Imported(None, written, compare(old, new), len(plans))


def _targets(
    project: Project, plans: tuple[ReportedPlan, ...]
) -> Iterator[tuple[Path, ReportedPlan]]:
    """The plans of which the project holds no text, each with its plan file."""
    for plan in plans:
        if not is_whole(project, plan):
            yield project.plans / plan.city / f"{plan.ward}-{plan.year}.ttl", plan


def is_whole(project: Project, plan: ReportedPlan) -> bool:
    """Whether the project holds the text of a plan that is also known in part."""
    return (project.sources / plan.city / f"{plan.ward}-{plan.year}.md").exists()


def derive_reported(plan: ReportedPlan, known: Reference, own: Graph | None) -> Graph:
    """The graph of a plan known in part; what its plan file had and it has not is withdrawn."""
    graph = reported.to_graph(plan, known)
    if own is not None:
        graph += remains(own, graph, PlanIris(plan.city, plan.ward, plan.year))
    return graph


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise UsageError("no such file") from error
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}") from error


def _check_out(file: Path, out: Path | None) -> None:
    if out is not None and out.resolve() == file.resolve():
        raise UsageError("--out names the source itself; it would be overwritten")


def _check_claims(front: FrontMatter, claims: Claims) -> None:
    """The command line must not contradict the front matter."""
    pairs = (
        ("--city", claims.city, front.city),
        ("--ward", claims.ward, front.ward),
        ("--fiscal-year", claims.fiscal_year, front.fiscal_year),
        ("--document", claims.document, front.document),
    )
    for option, claimed, stated in pairs:
        if claimed is not None and claimed != stated:
            message = f"{option} {claimed} contradicts the front matter, which says {stated}"
            raise SourceError(message, line=1)


def _contents(
    project: Project, source: Source, turtle: bytes, known: Reference
) -> dict[Path, bytes]:
    """The files of one document: its text, what is derived, and where people's links go."""
    front = source.front
    kept = source_file(project, front)
    contents = {
        plan_file(project, front): turtle,
        kept: _kept(kept, front) if kept.exists() else join(front, source.text).encode(),
    }
    links = project.links / front.city / f"{front.ward}-{front.fiscal_year}.ttl"
    if not links.exists():
        contents[links] = links_stub(front.iris, titles(front.iris, known).ja)
    return contents


def _kept(file: Path, front: FrontMatter) -> bytes:
    """A source file as it is, but for its revision where that is raised."""
    data = file.read_bytes()
    content = decode(data, file)
    said = split(content, file)[0]
    if said is None or said.revision == front.revision:
        return data
    return with_revision(content, front.revision).encode()


def _write(contents: Mapping[Path, bytes], *, dry_run: bool) -> tuple[Path, ...]:
    """Write what differs, and name it; a dry run only names it."""
    if dry_run:
        return tuple(file for file, data in contents.items() if files.differs(file, data))
    return tuple(file for file, data in contents.items() if files.write_if_changed(file, data))
