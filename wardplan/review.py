"""A plan's review: one local page with its text on one side and what was made of it on the other.

The page is made from the sources as they are now, not from the plan files: it shows what an
import would write.
"""

import os
import re
import sys
import webbrowser
from dataclasses import dataclass
from pathlib import Path

import jinja2
import pyoxigraph as ox
from markupsafe import Markup

from wardplan import annotated, collection, files, iris, plan_name, reference, render, terms
from wardplan.accounts import derive_document
from wardplan.annotated import Line
from wardplan.dataset import parse_turtle, store_of, to_triples
from wardplan.doubts import Doubt
from wardplan.errors import DataError
from wardplan.index import index_of
from wardplan.line_numbers import line_of, line_starts
from wardplan.plan_name import PlanName
from wardplan.pointer import Pointer
from wardplan.project import Project
from wardplan.reference import Reference
from wardplan.reviewed import Reviewed
from wardplan.source import read
from wardplan.transcript import spans

TEMPLATE = "review.html"
_NO_NAME = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True)
class NumberedDoubt:
    """A doubt as the page lists it; `line` is the line in the file."""

    number: int
    line: int
    doubt: Doubt


@dataclass(frozen=True)
class Sheet:
    """One document of the plan. `fresh` says that the plan file is what the source gives now.

    `before` is the number of lines of the file that stand before the text.
    """

    document: Reviewed
    file: str
    plan_file: str
    fresh: bool
    before: int
    lines: tuple[Line, ...]
    doubts: tuple[NumberedDoubt, ...]


@dataclass(frozen=True)
class Review:
    """What the page shows.

    `line_of` gives the line of each span in its file, by the span's IRI; before it the number of
    the document where there are several.
    """

    name: str
    language: str
    plan: Pointer
    sheets: tuple[Sheet, ...]
    line_of: dict[str, str]
    links_file: str
    style: Markup

    @property
    def doubts(self) -> tuple[tuple[Sheet, NumberedDoubt], ...]:
        return tuple((sheet, each) for sheet in self.sheets for each in sheet.doubts)


def write(project: Project, name: PlanName, language: str, out: Path | None = None) -> Path:
    """Write the review of a plan and say where; see `page` for what is raised."""
    folder = project.work / "review"
    if name.city != project.config.city:
        folder /= name.city
    file = out or folder / f"{name.stem}.html"
    files.write(file, page(project, name, language))
    return file


def open_page(file: Path) -> None:
    """Open the page in the person's browser; where there is no display, leave it at the file."""
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        webbrowser.open(file.resolve().as_uri())


def page(project: Project, name: PlanName, language: str) -> bytes:
    """The page as UTF-8 HTML that needs no other file and no network.

    Raises DataError for a plan whose text the project does not hold, SourceError for a text that
    cannot be read as a plan.
    """
    known = reference.load(project.folder("data/reference"), name.city)
    documents = [
        Reviewed(f, derive_document(project, f, known, read(f))) for f in _files(project, name)
    ]
    store = _store(project, name, documents, known)
    site = project.folder("site")
    review = Review(
        name=name.stem if name.city == project.config.city else f"{name.city}/{name.stem}",
        language=language,
        plan=Pointer(index_of(store), (terms.node(str(name.iris.plan)),)),
        sheets=_sheets(project, documents, store),
        line_of=_line_of(documents, store),
        links_file=project.shown(_links(project, name)),
        style=Markup((site / "static" / "style.css").read_text(encoding="utf-8")),  # noqa: S704
    )
    return render.fill(_environment(site), TEMPLATE, name.stem, {"review": review})


def _environment(site: Path) -> jinja2.Environment:
    made = render.environment(site)
    made.filters["anchor"] = anchor
    return made


def anchor(iri: object) -> str:
    """The id that something of ours has on the page."""
    return _NO_NAME.sub("-", str(iri).removeprefix(str(iris.mint("")))).strip("-")


def _files(project: Project, name: PlanName) -> list[Path]:
    """The source files of a plan, or of the one document that is meant, in order."""
    folder = project.sources / name.city
    found = [folder / f"{name.plan}.md"]
    found += sorted(folder.glob(f"{name.plan}-*.md"), key=lambda file: int(_number(file)))
    wanted = {None: found, 1: found[:1]}.get(name.document, [folder / f"{name.stem}.md"])
    there = [file for file in wanted if file.is_file()]
    if there:
        return there
    if f"{name.city}/{name.stem}" in plan_name.derived(project):
        raise DataError(
            f"{name.city}/{name.stem} is known in part only; there is no text to review "
            "/ 一部だけ分かっている計画なので、確認する本文がありません"
        )
    raise plan_name.unknown(name, project, plan_name.with_text(project))


def _number(file: Path) -> str:
    """The document number in a file's name; '0' where there is none."""
    last = file.stem.rpartition("-")[2]
    return last if last.isdigit() else "0"


def _links(project: Project, name: PlanName) -> Path:
    return project.links / name.city / f"{name.plan}.ttl"


def _store(
    project: Project, name: PlanName, documents: list[Reviewed], known: Reference
) -> ox.Store:
    """What the sources give now, what people decided, and all that gives these things a name."""
    own = name.plan
    ward = (project.plans / name.city).glob(f"{name.ward}-[0-9][0-9][0-9][0-9]*.ttl")
    named = [file for file in sorted(ward) if not file.stem.startswith(own)]
    named += sorted(project.folder("ontology").glob("*.ttl"))
    curated = sorted((project.links / name.city).glob(f"{own}*.ttl"))
    quads = [q for file in (*named, *curated) for q in parse_turtle(file, _GRAPH)]
    graphs = [document.derived.graph for document in documents]
    graph = ox.NamedNode(_GRAPH)
    for triples in map(to_triples, (*graphs, known.graph)):
        quads += (ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    return store_of(quads)


_GRAPH = collection.ONTOLOGY_GRAPH
"""Everything goes into one graph: the page asks what is said, not where."""


def _sheets(project: Project, documents: list[Reviewed], store: ox.Store) -> tuple[Sheet, ...]:
    sheets: list[Sheet] = []
    for document in documents:
        first = 1 + sum(len(sheet.doubts) for sheet in sheets)
        sheets.append(_sheet(project, document, store, first))
    return tuple(sheets)


def _sheet(project: Project, document: Reviewed, store: ox.Store, first: int) -> Sheet:
    derived, text = document.derived, document.source.text
    front = document.source.front
    before = document.lines_before
    doubtful = annotated.places(text, derived.doubts, first)
    marks = spans(store, document.transcription)
    plan_file = project.plans / front.city / f"{front.stem}.ttl"
    return Sheet(
        document=document,
        file=project.shown(document.file),
        plan_file=project.shown(plan_file),
        fresh=document.is_fresh(plan_file),
        before=before,
        lines=tuple(annotated.lines(text, marks, derived.reading, doubtful)),
        doubts=tuple(
            NumberedDoubt(number, before + doubt.line, doubt)
            for number, doubt in enumerate(derived.doubts, first)
        ),
    )


def _line_of(documents: list[Reviewed], store: ox.Store) -> dict[str, str]:
    found: dict[str, str] = {}
    for document in documents:
        starts = line_starts(document.source.text)
        before = document.lines_before
        prefix = f"{document.source.front.document}:" if len(documents) > 1 else ""
        for span in spans(store, document.transcription):
            line = before + line_of(starts, span.start)
            found[f"{document.transcription}#{span.fragment}"] = f"{prefix}{line}"
    return found
