"""Judge a plan's own resources, with no more of the rest than they lead to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

import pyoxigraph as ox
from rdflib import Graph

from wardplan import cache
from wardplan.conformity import Shape, understand
from wardplan.facts import Facts, facts
from wardplan.screening import Doubts, around, doubts, hierarchy
from wardplan.units import COMMON, Unit, owner

AT_HAND = 30
"""So many units are held at once."""


@dataclass(frozen=True)
class World:
    """All units, and what they say of each other; small, and the same for every process.

    `common`: every line of N-Triples about what no unit owns; `strays`: those about a unit's own
    resources that stand elsewhere than in its files.
    """

    units: dict[str, Unit]
    common: tuple[str, ...]
    strays: dict[str, tuple[str, ...]]
    shapes: Graph

    def facts(self, name: str) -> Facts:
        """What is said of a unit's own resources."""
        if name == COMMON:
            return facts(_parse(self.common))
        said = self.units[name].quads() if name in self.units else []
        found = facts(chain(said, _parse(self.strays.get(name, ()))))
        own = {each: quads for each, quads in found.quads.items() if owner(str(each)) == name}
        return Facts(own, found.above)

    def digest(self, name: str) -> str:
        """A key over all this."""
        unit = self.units.get(name)
        strays = self.common if name == COMMON else self.strays.get(name, ())
        files = unit.digest() if unit and name != COMMON else ""
        return cache.key(files=files, strays="\n".join(strays))


def _parse(lines: Iterable[str]) -> list[ox.Quad]:
    return list(ox.parse("\n".join(lines), format=ox.RdfFormat.N_TRIPLES))


@dataclass(frozen=True)
class Judgement:
    """What pySHACL has to be asked about a unit, and what else that was read for it depends on.

    `neighbours`: other units of which something was read; `read`: common resources that were.
    """

    name: str
    doubts: Doubts
    neighbours: tuple[str, ...]
    read: tuple[str, ...]


@dataclass(frozen=True)
class Judge:
    """Judges units of a world one by one."""

    world: World
    shapes: tuple[Shape, ...]
    common: Facts
    reach: int
    _hierarchy: list[str] = field(default_factory=list)
    _units: dict[str, Facts] = field(default_factory=dict)

    def judge(self, name: str) -> Judgement:
        """What may be wrong with a unit's own resources."""
        own = self.common if name == COMMON else self._of(name)
        known, neighbours = self._with_neighbours(own, name)
        found = doubts(known, own.quads.keys(), self.shapes)
        near = around(known, set(own.quads), self.reach) if name != COMMON else set()
        read = sorted(str(each) for each in near if owner(str(each)) == COMMON)
        return Judgement(name, found, tuple(sorted(neighbours)), tuple(read))

    def judge_all(self, names: Iterable[str]) -> list[Judgement]:
        """`judge` for some units."""
        return [self.judge(name) for name in names]

    def context(self, neighbours: Iterable[str], read: Iterable[str]) -> str:
        """A key over what was read beside a unit's own resources."""
        said = {each: "\n".join(sorted(map(str, self.common.about(each)))) for each in read}
        others = {f"unit {each}": self.world.digest(each) for each in neighbours}
        return cache.key(**others, **said, above="\n".join(self._above()))

    def _above(self) -> list[str]:
        if not self._hierarchy:
            self._hierarchy.extend(sorted(hierarchy(self.common)))
        return self._hierarchy

    def _of(self, name: str) -> Facts:
        """What is said of a unit's own resources, beside what is common.

        Those asked for last are at hand: a plan leads to those of the years around it.
        """
        found = self._units.get(name)
        if found is None:
            found = Facts(self.world.facts(name).quads, self.common.above, self.common)
            if len(self._units) >= AT_HAND:
                del self._units[next(iter(self._units))]
            self._units[name] = found
        return found

    def _with_neighbours(self, own: Facts, name: str) -> tuple[Facts, set[str]]:
        """The facts with those about the resources of other units that they lead to."""
        neighbours = set[str]()
        known = own
        for _ in range(self.reach):
            near = around(known, set(own.quads), self.reach)
            owners = {each: owner(each) for each in near - known.quads.keys()}
            foreign = {each: of for each, of in owners.items() if of not in (COMMON, name)}
            if not foreign:
                break
            neighbours |= set(foreign.values())
            known = known.joined({each: self._of(of) for each, of in foreign.items()})
        return known, neighbours


def judge_of(world: World) -> Judge:
    """A judge that has read shapes and common data. Raises NotUnderstoodError for the shapes."""
    shapes = understand(world.shapes)
    reach = max((part.reach for shape in shapes for part in shape.parts), default=0)
    return Judge(world, shapes, world.facts(COMMON), reach)
