"""Results of an earlier build that still stand: nothing that they depend on has changed since.

A result is kept with what it saw of the data: properties that its queries name, or all that was
looked up while it was made. It stands while no statement that came or went since is seen by it.
Like every cache this may be deleted at any time, and is not trusted where it does not match.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyoxigraph as ox

from wardplan import cache, reads
from wardplan.cache import Cache
from wardplan.holdings import Holdings
from wardplan.index import Sight
from wardplan.project import Project
from wardplan.reads import Reads, WatchedSight
from wardplan.seen import Changed, Seen, changed, of_queries, of_query, unpacked

Carry = Callable[[bytes, Iterable[ox.Quad]], bytes]
"""Gives a result of an earlier state, with the statements that came or went since, for this one."""
RELIED_ON = ("lxml", "markdown-it-py", "pyoxigraph", "rapidfuzz", "rdflib", "xlsxwriter")


def put(kept: Cache, key: str, data: bytes, seen: Seen) -> str:
    """Keep a result with what it saw; the name of its entry."""
    entry = seen.packed() + data
    name = cache.key(key=key, entry=entry)
    kept.put(name, entry)
    return name


def get(kept: Cache, name: str) -> bytes | None:
    """The result in an entry, whether it stands or not; None where there is none to trust."""
    entry = kept.get(name)
    return None if entry is None else unpacked(entry)[1]


@dataclass(frozen=True)
class _Before:
    """The store that results were found on, and the names of their entries by their keys."""

    world: str = ""
    held: Mapping[str, str] = field(default_factory=dict)


class Standing:
    """Results by keys, which are over all that a result depends on beside the data: its queries,
    too, and whatever else there is."""

    def __init__(self, sight: Sight, kept: Cache | None, world: Path | None) -> None:
        self._kept = kept if world else None
        self._world = world
        self._reads = Reads()
        self._noted = WatchedSight(sight, self._reads)
        self._index = cache.key(index="", code=cache.of_code(*RELIED_ON))
        self._before, self._held = _read(self._kept, self._index), dict[str, str]()

    def answered(self, key: str, queries: Iterable[str], make: Callable[[], bytes]) -> bytes:
        """A result that depends on what these queries see, and on nothing else of the data."""
        found = self._stands(key)
        return self._keep(key, make(), self._seen(key, queries)) if found is None else found

    def looked_up(
        self, key: str, make: Callable[[Sight], bytes], queries: Iterable[str] = ()
    ) -> bytes:
        """A result that depends on what is looked up in the sight, and on what queries see."""
        found = self._stands(key)
        if found is not None:
            return found
        self._reads.begin()
        data = make(self._noted)
        seen = replace(self._seen(key, queries), lookups=reads.packed(self._reads.seen))
        return self._keep(key, data, seen)

    def known(self, key: str, make: Callable[[], bytes]) -> bytes:
        """A result that its key tells: all that it depends on is in it."""
        found = self._stands(key)
        return self._keep(key, make(), Seen()) if found is None else found

    def carried(self, key: str, make: Callable[[], bytes], carry: Carry) -> bytes:
        """A result that depends on all data: that of before, with what came or went since."""
        found = self._stands(key)
        if found is not None:
            return found
        since, name = self._since(), self._before.held.get(key)
        old = get(self._kept, name) if self._kept and name and since else None
        data = make() if old is None or since is None else carry(old, since.quads)
        return self._keep(key, data, Seen(everything=True))

    def seen(self, query: str) -> Seen:
        """What a query sees; it takes long to find that out."""
        key = cache.key(seen=query)
        seen, never = unpacked(self.known(key, lambda: _told(of_query(query))))
        return replace(seen, never=bool(never))

    def told(self, key: str) -> bytes | None:
        """A result that still stands."""
        return self._stands(key)

    def stands(self, key: str) -> str | None:
        """The name of the entry of a result that still stands."""
        return None if self._stands(key) is None else self._held[key]

    def hold(self, key: str, name: str | None) -> None:
        """Take in an entry that was made elsewhere."""
        if name is not None:
            self._held[key] = name

    @property
    def folder(self) -> Path | None:
        """Where the entries are, for those who make them elsewhere."""
        return self._kept.folder if self._kept else None

    def end(self) -> None:
        """Remember what stands of the data as they are now; all else is forgotten."""
        if self._kept is not None:
            table = {"world": self._world and self._world.name, "held": self._held}
            self._kept.put(self._index, json.dumps(table).encode())

    def _stands(self, key: str) -> bytes | None:
        name = self._before.held.get(key)
        if name is None or self._kept is None or self._world is None:
            return None
        since = self._since()
        entry = self._kept.get(name) if since else None
        if entry is None or since is None:
            return None
        seen, data = unpacked(entry)
        if not since.spares(seen):
            return None
        self._held[key] = name
        return data

    def _since(self) -> Changed | None:
        """What came and went since the results of before; None where that is not known."""
        if self._world is None or not self._before.world:
            return None
        return changed(self._world.with_name(self._before.world), self._world)

    def _seen(self, key: str, queries: Iterable[str]) -> Seen:
        """What queries see: as the result of before tells, for they are in its key."""
        name = self._before.held.get(key)
        entry = self._kept.get(name) if self._kept and name else None
        return of_queries(queries) if entry is None else unpacked(entry)[0]

    def _keep(self, key: str, data: bytes, seen: Seen) -> bytes:
        if self._kept is not None and not seen.never:
            self._held[key] = put(self._kept, key, data, seen)
        return data


def _told(seen: Seen) -> bytes:
    return seen.packed() + (b"never" if seen.never else b"")


def _read(kept: Cache | None, index: str) -> _Before:
    data = kept.get(index) if kept else None
    return _Before() if data is None else _Before(**json.loads(data))


def packed(outputs: Iterable[tuple[str, bytes]]) -> bytes:
    """Files by their addresses as one result."""
    found = list(outputs)
    head = json.dumps([(path, len(data)) for path, data in found]).encode()
    return b"\n".join((head, b"".join(data for _, data in found)))


def outputs_of(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Files as `packed` wrote them."""
    head, _, rest = data.partition(b"\n")
    start = 0
    for path, size in json.loads(head):
        yield path, rest[start : start + size]
        start += size


def afresh(holdings: Holdings) -> Standing:
    """No results of before: all are found anew."""
    return Standing(holdings.sight, None, None)


@contextmanager
def standing(project: Project, name: str, holdings: Holdings) -> Iterator[Standing]:
    """The results of that name, of a project that can be written and a store that is kept."""
    writable = holdings.world is not None and os.access(project.root, os.W_OK)
    kept = Cache(project.work / "cache" / name) if writable else None
    found = Standing(holdings.sight, kept, holdings.world)
    if kept is None:
        yield found
        return
    kept.begin()
    yield found
    found.end()
    kept.prune()
