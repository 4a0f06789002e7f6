"""Judge the whole dataset: SHACL, fidelity, consistency; any violation stops a build."""

from collections.abc import Iterable

from wardplan import consistency, fidelity, staleness, validation
from wardplan.dataset import to_rdflib
from wardplan.errors import ValidationError
from wardplan.findings import Finding, Severity, of_severity, ordered
from wardplan.holdings import Holdings
from wardplan.locate import locate
from wardplan.pointer import shorten
from wardplan.project import Project

SHOWN = 20
"""So many violations are spelled out; the rest is counted."""


def judge(project: Project, holdings: Holdings) -> tuple[Finding, ...]:
    """All findings on the dataset, the worst first."""
    folder, store = project.folder("shapes"), holdings.store
    found = list(validation.validate(to_rdflib(store), validation.shapes_graph(folder)))
    for check in consistency.checks(folder):
        found.extend(consistency.run(check, store))
    found.extend(fidelity.check(store, holdings.sources))
    found.extend(staleness.check(project, holdings))
    return ordered(found)


def refuse_violations(project: Project, holdings: Holdings, findings: Iterable[Finding]) -> None:
    """Raise ValidationError that spells out the violations, each with its file and line."""
    violations = of_severity(findings, Severity.VIOLATION)
    if not violations:
        return
    lines = [_line(project, holdings, finding) for finding in violations[:SHOWN]]
    if len(violations) > SHOWN:
        lines.append(f"... and {len(violations) - SHOWN} more")
    count = f"{len(violations)} violation{'s' if len(violations) > 1 else ''}"
    raise ValidationError(
        f"the data breaks rules: {count}; _site/ stays as it was", findings=tuple(lines)
    )


def _line(project: Project, holdings: Holdings, finding: Finding) -> str:
    place = locate(finding, holdings.store, holdings.file_of_graph)
    where = f"{project.shown(place[0])}:{place[1]}: " if place else ""
    about = f"<{finding.focus}>"
    path = f" {shorten(finding.path)}" if finding.path else ""
    value = f" '{finding.value}'" if finding.value else ""
    return f"{where}{finding.message('en')} ({about}{path}{value})"
