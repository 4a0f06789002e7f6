"""What was looked up while something was made: nothing else can make it come out differently."""

from collections.abc import Callable, Hashable, Iterator, Set
from hashlib import blake2b
from typing import TypeVar

import pyoxigraph as ox

from wardplan.index import About, Values
from wardplan.store_sight import MemorySight

Made = TypeVar("Made")
Memory = dict[Hashable, tuple[Made, frozenset[int]]]
"""What was made before, each with what was looked up for it."""

ABOUT, INTO, TOWARDS = "about", "into", "towards"
PAGE, FILE, DAY = "page", "file", "day"
NAME = "name"
"""Whether a proper name begins with two letters: where they stand in a text, it may be one."""


def name_of(kind: str, *terms: str) -> int:
    """A number of 64 bits for a look-up, the same in every process."""
    return int.from_bytes(blake2b("\n".join((kind, *terms)).encode(), digest_size=8).digest())


def seen_in(quad: ox.Quad) -> Iterator[int]:
    """The look-ups that see a statement."""
    target = str(quad.object)
    yield name_of(ABOUT, str(quad.subject))
    yield name_of(INTO, target, str(quad.predicate))
    yield name_of(TOWARDS, target)


class Reads:
    """The look-ups since `begin`, by their numbers."""

    MOST = 50_000
    """So many numbers are remembered before all are forgotten."""

    def __init__(self) -> None:
        self.seen: set[int] = set()
        self._names: dict[tuple[str, ...], int] = {}

    def begin(self) -> None:
        self.seen = set()

    def note(self, *lookup: str) -> None:
        """Note a look-up: its kind and its terms."""
        self.seen.add(self.number(*lookup))

    def number(self, *lookup: str) -> int:
        """What `name_of` gives, remembered."""
        found = self._names.get(lookup)
        if found is None:
            if len(self._names) >= self.MOST:
                self._names.clear()
            found = self._names[lookup] = name_of(*lookup)
        return found

    def remembered(self, memory: "Memory[Made]", key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, or gave before: then what it looked up counts once more."""
        found = memory.get(key)
        if found is None:
            around, self.seen = self.seen, set()
            made = make()
            found = memory[key] = made, frozenset(self.seen)
            self.seen = around
        self.seen |= found[1]
        return found[0]


class WatchedSight(MemorySight):
    """A sight that notes what is looked up in it."""

    def __init__(self, store: ox.Store, reads: Reads) -> None:
        super().__init__(store)
        self._reads = reads

    def about(self, subject: str) -> About:
        self._reads.note(ABOUT, subject)
        return super().about(subject)

    def into(self, target: str, predicate: str) -> Values:
        self._reads.note(INTO, target, predicate)
        return super().into(target, predicate)

    def towards(self, target: str) -> About:
        self._reads.note(TOWARDS, target)
        return super().towards(target)


class Watched(Set[str]):
    """A set that notes what is looked for in it, as look-ups of a kind."""

    def __init__(self, kind: str, items: Set[str], reads: Reads) -> None:
        self._kind, self._items, self._reads = kind, items, reads

    def __contains__(self, item: object) -> bool:
        self._reads.note(self._kind, str(item))
        return item in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)
