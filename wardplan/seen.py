"""What a result saw of the data, and whether what came and went since can change it."""

import json
from array import array
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from wardplan import narrowing, reads, terms, world
from wardplan.index import Sight
from wardplan.narrowing import End, Need, Pattern
from wardplan.seeing import scope
from wardplan.store_sight import MemorySight

_LENGTH = 8


@dataclass(frozen=True)
class Seen:
    """What a result saw: patterns of queries, and look-ups, by their numbers.

    `everything`: the whole of the data; `never`: what no change of the data tells.
    """

    patterns: frozenset[Pattern] = frozenset()
    lookups: bytes = b""
    everything: bool = False
    never: bool = False

    def packed(self) -> bytes:
        rows = sorted(_row(each) for each in self.patterns)
        head = json.dumps([rows, self.everything]).encode()
        sizes = (len(head), len(self.lookups))
        return b"".join((*(size.to_bytes(_LENGTH) for size in sizes), head, self.lookups))


def unpacked(data: bytes) -> tuple[Seen, bytes]:
    """What `Seen.packed` wrote, and what stands behind it."""
    head, lookups = (int.from_bytes(data[n : n + _LENGTH]) for n in (0, _LENGTH))
    start = 2 * _LENGTH
    rows, everything = json.loads(data[start : start + head])
    end = start + head + lookups
    seen = Seen(frozenset(map(_pattern, rows)), data[start + head : end], everything)
    return seen, data[end:]


def _row(pattern: Pattern) -> list[Any]:
    ends = ((end.term, sorted(end.needs)) for end in (pattern.subject, pattern.target))
    return [pattern.property, *ends]


def _pattern(row: list[Any]) -> Pattern:
    name, *ends = row
    made = (End(term, frozenset(Need(*need) for need in needs)) for term, needs in ends)
    return Pattern(name, *made)


def of_queries(queries: Iterable[str]) -> Seen:
    """What queries see together."""
    every = list(map(of_query, queries))
    return Seen(
        frozenset(chain.from_iterable(each.patterns for each in every)),
        everything=any(each.everything for each in every),
        never=any(each.never for each in every),
    )


@lru_cache(maxsize=500)
def of_query(query: str) -> Seen:
    """What a query sees: of each property that it names what its patterns see, or all."""
    found = scope(query)
    if found is None or found.properties is None:
        return Seen(everything=found is not None, never=found is None)
    known = narrowing.patterns(query) or ()
    properties = {each.property for each in known}
    named = (_of_sort(each) for each in found.properties)
    return Seen(frozenset((*known, *(each for each in named if each.property not in properties))))


def _of_sort(sort: str) -> Pattern:
    """What a scope names (`seeing.sorts`), as a pattern."""
    name, _, cls = sort.partition(" ")
    return Pattern(name, target=End(cls))


@dataclass(frozen=True)
class Changed:
    """What came and went since: statements, and the look-ups that see them.

    The statements are the values of each property by its subjects; `quads` are the same with their
    graphs. `sight` is on the data as they are now.
    """

    sight: Sight
    quads: Set[ox.Quad] = frozenset()
    statements: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)
    lookups: frozenset[int] = frozenset()

    def spares(self, seen: Seen) -> bool:
        """Whether nothing of what was seen has changed."""
        if seen.never or not self.statements:
            return not seen.never
        if seen.everything or any(map(self._is_met, seen.patterns)):
            return False
        numbers = array("Q")
        numbers.frombytes(seen.lookups)
        return self.lookups.isdisjoint(numbers)

    def iris(self) -> set[str]:
        """All IRIs that are the subject or the value of a statement that came or went."""
        found = set[str]()
        for values in self.statements.values():
            found.update(values, *values.values())
        return {terms.value(term) for term in found if terms.is_iri(term)}

    def _is_met(self, pattern: Pattern) -> bool:
        """Whether a pattern matches a statement that came or went."""
        return any(
            self._may_be(pattern.subject, subject)
            and any(self._may_be(pattern.target, value) for value in values)
            for subject, values in self.statements.get(pattern.property, {}).items()
        )

    def _may_be(self, end: End, term: str) -> bool:
        return end.term in ("", term) and all(self._has(term, need) for need in end.needs)

    def _has(self, term: str, need: Need) -> bool:
        """Whether that is stated of a thing, or was."""
        if any(need.other in ("", each) for each in self._differing(term, need)):
            return True
        look = self.sight.into if need.inbound else self.sight.of
        found = look(term, need.property)
        return need.other in found if need.other else bool(found)

    def _differing(self, term: str, need: Need) -> Iterable[str]:
        values = self.statements.get(need.property, {})
        if need.inbound:
            return (subject for subject, found in values.items() if term in found)
        return values.get(term, ())


@lru_cache(maxsize=4)
def changed(one: Path, other: Path) -> Changed | None:
    """What differs between two stores; None where one of them is not there."""
    quads = set[ox.Quad]() if one == other else world.difference(one, other)
    return None if quads is None else of_quads(quads, MemorySight(world.sight(other)))


def of_quads(quads: Set[ox.Quad], sight: Sight) -> Changed:
    """What differs where these statements came, or went; `sight` is on the data as they are now."""
    found: dict[str, dict[str, list[str]]] = {}
    for quad in quads:
        values = found.setdefault(str(quad.predicate), {}).setdefault(str(quad.subject), [])
        values.append(str(quad.object))
    numbers = frozenset(number for quad in quads for number in reads.seen_in(quad))
    return Changed(sight, quads, found, numbers)
