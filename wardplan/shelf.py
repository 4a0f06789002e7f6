"""Named graphs on disk, each a file of N-Triples: what one state of the data shares with another.

A shelf is a folder that is not written again once it is whole; the next one has hard links to the
graphs that are as they were.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path

import pyoxigraph as ox

from wardplan.dataset import sorted_lines

CONTENTS = "graphs.json"
"""The file of a shelf that names its graphs."""
Line = tuple[str, str, str]
"""Subject, predicate and object of a statement."""


@dataclass(frozen=True)
class Kept:
    """A graph on a shelf: a digest of its origin, its fingerprint, and how many statements."""

    origin: str
    content: str
    count: int


@dataclass(frozen=True)
class Shelf:
    """A folder with its graphs by name; `repairs`: how often it was made of the one before."""

    folder: Path
    graphs: Mapping[str, Kept]
    repairs: int = 0

    @property
    def count(self) -> int:
        """The statements of all graphs together."""
        return sum(kept.count for kept in self.graphs.values())

    @property
    def origins(self) -> dict[str, str]:
        """What each graph came from, by its name."""
        return {name: kept.origin for name, kept in self.graphs.items()}

    def quads(self, names: Iterable[str]) -> Iterator[ox.Quad]:
        """The statements of some of its graphs."""
        for name in names:
            graph = ox.NamedNode(name)
            file = self.file(self.graphs[name])
            for quad in ox.parse(path=str(file), format=ox.RdfFormat.N_TRIPLES):
                yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)

    def lines(self, names: Iterable[str]) -> Iterator[tuple[str, Iterator[Line]]]:
        """The statements of some of its graphs as N-Triples write their terms, graph by graph."""
        for name in names:
            yield name, _lines(self.file(self.graphs[name]))

    def load(self, store: ox.Store) -> None:
        """Put all its graphs into a store."""
        for name, kept in self.graphs.items():
            file, graph = str(self.file(kept)), ox.NamedNode(name)
            store.load(path=file, format=ox.RdfFormat.N_TRIPLES, to_graph=graph)

    def file(self, kept: Kept) -> Path:
        return self.folder / f"{kept.content}.nt"

    def is_sound(self) -> bool:
        """Whether every file is there, with the content that it had."""
        try:
            return all(
                hashlib.sha256(self.file(kept).read_bytes()).hexdigest() == kept.content
                for kept in self.graphs.values()
            )
        except OSError:
            return False


def _lines(file: Path) -> Iterator[Line]:
    with file.open(encoding="utf-8", newline="\n") as found:
        for line in found:
            subject, predicate, target = line.removesuffix(" .\n").split(" ", 2)
            yield subject, predicate, target


def put(folder: Path, origin: str, quads: Iterable[ox.Quad]) -> Kept:
    """Put a graph on the shelf of a folder: its `dataset.sorted_lines`, by their fingerprint."""
    lines = sorted_lines(quads)
    data = b"".join(lines)
    kept = Kept(origin, hashlib.sha256(data).hexdigest(), len(lines))
    file = folder / f"{kept.content}.nt"
    if not file.exists():
        file.write_bytes(data)
    return kept


def take(shelf: Shelf, name: str, folder: Path) -> Kept:
    """Put a graph of a shelf on that of another folder, by a hard link where there can be one."""
    kept = shelf.graphs[name]
    there = folder / shelf.file(kept).name
    if not there.exists():
        try:
            os.link(shelf.file(kept), there)
        except OSError:  # another file system, or one without links, or another's file
            shutil.copyfile(shelf.file(kept), there)
    return kept


def close(shelf: Shelf, engine: str) -> None:
    """Write what a shelf has; it is whole then."""
    table = {
        "engine": engine,
        "repairs": shelf.repairs,
        "graphs": {name: astuple(kept) for name, kept in sorted(shelf.graphs.items())},
    }
    (shelf.folder / CONTENTS).write_text(json.dumps(table), encoding="utf-8")


def shelf_of(folder: Path, engine: str) -> Shelf | None:
    """The shelf of a folder, where it is whole and of that engine."""
    try:
        table = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
        graphs = {name: Kept(*kept) for name, kept in table["graphs"].items()}
        return Shelf(folder, graphs, table["repairs"]) if table["engine"] == engine else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
