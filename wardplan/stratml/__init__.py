"""StratML (ISO 17469): every whole plan as strategic (Part 1) and performance plan (Part 2)."""

from collections.abc import Iterator
from functools import partial

from wardplan import cache, iris
from wardplan.holdings import Holdings
from wardplan.index import Sight
from wardplan.namespaces import WP
from wardplan.pointer import resource
from wardplan.project import Project
from wardplan.standing import outputs_of, packed, standing
from wardplan.stratml.plan import PART_1, PART_2, document
from wardplan.tree import Tree

FOLDERS = {"stratml": PART_1, "stratml/part2": PART_2}

Output = tuple[str, bytes]


def plan_documents(sight: Sight, plan: str) -> Iterator[Output]:
    """The documents of one whole plan: `<city>-<ward>-<year>.xml` in the folder of each part."""
    _, _, name = (iris.path_of(plan) or "").partition("/")
    for folder, part in FOLDERS.items():
        yield f"{folder}/{name.replace('/', '-')}.xml", document(sight, plan, part)


def whole(sight: Sight) -> Iterator[str]:
    """The IRIs of the plans that are held whole."""
    for plan in resource(sight, str(WP.Plan)).into("rdf:type"):
        if plan.out("wp:completeness").short == "wp:Whole":
            yield plan.value


def write(tree: Tree, project: Project, holdings: Holdings) -> tuple[str, ...]:
    """Write both documents of every whole plan; the addresses of what was written."""
    written = []
    with standing(project, "stratml", holdings) as before:
        for plan in whole(holdings.sight):
            made = before.looked_up(cache.key(plan=plan), partial(_documents, plan=plan))
            for path, data in outputs_of(made):
                tree.write(path, data)
                written.append(path)
    return tuple(written)


def _documents(sight: Sight, plan: str) -> bytes:
    return packed(plan_documents(sight, plan))
