"""The repository's own data: no violation, and only the warnings we know."""

import pytest

from wardplan.findings import Finding, Severity, of_severity
from wardplan.holdings import Holdings
from wardplan.judgement import judge
from wardplan.namespaces import WSH
from wardplan.project import Project


@pytest.fixture(scope="module")
def found(project: Project, holdings: Holdings) -> tuple[Finding, ...]:
    return judge(project, holdings)


def test_no_violation(found: tuple[Finding, ...]) -> None:
    assert of_severity(found, Severity.VIOLATION) == ()


def test_warnings_are_the_suspected_readings(found: tuple[Finding, ...]) -> None:
    shapes = [finding.shape for finding in of_severity(found, Severity.WARNING)]
    assert shapes == [str(WSH["TranscriptionShape-suspectedReading"])] * 2


def test_unconfirmed_facts_are_counted(found: tuple[Finding, ...]) -> None:
    """81 titles of mid-term plan elements and 14 readings of departments are not confirmed."""
    shapes = [finding.shape for finding in of_severity(found, Severity.INFO)]
    counts = {shape.rpartition("#")[2]: shapes.count(shape) for shape in set(shapes)}
    assert counts == {
        "MidTermElementShape-titleConfirmed": 81,
        "DepartmentShape-readingConfirmed": 14,
    }
