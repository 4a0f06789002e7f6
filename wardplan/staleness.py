"""Staleness: every plan file is exactly what the importer derives from its source today."""

from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import Graph, URIRef

from wardplan import intake, iris, known_plans
from wardplan.dataset import to_triples
from wardplan.findings import Finding, Severity
from wardplan.holdings import Holdings
from wardplan.iris import PlanIris
from wardplan.mapping import reported
from wardplan.namespaces import WSH
from wardplan.project import Project

MESSAGES = {
    "ja": "計画のファイルが、元の文書や表と合いません。取り込みをやり直してください",
    "en": "plan file differs from what its source gives today; run `wardplan import {file}` again",
}


def check(project: Project, holdings: Holdings) -> Iterator[Finding]:
    """A finding for every plan whose graph is not what its source gives."""
    for document in holdings.documents:
        front = document.source.front
        if not _holds(holdings.store, front.graph, document.derived.graph):
            yield _finding(front.iris, project.shown(document.file))
    for file in project.known_plans_files():
        wards = holdings.reference.wards(file.parent.name).values()
        for plan in known_plans.read(file, file.parent.name, wards):
            this = PlanIris(plan.city, plan.ward, plan.year)
            expected = reported.to_graph(plan, holdings.reference)
            held = _holds(holdings.store, iris.graph(f"plan/{this.path}"), expected)
            if not held and not intake.is_whole(project, plan):
                yield _finding(this, project.shown(file))


def _holds(store: ox.Store, graph: URIRef, expected: Graph) -> bool:
    quads = store.quads_for_pattern(None, None, None, ox.NamedNode(str(graph)))
    found = {quad.triple for quad in quads}
    return found == set(to_triples(expected))


def _finding(plan: PlanIris, file: str) -> Finding:
    messages = {language: text.format(file=file) for language, text in MESSAGES.items()}
    return Finding(str(plan.plan), str(WSH["check-stale"]), Severity.VIOLATION, messages)
