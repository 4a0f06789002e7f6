"""Who made each named graph, and from which revision of which document (PROV-O)."""

from collections.abc import Iterable

from rdflib import Graph, URIRef

from wardplan import __version__, iris
from wardplan.collection import ONTOLOGY_GRAPH, GraphFile
from wardplan.iris import PlanIris
from wardplan.mapping.statements import Statements
from wardplan.namespaces import DCTERMS, PROV, RDF, RDFS, SCHEMA
from wardplan.source import Source

META_GRAPH = iris.graph("meta")
IMPORTER = iris.fragment_of(META_GRAPH, "importer")
CURATORS = iris.fragment_of(META_GRAPH, "curators")


def meta_graph(files: Iterable[GraphFile], sources: Iterable[Source]) -> Graph:
    """The graph about the graphs: derived ones by the importer, all others by people."""
    out = Statements()
    _agents(out)
    graphs = sorted({each.graph for each in files} - {ONTOLOGY_GRAPH})
    for name in graphs:
        derived = name.startswith(str(iris.graph("plan/")))
        this = URIRef(name)
        out.add(this, RDF.type, PROV.Entity)
        out.add(this, PROV.wasAttributedTo, IMPORTER if derived else CURATORS)
        if plan := _plan_of(name):
            out.add(this, SCHEMA.about, plan)
        out.add(this, DCTERMS.license, iris.rights("mixed" if derived else "structure"))
    for source in sources:
        front = source.front
        text = front.iris.transcription(front.document, front.revision)
        out.add(front.graph, PROV.wasDerivedFrom, text)
    return out.graph


def _plan_of(graph: str) -> URIRef | None:
    """The plan a derived or curated graph is about; a second document's is about the same one."""
    for kind in ("plan", "links"):
        prefix = str(iris.graph(f"{kind}/"))
        if graph.startswith(prefix):
            city, ward, year = graph.removeprefix(prefix).split("/")[:3]
            return PlanIris(city, ward, int(year)).plan
    return None


def _agents(out: Statements) -> None:
    out.add(META_GRAPH, RDF.type, PROV.Entity)
    out.add(META_GRAPH, PROV.wasAttributedTo, IMPORTER)
    out.add(IMPORTER, RDF.type, PROV.SoftwareAgent)
    out.ja(IMPORTER, RDFS.label, "WardPlan 取込プログラム")
    out.en(IMPORTER, RDFS.label, "WardPlan importer")
    out.plain(IMPORTER, SCHEMA.softwareVersion, __version__)
    out.add(CURATORS, RDF.type, PROV.Agent)
    out.ja(CURATORS, RDFS.label, "WardPlan データ編集者")
    out.en(CURATORS, RDFS.label, "WardPlan curators")
