"""The data of a project folder: its built dump where that is current, else its Turtle files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from wardplan import unified
from wardplan.config import FILE_NAME
from wardplan.errors import ConfigError
from wardplan.project import Project

DUMP = Path("dumps") / "wardplan.nq"


@dataclass(frozen=True)
class LocalData:
    """The statements of a project and the file or folder they were read from."""

    quads: list[ox.Quad]
    origin: Path


def dump_of(project: Project) -> Path:
    return project.site / DUMP


def read(project: Project) -> LocalData:
    """What the project holds now.

    Raises ConfigError for a folder that holds no data, DataError or SourceError with file and
    line for what cannot be used.
    """
    dump, data = dump_of(project), project.root / "data"
    if dump.is_file() and not is_stale(project):
        return LocalData(unified.read_file(dump), dump)
    if not data.is_dir():
        message = "neither data/ nor _site/ in this folder; --root must name a project folder"
        raise ConfigError(message, project.root)
    return LocalData(_of_files(project), data)


def is_stale(project: Project) -> bool:
    """Whether the settings or a file of `data/` changed, came or went since the last build."""
    built = max(_age(dump_of(project)), _age(project.built))
    inputs = (project.root / FILE_NAME, *_inputs(project.root / "data"))
    return any(path.stat().st_mtime_ns > built for path in inputs if path.exists())


def _age(file: Path) -> int:
    return file.stat().st_mtime_ns if file.exists() else 0


def _inputs(folder: Path) -> Iterator[Path]:
    """Folders too: they are as new as the last file that came or went."""
    return iter((folder, *folder.rglob("*")))


def _of_files(project: Project) -> list[ox.Quad]:
    """What a build would put in the dump; takes longer, since rdflib is loaded for it."""
    from wardplan import collection, dataset, provenance

    files = collection.graph_files(project)
    graph = ox.NamedNode(str(provenance.META_GRAPH))
    made = provenance.meta_graph(files, collection.sources(project).values())
    about = (ox.Quad(t.subject, t.predicate, t.object, graph) for t in dataset.to_triples(made))
    ontology = ox.NamedNode(collection.ONTOLOGY_GRAPH)
    held = (q for q in (*collection.load(files), *about) if q.graph_name != ontology)
    return project.config.rebase.quads(held)
