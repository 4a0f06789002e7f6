"""StratML (ISO 17469): every whole plan as strategic (Part 1) and performance plan (Part 2)."""

from collections.abc import Iterator

import pyoxigraph as ox

from wardplan import iris, plan_view
from wardplan.holdings import Holdings
from wardplan.pointer import Pointer
from wardplan.publish import Tree
from wardplan.stratml.plan import PART_1, PART_2, document

FOLDERS = {"stratml": PART_1, "stratml/part2": PART_2}

Output = tuple[str, bytes]


def plan_documents(store: ox.Store, plan: str) -> Iterator[Output]:
    """The documents of one whole plan: `<city>-<ward>-<year>.xml` in the folder of each part."""
    _, _, name = (iris.path_of(plan) or "").partition("/")
    for folder, part in FOLDERS.items():
        yield f"{folder}/{name.replace('/', '-')}.xml", document(store, plan, part)


def whole(store: ox.Store) -> Iterator[str]:
    """The IRIs of the plans that are held whole."""
    for plan in plan_view.known(store):
        if Pointer(store, (ox.NamedNode(plan),)).out("wp:completeness").short == "wp:Whole":
            yield plan


def write(tree: Tree, holdings: Holdings) -> tuple[str, ...]:
    """Write both documents of every whole plan; the addresses of what was written."""
    written = []
    for plan in whole(holdings.store):
        for path, data in plan_documents(holdings.store, plan):
            tree.write(path, data)
            written.append(path)
    return tuple(written)
