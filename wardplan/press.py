"""Makes lots of pages, with their data, from the store on disk: any process may be one that does.

What a lot gives depends on nothing but the lot and its edition, so it does not matter who makes it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from wardplan import (
    catalogue,
    describe,
    heads,
    history,
    own_pages,
    phrases,
    reads,
    releases,
    render,
    site,
    templating,
    traces,
    transcriptions,
    wording,
    world,
)
from wardplan.addresses import Addresses
from wardplan.catalogue import Catalogue, Entry
from wardplan.dataset import written
from wardplan.pages import Listed, Page, page_of
from wardplan.phrases import Phrases
from wardplan.pointer import resource
from wardplan.project import open_project
from wardplan.reads import Reads, Watched, WatchedSight
from wardplan.shape_words import Rules
from wardplan.traces import Told, Trace
from wardplan.tree import put

Output = tuple[str, bytes]


@dataclass(frozen=True)
class Edition:
    """What all lots of a build share: where it reads and writes, and what pages may link to.

    Folders are named as from that of the edition's file, which is elsewhere on other machines.
    """

    root: str
    world: str
    staging: str
    documents: list[str]
    files: list[str]
    modified: str | None
    frame: str = ""
    """A key over what all pages are made with; who has made pages with another begins anew."""


@dataclass(frozen=True)
class Lot:
    """Pages to be made, in whole groups, with what those of plans tell of, by the unit.

    `edition` is the file that holds what lots share; every process reads it once. `given` is a key
    for each group.
    """

    edition: Path
    pages: tuple[Listed, ...]
    units: dict[str, Told] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.pages)


def make(lot: Lot) -> dict[str, Trace]:
    """Make the pages of a lot, and their data; how each group came about."""
    press = _press(lot.edition, lot.edition.stat().st_mtime_ns)
    rebase = press.project.config.rebase
    found: dict[str, Trace] = {}
    for path, data in press.outputs(lot, found):
        put(press.staging / path, rebase.file(path, data))
    return found


@lru_cache(maxsize=1)
def _press(file: Path, _: int) -> "Press":
    """What makes the lots of an edition; a process has that of the last one it was given."""
    return Press(file.parent, Edition(**json.loads(file.read_text(encoding="utf-8"))))


class Press:
    """Makes pages from a store on disk."""

    def __init__(self, folder: Path, edition: Edition) -> None:
        self.project = open_project(folder / edition.root)
        self.staging = folder / edition.staging
        self._reads = Reads()
        self._store = world.read(folder / edition.world)
        self._sight = WatchedSight(world.sight(folder / edition.world), self._reads)
        self._modified = edition.modified
        sources = self.project.folder("site")
        addresses = Addresses(
            Watched(reads.PAGE, frozenset(edition.documents), self._reads),
            Watched(reads.FILE, frozenset(edition.files), self._reads),
        )
        phrased = Phrases(phrases.names(self._store_for, sources), self._reads)
        made = render.environment(sources, phrased, templating.compiled(self.project))
        self._renderer = render.Renderer(sources, addresses, {}, made)
        self._renderer.tell(self._reads)
        self._metadata = catalogue.metadata(self.project)
        self._words = wording.locale(sources)
        self._own = own_pages.read(sources)
        self._rules = Rules(self.project.folder("shapes"))
        self._releases = releases.known(self.project)

    def _store_for(self, _: str) -> ox.Store:
        return self._store

    def outputs(self, lot: Lot, found: dict[str, Trace]) -> Iterator[Output]:
        """Path and content of every file that a lot gives; the traces of groups into `found`."""
        seen, shared = self._shared(lot)
        self._renderer.share(shared)
        for name, listed in traces.grouped(lot.pages).items():
            self._reads.begin()
            pages = [page_of(each, self._sight, self._store_for) for each in listed]
            for each, page in zip(listed, pages, strict=True):
                self._note(each)
                yield from self._files(each, page)
            looked_up = reads.packed(self._reads.seen | seen.get(name, set()))
            found[name] = Trace(lot.given.get(name, ""), traces.far(pages), looked_up)

    def _files(self, listed: Listed, page: Page) -> Iterator[Output]:
        for spoken in page.spoken():
            yield f"{spoken.place}.html", self._renderer.render(spoken)
        if listed.own:
            lines = describe.describe(self._sight, listed.iri, listed.fragments)
            for extension, data in written(lines):
                yield f"{listed.path}.{extension}", data

    def _note(self, listed: Listed) -> None:
        """Note what near look-ups see: whatever is stated of the page's resource, or points to it.

        That is asked of the store, not of the sight.
        """
        this = resource(self._sight, listed.iri).terms[0]
        self._reads.note(reads.ABOUT, this)
        self._reads.note(reads.TOWARDS, this)

    def _last(self) -> str | None:
        self._reads.note(reads.DAY)
        return self._modified

    def _shared(self, lot: Lot) -> tuple[dict[str, set[int]], dict[str, object]]:
        """What templates may read as `site`, and what was looked up for it, by the unit."""
        seen, listed = dict[str, set[int]](), list[Entry]()
        for name, told in lot.units.items():
            self._reads.begin()
            listed += self._entries(name, told, lot)
            seen[name] = self._reads.seen
        known = Catalogue(
            tuple(listed), self._metadata, self._store, self._sight, self._words, self._last
        )
        documents = list(chain.from_iterable(told.documents for told in lot.units.values()))
        files = chain.from_iterable(told.files for told in lot.units.values())
        return seen, {
            "config": self.project.config,
            "own": self._own,
            "rules": self._rules,
            "dumps": [file.path for file in files],
            **heads.of_any(known, self.project.config),
            "history": history.of(self._releases, frozenset(each.iri for each in lot.pages)),
            **site.of_resources(self._sight, lot.pages),
            **transcriptions.of_documents(self._store, self._sight, documents),
        }

    def _entries(self, name: str, told: Told, lot: Lot) -> tuple[Entry, ...]:
        """The dataset of a unit's plan, where the lot has the plan's own page."""
        pages = (each for each in lot.pages if each.own and traces.group_of(each) == name)
        about = (resource(self._sight, each.iri) for each in pages)
        plans = [each for each in about if each.a("wp:Plan")]
        of_plan = partial(catalogue.of_plan, self._words)
        return catalogue.entries(told.files, plans, self._metadata, of_plan)
