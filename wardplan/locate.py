"""Where in the files a finding is: the file of the statement, and the line it stands on."""

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from wardplan import iris
from wardplan.findings import Finding
from wardplan.namespaces import PREFIXES
from wardplan.pointer import shorten


def locate(finding: Finding, store: ox.Store, files: Mapping[str, Path]) -> tuple[Path, int] | None:
    """The file and line of a finding; `files` maps a graph to its file. None where unknown."""
    for graph in _graphs(finding, store):
        if graph in files:
            text = files[graph].read_text(encoding="utf-8")
            return files[graph], _line(text, finding)
    return None


def _graphs(finding: Finding, store: ox.Store) -> list[str]:
    """The graphs that say what the finding is about, the most exact first."""
    focus = ox.NamedNode(finding.focus)
    path = ox.NamedNode(finding.path) if finding.path else None
    patterns = [(focus, path), (focus, None)] if path else [(focus, None)]
    found: dict[str, None] = {}
    for subject, predicate in patterns:
        for quad in store.quads_for_pattern(subject, predicate, None):
            exact = finding.value is None or quad.object.value == finding.value  # type: ignore[union-attr]
            if exact or predicate is None:
                found.setdefault(quad.graph_name.value)  # type: ignore[union-attr]
    return list(found)


def _line(text: str, finding: Finding) -> int:
    """The line of the subject, or of the value below it, in a Turtle text. At worst line 1."""
    lines = text.splitlines()
    start = _first(lines, _forms(finding.focus), 0)
    if start is None:
        return 1
    wanted = _forms(finding.value) if finding.value else []
    wanted += _forms(finding.path) if finding.path else []
    for form in wanted:
        found = _first(lines, [form], start)
        end = next((n for n in range(start, len(lines)) if lines[n].strip() == "."), len(lines))
        if found is not None and found <= end:
            return found + 1
    return start + 1


def _forms(text: str) -> list[str]:
    """How a term may be written in Turtle."""
    short = shorten(text)
    local = text.removeprefix(str(iris.mint("")))
    prefixed = [short] if short.partition(":")[0] in PREFIXES else []
    return [f"<{text}>", *prefixed, f'"{text}"', *([local] if local != text else [text])]


def _first(lines: list[str], forms: list[str], start: int) -> int | None:
    for form in forms:
        for number in range(start, len(lines)):
            if form in lines[number]:
                return number
    return None
