"""Where in the files a finding is: the file of the statement, and the line it stands on."""

import re
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from wardplan import lookup
from wardplan.findings import Finding
from wardplan.namespaces import RDF
from wardplan.pointer import shorten

CURATED = "/graph/links/"
"""What the graphs have in their names whose files people write."""


def locate(finding: Finding, store: ox.Store, files: Mapping[str, Path]) -> tuple[Path, int] | None:
    """The file and line of a finding; `files` maps a graph to its file. None where unknown."""
    for graph in _graphs(finding, store):
        if graph in files:
            text = files[graph].read_text(encoding="utf-8")
            return files[graph], _line(text, finding)
    return None


def _graphs(finding: Finding, store: ox.Store) -> list[str]:
    """The graphs that say what the finding is about: the most exact first, then people's own."""
    focus = ox.NamedNode(finding.focus)
    path = ox.NamedNode(finding.path) if finding.path else None
    patterns = [(focus, path), (focus, None)] if path else [(focus, None)]
    found: dict[str, None] = {}
    for subject, predicate in patterns:
        graphs = {
            quad.graph_name.value  # type: ignore[union-attr]
            for quad in store.quads_for_pattern(subject, predicate, None)
            if predicate is None or _is_meant(quad.object, finding)
        }
        found |= dict.fromkeys(sorted(graphs, key=lambda each: (CURATED not in each, each)))
    return list(found)


def _is_meant(value: lookup.Resource | ox.Literal, finding: Finding) -> bool:
    """Whether a statement's value is the one the finding is about."""
    if finding.term is not None:
        return str(value) == finding.term
    return finding.value is None or lookup.value(value) == finding.value


def _line(text: str, finding: Finding) -> int:
    """The line of the value, else of the property, else of the subject. At worst line 1."""
    lines = text.splitlines()
    subject = next((n for n, line in enumerate(lines) if _opens(line, finding.focus)), None)
    if subject is None:
        return 1
    end = next((n for n in range(subject, len(lines)) if lines[n].rstrip().endswith(".")), subject)
    place = subject
    for term in (finding.path, finding.value):
        within = range(place, end + 1) if term else ()
        place = next((n for n in within if _holds(lines[n], term or "")), place)
    return place + 1


def _opens(line: str, subject: str) -> bool:
    """Whether a line begins the statements about `subject`: it stands at the margin."""
    return any(line == form or line.startswith(f"{form} ") for form in _forms(subject))


def _holds(line: str, term: str) -> bool:
    """Whether a whole term of a line is `term`, however it is written."""
    return any(
        re.search(rf"(?:^|\s){re.escape(form)}(?=$|[\s;,.@^])", line) for form in _forms(term)
    )


def _forms(text: str) -> tuple[str, ...]:
    """How an IRI or a literal may be written in Turtle; `a` for rdf:type."""
    short = shorten(text)
    names = [short] if short != text else []
    names += ["a"] if text == str(RDF.type) else []
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return (f"<{text}>", *names, f'"{quoted}"', *([] if ":" in text else [text]))
