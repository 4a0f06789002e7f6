"""What a project folder holds, read and loaded: sources, what they give, all named graphs."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from wardplan import collection, reference, terms, unified, world
from wardplan.accounts import Account, accounts
from wardplan.collection import GraphFile
from wardplan.crew import ALONE, Crew
from wardplan.dataset import store_of, to_triples
from wardplan.project import Project
from wardplan.provenance import META_GRAPH, meta_graph
from wardplan.reference import Reference
from wardplan.source import Source
from wardplan.store_sight import MemorySight, StoreSight


@dataclass(frozen=True)
class Document:
    """A source file of the project and what it gives: read once, for all that ask."""

    file: Path
    source: Source
    account: Account

    @property
    def transcription(self) -> str:
        """The IRI of the transcription."""
        return self.source.transcription


@dataclass(frozen=True)
class Holdings:
    """Everything a build works on."""

    documents: tuple[Document, ...]
    files: tuple[GraphFile, ...]
    store: ox.Store
    reference: Reference
    world: Path | None = None
    """The folder of the store, where it is on disk."""

    @cached_property
    def sight(self) -> MemorySight:
        """All statements, to be looked up in."""
        return MemorySight(world.sight(self.world) if self.world else StoreSight(self.store))

    @cached_property
    def unified(self) -> ox.Store:
        """The data as it is asked, all but the ontology: named graphs, and their merge."""
        unified.add_graphs(self.merged, self.store, collection.ONTOLOGY_GRAPH)
        return self.merged

    @cached_property
    def merged(self) -> ox.Store:
        """The merge as default graph, for queries that name no graph."""
        return unified.merged(self.store, collection.ONTOLOGY_GRAPH)

    @cached_property
    def lines(self) -> frozenset[str]:
        """Every statement of the data, once, as a line of N-Triples without its end."""
        return unified.lines_of(self.store, collection.ONTOLOGY_GRAPH)

    def subjects(self) -> set[str]:
        """The IRIs of which the data say something."""
        found = {line.partition(" ")[0] for line in self.lines}
        return {terms.value(subject) for subject in found if terms.is_iri(subject)}

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(document.source for document in self.documents)

    @property
    def file_of_graph(self) -> dict[str, Path]:
        return {each.graph: each.file for each in self.files}


def load(project: Project, crew: Crew = ALONE, *, on_disk: bool = False) -> Holdings:
    """Read every source and every Turtle file of a project; `on_disk`, into a store that is kept.

    Raises SourceError or DataError with file and line of what cannot be used.
    """
    known = reference.load(project.folder("data/reference"))
    sources = collection.sources(project)
    given = accounts(project, sources, crew)
    documents = tuple(map(Document, sources, sources.values(), given))
    files = collection.graph_files(project)
    name = ox.NamedNode(str(META_GRAPH))
    meta = to_triples(meta_graph(files, sources.values()))
    made = [ox.Quad(t.subject, t.predicate, t.object, name) for t in meta]
    if on_disk:
        folder = world.keep(project, files, made)
        return Holdings(documents, files, world.read(folder), known, folder)
    return Holdings(documents, files, store_of([*collection.load(files), *made]), known)
