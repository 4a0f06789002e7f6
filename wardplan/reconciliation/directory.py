"""Everything that can be found, in memory: by identifier, by name, and by the likeness of names."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import nlargest
from pathlib import Path

import pyoxigraph as ox

from wardplan import likeness
from wardplan.index import Index, index_of
from wardplan.pointer import Pointer
from wardplan.reconciliation.entities import Entity, Vocabulary, entities, read
from wardplan.reconciliation.spelling import key

DATA, ONTOLOGY = "wardplan.nq", "ontology.ttl"
ALIKE = 400
"""So many names that share the largest part with a text are compared with it."""
LEAST = 0.3
"""Names less alike are not given."""
LONGEST = 300
"""Characters of a text that are compared."""

Hits = dict[Entity, float]


class Directory:
    """The entities of one build; `base` is what their IRIs begin with."""

    def __init__(self, index: Index, vocabulary: Vocabulary, base: str) -> None:
        self.base = base
        self.vocabulary = vocabulary
        self.by_id = {each.id: each for each in entities(index, base)}
        self._named: dict[str, list[Entity]] = {}
        for entity in self.by_id.values():
            for name in entity.names:
                self._named.setdefault(name, []).append(entity)
        self._names = sorted(self._named)
        self._pairs: dict[str, list[int]] = {}
        for number, name in enumerate(self._names):
            for pair in _pairs(name):
                self._pairs.setdefault(pair, []).append(number)
        self.properties = Counter(
            (kind, found.short)
            for each in self.by_id.values()
            for found, _ in each.this.properties
            for kind in each.types
        )

    def identified(self, text: str) -> Entity | None:
        """The entity of an identifier or an IRI."""
        return self.by_id.get(text.removeprefix(self.base))

    def entity(self, this: Pointer) -> Entity | None:
        """The entity that a value is."""
        return self.identified(this.value) if this.is_iri else None

    def named(self, text: str) -> Hits:
        """The entities that have exactly this name, with how sure that is."""
        made = key(text)
        return {each: each.names[made] for each in self._named.get(made, ())}

    def alike(self, text: str) -> Hits:
        """The entities with names like a text, by the likeness of the name that is most like it."""
        made = key(text)[:LONGEST]
        shared = Counter(number for pair in _pairs(made) for number in self._pairs.get(pair, ()))
        parts = {number: n / (len(made) + len(self._names[number])) for number, n in shared.items()}
        found: Hits = {}
        for number in nlargest(ALIKE, parts, key=lambda each: (parts[each], -each)):
            name = self._names[number]
            score = likeness.texts(made, name)
            for entity in self._named[name] if score >= LEAST else ():
                found[entity] = max(score, found.get(entity, 0))
        return found

    def beginning(self, text: str) -> Iterator[Entity]:
        """The entities with a name or an identifier that begins so, shorter names first; then
        those with a name that has the text within."""
        made = key(text)
        start = bisect_left(self._names, made) if made else len(self._names)
        begin = []
        for name in self._names[start:]:
            if not name.startswith(made):
                break
            begin.append(name)
        inside = [n for n in self._names if made and made in n and not n.startswith(made)]
        named = (
            entity
            for names in (begin, inside)
            for name in sorted(names, key=lambda each: (len(each), each))
            for entity in self._named[name]
        )
        wanted = text.removeprefix(self.base)
        identified = (each for each in self.by_id.values() if wanted and each.id.startswith(wanted))
        yield from dict.fromkeys((*identified, *named))

    def types(self) -> list[str]:
        """Every class of an entity, the most frequent first."""
        count = Counter(kind for each in self.by_id.values() for kind in each.types)
        return sorted(count, key=lambda kind: (-count[kind], kind))

    def properties_of(self, kind: str) -> list[str]:
        """The properties that entities of a class have, the most frequent first; of all for ''."""
        count: Counter[str] = Counter()
        for (of, name), number in self.properties.items():
            if kind in {"", of}:
                count[name] += number
        return sorted(count, key=lambda name: (-count[name], name))


def _pairs(name: str) -> set[str]:
    return {name[n : n + 2] for n in range(max(1, len(name) - 1))} if name else set()


def load(dumps: Path, base: str) -> Directory:
    """The directory of a build. Raises OSError or SyntaxError for data that cannot be read."""
    quads = ox.parse(path=dumps / DATA, format=ox.RdfFormat.N_QUADS)
    ontology = dumps / ONTOLOGY
    words: Iterable[ox.Quad] = ()
    if ontology.is_file():
        words = ox.parse(path=ontology, format=ox.RdfFormat.TURTLE)
    return Directory(read(quads), Vocabulary(index_of(words)), base)
