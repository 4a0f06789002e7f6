"""The catalogue says what was built: each file and its measure, and a dataset for each plan."""

import gzip
import hashlib
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, parse
from rdflib import Graph, Literal, URIRef

from wardplan import catalogue
from wardplan.dataset import to_rdflib
from wardplan.errors import DataError
from wardplan.namespaces import BASE, DCAT, DCTERMS, RDF, RDFS, SCHEMA, SPDX, WP
from wardplan.pointer import Pointer, resource
from wardplan.project import Project, open_project
from wardplan.store_sight import StoreSight

CATALOGUE = URIRef(f"{BASE}catalog")
IZUMI = URIRef(f"{CATALOGUE}#plan-yokohama-izumi-2024")
ROOT = "http://site.example/"
FORMS = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML}
MIXED = URIRef(f"{BASE}rights/mixed")


def read(site: Path, extension: str = "ttl") -> Graph:
    """The catalogue as a reader sees it who got it from `ROOT`."""
    name = f"catalog.{extension}"
    return to_rdflib(parse(path=site / name, format=FORMS[extension], base_iri=ROOT + name))


@pytest.fixture(scope="module")
def graph(site: Path) -> Graph:
    return read(site)


@pytest.mark.parametrize("extension", ["jsonld", "rdf"])
def test_forms_say_the_same(site: Path, graph: Graph, extension: str) -> None:
    assert set(read(site, extension)) == set(graph)


def test_there_are_no_blank_nodes(site: Path) -> None:
    assert "_:" not in (site / "catalog.ttl").read_text(encoding="utf-8")


def test_a_dataset_for_every_plan(graph: Graph, store: Store) -> None:
    quads = store.quads_for_pattern(None, NamedNode(str(RDF.type)), NamedNode(str(WP.Plan)))
    plans = {str(quad.subject).strip("<>") for quad in quads}
    series = URIRef(f"{CATALOGUE}#plans")
    described = list(graph.subjects(DCAT.inSeries, series))
    assert {str(graph.value(each, SCHEMA.about)) for each in described} == plans
    assert len(described) == len(plans)
    assert (CATALOGUE, DCAT.resource, series) in graph


def test_every_dataset_is_listed(graph: Graph) -> None:
    listed = set(graph.objects(CATALOGUE, DCAT.dataset))
    assert listed == set(graph.subjects(RDF.type, DCAT.Dataset))
    assert {URIRef(f"{CATALOGUE}#{n}") for n in ("data", "reference", "ontology")} <= listed


def test_files_are_as_they_were_built(site: Path, graph: Graph) -> None:
    files = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(files) > 80
    for each in files:
        address = str(graph.value(each, DCAT.downloadURL)).removeprefix(ROOT)
        data = (site / unquote(address)).read_bytes()
        assert graph.value(each, DCAT.byteSize) == Literal(
            str(len(data)), datatype=URIRef("http://www.w3.org/2001/XMLSchema#nonNegativeInteger")
        )
        checksum = graph.value(graph.value(each, SPDX.checksum), SPDX.checksumValue)
        assert str(checksum) == hashlib.sha256(data).hexdigest()


def test_no_file_with_words_of_the_plans_is_under_cc_by(site: Path, graph: Graph) -> None:
    """Whichever distribution holds a sentence that the ward wrote bears the mixed terms."""
    quote = "住むなら泉区".encode()
    quoting = [
        each
        for each in graph.subjects(RDF.type, DCAT.Distribution)
        if quote in plain(site / str(graph.value(each, DCAT.downloadURL)).removeprefix(ROOT))
    ]
    assert len(quoting) >= 10
    assert {graph.value(each, DCTERMS.license) for each in quoting} == {MIXED}


def plain(file: Path) -> bytes:
    data = file.read_bytes()
    data = gzip.decompress(data) if file.suffix == ".gz" else data
    return re.sub(rb"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m[1], 16)).encode(), data)


def test_dataset_of_a_plan(graph: Graph) -> None:
    said = {
        (predicate, language)
        for predicate in (DCTERMS.title, DCTERMS.description, DCAT.keyword)
        for language in ("ja", "en")
        for text in graph.objects(IZUMI, predicate)
        if isinstance(text, Literal) and text.language == language
    }
    assert len(said) == 6
    assert {str(text) for text in graph.objects(IZUMI, DCAT.keyword)} >= {"泉区", "Izumi Ward"}
    area = URIRef("http://data.e-stat.go.jp/lod/sac/C14116-19861103")
    assert list(graph.objects(IZUMI, DCTERMS.spatial)) == [area]
    period = graph.value(IZUMI, DCTERMS.temporal)
    assert str(graph.value(period, DCAT.startDate)) == "2024-04-01"
    assert str(graph.value(IZUMI, DCTERMS.modified)) == "2024-05-17"
    assert str(graph.value(IZUMI, DCAT.landingPage)) == f"{ROOT}plan/yokohama/izumi/2024.html"


def test_no_service_without_an_endpoint(graph: Graph) -> None:
    assert (None, RDF.type, DCAT.DataService) not in graph
    for name in ("sparql", "reconciliation"):
        assert (URIRef(f"{CATALOGUE}#{name}"), None, None) not in graph


def test_areas_hold_their_wards(project: Project, store: Store) -> None:
    """Each ward's own point lies in the box given for its area, and each box in the city's."""
    boxes = {
        area.value: [float(n) for n in re.findall(r"[0-9.]+", area.out("dcat:bbox").value)]
        for area in _areas(project)
    }
    west, east, south, north = _edges(boxes["http://data.e-stat.go.jp/lod/sac/C14100-19880601"])
    wards = resource(StoreSight(store), str(WP.Ward)).into("rdf:type")
    assert len(wards) == 18
    for ward in wards:
        edges = _edges(boxes[ward.out("wp:areaCode").value])
        assert edges[0] <= float(ward.out("geo:long").value) <= edges[1], ward
        assert edges[2] <= float(ward.out("geo:lat").value) <= edges[3], ward
        assert west <= edges[0] <= edges[1] <= east, ward
        assert south <= edges[2] <= edges[3] <= north, ward


def test_centres_are_the_middle_of_their_boxes(project: Project) -> None:
    for area in _areas(project):
        box = [float(n) for n in re.findall(r"[0-9.]+", area.out("dcat:bbox").value)]
        west, east, south, north = _edges(box)
        centre = [float(n) for n in re.findall(r"[0-9.]+", area.out("dcat:centroid").value)]
        assert centre == pytest.approx([(west + east) / 2, (south + north) / 2])


def _areas(project: Project) -> list[Pointer]:
    store = catalogue.metadata(project)
    return list(resource(StoreSight(store), str(DCTERMS.Location)).into("rdf:type"))


def _edges(box: list[float]) -> tuple[float, float, float, float]:
    return min(box[::2]), max(box[::2]), min(box[1::2]), max(box[1::2])


def test_a_project_may_leave_the_metadata_to_the_package(broken: Path) -> None:
    own = broken / "data" / "dataset.ttl"
    known = set(catalogue.metadata(open_project(broken)))
    own.unlink()
    assert set(catalogue.metadata(open_project(broken))) == known


@pytest.mark.parametrize(
    ("text", "said"), [("<a> <b>", "not valid Turtle"), ("<a> <b> <c> .", "dcat:Catalog")]
)
def test_metadata_that_cannot_be_used(broken: Path, text: str, said: str) -> None:
    (broken / "data" / "dataset.ttl").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=said) as raised:
        catalogue.metadata(open_project(broken))
    assert "dataset.ttl" in str(raised.value)


def test_labels_of_others_terms(graph: Graph) -> None:
    """Whatever the catalogue refers to outside the site is named or typed in it."""
    theme = next(graph.objects(IZUMI, DCAT.theme))
    assert (theme, RDF.type, None) in graph
    rights = URIRef(f"{BASE}rights/mixed")
    assert (rights, RDFS.label, None) in graph
