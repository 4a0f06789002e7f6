"""Every link to others' data stands in one file of its target, and nothing else does."""

from collections import Counter
from pathlib import Path
from urllib.parse import urljoin

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef

from tests.test_catalogue import read
from tests.test_void import ROOT
from wardplan import linksets
from wardplan.namespaces import BASE, DCAT, DCTERMS, RDF, RDFS, SKOS, VOID, WP
from wardplan.triples import a, link, text

WARD = f"{BASE}ward/yokohama/izumi"
LINKS = URIRef(f"{BASE}catalog#links")


def parsed(data: bytes) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)]


def line_of(triple: ox.Triple) -> str:
    return f"{triple.subject} {triple.predicate} {triple.object}"


@pytest.fixture(scope="module")
def links(site: Path) -> dict[str, list[ox.Triple]]:
    return {file.stem: parsed(file.read_bytes()) for file in (site / "links").iterdir()}


def test_files_hold_the_links_of_the_dump(site: Path, links: dict[str, list[ox.Triple]]) -> None:
    dump = parsed((site / "dumps/wardplan.nt").read_bytes())
    for name, (*_, space) in linksets.TARGETS.items():
        wanted = {
            triple
            for triple in dump
            if isinstance(triple.object, ox.NamedNode) and triple.object.value.startswith(space)
        }
        assert set(links.get(name, ())) == wanted
        assert len(links.get(name, ())) == len(wanted)
    assert set(links) == {"e-stat", "geonames", "geonames-jp", "dbpedia-ja", "wikidata"}


@pytest.mark.parametrize("name", ["e-stat", "geonames", "geonames-jp", "dbpedia-ja"])
def test_every_ward_and_the_city_are_linked(links: dict[str, list[ox.Triple]], name: str) -> None:
    assert len({triple.subject for triple in links[name]}) == 19


@pytest.mark.parametrize(
    ("triple", "target"),
    [
        (link(WARD, WP.areaCode, "http://data.e-stat.go.jp/lod/sac/C14116-19861103"), "e-stat"),
        (link(WARD, SKOS.closeMatch, "http://sws.geonames.org/1/"), "geonames"),
        (link(WARD, SKOS.closeMatch, "http://geonames.jp/resource/x"), "geonames-jp"),
        (link(WARD, SKOS.closeMatch, "http://ja.dbpedia.org/resource/x"), "dbpedia-ja"),
        (link(WARD, RDFS.seeAlso, "http://www.wikidata.org/entity/Q1"), "wikidata"),
        (link(WARD, WP.addressesGoal, "http://metadata.un.org/sdg/11"), "sdg"),
        (link(WARD, RDFS.seeAlso, "https://ja.wikipedia.org/wiki/x"), None),
        (link(WARD, RDFS.seeAlso, f"{BASE}city/yokohama"), None),
        (a(WARD, "http://www.wikidata.org/entity/Q1"), None),
        (text(WARD, RDFS.label, "http://sws.geonames.org/1/", "ja"), None),
    ],
)
def test_target(triple: ox.Triple, target: str | None) -> None:
    assert linksets.target_of(str(triple.predicate), str(triple.object)) == target
    found = dict(linksets.files([line_of(triple), line_of(triple)]))
    wanted = {} if target is None else {f"links/{target}.nt": [triple]}
    assert {path: parsed(data) for path, data in found.items()} == wanted


def test_a_file_does_not_depend_on_the_order(site: Path) -> None:
    dump = list(map(line_of, parsed((site / "dumps/wardplan.nt").read_bytes())))
    assert dict(linksets.files(dump)) == dict(linksets.files(reversed(dump)))
    for path, data in linksets.files(dump):
        assert (site / path).read_bytes() == data


def test_catalogue_lists_every_file_under_cc_by(
    site: Path, links: dict[str, list[ox.Triple]]
) -> None:
    graph = read(site)
    files = set(graph.objects(LINKS, DCAT.distribution))
    assert len(files) == len(links)
    assert {str(graph.value(each, DCAT.downloadURL)) for each in files} == {
        f"{ROOT}links/{name}.nt" for name in links
    }
    terms = {graph.value(each, DCTERMS.license) for each in files}
    assert terms == {URIRef(f"{BASE}rights/structure")}


def test_void_has_a_dump_for_every_target(site: Path, links: dict[str, list[ox.Triple]]) -> None:
    data = (site / ".well-known/void").read_bytes()
    graph = Graph().parse(data=data, format="turtle", publicID=f"{ROOT}.well-known/void")
    sets = [
        each
        for each in graph.subjects(RDF.type, VOID.Linkset)
        if (each, VOID.dataDump, None) in graph
    ]
    said = {str(graph.value(each, VOID.dataDump)): each for each in sets}
    assert set(said) == {urljoin(ROOT, linksets.path(name)) for name in links}
    for name, triples in links.items():
        this = said[f"{ROOT}links/{name}.nt"]
        assert int(str(graph.value(this, VOID.triples))) == len(triples)
        parts = {
            str(graph.value(part, VOID.linkPredicate)): int(str(graph.value(part, VOID.triples)))
            for part in graph.objects(this, VOID.subset)
        }
        assert parts == Counter(triple.predicate.value for triple in triples)


@pytest.mark.parametrize("page", ["download.html", "catalog.html"])
def test_a_reader_finds_them(site: Path, links: dict[str, list[ox.Triple]], page: str) -> None:
    text = (site / page).read_text(encoding="utf-8")
    assert all(f'href="links/{name}.nt"' in text for name in links)
