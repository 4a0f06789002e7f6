"""Harvesters get what the catalogue promises; a catalogue that breaks a rule is not published."""

import hashlib
import shutil
from pathlib import Path

import httpx
import pytest
from lxml import html
from rdflib import Graph, URIRef

from tests.conftest import build, copy_few
from tests.served import Served
from wardplan.errors import DataError, ValidationError
from wardplan.formats import NEGOTIATED
from wardplan.namespaces import BASE, DCAT, DCTERMS, RDF, SPDX, VOID

WHERE = "https://data.example.jp/ward"


@pytest.mark.parametrize("extension", ["ttl", "jsonld", "rdf"])
def test_catalogue_by_content_negotiation(served: Served, extension: str) -> None:
    kind = next(each for each, known in NEGOTIATED.items() if known == extension)
    answer = served.get("catalog", accept=kind)
    assert (answer.status_code, answer.headers["location"]) == (303, f"catalog.{extension}")


def test_a_harvester_gets_each_file_whole(served: Served) -> None:
    """Nothing is configured: the catalogue's relative addresses lead to where it was got from."""
    source = f"{served.address}catalog.ttl"
    graph = Graph().parse(data=served.get("catalog.ttl").text, format="turtle", publicID=source)
    files = list(graph.subjects(RDF.type, DCAT.Distribution))
    with httpx.Client(headers={"accept-encoding": "identity"}) as client:
        for each in files:
            answer = client.get(str(graph.value(each, DCAT.downloadURL)))
            kind = str(graph.value(each, DCAT.mediaType)).partition("media-types/")[2]
            packed = graph.value(each, DCAT.compressFormat) is not None
            wanted = "application/gzip" if packed else kind
            assert answer.headers["content-type"].partition(";")[0] == wanted
            checksum = graph.value(graph.value(each, SPDX.checksum), SPDX.checksumValue)
            assert hashlib.sha256(answer.content).hexdigest() == str(checksum)
    assert len(files) > 80


def test_statistics_are_where_void_says(served: Served) -> None:
    answer = served.get(".well-known/void")
    assert answer.headers["content-type"].startswith("text/turtle")
    assert (None, RDF.type, VOID.Dataset) in Graph().parse(data=answer.text, format="turtle")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("catalog.linkset", "application/linkset+json"),
        ("plan/yokohama/izumi/2024.linkset", "application/linkset+json"),
        ("static/sparql/dataset.json", "application/json"),
        ("sitemap.xml", "application/xml"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("llms.txt", "text/plain; charset=utf-8"),
        ("catalog.rdf", "application/rdf+xml"),
    ],
)
def test_files_are_sent_as_what_they_are(served: Served, path: str, kind: str) -> None:
    assert served.get(path).headers["content-type"] == kind


@pytest.fixture(scope="module")
def configured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site built with an address and endpoints configured."""
    root = copy_few(tmp_path_factory.mktemp("configured"))
    text = f'site_title_ja = "別の題"\nsite_url = "{WHERE}"\nsparql_endpoint = "sparql"\n'
    text += 'reconciliation_endpoint = "reconcile"\n'
    (root / "wardplan.toml").write_text(text, encoding="utf-8")
    return build(root)


def test_settings_show_on_every_page(configured: Path) -> None:
    page = html.fromstring((configured / "ward/yokohama/izumi.html").read_bytes())
    assert page.findtext(".//title").endswith("| 別の題")
    canonical = f"{WHERE}/ward/yokohama/izumi.html"
    assert page.xpath("//link[@rel='canonical']/@href") == [canonical]


def test_addresses_are_absolute_where_the_site_is_known(configured: Path) -> None:
    graph = Graph().parse(configured / "catalog.ttl")
    addresses = {str(each) for each in graph.objects(None, DCAT.downloadURL)}
    assert {each.removeprefix(f"{WHERE}/").partition("/")[0] for each in addresses} == {
        "api",
        "dumps",
        "links",
        "stratml",
        "tables",
    }
    void = Graph().parse(configured / ".well-known/void", format="turtle")
    assert {str(each) for each in void.objects(None, VOID.dataDump)} <= addresses


@pytest.mark.parametrize(
    ("name", "path", "page"),
    [("sparql", "sparql", "sparql"), ("reconciliation", "reconcile", "catalog")],
)
def test_a_configured_endpoint_is_a_service(
    configured: Path, name: str, path: str, page: str
) -> None:
    graph = Graph().parse(configured / "catalog.ttl")
    this = URIRef(f"{BASE}catalog#{name}")
    assert (URIRef(f"{BASE}catalog"), DCAT.service, this) in graph
    assert graph.value(this, DCAT.endpointURL) == URIRef(f"{WHERE}/{path}")
    assert graph.value(this, DCAT.servesDataset) == URIRef(f"{BASE}catalog#data")
    assert graph.value(this, DCAT.landingPage) == URIRef(f"{WHERE}/{page}.html")
    void = Graph().parse(configured / ".well-known/void", format="turtle")
    assert (None, VOID.sparqlEndpoint, URIRef(f"{WHERE}/sparql")) in void


ENGLISH = ("Yokohama", "mid-term plan", "ward operating policy")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"foaf:name": "skos:note"}, "name (foaf:name)"),
        ({f'"{word}"@en': f'"{word}"@ja' for word in ENGLISH}, "no English keyword"),
        ({"dcterms:issued": "dcterms:created"}, "date of issue (dcterms:issued)"),
    ],
)
def test_a_catalogue_that_breaks_a_rule_stops_the_build(
    broken: Path, site: Path, changes: dict[str, str], said: str
) -> None:
    """The last good site stays as it was."""
    shutil.copytree(site, broken / "_site")
    file = broken / "data" / "dataset.ttl"
    text = file.read_text(encoding="utf-8")
    for old, new in changes.items():
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValidationError) as raised:
        build(broken)
    assert "the catalogue breaks rules" in str(raised.value)
    assert "data/dataset.ttl" in str(raised.value)
    assert said in str(raised.value)
    assert (broken / "_site/catalog.ttl").read_bytes() == (site / "catalog.ttl").read_bytes()


def test_a_dataset_without_words_is_named(broken: Path) -> None:
    file = broken / "data" / "dataset.ttl"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("<catalog#shapes>", "<catalog#rules>"), encoding="utf-8")
    with pytest.raises(DataError, match="catalog#shapes"):
        build(broken)


def test_terms_are_those_of_the_data(site: Path) -> None:
    graph = Graph().parse(site / "catalog.ttl")
    terms = {str(each) for each in graph.objects(None, DCTERMS.license)}
    assert terms == {f"{BASE}rights/mixed", f"{BASE}rights/structure"}
