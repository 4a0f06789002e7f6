"""Staleness: every plan file is exactly what the importer derives from its source today."""

from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import Graph

from wardplan import intake, iris, known_plans
from wardplan.dataset import to_triples
from wardplan.derive import derive
from wardplan.errors import located
from wardplan.findings import Finding, Severity
from wardplan.holdings import Document, Holdings
from wardplan.importer import profile
from wardplan.iris import PlanIris
from wardplan.keys import used_by
from wardplan.mapping import reported
from wardplan.namespaces import WSH
from wardplan.project import Project
from wardplan.records import ReportedPlan

MESSAGES = {
    "ja": "計画のファイルが、元の文書や表と合いません。取り込みをやり直してください",
    "en": "plan file differs from what its source gives today; run `wardplan import {file}` again",
}


def check(project: Project, holdings: Holdings) -> Iterator[Finding]:
    """A finding for every plan whose graph is not what its source gives."""
    for document in holdings.documents:
        front = document.source.front
        suffix = f"/{front.document}" if front.document > 1 else ""
        expected = _derived(project, holdings, document)
        if not _holds(holdings.store, f"{front.iris.path}{suffix}", expected):
            yield _finding(front.iris, project.shown(document.file))
    for file in project.known_plans_files():
        wards = holdings.reference.wards(file.parent.name).values()
        for plan in known_plans.read(file, file.parent.name, wards):
            this = PlanIris(plan.city, plan.ward, plan.year)
            if not intake.is_whole(project, plan) and not _holds(
                holdings.store, this.path, _reported(plan, holdings)
            ):
                yield _finding(this, project.shown(file))


def _derived(project: Project, holdings: Holdings, document: Document) -> Graph:
    front = document.source.front
    with located(document.file):
        words = profile.load(front.city)
        used = used_by(intake.earlier_documents(project, front), front.iris)
        return derive(document.source, holdings.reference, words, used).graph


def _reported(plan: ReportedPlan, holdings: Holdings) -> Graph:
    return reported.to_graph(plan, holdings.reference)


def _holds(store: ox.Store, path: str, expected: Graph) -> bool:
    graph = ox.NamedNode(str(iris.graph(f"plan/{path}")))
    found = {quad.triple for quad in store.quads_for_pattern(None, None, None, graph)}
    return found == set(to_triples(expected))


def _finding(plan: PlanIris, file: str) -> Finding:
    messages = {language: text.format(file=file) for language, text in MESSAGES.items()}
    return Finding(str(plan.plan), str(WSH["check-stale"]), Severity.VIOLATION, messages)
