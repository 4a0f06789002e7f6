"""What a project folder holds, read and loaded: sources, what they give, all named graphs."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from wardplan import collection, reference
from wardplan.collection import GraphFile
from wardplan.dataset import store_of, to_triples
from wardplan.derive import Derived, derive
from wardplan.errors import located
from wardplan.former import before_of
from wardplan.importer import profile
from wardplan.index import Index, index_of
from wardplan.project import Project
from wardplan.provenance import META_GRAPH, meta_graph
from wardplan.reference import Reference
from wardplan.source import Source


@dataclass(frozen=True)
class Document:
    """A source file of the project and what it gives: read once, for all that ask."""

    file: Path
    derived: Derived

    @property
    def source(self) -> Source:
        return self.derived.source

    @property
    def transcription(self) -> str:
        """The IRI of the transcription."""
        front = self.source.front
        return str(front.iris.transcription(front.document, front.revision))


@dataclass(frozen=True)
class Holdings:
    """Everything a build works on."""

    documents: tuple[Document, ...]
    files: tuple[GraphFile, ...]
    store: ox.Store
    reference: Reference

    @cached_property
    def index(self) -> Index:
        """All statements in plain dictionaries."""
        return index_of(self.store)

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(document.source for document in self.documents)

    @property
    def file_of_graph(self) -> dict[str, Path]:
        return {each.graph: each.file for each in self.files}


def load(project: Project) -> Holdings:
    """Read every source and every Turtle file of a project.

    Raises SourceError or DataError with file and line of what cannot be used.
    """
    known = reference.load(project.folder("data/reference"))
    sources = collection.sources(project)
    documents = tuple(read_document(project, f, known, each) for f, each in sources.items())
    files = collection.graph_files(project)
    quads = collection.load(files)
    name = ox.NamedNode(str(META_GRAPH))
    made = to_triples(meta_graph(files, sources.values()))
    quads += (ox.Quad(t.subject, t.predicate, t.object, name) for t in made)
    return Holdings(documents, files, store_of(quads), known)


def read_document(project: Project, file: Path, known: Reference, source: Source) -> Document:
    """Derive one source of a project, after the documents of its plan that come before it."""
    front = source.front
    with located(file):
        before = before_of(project, source)
        return Document(file, derive(source, known, profile.load(front.city), before))
