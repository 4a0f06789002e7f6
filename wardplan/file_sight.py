"""A file to look up in, for what has no room in memory: what is said of a thing lies together.

A store on disk (RocksDB) finds each term of each statement in another place; here a look-up is one
step, and no process holds more of the file than it reads. SQLite keeps it (sqlite.org/fileformat).
"""

import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from wardplan import rows_on_disk, terms
from wardplan.index import NOTHING, About, Values, label_of

NAME = "sight.sqlite"
_TABLE = """
CREATE TABLE said (term TEXT, way INT, graph INT, lines TEXT, PRIMARY KEY (term, way, graph))
WITHOUT ROWID
"""
_OF, _TO = 0, 1
"""The two ways to look: what is stated of a term, and what points to it."""
Line = tuple[str, str, str]
"""Subject, predicate and object of a statement, as N-Triples write them."""


class FileSight:
    """Looks up in such a file; it has to stay as it is."""

    def __init__(self, file: Path) -> None:
        self._data = rows_on_disk.reading(file)

    def about(self, subject: str) -> About:
        return self._looked_up(subject, _OF)

    def of(self, subject: str, predicate: str) -> Values:
        return self.about(subject).get(predicate, ())

    def into(self, target: str, predicate: str) -> Values:
        return self._looked_up(target, _TO).get(predicate, ())

    def towards(self, target: str) -> About:
        return NOTHING if terms.is_text(target) else self._looked_up(target, _TO)

    def label(self, subject: str) -> str | None:
        return label_of(self.about(subject))

    def lines(self, but: str) -> Iterator[str]:
        """Every statement of all graphs but one, once, as a line of N-Triples without its end."""
        query = "SELECT term, lines FROM said WHERE way = ? AND graph <> ? ORDER BY term"
        found = self._data.execute(query, (_OF, _number(but)))
        for term, same in groupby(found, key=itemgetter(0)):
            first, *others = (text for _, text in same)
            said = first.split("\n")
            for line in sorted({*said, *"\n".join(others).split("\n")}) if others else said:
                yield f"{term} {line}"

    def _looked_up(self, term: str, way: int) -> About:
        query = "SELECT lines FROM said WHERE term = ? AND way = ?"
        rows = self._data.execute(query, (_key(term), way)).fetchall()
        lines = sorted({line for (text,) in rows for line in text.split("\n")})
        found: dict[str, list[str]] = {}
        for line in lines:
            name, _, value = line.partition(" ")
            found.setdefault(name, []).append(value)
        return found


def is_one(file: Path) -> bool:
    """Whether a file can be looked up in."""
    try:
        FileSight(file).about("")
    except sqlite3.Error:
        return False
    return True


def write(file: Path, graphs: Iterable[tuple[str, Iterable[Line]]]) -> None:
    """Put graphs into a file, by name; a new one where there is none."""
    with rows_on_disk.writing(file, _TABLE) as data:
        for name, lines in graphs:
            data.executemany("INSERT INTO said VALUES (?, ?, ?, ?)", sorted(_rows(name, lines)))


def remove(file: Path, graphs: Iterable[tuple[str, Iterable[Line]]]) -> None:
    """Take graphs out of a file, which are given as they were put in."""
    with rows_on_disk.writing(file, _TABLE) as data:
        for name, lines in graphs:
            keys = [row[:3] for row in _rows(name, lines)]
            data.executemany("DELETE FROM said WHERE term = ? AND way = ? AND graph = ?", keys)


def _rows(name: str, lines: Iterable[Line]) -> Iterator[tuple[str, int, int, str]]:
    graph = _number(name)
    found: dict[tuple[str, int], list[str]] = {}
    for subject, predicate, target in lines:
        found.setdefault((subject, _OF), []).append(f"{predicate} {target}")
        found.setdefault((target, _TO), []).append(f"{predicate} {subject}")
    for (term, way), said in found.items():
        yield _key(term), way, graph, "\n".join(sorted(said))


def _number(graph: str) -> int:
    """The number that stands for the name of a graph."""
    return int.from_bytes(blake2b(graph.encode(), digest_size=8).digest(), signed=True)


def _key(term: str) -> str:
    """A term as it is found by; texts may be long."""
    is_long = term.startswith('"')
    return blake2b(term.encode(), digest_size=16).hexdigest() if is_long else term
