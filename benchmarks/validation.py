"""Validation of many plans, side by side with pyrudof and plain pySHACL in one run.

`python -m benchmarks.validation [PLANS] [--pyshacl]` prints seconds and their ratio to pyrudof's,
each measured in a process of its own, from the files on disk, loading included.
"""

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks import processes
from wardplan import validation
from wardplan.cache import Cache
from wardplan.collection import GraphFile, graph_files, load
from wardplan.dataset import to_rdflib
from wardplan.project import open_project
from wardplan.swift import Means, validate

SHAPES = processes.ROOT / "shapes"
WAYS = ("pyrudof", "fast", "two", "cold", "warm", "edited")


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
        processes.run("wardplan", "synth", str(plans), "--quiet", "--out", folder)
        took: dict[str, float] = {}
        for way in ways:
            if way == "edited":
                file = sorted((folder / "data" / "plans").glob("*/*.ttl"))[-1]
                file.write_bytes(file.read_bytes().replace("区役所".encode(), "庁舎".encode()))
            done = processes.run("benchmarks.validation", way, folder)
            took[way] = done.seconds
            ratio = took[way] / took[ways[0]]
            print(f"{way:8} {took[way]:7.2f} s {ratio:6.2f}  {done.said.strip()}")


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] in (*WAYS, "pyshacl"):
        print(measured(sys.argv[1], Path(sys.argv[2])), flush=True)
    else:
        numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
        more = ("pyshacl",) if "--pyshacl" in sys.argv else ()
        main(numbers[0] if numbers else 180, (*WAYS, *more))
