"""The pages about resources: which are to be made, and in which lots."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from wardplan import far, phrases, press, site, traces, warm
from wardplan.catalogue import Catalogue
from wardplan.crew import Baggage
from wardplan.holdings import Holdings
from wardplan.pages import Listed
from wardplan.press import Edition, Lot
from wardplan.project import Project
from wardplan.site import Site
from wardplan.standing import standing
from wardplan.traces import Told, Traces
from wardplan.tree import Tree
from wardplan.units import owner
from wardplan.warm import Makers, Stock

LOT = 300
"""About so many pages are made at once by one process."""
NOTHING = Told()


def write(tree: Tree, project: Project, planned: Site, made: Catalogue, makers: Makers) -> Traces:
    """Write every page that concerns a resource; the resource's own also in each data format.

    A page that would come out as it stands in the site is left as it is. Gives how each came about.
    """
    listed = [each for each in planned.pages if each.iri]
    for each in listed:
        for path in site.files_of(each):
            tree.claim(path)
    file, folder = project.work / "edition.json", Path(str(planned.holdings.world))
    edition = Edition(
        _below(file, project.root),
        _below(file, folder),
        _below(file, tree.folder),
        sorted(planned.addresses.documents),
        sorted(planned.addresses.files),
        made.modified,
        makers.frame,
    )
    file.write_text(json.dumps(asdict(edition)), encoding="utf-8")
    told = of_units(planned.holdings, made)
    groups = traces.grouped(listed)
    given = {name: traces.given(some, told.get(name, NOTHING)) for name, some in groups.items()}
    now, before = _state(project, planned, made, makers.frame), makers.before
    differing = traces.changes(before, now, folder.parent) if before else None
    with standing(project, "lookups", planned.holdings) as known:
        found = warm.stock(groups, given, before, differing, lru_cache(known.seen))
    found = found.settled(far.asked_by(makers.crew, file, folder, found.asked))
    now.groups.update(found.known)
    baggage = Baggage((file, folder), tree.folder)
    for some in makers.crew.share(press.make, lots(file, found, told, given), baggage):
        now.groups.update(some)
    return now


def _state(project: Project, planned: Site, made: Catalogue, frame: str) -> Traces:
    """The state that pages are made in, without any as yet."""
    return Traces(
        frame,
        Path(str(planned.holdings.world)).name,
        phrases.names(planned.holdings.store_for, project.folder("site")),
        frozenset(planned.addresses.documents),
        frozenset(planned.addresses.files),
        made.modified,
    )


def _below(file: Path, folder: Path) -> str:
    """A folder's name as from that of a file."""
    return os.path.relpath(folder, file.parent)


def of_units(holdings: Holdings, made: Catalogue) -> dict[str, Told]:
    """What the pages of each unit tell of."""
    files = {owner(entry.plan.value): entry.distributions for entry in made.plans}
    found = {name: Told(files=some) for name, some in files.items()}
    for each in holdings.documents:
        before = found.get(owner(each.transcription), NOTHING)
        found[owner(each.transcription)] = Told((*before.documents, each), before.files)
    return found


def lots(file: Path, found: Stock, told: Mapping[str, Told], given: Mapping[str, str]) -> list[Lot]:
    """The groups to be made, in lots."""
    return [
        Lot(
            file,
            tuple(page for name in names for page in found.made[name]),
            {name: told[name] for name in names if name in told},
            {name: given[name] for name in names},
        )
        for names in together(found.made)
    ]


def together(groups: Mapping[str, list[Listed]]) -> Iterator[list[str]]:
    """Groups in lots of about the same size; in one where there are fewer pages than for two."""
    total = sum(map(len, groups.values()))
    most = LOT if total >= 2 * LOT else total
    lot: list[str] = []
    size = 0
    for name, pages in groups.items():
        lot.append(name)
        size += len(pages)
        if size >= most:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot
