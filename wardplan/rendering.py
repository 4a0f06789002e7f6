"""Pages and data of resources in lots, which any process makes from the store on disk.

What a lot gives depends on nothing but the lot and its edition, so it does not matter who makes it.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from wardplan import (
    catalogue,
    describe,
    heads,
    history,
    own_pages,
    phrases,
    releases,
    render,
    site,
    templating,
    transcriptions,
    wording,
    world,
)
from wardplan.addresses import Addresses
from wardplan.catalogue import Catalogue
from wardplan.crew import Baggage, Crew
from wardplan.dataset import written
from wardplan.distributions import Distribution
from wardplan.holdings import Document, Holdings
from wardplan.pages import Listed, page_of
from wardplan.pointer import resource
from wardplan.project import Project, open_project
from wardplan.shape_words import Rules
from wardplan.site import Site
from wardplan.store_sight import MemorySight
from wardplan.tree import Tree, put
from wardplan.units import COMMON, owner

LOT = 300
"""About so many pages are made at once by one process."""
MEMORY = 20_000
"""So many things a process remembers of the store."""

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


@dataclass(frozen=True)
class Lot:
    """Pages to be made, with the documents and the files of plans that they tell of.

    `edition` is the file that holds what lots share; every process reads it once.
    """

    edition: Path
    pages: tuple[Listed, ...]
    documents: tuple[Document, ...]
    files: tuple[Distribution, ...]

    def __len__(self) -> int:
        return len(self.pages)


def write(tree: Tree, project: Project, planned: Site, made: Catalogue, crew: Crew) -> None:
    """Write every page that concerns a resource; the resource's own also in each data format."""
    listed = [each for each in planned.pages if each.iri]
    for each in listed:
        for path in site.files_of(each):
            tree.take(path)
    file = project.work / "edition.json"
    edition = Edition(
        _below(file, project.root),
        _below(file, Path(str(planned.holdings.world))),
        _below(file, tree.folder),
        sorted(planned.addresses.documents),
        sorted(planned.addresses.files),
        made.modified,
    )
    file.write_text(json.dumps(asdict(edition)), encoding="utf-8")
    baggage = Baggage((file, *filter(None, [planned.holdings.world])), tree.folder)
    for _ in crew.share(make, lots(file, listed, planned.holdings, made), baggage):
        pass


def _below(file: Path, folder: Path) -> str:
    """A folder's name as from that of a file."""
    return os.path.relpath(folder, file.parent)


def lots(file: Path, listed: Sequence[Listed], holdings: Holdings, made: Catalogue) -> list[Lot]:
    """The pages in lots; those of one plan together, with its documents and its files."""
    documents: dict[str, list[Document]] = {}
    for each in holdings.documents:
        documents.setdefault(owner(each.transcription), []).append(each)
    files = {owner(entry.plan.value): entry.distributions for entry in made.plans}
    found: list[Lot] = []
    for pages in together(listed):
        units = dict.fromkeys(owner(each.iri) for each in pages)
        found.append(
            Lot(
                file,
                tuple(pages),
                tuple(each for unit in units for each in documents.get(unit, ())),
                tuple(each for unit in units for each in files.get(unit, ())),
            )
        )
    return found


def together(listed: Sequence[Listed]) -> Iterator[list[Listed]]:
    """Pages in lots of about the same size: common ones anywhere, those of a plan in one."""
    if len(listed) < 2 * LOT:
        yield list(listed)
        return
    by_unit: dict[str, list[Listed]] = {}
    for each in listed:
        by_unit.setdefault(owner(each.iri), []).append(each)
    common = by_unit.pop(COMMON, [])
    yield from (common[start : start + LOT] for start in range(0, len(common), LOT))
    lot: list[Listed] = []
    for pages in by_unit.values():
        lot += pages
        if len(lot) >= LOT:
            yield lot
            lot = []
    if lot:
        yield lot


def make(lot: Lot) -> None:
    """Make the pages of a lot, and their data."""
    press = _press(lot.edition, lot.edition.stat().st_mtime_ns)
    rebase = press.project.config.rebase
    for path, data in press.outputs(lot):
        put(press.staging / path, rebase.file(path, data))


@lru_cache(maxsize=1)
def _press(file: Path, _: int) -> "Press":
    """What makes the lots of an edition; a process has that of the last one it was given."""
    return Press(file.parent, Edition(**json.loads(file.read_text(encoding="utf-8"))))


class Press:
    """Makes pages from a store on disk."""

    def __init__(self, folder: Path, edition: Edition) -> None:
        self.project = open_project(folder / edition.root)
        self.staging = folder / edition.staging
        self._store = world.read(folder / edition.world)
        self._sight = MemorySight(self._store)
        sources = self.project.folder("site")
        addresses = Addresses(frozenset(edition.documents), frozenset(edition.files))
        names = phrases.names(self._store, sources)
        compiled = templating.compiled(self.project)
        made = render.environment(sources, names, compiled)
        self._renderer = render.Renderer(sources, addresses, {}, made)
        self._modified = edition.modified
        self._metadata = catalogue.metadata(self.project)
        self._words = wording.locale(sources)
        self._own = own_pages.read(sources)
        self._rules = Rules(self.project.folder("shapes"))
        self._releases = releases.known(self.project)

    def outputs(self, lot: Lot) -> Iterator[Output]:
        """Path and content of every file that a lot gives."""
        self._renderer.share(self._shared(lot))
        for each in lot.pages:
            page = page_of(each, self._sight, self._store)
            for spoken in page.spoken():
                yield f"{spoken.place}.html", self._renderer.render(spoken)
            if not each.own:
                continue
            lines = describe.describe(self._sight, each.iri, each.fragments)
            for extension, data in written(lines):
                yield f"{each.path}.{extension}", data

    def _shared(self, lot: Lot) -> dict[str, object]:
        about = [resource(self._sight, each.iri) for each in lot.pages if each.own]
        plans = [each for each in about if each.a("wp:Plan")]
        listed = catalogue.entries(lot.files, plans, self._metadata, self._words)
        known = Catalogue(
            listed, self._metadata, self._store, self._sight, self._words, self._modified
        )
        return {
            "config": self.project.config,
            "own": self._own,
            "rules": self._rules,
            "dumps": [file.path for file in lot.files],
            **heads.of_any(known, self.project.config),
            "history": history.of(self._releases, frozenset(each.iri for each in lot.pages)),
            **site.of_resources(self._sight, lot.pages),
            **transcriptions.of_documents(self._store, self._sight, lot.documents),
        }
