"""The repository's own data: no violation, and only the warnings we know."""

from pathlib import Path

import pytest

from tests.conftest import copy_few
from wardplan import lookup
from wardplan.findings import Finding, Severity, of_severity
from wardplan.holdings import Holdings, load
from wardplan.judgement import checking, judge
from wardplan.namespaces import RDF, SKOS, WP, WSH
from wardplan.project import Project, open_project


@pytest.fixture(scope="module")
def found(project: Project, holdings: Holdings) -> tuple[Finding, ...]:
    return judge(project, holdings)


def test_no_violation(found: tuple[Finding, ...]) -> None:
    assert of_severity(found, Severity.VIOLATION) == ()


def test_warnings_are_of_kinds_we_publish(found: tuple[Finding, ...]) -> None:
    kinds = {
        "TranscriptionShape-suspectedReading",
        "PolicyCitationShape-resolved",
        "DepartmentMissionShape-departmentKnown",
    }
    shapes = {f.shape for f in of_severity(found, Severity.WARNING)}
    assert shapes <= {str(WSH[kind]) for kind in kinds}
    assert str(WSH["TranscriptionShape-suspectedReading"]) in shapes


@pytest.mark.parametrize(
    ("shape", "cls", "lacking"),
    [
        ("MidTermElementShape-titleConfirmed", WP.MidTermElement, SKOS.prefLabel),
        ("DepartmentShape-readingConfirmed", WP.Department, WP.reading),
    ],
)
def test_every_unconfirmed_fact_is_counted(
    found: tuple[Finding, ...], holdings: Holdings, shape: str, cls: str, lacking: str
) -> None:
    things = lookup.subjects(holdings.store, RDF.type, lookup.node(cls))
    without = {t.value for t in things if not lookup.texts(holdings.store, t, lacking)}
    assert {f.focus for f in found if f.shape == str(WSH[shape])} == without != set()


def edited(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_was_found_before_is_what_is_found_anew(tmp_path: Path) -> None:
    """A source, a plan and reference data are edited by hand, one after the other."""
    root = copy_few(tmp_path)
    project, found = open_project(root), []
    for name, old, new in (
        ("sources/yokohama/izumi-2024.md", "", ""),
        ("plans/yokohama/kanazawa-2020.ttl", 'rdfs:label "', 'rdfs:label "新'),
        ("reference/departments.ttl", '"総務課"@ja', '"総務部"@ja'),
        ("sources/yokohama/izumi-2024.md", "住み続けたい", "住み続けよう"),
    ):
        edited(root / "data" / name, old, new)
        held = load(project, on_disk=True)
        found.append(judge(project, held, checking(project)))
        assert found[-1] == judge(project, held)
    assert len(set(found)) == len(found)
