"""What is stated with each property, graph by graph, in a file: queries see a few properties each.

What one query sees has room in memory where the whole has not, and is there in no time. Of the
class of things, every class stands for itself (`seeing.sorts`).
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from wardplan import rows_on_disk
from wardplan.seeing import TYPE, sorts

NAME = "stated.sqlite"
_TABLES = """
CREATE TABLE stated (sort TEXT, graph TEXT, number INT, lines BLOB, PRIMARY KEY (sort, graph));
CREATE INDEX numbers ON stated (sort, number);
CREATE INDEX graphs ON stated (graph);
"""
Line = tuple[str, str, str]
"""Subject, predicate and object of a statement, as N-Triples write them."""


class Stated:
    """Reads such a file; it has to stay as it is."""

    def __init__(self, file: Path) -> None:
        self._data = rows_on_disk.reading(file)

    def numbers(self) -> dict[str, int]:
        """How many statements there are of each sort, in all graphs together."""
        return dict(self._data.execute("SELECT sort, SUM(number) FROM stated GROUP BY sort"))

    def graphs(self, sort: str) -> Iterator[tuple[str, bytes]]:
        """The statements of a sort in each graph, by its name, as N-Triples."""
        found = self._data.execute("SELECT graph, lines FROM stated WHERE sort = ?", (sort,))
        return ((graph, zlib.decompress(lines)) for graph, lines in found)


def among(known: Iterable[str], names: Iterable[str]) -> set[str]:
    """The sorts that the names of a scope stand for."""
    wanted, every = set(names), set(known)
    if TYPE in wanted:
        wanted.update(sort for sort in every if sort.startswith(f"{TYPE} "))
    return wanted & every


def is_one(file: Path) -> bool:
    """Whether a file can be read."""
    try:
        Stated(file).numbers()
    except sqlite3.Error:
        return False
    return True


def write(file: Path, graphs: Iterable[tuple[str, Iterable[Line]]]) -> None:
    """Put graphs into a file, by name; a new one where there is none."""
    with rows_on_disk.writing(file, _TABLES) as data:
        for name, lines in graphs:
            data.executemany("INSERT INTO stated VALUES (?, ?, ?, ?)", _rows(name, lines))


def remove(file: Path, graphs: Iterable[str]) -> None:
    """Take graphs out of a file, by name."""
    with rows_on_disk.writing(file, _TABLES) as data:
        data.executemany("DELETE FROM stated WHERE graph = ?", ((name,) for name in graphs))


def _rows(name: str, lines: Iterable[Line]) -> Iterator[tuple[str, str, int, bytes]]:
    found: dict[str, list[str]] = {}
    for subject, predicate, target in lines:
        sort = sorts(predicate, target)[-1]
        found.setdefault(sort, []).append(f"{subject} {predicate} {target} .\n")
    for sort, said in sorted(found.items()):
        yield sort, name, len(said), zlib.compress("".join(said).encode(), 1)
