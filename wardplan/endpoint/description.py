"""The endpoint's description of itself (SPARQL 1.1 Service Description)."""

import pyoxigraph as ox

from wardplan.endpoint.engine import Holding
from wardplan.endpoint.results import BY_MEDIA_TYPE, GRAPHS, TABLES
from wardplan.namespaces import FORMAT, PREFIXES, RDF, SD, VOID, XSD


def describe(holding: Holding, address: str, media_type: str) -> bytes:
    """What is served at `address`, in one of the graph formats."""
    syntax = BY_MEDIA_TYPE[True, media_type].graph
    triples = sorted(_triples(holding, address), key=str)
    return ox.serialize(triples, format=syntax, prefixes=_prefixes()) or b""


def _prefixes() -> dict[str, str]:
    wanted = {name: PREFIXES[name] for name in ("rdf", "xsd")}
    return {**wanted, "sd": str(SD), "void": str(VOID), "format": str(FORMAT)}


def _triples(holding: Holding, address: str) -> set[ox.Triple]:
    service, dataset, union = (f"{address}#{name}" for name in ("service", "dataset", "default"))
    said = {
        _link(service, RDF.type, SD.Service),
        _link(service, SD.endpoint, address),
        _link(service, SD.supportedLanguage, SD.SPARQL11Query),
        _link(service, SD.feature, SD.UnionDefaultGraph),
        _link(service, SD.feature, SD.EmptyGraphs),
        _link(service, SD.defaultDataset, dataset),
        _link(dataset, RDF.type, SD.Dataset),
        _link(dataset, SD.defaultGraph, union),
        _link(union, RDF.type, SD.Graph),
        _count(union, holding.statements),
    }
    said |= {_link(service, SD.resultFormat, each.iri) for each in (*TABLES, *GRAPHS)}
    for number, (name, statements) in enumerate(sorted(holding.graphs.items()), 1):
        named, graph = f"{address}#named-{number}", f"{address}#graph-{number}"
        said |= {
            _link(dataset, SD.namedGraph, named),
            _link(named, RDF.type, SD.NamedGraph),
            _link(named, SD.name, name),
            _link(named, SD.graph, graph),
            _link(graph, RDF.type, SD.Graph),
            _count(graph, statements),
        }
    return said


def _link(subject: str, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(*(ox.NamedNode(str(iri)) for iri in (subject, predicate, value)))


def _count(graph: str, statements: int) -> ox.Triple:
    number = ox.Literal(str(statements), datatype=ox.NamedNode(str(XSD.integer)))
    return ox.Triple(ox.NamedNode(graph), ox.NamedNode(str(VOID.triples)), number)
