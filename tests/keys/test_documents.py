"""Several documents of one plan: no key is given twice, and the site is built from all."""

from pathlib import Path

import pytest
from rdflib import Graph

from tests.documents import document, source
from wardplan import lookup
from wardplan.derive import Claims, derive
from wardplan.errors import SourceError
from wardplan.findings import Severity, of_severity
from wardplan.holdings import load
from wardplan.importer.profile import Profile
from wardplan.importer.reader import read
from wardplan.intake import import_document
from wardplan.iris import PlanIris
from wardplan.judgement import judge
from wardplan.keys import NOTHING, Used, shift, used_by
from wardplan.project import open_project
from wardplan.reference import Reference
from wardplan.source import Source

IZUMI = PlanIris("yokohama", "izumi", 2024)
SECOND = """# 令和6年度 横浜市泉区運営方針

## Ⅱ 目標達成に向けた施策

### 1 緑を育てる

花と緑を増やします。

## 主な取組

### 1 緑を育てる

○花壇づくり

・花を植えます。
"""


def test_keys_of_izumi(izumi: Source, reference: Reference, profile: Profile) -> None:
    graph = derive(izumi, reference, profile).graph
    assert used_by([graph], IZUMI) == Used(
        measure=5, loose=0, management=3, mission=14, notice=0, citation=1, goal=True
    )


def test_nothing_is_used_before_the_first_document() -> None:
    assert used_by([Graph()], IZUMI) == NOTHING


def test_first_document_keeps_its_keys(izumi: Source) -> None:
    plan = read(izumi.text).plan
    assert shift(plan, NOTHING) is plan


def test_further_document_continues() -> None:
    plan = shift(read(SECOND).plan, Used(measure=5))
    (measure,) = plan.measures
    assert (measure.key, measure.position, measure.number) == (6, 6, 1)
    assert [initiative.key for initiative in measure.initiatives] == ["6-1"]


@pytest.mark.parametrize(
    ("text", "used", "found"),
    [
        (document("<p>《税務課》</p> <p>努めます。</p>"), Used(measure=2, mission=14), (15, 3)),
        (document("<p>《税務課》</p> <p>努めます。</p>"), Used(mission=1), (2, 1)),
    ],
    ids=["measure and mission", "mission"],
)
def test_missions_continue_under_their_measure(
    text: str, used: Used, found: tuple[int, int]
) -> None:
    (mission,) = shift(read(text).plan, used).missions
    assert (mission.position, mission.measure) == found


def test_a_second_basic_goal_is_refused(reference: Reference, profile: Profile) -> None:
    with pytest.raises(SourceError, match="has the basic goal already"):
        derive(source(document("○安心")), reference, profile, Used(goal=True))


def test_second_document_builds_beside_the_first(broken: Path, tmp_path: Path) -> None:
    file = tmp_path / "second.md"
    file.write_text(SECOND, encoding="utf-8")
    project = open_project(broken)
    import_document(project, file, Claims("yokohama", "izumi", 2024, document=2), None)
    holdings = load(project)
    assert of_severity(judge(project, holdings), Severity.VIOLATION) == ()
    assert str(IZUMI.measure(6)) in {lookup.value(quad.subject) for quad in holdings.store}
