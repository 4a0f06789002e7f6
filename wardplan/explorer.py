"""What the SPARQL page needs to know of a build: which files hold the data, and which terms exist.

Both files lie beside the page's own scripts, in `static/sparql/`.
"""

import json
from collections.abc import Iterator

import pyoxigraph as ox

from wardplan import iris
from wardplan.census import Census
from wardplan.holdings import Holdings
from wardplan.languages import LANGUAGES
from wardplan.lookup import node, value
from wardplan.namespaces import OWL, RDF, RDFS, WP
from wardplan.pointer import Pointer, resource, shorten
from wardplan.prefixes import BASE, PREFIXES
from wardplan.project import Project
from wardplan.store_sight import StoreSight
from wardplan.tree import Tree

FOLDER = "static/sparql"
WHOLE = "dumps/wardplan.nq"
REFERENCE = "dumps/reference.ttl"
ENGINE = "static/vendor/oxigraph/web_bg.wasm"


def write(tree: Tree, project: Project, holdings: Holdings, found: Census) -> tuple[str, ...]:
    """Write `dataset.json` and `terms.json`, after the dumps and the engine; their addresses."""
    terms = list(vocabulary(holdings, found))
    made = {
        f"{FOLDER}/dataset.json": dataset(tree, project, holdings.store),
        f"{FOLDER}/terms.json": {"prefixes": PREFIXES, "terms": terms},
    }
    for path, content in made.items():
        tree.write(path, json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n")
    return tuple(made)


def dataset(tree: Tree, project: Project, store: ox.Store) -> dict[str, object]:
    """Every file the page may load, by its path below the site's root, with its size."""
    return {
        "base": BASE,
        "limit": project.config.sparql_limit,
        "endpoint": project.config.sparql_endpoint,
        "engine": _file(tree, ENGINE),
        "whole": _file(tree, WHOLE),
        "compressed": _file(tree, f"{WHOLE}.gz"),
        "reference": {**_file(tree, REFERENCE), "graph": str(iris.graph("reference"))},
        "plans": [_plan(tree, plan) for plan in _instances(store, str(WP.Plan))],
    }


def _file(tree: Tree, path: str) -> dict[str, object]:
    return {"path": path, "bytes": (tree.folder / path).stat().st_size}


def _plan(tree: Tree, plan: Pointer) -> dict[str, object]:
    path = plan.value.removeprefix(f"{BASE}plan/")
    return {
        **_file(tree, f"dumps/plan/{path.replace('/', '-')}.ttl"),
        "graph": str(iris.graph(f"plan/{path}")),
        "label": {each: plan.called(each).value for each in LANGUAGES},
        "year": plan.out("wp:year").value,
        "ward": plan.out("wp:ward").label.value,
        "whole": plan.out("wp:completeness").value == str(WP.Whole),
    }


def _instances(store: ox.Store, cls: str) -> Iterator[Pointer]:
    sight = StoreSight(store)
    quads = store.quads_for_pattern(None, node(str(RDF.type)), node(cls))
    for subject in sorted({quad.subject for quad in quads}, key=value):
        yield Pointer(sight, (str(subject),))


def vocabulary(holdings: Holdings, found: Census) -> Iterator[dict[str, str]]:
    """The vocabulary's own terms, and the other classes and properties in use, by short name."""
    store, sight = holdings.store, holdings.sight
    in_use = dict.fromkeys(found.properties, "property") | dict.fromkeys(found.classes, "class")
    kinds = in_use | {
        value(quad.subject): _kind(Pointer(sight, (str(quad.subject),)))
        for quad in store.quads_for_pattern(None, node(str(RDFS.isDefinedBy)), None)
    }
    for iri, kind in sorted(kinds.items(), key=lambda pair: shorten(pair[0])):
        if shorten(iri) != iri:
            labels = resource(sight, iri).out("rdfs:label")
            words = {language: labels.lang(language).value for language in LANGUAGES}
            yield {"name": shorten(iri), "kind": kind, **words}


def _kind(term: Pointer) -> str:
    types = {each.value for each in term.out("rdf:type")}
    if str(OWL.Class) in types:
        return "class"
    return "property" if any(each.endswith("Property") for each in types) else "individual"
