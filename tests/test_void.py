"""VoID's counts are those that SPARQL gives on the dump; its links are the links there are."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from pyoxigraph import Store
from rdflib import Graph, URIRef

from wardplan import census
from wardplan.namespaces import BASE, DCTERMS, FOAF, RDF, SKOS, VOID, WP
from wardplan.triples import a, link, text

ROOT = "http://site.example/"
THIS = URIRef(f"{BASE}catalog#data")
COUNTS = {
    "triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "entities": "SELECT (COUNT(DISTINCT ?s) AS ?n) "
    f"{{ ?s ?p ?o FILTER STRSTARTS(STR(?s), '{BASE}') }}",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
    "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
    "classes": "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }",
}


@pytest.fixture(scope="module")
def graph(site: Path) -> Graph:
    data = (site / ".well-known/void").read_bytes()
    return Graph().parse(data=data, format="turtle", publicID=f"{ROOT}.well-known/void")


@pytest.fixture(scope="module")
def dump(site: Path) -> Store:
    store = Store()
    store.load(path=site / "dumps/wardplan.nt", format=ox.RdfFormat.N_TRIPLES)
    return store


def counted(store: Store, query: str) -> int:
    rows = store.query(query)
    assert isinstance(rows, ox.QuerySolutions)
    (number,) = next(iter(rows))
    assert isinstance(number, ox.Literal)
    return int(number.value)


@pytest.mark.parametrize("name", COUNTS)
def test_count(graph: Graph, dump: Store, name: str) -> None:
    assert int(str(graph.value(THIS, VOID[name]))) == counted(dump, COUNTS[name])


@pytest.mark.parametrize(
    ("own", "about", "of", "query"),
    [
        ("classPartition", "class", "entities", "SELECT (COUNT(*) AS ?n) {{ ?s a <{}> }}"),
        ("propertyPartition", "property", "triples", "SELECT (COUNT(*) AS ?n) {{ ?s <{}> ?o }}"),
    ],
)
def test_partitions(graph: Graph, dump: Store, own: str, about: str, of: str, query: str) -> None:
    parts = list(graph.objects(THIS, VOID[own]))
    said = {str(graph.value(p, VOID[about])): int(str(graph.value(p, VOID[of]))) for p in parts}
    assert said == {iri: counted(dump, query.format(iri)) for iri in said}
    total = {"class": "classes", "property": "properties"}[about]
    assert len(said) == len(parts) == int(str(graph.value(THIS, VOID[total])))


@pytest.mark.parametrize(
    ("space", "predicate", "number"),
    [
        ("http://data.e-stat.go.jp/lod/", WP.areaCode, 19),
        ("http://sws.geonames.org/", SKOS.closeMatch, 19),
        ("http://ja.dbpedia.org/resource/", SKOS.closeMatch, 19),
    ],
)
def test_linksets(graph: Graph, space: str, predicate: URIRef, number: int) -> None:
    found = [
        int(str(graph.value(each, VOID.triples)))
        for each in graph.subjects(RDF.type, VOID.Linkset)
        if graph.value(each, VOID.linkPredicate) == predicate
        and str(graph.value(graph.value(each, VOID.objectsTarget), VOID.uriSpace)) == space
    ]
    assert found == [number]
    assert set(graph.subjects(RDF.type, VOID.Linkset)) == set(graph.objects(THIS, VOID.subset))


def test_dumps_and_examples_are_there(site: Path, graph: Graph) -> None:
    dumps = [str(each).removeprefix(ROOT) for each in graph.objects(THIS, VOID.dataDump)]
    examples = [str(each).removeprefix(BASE) for each in graph.objects(THIS, VOID.exampleResource)]
    assert len(dumps) == 10
    assert examples
    assert [path for path in dumps if not (site / path).is_file()] == []
    assert [path for path in examples if not (site / f"{path}.ttl").is_file()] == []


def test_document_is_about_the_data(site: Path, graph: Graph) -> None:
    document = URIRef(f"{BASE}.well-known/void")
    assert (document, RDF.type, VOID.DatasetDescription) in graph
    assert graph.value(document, FOAF.primaryTopic) == THIS
    assert graph.value(THIS, DCTERMS.license) == URIRef(f"{BASE}rights/mixed")
    both = [(site / name).read_bytes() for name in (".well-known/void", ".well-known/void.ttl")]
    assert both[0] == both[1]


def test_others_links_are_not_counted_as_types() -> None:
    this = f"{BASE}ward/yokohama/izumi"
    found = census.count(
        f"{triple.subject} {triple.predicate} {triple.object}"
        for triple in [
            a(this, WP.Ward),
            a(this, "http://www.wikidata.org/entity/Q1"),
            link(this, SKOS.closeMatch, "http://www.wikidata.org/entity/Q2"),
            text(this, DCTERMS.title, "http://www.wikidata.org/entity/Q3", "ja"),
        ]
    )
    assert found.links == {("wikidata", str(SKOS.closeMatch)): 1}
    assert (found.triples, found.entities, len(found.properties)) == (4, 1, 3)
