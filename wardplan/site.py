"""The site: all pages and the data beside them, planned in full before any is written."""

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from wardplan import describe, dumps, findings, gallery, iris, pages, render, terms
from wardplan.addresses import Addresses
from wardplan.dataset import canonical_turtle, written
from wardplan.findings import Finding, Severity
from wardplan.gallery import Gallery
from wardplan.holdings import Document, Holdings
from wardplan.importer.coverage import Coverage
from wardplan.index import Index
from wardplan.pages import Page
from wardplan.pointer import Pointer
from wardplan.prefixes import PREFIXES
from wardplan.project import Project
from wardplan.publish import Tree
from wardplan.tables import register
from wardplan.transcript import Segment, segments, spans

FRONT = "index"
REPORT = "quality.ttl"


@dataclass(frozen=True)
class SourceCoverage:
    """How much of one source is modelled, for the quality page."""

    this: Pointer
    coverage: Coverage


@dataclass(frozen=True)
class Site:
    """The pages to be, and what their templates share."""

    pages: tuple[Page, ...]
    addresses: Addresses
    fragments: dict[str, tuple[str, ...]]
    shared: dict[str, object]
    folder: Path

    @property
    def resources(self) -> tuple[Page, ...]:
        """The pages that are about a resource."""
        return tuple(page for page in self.pages if page.this)


def write_texts(tree: Tree, holdings: Holdings) -> tuple[str, ...]:
    """Write each transcription exactly as its spans count it, unless its text is withheld."""
    for document in _shown(holdings):
        tree.write(_text_path(document), document.source.text.encode())
    return tuple(_text_path(document) for document in _shown(holdings))


def _shown(holdings: Holdings) -> list[Document]:
    """The documents whose text is published."""
    return [each for each in holdings.documents if not each.source.front.text_withheld]


def write_static(tree: Tree, project: Project) -> tuple[str, ...]:
    """Copy the site's own files and the JSON-LD contexts."""
    folders = {"static": project.folder("site") / "static"}
    folders["context"] = project.folder("ontology") / "context"
    found = {
        f"{name}/{file.relative_to(folder).as_posix()}": file
        for name, folder in folders.items()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
    for path, file in found.items():
        tree.write(path, file.read_bytes())
    return tuple(found)


def write_report(tree: Tree, found: tuple[Finding, ...]) -> tuple[str, ...]:
    """Write the validation report as Turtle."""
    tree.write(REPORT, canonical_turtle(findings.report(found)))
    return (REPORT,)


def plan(
    project: Project,
    holdings: Holdings,
    found: tuple[Finding, ...],
    files: tuple[str, ...],
    asked: Gallery,
) -> Site:
    """The full list of pages. `files` are the other files of the site that pages may link to."""
    folder = project.folder("site")
    listed = pages.plan(holdings.store, holdings.index, pages.views(folder))
    listed += tuple(gallery.pages(asked, holdings.index))
    fragments = describe.fragments(holdings.index)
    dumped = [path for path in files if path.startswith("dumps/")]
    return Site(
        pages=listed,
        addresses=Addresses(frozenset(page.path for page in listed), frozenset(files)),
        fragments=fragments,
        shared={
            "config": project.config,
            "dumps": dumped,
            "gallery": asked,
            "prefixes": PREFIXES,
            "tables": register.read(folder),
            "findings": {s.value: findings.of_severity(found, s) for s in Severity},
            **_of_store(holdings, fragments),
            **_of_documents(holdings),
        },
        folder=folder,
    )


def _of_store(holdings: Holdings, fragments: dict[str, tuple[str, ...]]) -> dict[str, object]:
    """What templates may ask of the dataset."""

    def resource(iri: str) -> Pointer:
        return Pointer(holdings.index, (terms.node(iri),))

    return {
        "resource": resource,
        "parts": lambda this: [resource(iri) for iri in fragments.get(str(this), ())],
        "triples": len({quad.triple for quad in dumps.data_of(holdings.store)}),
    }


def _of_documents(holdings: Holdings) -> dict[str, object]:
    """What templates may ask of the transcriptions, by their IRIs."""
    store, documents = holdings.store, holdings.documents
    return {
        "coverage": [_coverage(holdings.index, document) for document in documents],
        "texts": {d.transcription: _segments(store, d) for d in documents},
        "text_files": {d.transcription: _text_path(d) for d in _shown(holdings)},
    }


def _coverage(index: Index, document: Document) -> SourceCoverage:
    this = Pointer(index, (terms.node(document.transcription),))
    return SourceCoverage(this, document.derived.coverage)


def _segments(store: ox.Store, document: Document) -> list[Segment] | None:
    """The text cut at its spans; None where it is withheld."""
    source = document.source
    if source.front.text_withheld:
        return None
    marks = spans(store, document.transcription)
    return list(segments(source.text, marks, document.derived.reading))


def _text_path(document: Document) -> str:
    return f"{iris.path_of(document.transcription)}.txt"


def write_pages(tree: Tree, site: Site) -> None:
    """Write every page as HTML."""
    renderer = render.Renderer(render.environment(site.folder), site.addresses, site.shared)
    for page in site.pages:
        tree.write(f"{page.path}.html", renderer.render(page))


def write_data(tree: Tree, site: Site, holdings: Holdings) -> None:
    """Write the documents of every resource in each data format."""
    for page in site.resources:
        iri = page.this.value
        lines = describe.describe(holdings.index, iri, site.fragments.get(iri, ()))
        for extension, data in written(lines):
            tree.write(f"{page.path}.{extension}", data)
