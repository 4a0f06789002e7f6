"""The same stages with plain rdflib, pySHACL and Jinja2, and validation with pyrudof alone.

    python -m benchmarks.peers ROOT STAGE...

prints a line of progress for each: `load`, `validate`, `dumps`, `resources` (a page and three
documents for each of a sample of resources, in seconds for all of them). `pyrudof` validates.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pyshacl
from jinja2 import Environment
from rdflib import Graph, URIRef

from benchmarks.validation import by_pyrudof
from wardplan.collection import graph_files
from wardplan.namespaces import BASE
from wardplan.project import open_project

Result = TypeVar("Result")

SAMPLE = 200
"""So many resources are made; the time is that of all, if each takes as long."""

DUMPS = ("nt", "turtle", "json-ld")
_PAGE = """<!doctype html><html lang="ja"><title>{{ this }}</title><h1>{{ this }}</h1><table>
{% for p, o in rows %}<tr><th>{{ p }}<td>{% if o.startswith('http') %}<a href="{{ o }}">{{ o }}</a>
{% else %}{{ o }}{% endif %}{% endfor %}</table><ul>{% for s, p in backlinks %}
<li>{{ p }} <a href="{{ s }}">{{ s }}</a>{% endfor %}</ul></html>"""


def load(root: Path) -> Graph:
    """All Turtle of a project in one graph."""
    graph = Graph()
    for each in graph_files(open_project(root)):
        graph.parse(each.file, format="turtle", publicID=BASE)
    return graph


def validate(graph: Graph, root: Path) -> None:
    """pySHACL on the whole graph."""
    shapes = Graph()
    for file in sorted(open_project(root).folder("shapes").glob("*.ttl")):
        shapes.parse(file, format="turtle")
    pyshacl.validate(graph, shacl_graph=shapes, advanced=True)


def dumps(graph: Graph, root: Path) -> None:
    """The whole graph in three syntaxes."""
    for name in DUMPS:
        graph.serialize(root / f"peer-dump.{name}", format=name, encoding="utf-8")


def resources(graph: Graph, root: Path) -> float:
    """A page and three documents for resources; how much more there are than were made."""
    page = Environment(autoescape=True).from_string(_PAGE)
    named = sorted({s for s in graph.subjects() if isinstance(s, URIRef) and s.startswith(BASE)})
    chosen = named[:: max(1, len(named) // SAMPLE)]
    folder = root / "peer-pages"
    folder.mkdir(exist_ok=True)
    for number, this in enumerate(chosen):
        about = Graph(namespace_manager=graph.namespace_manager)
        for triple in graph.triples((this, None, None)):
            about.add(triple)
        for name in DUMPS:
            about.serialize(folder / f"{number}.{name}", format=name, encoding="utf-8")
        rows, backlinks = list(about.predicate_objects(this)), list(graph.subject_predicates(this))
        text = page.render(this=this, rows=rows, backlinks=backlinks)
        (folder / f"{number}.html").write_text(text, encoding="utf-8")
    return len(named) / len(chosen)


def main(root: Path, stages: list[str]) -> None:
    """Run the stages, each with its line of progress."""
    if stages == ["pyrudof"]:
        _timed("pyrudof", lambda: by_pyrudof(graph_files(open_project(root))))
        return
    graph = Graph()
    if "load" in stages:
        graph = _timed("load", lambda: load(root))
    if "dumps" in stages:
        _timed("dumps", lambda: dumps(graph, root))
    if "resources" in stages:
        begun = time.perf_counter()
        more = resources(graph, root)
        print(f"resources {(time.perf_counter() - begun) * more:.2f} s", flush=True)
    if "validate" in stages:
        _timed("validate", lambda: validate(graph, root))


def _timed(name: str, stage: Callable[[], Result]) -> Result:
    begun = time.perf_counter()
    result = stage()
    print(f"{name} {time.perf_counter() - begun:.2f} s", flush=True)
    return result


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
