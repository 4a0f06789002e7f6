"""How much there is of what in the data: counts, terms in use, links to others' data.

Everything is counted in one pass; a statement counts once, in however many graphs it is. Where the
counts of an earlier state are known, only the statements that came or went are counted.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from wardplan import iris, terms
from wardplan.collection import ONTOLOGY_GRAPH
from wardplan.holdings import Holdings
from wardplan.linksets import target_of
from wardplan.namespaces import RDF
from wardplan.project import Project
from wardplan.standing import standing

_TYPE = terms.node(str(RDF.type))


@dataclass
class Census:
    """Counts of a dataset (VoID, section 4.6); its links to others' data as lines of N-Triples.

    `entities` are the things of ours that have a description. Properties and classes are IRIs.
    """

    triples: int = 0
    subjects: int = 0
    entities: int = 0
    objects: int = 0
    properties: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)
    lines: set[str] = field(default_factory=set)

    @property
    def links(self) -> Counter[tuple[str, str]]:
        """How many links there are, by the dataset they lead to and by their property."""
        found = Counter[tuple[str, str]]()
        for line in self.lines:
            _, predicate, target = terms.statement(line)
            found[str(target_of(predicate, target)), terms.value(predicate)] += 1
        return found

    def add(self, line: str, number: int = 1) -> None:
        """Count a statement; one that is gone is `number` -1."""
        _, predicate, target = terms.statement(line)
        self.triples += number
        _add(self.properties, predicate, number)
        if predicate == _TYPE:
            _add(self.classes, target, number)
        if target_of(predicate, target):
            (self.lines.add if number > 0 else self.lines.discard)(line)

    def add_ends(self, subjects: Iterable[str], objects: Iterable[str], number: int = 1) -> None:
        """Count what is at the ends of statements, or is no more."""
        found = list(subjects)
        self.subjects += number * len(found)
        self.entities += number * sum(iris.is_ours(terms.value(each)) for each in found)
        self.objects += number * sum(1 for _ in objects)


def _add(counts: Counter[str], term: str, number: int) -> None:
    name = terms.value(term)
    counts[name] += number
    if not counts[name]:
        del counts[name]


def count(lines: Iterable[str]) -> Census:
    """Count distinct statements, lines of N-Triples."""
    made = Census()
    subjects, objects = set[str](), set[str]()
    for line in lines:
        subject, _, target = terms.statement(line)
        subjects.add(subject)
        objects.add(target)
        made.add(line)
    made.add_ends(subjects, objects)
    return made


def carry(made: Census, changed: Iterable[ox.Quad], store: ox.Store, but: str) -> Census:
    """Bring counts up to date with a store, all graphs but one, of which these quads are new.

    Or gone: then they are not in the store.
    """
    moved = _Moved([each for each in changed if each.graph_name != ox.NamedNode(but)], store, but)
    for quad, number in moved.of(lambda quad: (quad.subject, quad.predicate, quad.object)):
        made.add(f"{quad.subject} {quad.predicate} {quad.object}", number)
    for quad, number in moved.of(lambda quad: (quad.subject, None, None)):
        made.add_ends([str(quad.subject)], [], number)
    for quad, number in moved.of(lambda quad: (None, None, quad.object)):
        made.add_ends([], [str(quad.object)], number)
    return made


_Node = ox.NamedNode | ox.BlankNode | ox.Triple
_Key = tuple[_Node | None, ox.NamedNode | None, _Node | ox.Literal | None]


class _Moved:
    """What quads that came or went make of the merge of the graphs that a store has, but one."""

    def __init__(self, changed: list[ox.Quad], store: ox.Store, but: str) -> None:
        self._changed, self._store, self._but = changed, store, ox.NamedNode(but)
        self._came = {each for each in changed if each in store}

    def of(self, key: Callable[[ox.Quad], _Key]) -> Iterator[tuple[ox.Quad, int]]:
        """A quad of each key that is new (1) or no longer there (-1), in whatever graph."""
        groups: dict[_Key, list[ox.Quad]] = {}
        for quad in self._changed:
            groups.setdefault(key(quad), []).append(quad)
        for pattern, same in groups.items():
            came = [quad in self._came for quad in same]
            if all(came) != any(came) or self._has_others(pattern):
                continue
            yield same[0], 1 if came[0] else -1

    def _has_others(self, pattern: _Key) -> bool:
        """Whether there were such quads before, and still are."""
        found = self._store.quads_for_pattern(*pattern, None)
        return any(each not in self._came and each.graph_name != self._but for each in found)


def take(project: Project, holdings: Holdings) -> Census:
    """The counts of all data but the ontology."""
    store = holdings.store

    def make() -> bytes:
        return packed(count(holdings.lines()))

    def carried(data: bytes, changed: Iterable[ox.Quad]) -> bytes:
        return packed(carry(unpacked(data), changed, store, ONTOLOGY_GRAPH))

    with standing(project, "census", holdings) as before:
        return unpacked(before.carried("census", make, carried))


def packed(made: Census) -> bytes:
    return json.dumps(vars(made) | {"lines": sorted(made.lines)}).encode()


def unpacked(data: bytes) -> Census:
    table = json.loads(data)
    counts = {name: Counter(table.pop(name)) for name in ("properties", "classes")}
    return Census(**table | counts | {"lines": set(table["lines"])})
