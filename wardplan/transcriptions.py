"""Transcriptions as the site shows them: as text, beside their model, and how much is modelled."""

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from wardplan import iris
from wardplan.beside import Beside, beside
from wardplan.holdings import Document, Holdings
from wardplan.importer.coverage import Coverage
from wardplan.index import Sight
from wardplan.lazily import Lazily
from wardplan.pointer import Pointer, resource
from wardplan.transcript import segments, spans
from wardplan.tree import Tree


@dataclass(frozen=True)
class SourceCoverage:
    """How much of one source is modelled, for the quality page."""

    this: Pointer
    coverage: Coverage


def write_texts(tree: Tree, holdings: Holdings) -> tuple[str, ...]:
    """Write each transcription exactly as its spans count it, unless its text is withheld."""
    shown = _shown(holdings.documents)
    for document in shown:
        tree.write(_text_path(document), document.source.text.encode())
    return tuple(map(_text_path, shown))


def _shown(documents: Iterable[Document]) -> list[Document]:
    """The documents whose text is published."""
    return [each for each in documents if not each.source.front.text_withheld]


def of_documents(store: ox.Store, sight: Sight, documents: Iterable[Document]) -> dict[str, object]:
    """What templates may ask of transcriptions, by their IRIs."""
    by_iri = {document.transcription: document for document in documents}
    return {
        "coverage": [_coverage(sight, document) for document in by_iri.values()],
        "texts": Lazily(by_iri, lambda iri: _beside(store, sight, by_iri[iri])),
        "text_files": {d.transcription: _text_path(d) for d in _shown(by_iri.values())},
    }


def _coverage(sight: Sight, document: Document) -> SourceCoverage:
    return SourceCoverage(resource(sight, document.transcription), document.account.coverage)


def _beside(store: ox.Store, sight: Sight, document: Document) -> Beside | None:
    """The text beside what was made of it; None where it is withheld."""
    source = document.source
    if source.front.text_withheld:
        return None
    marks = spans(store, document.transcription)
    return beside(segments(source.text, marks, document.account.blocks), marks, sight)


def _text_path(document: Document) -> str:
    return f"{iris.path_of(document.transcription)}.txt"
