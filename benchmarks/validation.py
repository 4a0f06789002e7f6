"""Validation of many plans, side by side with pyrudof and plain pySHACL in one run.

`python -m benchmarks.validation [PLANS] [--pyshacl]` prints seconds and their ratio to pyrudof's,
each measured in a process of its own, from the files on disk, loading included.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from benchmarks.many import many
from wardplan import validation
from wardplan.cache import Cache
from wardplan.collection import GraphFile, graph_files, load
from wardplan.dataset import to_rdflib
from wardplan.namespaces import BASE
from wardplan.project import Project, open_project
from wardplan.swift import Means, validate

ROOT = Path(__file__).resolve().parent.parent
SHAPES = ROOT / "shapes"
WAYS = ("pyrudof", "fast", "two", "cold", "warm", "edited")


def project_of(folder: Path, plans: int) -> Project:
    """A project folder with so many whole plans, and those known in part."""
    quads = load(graph_files(open_project(ROOT)))
    dump = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    graphs: dict[str, list[ox.Triple]] = {}
    for quad in ox.parse(many(dump, plans), format=ox.RdfFormat.N_QUADS):
        graphs.setdefault(str(quad.graph_name)[1:-1], []).append(quad.triple)
    for graph, triples in graphs.items():
        file = _file_of(folder, graph)
        file.parent.mkdir(parents=True, exist_ok=True)
        ox.serialize(triples, file, format=ox.RdfFormat.TURTLE)
    return open_project(folder)


def _file_of(folder: Path, graph: str) -> Path:
    kind, *parts = graph.removeprefix(f"{BASE}graph/").split("/")
    if kind == "ontology":
        return folder / "ontology" / "wardplan.ttl"
    if kind == "reference":
        return folder / "data" / "reference" / f"{parts[0]}.ttl"
    city, *name = parts
    return folder / "data" / f"{kind}s".replace("linkss", "links") / city / f"{'-'.join(name)}.ttl"


def by_pyrudof(files: tuple[GraphFile, ...]) -> int:
    """pyrudof on all files together."""
    from pyrudof import Rudof, RudofConfig

    rudof = Rudof(RudofConfig())
    rudof.read_data(_together(each.file for each in files))
    rudof.read_shacl(_together(SHAPES.glob("*.ttl")))
    return len(rudof.validate_shacl())


def _together(files: Iterable[Path]) -> str:
    """Turtle files as one; read at once they take pyrudof the least time."""
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(files))


def measured(way: str, folder: Path) -> int:
    """How many findings."""
    files = graph_files(open_project(folder))
    if way == "pyrudof":
        return by_pyrudof(files)
    if way == "pyshacl":
        return len(validation.validate(to_rdflib(load(files)), validation.shapes_graph(SHAPES)))
    cache = Cache(folder / ".wardplan" / "cache") if way in ("cold", "warm", "edited") else None
    workers = 2 if way == "two" else 1
    return len(validate(files, (), SHAPES, Means(workers, cache)))


def main(plans: int, ways: tuple[str, ...]) -> None:
    """Measure every way in a process of its own; print its seconds and ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = project_of(folder, plans)
        took: dict[str, float] = {}
        for way in ways:
            if way == "edited":
                file = next(each.file for each in graph_files(project) if "2033" in each.graph)
                file.write_bytes(file.read_bytes().replace("防犯".encode(), "防災".encode()))
            begun = time.perf_counter()
            command = [sys.executable, "-m", "benchmarks.validation", way, name]
            done = subprocess.run(  # noqa: S603
                command, check=True, cwd=ROOT, stdout=subprocess.PIPE
            )
            took[way] = time.perf_counter() - begun
            ratio = took[way] / took[ways[0]]
            print(f"{way:8} {took[way]:7.2f} s {ratio:6.2f}  {done.stdout.decode().strip()}")


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] in (*WAYS, "pyshacl"):
        print(measured(sys.argv[1], Path(sys.argv[2])), flush=True)
    else:
        numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
        more = ("pyshacl",) if "--pyshacl" in sys.argv else ()
        main(numbers[0] if numbers else 180, (*WAYS, *more))
