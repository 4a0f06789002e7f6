"""A plan of our own writing that prints amounts, goals, indicators and sections, as records.

The records are made by hand, so that these tests do not depend on what the importer reads.
"""

from dataclasses import replace
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize
from rdflib import Graph

from tests.documents import document
from wardplan import iris
from wardplan.accounts import account_of
from wardplan.dataset import store_of, to_triples
from wardplan.derive import derive
from wardplan.holdings import Document, Holdings, load
from wardplan.importer.profile import Profile
from wardplan.iris import PlanIris
from wardplan.keys.before import NOTHING
from wardplan.keys.giving import give
from wardplan.mapping.plan import to_graph
from wardplan.project import Project
from wardplan.records import (
    Amount,
    BasicGoal,
    Citation,
    GoalReference,
    Indicator,
    Initiative,
    Measure,
    Plan,
    Quote,
    fold,
)
from wardplan.reference import Reference
from wardplan.resolution import Resolver
from wardplan.source import FrontMatter, Source

THIS = PlanIris("yokohama", "izumi", 2026)
MEASURE = THIS.measure(1)
INITIATIVE = THIS.initiative("1-1")
TEXT = document(
    """○防災訓練【新規】（泉区総務課、地域振興課） 予算額 1,500千円
<中期計画:施策群3・4>
SDGs 11、13

| 指標 | 現状 | 目標 | 実績 | 単位 | 評価 |
| 訓練の参加者数 | １，２００人 | 1,500人以上 | 1,480人 | 名 | おおむね達成 |
| 備えている世帯 | 85.5% | 前年度比+5% | | | |
""",
    title="# 令和8年度横浜市泉区運営方針",
    goal="### 住みよいまち\n\nSDGs 3",
    measures="""### 1 安全なまち

安全に取り組みます。（中期計画:政策群2） 予算額 △600千円
| 刑法犯の件数 | 300件 | 280件 |""",
)


def quote(piece: str, after: str = "") -> Quote:
    """The first place of `piece` after `after` in the text."""
    start = TEXT.index(piece, TEXT.index(after))
    return Quote(start, start + len(piece), fold(piece))


def plan() -> Plan:
    goal = BasicGoal(quote("住みよいまち"), goals=(GoalReference(quote("SDGs 3"), (3,)),))
    return give(Plan(goal=goal, measures=(_measure(),)), NOTHING)


def _measure() -> Measure:
    return Measure(
        key=1,
        position=1,
        label=quote("安全なまち"),
        citations=(Citation(quote("中期計画:政策群2"), policy_groups=(2,)),),
        budget=Amount(quote("△600千円"), -600_000),
        indicators=(
            Indicator(1, quote("刑法犯の件数"), baseline=quote("300件"), target=quote("280件")),
        ),
        initiatives=(_initiative(),),
    )


def _initiative() -> Initiative:
    return Initiative(
        key="1-1",
        position=1,
        label=quote("防災訓練"),
        citations=(Citation(quote("中期計画:施策群3・4"), measure_groups=(3, 4)),),
        departments=(quote("泉区総務課"), quote("地域振興課")),
        new=quote("新規"),
        budget=Amount(quote("1,500千円"), 1_500_000),
        goals=(GoalReference(quote("SDGs 11、13"), (11, 13)),),
        indicators=(_participants(), _prepared()),
    )


def _participants() -> Indicator:
    return Indicator(
        1,
        quote("訓練の参加者数"),
        baseline=quote("１，２００人"),
        target=quote("1,500人以上"),
        result=quote("1,480人"),
        unit=quote("名", "1,480人"),
        evaluation=quote("おおむね達成"),
    )


def _prepared() -> Indicator:
    return Indicator(
        2, quote("備えている世帯"), baseline=quote("85.5%"), target=quote("前年度比+5%")
    )


def source(*, withheld: bool = False) -> Source:
    return Source(FrontMatter("yokohama", "izumi", 2026, text_withheld=withheld), TEXT)


def graph(reference: Reference, profile: Profile, *, withheld: bool = False) -> Graph:
    resolver = Resolver(THIS, None, reference, profile)
    return to_graph(plan(), source(withheld=withheld), resolver)


def holdings(repository: Holdings, profile: Profile, *, withheld: bool = False) -> Holdings:
    """What the repository holds, and this plan with it."""
    made = graph(repository.reference, profile, withheld=withheld)
    read = derive(source(withheld=withheld), repository.reference, profile)
    ours = Document(Path("izumi-2026.md"), read.source, account_of(replace(read, graph=made)))
    name = NamedNode(str(iris.graph("plan/yokohama/izumi/2026")))
    quads = [
        *repository.store,
        *(Quad(t.subject, t.predicate, t.object, name) for t in to_triples(made)),
    ]
    return replace(repository, documents=(*repository.documents, ours), store=store_of(quads))


def filed(held: Holdings, project: Project) -> Holdings:
    """The same as `project` holds it with a file of the plan in it."""
    graph = NamedNode(str(iris.graph("plan/yokohama/izumi/2026")))
    quads = held.store.quads_for_pattern(None, None, None, graph)
    file = project.plans / "yokohama" / "izumi-2026.ttl"
    serialize((quad.triple for quad in quads), file, format=RdfFormat.TURTLE)
    return replace(load(project, on_disk=True), documents=held.documents)
