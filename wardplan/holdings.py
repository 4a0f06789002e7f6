"""What a project folder holds, read and loaded: sources, what they give, all named graphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from wardplan import collection, reference, terms, unified, world
from wardplan.accounts import Account, accounts
from wardplan.collection import GraphFile
from wardplan.crew import ALONE, Crew
from wardplan.dataset import store_of, to_triples
from wardplan.narrow import Narrow
from wardplan.project import Project
from wardplan.provenance import META_GRAPH, meta_graph
from wardplan.reach import is_of_graphs
from wardplan.reference import Reference
from wardplan.source import Source
from wardplan.store_sight import MemorySight, StoreSight

Answers = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_GRAPH = re.compile(r"\b(?:GRAPH|FROM)\b", re.IGNORECASE)


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
        return unified.of_graphs(self.store, collection.ONTOLOGY_GRAPH)

    @cached_property
    def merged(self) -> ox.Store:
        """The merge alone, for queries that name no graph."""
        if self.world:
            return world.merged(self.world, collection.ONTOLOGY_GRAPH)
        return unified.merged(self.store, collection.ONTOLOGY_GRAPH, ox.Store())

    def named_or_merged(self, query: str) -> ox.Store:
        """The store to ask a query of: with named graphs only where it may name one."""
        return self.unified if _GRAPH.search(query) else self._merged_for(query)

    def store_for(self, query: str) -> ox.Store:
        """The store to ask a query of that is asked of all named graphs together."""
        found = self._asked_of(self._of_graphs, query)
        return self.store if found is None else found

    def forget(self) -> None:
        """Give back the memory of what queries were asked of; it is read again when wanted."""
        for each in (self._of_graphs, self._of_merge):
            if each:
                each.forget()

    def _merged_for(self, query: str) -> ox.Store:
        found = self._asked_of(self._of_merge, query)
        return self.merged if found is None else found

    def _asked_of(self, narrow: Narrow | None, query: str) -> ox.Store | None:
        """What has all that a query sees; there is room for one kind of store at a time."""
        other = self._of_graphs if narrow is self._of_merge else self._of_merge
        if other:
            other.forget()
        return narrow.store(query) if narrow else None

    @cached_property
    def _of_graphs(self) -> Narrow | None:
        return world.narrow(self.world)

    @cached_property
    def _of_merge(self) -> Narrow | None:
        return world.narrow(self.world, collection.ONTOLOGY_GRAPH)

    def asked(self, query: str) -> Answers:
        """The answers to a query on the data: named graphs, and their merge as default graph.

        Raises SyntaxError for what is no query.
        """
        if not _GRAPH.search(query):
            return self._merged_for(query).query(query)
        ox.Store().query(query)  # raises SyntaxError
        if not is_of_graphs(query):
            return self.unified.query(query)
        graphs = sorted(self.store.named_graphs(), key=str)
        named = [name for name in graphs if name.value != collection.ONTOLOGY_GRAPH]
        return self.store.query(query, default_graph=[], named_graphs=named)

    def lines(self) -> Iterator[str]:
        """Every statement of the data, once, as a line of N-Triples without its end."""
        found = world.lines(self.world, collection.ONTOLOGY_GRAPH) if self.world else None
        return unified.lines_of(self.merged) if found is None else found

    def subjects(self) -> set[str]:
        """The IRIs of which the data say something."""
        found = {line.partition(" ")[0] for line in self.lines()}
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
