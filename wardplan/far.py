"""Asks again what the far look-ups of pages give, where all else is known to be as it was.

That takes little beside making the pages, and any process can do it.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from wardplan import traces, world
from wardplan.crew import Baggage, Crew
from wardplan.pages import Listed, page_of
from wardplan.store_sight import StoreSight

LOT = 1_000
"""About so many pages are asked for at once."""
Groups = Mapping[str, list[Listed]]


@dataclass(frozen=True)
class Asked:
    """The pages of some groups that have far look-ups.

    `world` is the folder of the store, named as from that of `file`, which is elsewhere on other
    machines.
    """

    file: Path
    world: str
    pages: dict[str, list[Listed]]

    def __len__(self) -> int:
        return sum(map(len, self.pages.values()))


def ask(asked: Asked) -> dict[str, str]:
    """What the far look-ups of each group give, as a key."""
    folder = asked.file.parent / asked.world
    store, narrow = world.read(folder), world.narrow(folder)
    sight = StoreSight(store)

    def store_for(query: str) -> ox.Store:
        found = narrow.store(query) if narrow else None
        return store if found is None else found

    return {
        name: traces.far(page_of(each, sight, store_for) for each in pages)
        for name, pages in asked.pages.items()
    }


def asked_by(crew: Crew, file: Path, folder: Path, groups: Groups) -> dict[str, str]:
    """The same for any number of groups, of the store in that folder."""
    below = os.path.relpath(folder, file.parent)
    lots = [Asked(file, below, lot) for lot in _lots(groups)]
    found: dict[str, str] = {}
    for some in crew.share(ask, lots, Baggage((file, folder))):
        found.update(some)
    return found


def _lots(groups: Groups) -> Iterator[dict[str, list[Listed]]]:
    lot: dict[str, list[Listed]] = {}
    size = 0
    for name, pages in groups.items():
        lot[name] = [page for page in pages if traces.far_of(page.view)]
        size += len(lot[name])
        if size >= LOT:
            yield lot
            lot, size = {}, 0
    if lot:
        yield lot
