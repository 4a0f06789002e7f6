"""The repository's own data: no violation, and only the warnings we know."""

import pytest

from wardplan import lookup
from wardplan.findings import Finding, Severity, of_severity
from wardplan.holdings import Holdings
from wardplan.judgement import judge
from wardplan.namespaces import RDF, SKOS, WP, WSH
from wardplan.project import Project


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
