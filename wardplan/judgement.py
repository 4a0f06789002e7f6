"""Judge the whole dataset: SHACL, fidelity, consistency; any violation stops a build."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import pyoxigraph as ox

from wardplan import cache, consistency, fidelity, staleness, swift, validation
from wardplan.cache import Cache
from wardplan.crew import Crew
from wardplan.dataset import to_rdflib
from wardplan.errors import ValidationError
from wardplan.findings import Finding, Severity, of_severity, ordered, packed, unpacked
from wardplan.holdings import Holdings
from wardplan.index import Sight
from wardplan.locate import locate
from wardplan.pointer import shorten
from wardplan.project import Project
from wardplan.provenance import META_GRAPH
from wardplan.source import Source
from wardplan.standing import Standing, afresh, standing

CHECKS = "checks"
"""Where what was found is remembered."""
SHOWN = 20
"""So many violations are spelled out; the rest is counted."""


class Engine(StrEnum):
    """What validates: plan by plan and only what may fail, or pySHACL everything at once."""

    FAST = "fast"
    PYSHACL = "pyshacl"


@dataclass(frozen=True)
class Checking:
    """How to validate; the findings are the same however it is done."""

    engine: Engine = Engine.FAST
    means: swift.Means = field(default_factory=swift.Means)
    say: Callable[[str], None] | None = None


def checking(
    project: Project,
    engine: Engine = Engine.FAST,
    say: Callable[[str], None] | None = None,
    crew: Crew | None = None,
) -> Checking:
    """How a command validates: with two processes, and remembering where it may write."""
    writable = os.access(project.root, os.W_OK)
    cache = Cache(project.work / "cache" / "validation") if writable else None
    return Checking(engine, swift.Means(2, cache, crew), say)


def judge(project: Project, holdings: Holdings, how: Checking = Checking()) -> tuple[Finding, ...]:
    """All findings on the dataset, the worst first."""
    folder = project.folder("shapes")
    found = list(_validate(holdings, folder, how))
    fast = how.engine is Engine.FAST and how.means.cache is not None
    with standing(project, CHECKS, holdings) if fast else nullcontext(afresh(holdings)) as before:
        for check in consistency.checks(folder):
            found.extend(_consistency(check, holdings, before))
        found.extend(_fidelity(holdings, before))
        found.extend(staleness.check(project, holdings, before))
    return ordered(found)


def _consistency(check: consistency.Check, holdings: Holdings, before: Standing) -> list[Finding]:
    def make() -> bytes:
        return packed(consistency.run(check, holdings.store_for(check.query)))

    return unpacked(before.answered(cache.key(check=repr(check)), (check.query,), make))


def _fidelity(holdings: Holdings, before: Standing) -> Iterator[Finding]:
    texts = {source.transcription: source for source in holdings.sources}
    for iri in fidelity.transcriptions(holdings.sight):
        source = texts.get(iri)

        def make(sight: Sight, iri: str = iri, source: Source | None = source) -> bytes:
            return packed(fidelity.of_transcription(sight, iri, source))

        yield from unpacked(before.looked_up(cache.key(fidelity=iri, text=repr(source)), make))


def _validate(holdings: Holdings, folder: Path, how: Checking) -> tuple[Finding, ...]:
    """What pySHACL finds, in the way asked for, or else by asking it about everything."""
    if how.engine is Engine.FAST:
        meta = ox.NamedNode(str(META_GRAPH))
        made = holdings.store.quads_for_pattern(None, None, None, meta)
        try:
            return swift.validate(holdings.files, made, folder, how.means)
        except swift.WholeNeededError as reason:
            if how.say:
                how.say(f"validating with pySHACL alone, which takes longer: {reason}")
    return validation.validate(to_rdflib(holdings.store), validation.shapes_graph(folder))


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
