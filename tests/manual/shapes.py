"""docs/shapes.md from shapes/*.ttl and shapes/checks.toml."""

import tomllib
from collections.abc import Iterator

from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from tests.conftest import ROOT
from tests.manual.markdown import table
from wardplan.namespaces import SH
from wardplan.pointer import shorten

_HEAD = """\
# The shapes

Made from `shapes/` by `make manual`. Shapes are SHACL; each rule has a message in Japanese and
English that says what to do, and a severity: a violation stops a build, a warning and a fact to be
confirmed are published on `quality.html`. How they are checked is in [checks.md](checks.md);
`dumps/shapes.ttl` of the site has all of them.
"""
_FILES = {
    "plan.ttl": "Plans and their elements",
    "reference.ttl": "Reference data",
    "ontology.ttl": "The vocabulary",
    "catalogue.ttl": "The catalogue",
}


def page() -> str:
    """Every node shape with what it is for and the paths it has rules about."""
    parts = [_HEAD]
    for name, title in _FILES.items():
        graph = Graph().parse(ROOT / "shapes" / name)
        rows = list(_rows(graph))
        parts += [f"## {title} (`{name}`)", "", table(["shape", "for", "rules about"], rows)]
    return "\n".join([*parts, *_checks()])


def _rows(graph: Graph) -> Iterator[tuple[str, str, str]]:
    for shape in sorted(graph.subjects(RDF.type, SH.NodeShape), key=str):
        targets = [
            shorten(str(each))
            for kind in (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
            for each in graph.objects(shape, kind)
        ]
        if targets and isinstance(shape, URIRef):
            name = str(shape).partition("#")[2]
            yield f"`{name}`", _listed(targets), _listed(_paths(graph, shape))


def _paths(graph: Graph, shape: Node) -> set[str]:
    rules = graph.objects(shape, SH.property)
    paths = (graph.value(rule, SH.path) for rule in rules)
    return {shorten(str(path)) for path in paths if isinstance(path, URIRef)}


def _listed(names: list[str] | set[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _checks() -> Iterator[str]:
    yield "## Rules across resources (`checks/`)"
    yield ""
    found = tomllib.loads((ROOT / "shapes" / "checks.toml").read_text(encoding="utf-8"))
    rows = ((f"`{c['name']}`", c["severity"], c["message_en"]) for c in found["check"])
    yield table(["check", "severity", "message"], rows)
