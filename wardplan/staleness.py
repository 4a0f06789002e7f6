"""Staleness: every plan file is exactly what is derived from its source and itself today.

Deriving is a fixed point (`tombstones`): from its source and a plan file as derived, the same plan
file comes again. One that does not is out of date, or was edited by hand.
"""

from collections.abc import Iterator, Mapping
from functools import partial

import pyoxigraph as ox
from rdflib import Graph, URIRef

from wardplan import cache, intake, iris, known_plans, world
from wardplan.dataset import fingerprint, to_rdflib, to_triples
from wardplan.findings import Finding, Severity
from wardplan.holdings import Holdings
from wardplan.iris import PlanIris
from wardplan.mapping import reported
from wardplan.namespaces import WSH
from wardplan.project import Project
from wardplan.records import ReportedPlan
from wardplan.standing import Standing, afresh

YES = b"yes"
MESSAGES = {
    "ja": "計画のファイルが、元の文書や表と合いません。取り込みをやり直してください",
    "en": "plan file differs from what its source gives today; run `wardplan import {file}` again",
}

_REFERENCE = str(iris.graph("reference/"))


def check(
    project: Project, holdings: Holdings, before: Standing | None = None
) -> Iterator[Finding]:
    """A finding for every plan whose graph is not what its source gives.

    What was found `before` is asked for first.
    """
    before = before or afresh(holdings)
    contents = _contents(holdings)
    for document in holdings.documents:
        front = document.source.front
        if _fingerprint(holdings, front.graph, contents) != document.account.statements:
            yield _finding(front.iris, project.shown(document.file))
    known = _of_reference(contents)
    for file in project.known_plans_files():
        wards = holdings.reference.wards(file.parent.name).values()
        for plan in known_plans.read(file, file.parent.name, wards):
            this = PlanIris(plan.city, plan.ward, plan.year)
            if intake.is_whole(project, plan):
                continue
            graph = iris.graph(f"plan/{this.path}")
            own = contents.get(str(graph), "")
            key = cache.key(derived=repr(plan), reference=known, own=own)
            derived = partial(_derived, holdings, plan)
            if (before.known(key, derived) if contents else derived()) != YES:
                yield _finding(this, project.shown(file))


def _contents(holdings: Holdings) -> dict[str, str]:
    """The fingerprint of every graph, as it was loaded; nothing where the store has none."""
    return world.contents(holdings.world) if holdings.world else {}


def _of_reference(contents: Mapping[str, str]) -> str:
    """A key over the reference data."""
    return cache.key(**{name: it for name, it in contents.items() if name.startswith(_REFERENCE)})


def _fingerprint(holdings: Holdings, graph: URIRef, contents: Mapping[str, str]) -> str:
    """The fingerprint of a graph: a store that is kept has it already."""
    return contents.get(str(graph)) or fingerprint(_triples(holdings.store, graph))


def _derived(holdings: Holdings, plan: ReportedPlan) -> bytes:
    return YES if _is_derived(holdings, plan) else b""


def _is_derived(holdings: Holdings, plan: ReportedPlan) -> bool:
    """Whether a plan known in part is what the table gives, with or without tombstones."""
    graph = iris.graph(f"plan/{PlanIris(plan.city, plan.ward, plan.year).path}")
    if _holds(holdings.store, graph, reported.to_graph(plan, holdings.reference)):
        return True
    own = to_rdflib(_triples(holdings.store, graph))
    return _holds(holdings.store, graph, intake.derive_reported(plan, holdings.reference, own))


def _triples(store: ox.Store, graph: URIRef) -> set[ox.Triple]:
    quads = store.quads_for_pattern(None, None, None, ox.NamedNode(str(graph)))
    return {quad.triple for quad in quads}


def _holds(store: ox.Store, graph: URIRef, expected: Graph) -> bool:
    return _triples(store, graph) == set(to_triples(expected))


def _finding(plan: PlanIris, file: str) -> Finding:
    messages = {language: text.format(file=file) for language, text in MESSAGES.items()}
    return Finding(str(plan.plan), str(WSH["check-stale"]), Severity.VIOLATION, messages)
