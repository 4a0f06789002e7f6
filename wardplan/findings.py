"""What a check found: one record for SHACL and for our further checks, and one report."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from rdflib import Graph, Literal, URIRef
from rdflib.util import from_n3

from wardplan import iris
from wardplan.dataset import empty_graph
from wardplan.namespaces import RDF, RDFS, SH, WSH

REPORT = iris.mint("quality")


class Severity(StrEnum):
    """The severities of SHACL (section 2.1.4); violations stop a build."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


@dataclass(frozen=True)
class Finding:
    """One result. `focus`, `path`, `shape` and `component` are IRIs, `value` is as printed.

    `term` is the value with its datatype or language, as N-Triples write it, where known.
    """

    focus: str
    shape: str
    severity: Severity
    messages: dict[str, str] = field(hash=False, compare=False)
    path: str | None = None
    value: str | None = None
    component: str = str(WSH.CheckComponent)
    term: str | None = field(default=None, compare=False)

    def message(self, language: str) -> str:
        return self.messages.get(language) or next(iter(self.messages.values()), "")

    @property
    def key(self) -> tuple[str, ...]:
        """What orders findings: the worst first, then by where they are."""
        rank = str(list(Severity).index(self.severity))
        return (rank, self.shape, self.focus, self.path or "", self.value or "", self.component)

    @property
    def id(self) -> str:
        """A fragment that names this result: the same finding, the same name."""
        return "result-" + hashlib.sha256("\n".join(self.key).encode()).hexdigest()[:12]


def packed(findings: Iterable[Finding]) -> bytes:
    """Findings as JSON, in their order."""
    return json.dumps([asdict(finding) for finding in findings]).encode()


def unpacked(data: bytes) -> list[Finding]:
    """Findings as `packed` wrote them."""
    rows = json.loads(data)
    return [Finding(**row | {"severity": Severity(row["severity"])}) for row in rows]


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Without repetitions, the worst first; always the same one of those that are alike."""
    every = sorted(findings, key=lambda finding: (*finding.key, finding.term or ""))
    return tuple(dict.fromkeys(every))


def of_severity(findings: Iterable[Finding], severity: Severity) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.severity is severity)


def report(findings: Iterable[Finding]) -> Graph:
    """All findings as one SHACL validation report (SHACL, section 3.6), without blank nodes."""
    graph = empty_graph()
    results = ordered(findings)
    conforms = not any(f.severity is Severity.VIOLATION for f in results)
    graph.add((REPORT, RDF.type, SH.ValidationReport))
    graph.add((REPORT, SH.conforms, Literal(conforms)))
    graph.add((REPORT, RDFS.label, Literal("検証結果", lang="ja")))
    graph.add((REPORT, RDFS.label, Literal("Validation report", lang="en")))
    for finding in results:
        this = iris.fragment_of(REPORT, finding.id)
        graph.add((REPORT, SH.result, this))
        _state(graph, this, finding)
    return graph


def _state(graph: Graph, this: URIRef, finding: Finding) -> None:
    graph.add((this, RDF.type, SH.ValidationResult))
    graph.add((this, SH.focusNode, URIRef(finding.focus)))
    graph.add((this, SH.resultSeverity, SH[finding.severity.value]))
    graph.add((this, SH.sourceShape, URIRef(finding.shape)))
    graph.add((this, SH.sourceConstraintComponent, URIRef(finding.component)))
    for language, text in sorted(finding.messages.items()):
        graph.add((this, SH.resultMessage, Literal(text, lang=language or None)))
    if finding.path is not None:
        graph.add((this, SH.resultPath, URIRef(finding.path)))
    if finding.value is not None:
        graph.add((this, SH.value, _value(finding)))


def _value(finding: Finding) -> URIRef | Literal:
    """The value as the term it is, where that is known; else its text."""
    node = from_n3(finding.term) if finding.term else None
    return node if isinstance(node, URIRef | Literal) else Literal(finding.value)
