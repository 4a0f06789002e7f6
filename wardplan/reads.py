"""What was looked up while something was made: nothing else can make it come out differently."""

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Generic, TypeVar

import pyoxigraph as ox

from wardplan import terms
from wardplan.index import About, Sight, Values, label_of
from wardplan.prefixes import PREFIXES

_LABEL = terms.node(PREFIXES["rdfs"] + "label")
_MOST = 2**64 - 1
_PROV = f"<{PREFIXES['prov']}"

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


@dataclass(slots=True)
class Kept(Generic[Made]):
    """What was made, with what was looked up for it; `counted` is where that was last noted."""

    made: Made
    seen: Set[int]
    counted: set[int]


Memory = dict[Hashable, Kept[Made]]
"""What was made before."""

ABOUT, INTO, TOWARDS = "about", "into", "towards"
LABEL, ORIGIN, SAID = 1, 2, 3
"""What is stated of a thing, in parts: its names, where it comes from, and all else."""
PAGE, FILE, DAY = "page", "file", "day"
NAME = "name"
"""Whether a proper name begins with two letters: where they stand in a text, it may be one."""


def name_of(kind: str, *terms: str) -> int:
    """A number of 64 bits for a look-up, the same in every process."""
    return int.from_bytes(blake2b("\n".join((kind, *terms)).encode(), digest_size=8).digest())


@lru_cache(maxsize=1000)
def part(predicate: str) -> int:
    """The part of what is stated of a thing to which a property belongs."""
    if predicate == _LABEL:
        return LABEL
    return ORIGIN if predicate.startswith(_PROV) else SAID


def of_part(about: int, part: int) -> int:
    """The number for a part of what is stated of a thing, by the number for all of it."""
    return (about + part) & _MOST


def seen_in(quad: ox.Quad) -> Iterator[int]:
    """The look-ups that see a statement."""
    target = str(quad.object)
    about = name_of(ABOUT, str(quad.subject))
    yield about
    yield of_part(about, part(str(quad.predicate)))
    yield name_of(INTO, target, str(quad.predicate))
    yield name_of(TOWARDS, target)


def packed(numbers: Iterable[int]) -> bytes:
    """Look-ups as records hold them: there are hundreds in a page, and thousands of pages."""
    return array("Q", sorted(numbers)).tobytes()


class Bounded(dict[Key, Made]):
    """What was made before, by its key: when it is full, all is forgotten."""

    MOST = 10_000

    def keep(self, key: Key, made: Made) -> Made:
        """Remember what was made, and give it."""
        if len(self) >= self.MOST:
            self.clear()
        self[key] = made
        return made


class Reads:
    """The look-ups since `begin`, by their numbers."""

    def __init__(self) -> None:
        self.seen: set[int] = set()
        self._names = Bounded[tuple[str, ...], int]()

    def begin(self) -> None:
        self.seen = set()

    def note(self, *lookup: str) -> None:
        """Note a look-up: its kind and its terms."""
        self.seen.add(self.number(*lookup))

    def number(self, *lookup: str) -> int:
        """What `name_of` gives, remembered."""
        found = self._names.get(lookup)
        return self._names.keep(lookup, name_of(*lookup)) if found is None else found

    def remembered(
        self, memory: "Memory[Made]", key: Hashable, make: Callable[..., Made], *given: object
    ) -> Made:
        """What `make` gives, or gave before: then what it looked up counts once more."""
        found = memory.get(key)
        if found is None:
            around, self.seen = self.seen, set()
            made = make(*given)
            found = memory[key] = Kept(made, self.seen, self.seen)
            self.seen = around
        if found.counted is not self.seen:
            self.seen |= found.seen
            found.counted = self.seen
        return found.made


class WatchedSight:
    """A sight that notes what is looked up in it, and remembers what that gave, with its number."""

    def __init__(self, sight: Sight, reads: Reads) -> None:
        self._sight = sight
        self._reads = reads
        self._about = Bounded[str, tuple[int, About]]()
        self._into = Bounded[tuple[str, str], tuple[int, Values]]()
        self._towards = Bounded[str, tuple[int, About]]()
        self._labels = Bounded[str, tuple[int, str | None]]()

    def about(self, subject: str) -> About:
        number, about = self._about.get(subject) or self._kept(subject)
        self._reads.seen.add(number)
        return about

    def of(self, subject: str, predicate: str) -> Values:
        number, about = self._about.get(subject) or self._kept(subject)
        self._reads.seen.add(of_part(number, part(predicate)))
        return about.get(predicate, ())

    def into(self, target: str, predicate: str) -> Values:
        found = self._into.get((target, predicate))
        if found is None:
            made = name_of(INTO, target, predicate), self._sight.into(target, predicate)
            found = self._into.keep((target, predicate), made)
        self._reads.seen.add(found[0])
        return found[1]

    def towards(self, target: str) -> About:
        found = self._towards.get(target)
        if found is None:
            made = name_of(TOWARDS, target), self._sight.towards(target)
            found = self._towards.keep(target, made)
        self._reads.seen.add(found[0])
        return found[1]

    def label(self, subject: str) -> str | None:
        found = self._labels.get(subject)
        if found is None:
            number, about = self._about.get(subject) or self._kept(subject)
            made = of_part(number, LABEL), label_of(about)
            found = self._labels.keep(subject, made)
        self._reads.seen.add(found[0])
        return found[1]

    def _kept(self, subject: str) -> tuple[int, About]:
        return self._about.keep(subject, (name_of(ABOUT, subject), self._sight.about(subject)))


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
