"""Several documents of one plan: no key is given twice, and the site is built from all."""

from pathlib import Path

import pytest
from rdflib import Graph

from tests.documents import YOKOHAMA, document, source
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
from wardplan.keys.before import NOTHING, Before, before
from wardplan.keys.elements import Kind, Name
from wardplan.keys.giving import give
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


def measures(count: int) -> Before:
    """What an earlier document with so many measures leaves."""
    names = frozenset(Name(Kind.MEASURE, "", str(n)) for n in range(1, count + 1))
    return Before(taken=names, last={Kind.MEASURE: count})


def test_what_izumi_leaves_to_a_further_document(
    izumi: Source, reference: Reference, profile: Profile
) -> None:
    graph = derive(izumi, reference, profile).graph
    left = before(IZUMI, None, [graph])
    assert (left.last[Kind.MEASURE], left.last[Kind.MISSION], left.goal) == (5, 14, True)
    assert left.elements == ()


def test_nothing_is_used_before_the_first_document() -> None:
    assert before(IZUMI, None, [Graph()]) == NOTHING


def test_first_document_keeps_its_keys(izumi: Source) -> None:
    plan = give(read(izumi.text, YOKOHAMA).plan, NOTHING)
    assert [m.key for m in plan.measures] == [1, 2, 3, 4, 5]
    assert [m.key for m in plan.missions] == list(range(1, 15))


def test_further_document_continues() -> None:
    plan = give(read(SECOND, YOKOHAMA).plan, measures(5))
    (measure,) = plan.measures
    assert (measure.key, measure.position, measure.number) == (6, 6, 1)
    assert [initiative.key for initiative in measure.initiatives] == ["6-1"]


def test_printed_number_that_no_document_used_becomes_the_key() -> None:
    (measure,) = give(read(SECOND.replace("### 1 ", "### 7 "), YOKOHAMA).plan, measures(5)).measures
    assert (measure.key, measure.position) == (7, 6)


def test_missions_continue_under_their_measure() -> None:
    text = document("<p>《税務課》</p> <p>努めます。</p>")
    names = frozenset({Name(Kind.MEASURE, "", "2"), Name(Kind.MISSION, "", "14")})
    earlier = Before(taken=names | measures(2).taken, last={Kind.MISSION: 14})
    (mission,) = give(read(text, YOKOHAMA).plan, earlier).missions
    assert (mission.key, mission.position, mission.measure) == (15, 15, 3)


def test_a_second_basic_goal_is_refused(reference: Reference, profile: Profile) -> None:
    with pytest.raises(SourceError, match="has the basic goal already"):
        derive(source(document("○安心")), reference, profile, Before(goal=True))


def test_second_document_builds_beside_the_first(broken: Path, tmp_path: Path) -> None:
    file = tmp_path / "second.md"
    file.write_text(SECOND, encoding="utf-8")
    project = open_project(broken)
    import_document(project, file, Claims("yokohama", "izumi", 2024, document=2), None)
    holdings = load(project)
    assert of_severity(judge(project, holdings), Severity.VIOLATION) == ()
    assert str(IZUMI.measure(6)) in {lookup.value(quad.subject) for quad in holdings.store}
