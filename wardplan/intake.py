"""Import: from a file a person has to the project's source and plan files."""

from dataclasses import dataclass, replace
from pathlib import Path

from rdflib import Graph

from wardplan import files, known_plans, reference
from wardplan.dataset import canonical_turtle, parse_turtle, to_rdflib
from wardplan.derive import Claims, Derived, derive, identify
from wardplan.errors import SourceError, UsageError, located
from wardplan.importer import profile
from wardplan.keys import used_by
from wardplan.mapping import reported
from wardplan.namespaces import BASE
from wardplan.project import Project
from wardplan.records import ReportedPlan
from wardplan.reference import Reference
from wardplan.source import FrontMatter, Source, decode, has_front_matter, join, split
from wardplan.transcribe import Note, Transcribed, transcribe


@dataclass(frozen=True)
class Imported:
    """What an import made. `derived` is None for a table of plans known in part."""

    derived: Derived | None
    written: tuple[Path, ...]
    plans: int = 1
    notes: tuple[Note, ...] = ()


def import_document(project: Project, file: Path, claims: Claims, out: Path | None) -> Imported:
    """Import a document; with `out` write nothing but that one self-contained file.

    Raises SourceError or UsageError where the text, the claims and the project disagree.
    """
    with located(file):
        _check_out(file, out)
        known = reference.load(project.folder("data/reference"))
        front, made = _opened(_bytes(file), file)
        text = made.text
        claims = claims if front or claims.city else replace(claims, city=project.config.city)
        words = profile.load(front.city if front else claims.city or "")
        if front is None:
            named = identify(text, claims, known, words)
            front = replace(named, transcription=made.made)
        else:
            _check_claims(front, claims)
        source = Source(front, text)
        used = used_by(earlier_documents(project, front), front.iris)
        derived = derive(source, known, words, used, standalone=out is not None)
    turtle = canonical_turtle(derived.graph)
    if out is not None:
        files.write(out, turtle)
        return Imported(derived, (out,), notes=made.notes)
    return Imported(derived, _store(project, file, source, turtle), notes=made.notes)


def _opened(data: bytes, file: Path) -> tuple[FrontMatter | None, Transcribed]:
    """A source file as it is kept, or the transcription of any other file."""
    if not has_front_matter(data):
        return None, transcribe(data, file)
    front, text = split(decode(data, file), file)
    if not text.strip():
        raise SourceError("no text after the front matter")
    return front, Transcribed(text)


def earlier_documents(project: Project, front: FrontMatter) -> list[Graph]:
    """What was derived from the documents of the same plan that come before this one."""
    earlier = (replace(front, document=number).stem for number in range(1, front.document))
    found = [project.plans / front.city / f"{stem}.ttl" for stem in earlier]
    return [to_rdflib(parse_turtle(file, BASE)) for file in found if file.is_file()]


def import_known_plans(project: Project, file: Path, city: str, out: Path | None) -> Imported:
    """Import a table of plans known in part; each becomes a plan file of its own.

    A plan whose own text the project holds is left as it is. Raises SourceError with the line of
    a row that cannot be used.
    """
    with located(file):
        _check_out(file, out)
        known = reference.load(project.folder("data/reference"))
        table = decode(_bytes(file), file)
        plans = known_plans.parse(table, file, city, known.wards(city).values())
    if out is not None:
        graph = reported.to_graph(plans[0], known, standalone=True)
        for plan in plans[1:]:
            graph += reported.to_graph(plan, known, standalone=True)
        files.write(out, canonical_turtle(graph))
        return Imported(None, (out,), len(plans))
    written = []
    for plan in plans:
        target = project.plans / plan.city / f"{plan.ward}-{plan.year}.ttl"
        if not is_whole(project, plan) and files.write_if_changed(
            target, derive_reported(plan, known)
        ):
            written.append(target)
    return Imported(None, tuple(written), len(plans))


def is_whole(project: Project, plan: ReportedPlan) -> bool:
    """Whether the project holds the text of a plan that is also known in part."""
    return (project.sources / plan.city / f"{plan.ward}-{plan.year}.md").exists()


def derive_reported(plan: ReportedPlan, known: Reference) -> bytes:
    """The canonical Turtle of a plan known in part."""
    return canonical_turtle(reported.to_graph(plan, known))


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


def _store(project: Project, file: Path, source: Source, turtle: bytes) -> tuple[Path, ...]:
    """Keep a raw text as a source file, and write the plan file derived from it."""
    front = source.front
    kept = project.sources / front.city / f"{front.stem}.md"
    contents = {project.plans / front.city / f"{front.stem}.ttl": turtle}
    if file.resolve() != kept.resolve():
        _check_kept(project, kept, source.text)
        contents[kept] = kept.read_bytes() if kept.exists() else join(front, source.text).encode()
    return tuple(
        target for target, data in contents.items() if files.write_if_changed(target, data)
    )


def _check_kept(project: Project, kept: Path, text: str) -> None:
    """A text already kept for this ward, year and document is never replaced silently."""
    if kept.exists() and split(decode(kept.read_bytes(), kept), kept)[1] != text:
        shown = project.shown(kept)
        raise SourceError(
            f"{shown} holds another text for this ward, year and document; "
            f"edit that file and run `wardplan import {shown}`"
        )
