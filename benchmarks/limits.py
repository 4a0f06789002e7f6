"""What the machine itself can do: the same bytes to as many files, and reading Turtle alone.

    python -m benchmarks.limits write SITE FOLDER
    python -m benchmarks.limits parse ROOT

prints the seconds. Files are written by as many processes as a build has, from one block of memory,
so that nothing is read meanwhile.
"""

import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pyoxigraph as ox

File = tuple[str, int]


def listed(site: Path) -> list[File]:
    """The files of a site: their names and sizes."""
    files = sorted(file for file in site.rglob("*") if file.is_file())
    return [(file.relative_to(site).as_posix(), file.stat().st_size) for file in files]


def write(folder: Path, files: Sequence[File]) -> None:
    """Write files of these names and sizes."""
    block = b"x" * max((size for _, size in files), default=0)
    for name, size in files:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(memoryview(block)[:size])


def shares(files: Sequence[File], processes: int) -> list[Sequence[File]]:
    """The files in as many lots, each with neighbours, so that folders are rarely shared."""
    size = -(-len(files) // processes) or 1
    return [files[n : n + size] for n in range(0, len(files), size)]


def timed_write(site: Path, folder: Path) -> float:
    """Seconds to write the files of a site again, elsewhere."""
    processes = os.cpu_count() or 1
    lots = shares(listed(site), processes)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        list(pool.map(len, [()] * processes))  # they have started
        begun = time.perf_counter()
        list(pool.map(partial(write, folder), lots))
        return time.perf_counter() - begun


def timed_parse(root: Path) -> float:
    """Seconds to parse all Turtle of a project's data, one file after the other."""
    begun = time.perf_counter()
    for file in sorted((root / "data").rglob("*.ttl")):
        for _ in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE):
            pass
    return time.perf_counter() - begun


if __name__ == "__main__":
    what, *paths = sys.argv[1:]
    if what == "write":
        print(timed_write(Path(paths[0]), Path(paths[1])))
    else:
        print(timed_parse(Path(paths[0])))
