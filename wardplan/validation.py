"""SHACL validation with pySHACL, the reference: whatever it is given, as a whole."""

import re
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from wardplan.dataset import parse_turtle, to_rdflib
from wardplan.errors import DataError
from wardplan.findings import Finding, Severity
from wardplan.namespaces import BASE, RDF, SH


def shapes_graph(folder: Path) -> Graph:
    """All shapes of `shapes/*.ttl`. Raises DataError for a folder without any."""
    files = sorted(folder.glob("*.ttl"))
    if not files:
        raise DataError("no shapes found; expected *.ttl", folder)
    return to_rdflib(quad for file in files for quad in parse_turtle(file, BASE))


def validate(data: Graph, shapes: Graph) -> tuple[Finding, ...]:
    """Every SHACL result on `data` (SHACL Core; section 3.6 of the recommendation).

    Raises DataError where the shapes cannot be used. pySHACL takes long to load and is loaded here.
    """
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError

    try:
        _, results, _ = pyshacl.validate(
            data, shacl_graph=shapes, inplace=True, advanced=False, do_owl_imports=False
        )
    except (ReportableRuntimeError, re.error) as error:
        raise DataError(f"the shapes could not be used: {error}") from error
    except (ValueError, ArithmeticError) as error:  # a number that is none, where two are compared
        message = f"pySHACL could not compare a value with a shape's: {error!r}"
        raise DataError(f"{message}; see that every literal is of its datatype") from error
    if not isinstance(results, Graph):
        raise DataError(f"the shapes could not be used: {results!r}")
    return tuple(
        _finding(results, node) for node in results.subjects(RDF.type, SH.ValidationResult)
    )


def _finding(results: Graph, node: Node) -> Finding:
    def iri(predicate: Node) -> str | None:
        value = results.value(node, predicate)
        return str(value) if isinstance(value, URIRef) else None

    value = results.value(node, SH.value)
    severity = (iri(SH.resultSeverity) or "").removeprefix(str(SH))
    texts = results.objects(node, SH.resultMessage)
    return Finding(
        focus=iri(SH.focusNode) or BASE,
        shape=iri(SH.sourceShape) or BASE,
        severity=Severity(severity) if severity in set(Severity) else Severity.VIOLATION,
        messages={getattr(text, "language", None) or "": str(text) for text in texts},
        path=iri(SH.resultPath),
        value=None if value is None else str(value),
        component=iri(SH.sourceConstraintComponent) or BASE,
        term=value.n3() if isinstance(value, URIRef | Literal) else None,
    )
