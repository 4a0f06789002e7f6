"""The dumps: the whole in five syntaxes, without texts, by plan, and the checksums."""

import gzip
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from wardplan import iris, lookup
from wardplan.collection import ONTOLOGY_GRAPH
from wardplan.dataset import canonical_turtle, parse_turtle, serialize, to_rdflib
from wardplan.formats import FORMATS
from wardplan.holdings import Holdings
from wardplan.namespaces import BASE, DCTERMS, RDF, RDFS, SKOS, WP
from wardplan.project import Project
from wardplan.publish import Tree

QUOTING = frozenset(map(str, (WP.PlanElement, WP.PolicyCitation, WP.Attestation, WP.Withdrawn)))
"""Classes whose Japanese texts are a plan's own words."""
QUOTED = frozenset(map(str, (WP.introduction, WP.group, SKOS.editorialNote)))
"""Properties that hold a plan's own words wherever they stand."""

CHECKSUMS = "dumps/SHA256SUMS"

Output = tuple[str, bytes]


def whole(quads: Iterable[ox.Quad]) -> Iterator[Output]:
    """`dumps/wardplan.*`: all data, in syntaxes with and without named graphs, and gzipped."""
    ordered = sorted(quads, key=_key)
    triples = sorted({quad.triple for quad in ordered}, key=_key)
    for each in FORMATS:
        statements: list[ox.Quad] | list[ox.Triple] = ordered if each.graphs else triples
        name = f"dumps/wardplan.{each.extension}"
        data = serialize(statements, each.rdf_format)
        yield name, data
        yield f"{name}.gz", compress(data)


def structure(quads: Iterable[ox.Quad]) -> Output:
    """`dumps/wardplan-structure.nt.gz`: everything but the plans' own words."""
    quads = list(quads)
    quoting: set[lookup.Resource] = {
        quad.subject
        for quad in quads
        if quad.predicate.value == str(RDF.type) and lookup.value(quad.object) in QUOTING
    }
    kept = {quad.triple for quad in quads if not _is_text(quad, quoting)}
    data = serialize(sorted(kept, key=_key), ox.RdfFormat.N_TRIPLES)
    return "dumps/wardplan-structure.nt.gz", compress(data)


def _is_text(quad: ox.Quad, quoting: set[lookup.Resource]) -> bool:
    japanese = isinstance(quad.object, ox.Literal) and quad.object.language == "ja"
    return japanese and (quad.subject in quoting or quad.predicate.value in QUOTED)


def by_plan(quads: Iterable[ox.Quad]) -> Iterator[Output]:
    """`dumps/plan/<city>-<ward>-<year>.ttl`: what was derived and what was curated of a plan."""
    units: dict[str, set[ox.Triple]] = {}
    prefixes = tuple(str(iris.graph(kind)) for kind in ("plan/", "links/"))
    for quad in quads:
        graph = quad.graph_name.value  # type: ignore[union-attr]
        for prefix in prefixes:
            if graph.startswith(prefix):
                unit = "-".join(graph.removeprefix(prefix).split("/")[:3])
                units.setdefault(unit, set()).add(quad.triple)
    for unit, triples in sorted(units.items()):
        yield f"dumps/plan/{unit}.ttl", _turtle(triples)


def reference(quads: Iterable[ox.Quad]) -> Output:
    prefix = str(iris.graph("reference/"))
    triples = {q.triple for q in quads if q.graph_name.value.startswith(prefix)}  # type: ignore[union-attr]
    return "dumps/reference.ttl", _turtle(triples)


def _turtle(triples: Iterable[ox.Triple]) -> bytes:
    return serialize(sorted(triples, key=_key), ox.RdfFormat.TURTLE)


def write(tree: Tree, project: Project, holdings: Holdings) -> tuple[str, ...]:
    """Write all dumps and their checksums; the addresses of what was written."""
    quads = list(data_of(holdings.store))
    outputs = [
        *whole(quads),
        structure(quads),
        *by_plan(quads),
        reference(quads),
        ("dumps/ontology.ttl", together(project.folder("ontology"))),
        ("dumps/shapes.ttl", together(project.folder("shapes"))),
    ]
    tree.write(*checksums([(path, tree.write(path, data)) for path, data in outputs]))
    return (*(path for path, _ in outputs), CHECKSUMS)


def together(folder: Path) -> bytes:
    """The Turtle files of a folder as one."""
    quads = (quad for file in sorted(folder.glob("*.ttl")) for quad in parse_turtle(file, BASE))
    return canonical_turtle(to_rdflib(quads))


def data_of(store: ox.Store) -> Iterator[ox.Quad]:
    """All statements but those of the ontology."""
    ontology = ox.NamedNode(ONTOLOGY_GRAPH)
    return (quad for quad in store if quad.graph_name != ontology)


def compress(data: bytes) -> bytes:
    """gzip without a date or a name in it: the same input, the same bytes."""
    return gzip.compress(data, compresslevel=9, mtime=0)


def checksums(outputs: Iterable[Output]) -> Output:
    """`dumps/SHA256SUMS`, as `sha256sum -c` reads it inside `dumps/`."""
    lines = (
        f"{hashlib.sha256(data).hexdigest()}  {path.removeprefix('dumps/')}\n"
        for path, data in sorted(outputs)
    )
    return CHECKSUMS, "".join(lines).encode()


def _key(statement: ox.Quad | ox.Triple) -> tuple[str, ...]:
    """Resource by resource, its class and label first."""
    predicate = statement.predicate.value
    rank = {str(RDF.type): "0", str(RDFS.label): "1", str(DCTERMS.title): "2"}.get(predicate, "3")
    graph = str(statement.graph_name) if isinstance(statement, ox.Quad) else ""
    return graph, str(statement.subject), rank, predicate, str(statement.object)
