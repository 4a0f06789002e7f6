"""What is said of each dataset, in DCAT and for CKAN: as it was said before, where that stands."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import pyoxigraph as ox

from wardplan import cache, catalogue, ckan, dcat
from wardplan.catalogue import Catalogue, Entry, Words
from wardplan.distributions import Distribution
from wardplan.index import Sight, lines_of
from wardplan.pointer import Pointer
from wardplan.standing import Standing


@dataclass(frozen=True)
class Recalled:
    """Says of the datasets of plans what was said of them before, where that still stands."""

    words: Words
    before: Standing

    def __call__(self, name: str, plan: Pointer, files: tuple[Distribution, ...]) -> Entry:
        def make(sight: Sight) -> bytes:
            made = catalogue.of_plan(self.words, name, Pointer(sight, plan.terms), ())
            return json.dumps((made.title, made.description, made.landing, made.modified)).encode()

        key = cache.key(entry=name, plan=plan.value, words=self._words)
        title, description, landing, modified = json.loads(self.before.looked_up(key, make))
        return Entry(name, title, description, landing, files, plan, modified)

    @cached_property
    def _words(self) -> str:
        return cache.key(words=repr(self.words))


@dataclass(frozen=True)
class Described:
    """The datasets of a catalogue, described; what is said of those of plans stands for itself."""

    catalogue: Catalogue
    site_url: str | None
    before: Standing

    def statements(self, entry: Entry) -> Iterable[ox.Triple]:
        """All statements about a dataset, its addresses not yet placed."""
        if not entry.plan:
            return dcat.of_entry(self.catalogue, entry)
        return _triples(self._plans[entry.name][0])

    def packages(self, entry: Entry) -> tuple[str, str]:
        """What `ckan.both` gives of it."""
        if not entry.plan:
            said = dcat.of_entry(self.catalogue, entry)
            return ckan.both(self.catalogue, entry, said, self.site_url)
        return self._plans[entry.name][1:]

    @cached_property
    def _plans(self) -> dict[str, tuple[str, str, str]]:
        return {entry.name: self._of_plan(entry) for entry in self.catalogue.plans}

    def _of_plan(self, entry: Entry) -> tuple[str, str, str]:
        def make(sight: Sight) -> bytes:
            seen = replace(self.catalogue, sight=sight)
            own = replace(entry, plan=Pointer(sight, entry.plan.terms))
            said = list(dcat.of_entry(seen, own))
            return json.dumps((_text(said), *ckan.both(seen, own, said, self.site_url))).encode()

        told = (entry.name, entry.title, entry.description, entry.modified, entry.distributions)
        key = cache.key(said=repr(told), ground=self._ground)
        statements, own, line = json.loads(self.before.looked_up(key, make))
        return statements, own, line

    @cached_property
    def _ground(self) -> str:
        """A key over what is said of any dataset with."""
        known = self.catalogue.metadata.dump(format=ox.RdfFormat.N_QUADS) or b""
        lines = b"\n".join(sorted(known.splitlines()))
        return cache.key(known=lines, words=repr(self.catalogue.words), url=repr(self.site_url))


def _text(said: Iterable[ox.Triple]) -> str:
    return "".join(f"{line} .\n" for line in lines_of(said))


def _triples(text: str) -> Iterable[ox.Triple]:
    return (quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES))
