"""The dumps hold everything, the structure dump no plan's words, and no byte depends on the day."""

import gzip
import hashlib
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyoxigraph import Store

from tests.documents import YOKOHAMA
from wardplan import dumps, lookup
from wardplan.config import Config
from wardplan.formats import BY_EXTENSION
from wardplan.holdings import Holdings
from wardplan.importer.coverage import quotes_of
from wardplan.importer.reader import read
from wardplan.namespaces import BASE, DCTERMS, RDF, RDFS, WP
from wardplan.project import Project
from wardplan.publish import Tree

WHOLE = [f"wardplan.{name}{zipped}" for name in BY_EXTENSION for zipped in ("", ".gz")]
SMALL = """
PREFIX wp: <https://w3id.org/wardplan/def#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
BASE <https://w3id.org/wardplan/>
GRAPH <graph/plan/yokohama/izumi/2024> {
  <plan/p> a wp:Plan ; rdfs:label "令和6年度泉区運営方針"@ja ; wp:measure <m> ;
    wp:introduction "序文"@ja ; wp:group "群"@ja .
  <m> a wp:Measure , wp:PlanElement ; rdfs:label "施策名"@ja , "Measure"@en ; wp:position 1 .
  <c> a wp:PolicyCitation ; rdfs:label "引用"@ja ; wp:citationText "引用"@ja .
  <t> a wp:Attestation ; rdfs:label "記事"@ja ; wp:printedNumber "1" .
  <r1> a wp:Transcription ; rdfs:label "転記"@ja ; skos:editorialNote "相模風"@ja .
}
GRAPH <graph/plan/yokohama/izumi/2024/2> { <m> wp:notice <n> }
GRAPH <graph/links/yokohama/izumi/2024> { <m> wp:continues <e> }
GRAPH <graph/reference/wards> { <ward/w> a wp:Ward ; rdfs:label "泉区"@ja }
GRAPH <graph/ontology> { wp:Plan rdfs:label "計画"@ja }
"""
KEPT = ["令和6年度泉区運営方針", "Measure", "転記", "泉区"]
GONE = ["序文", "群", "施策名", "引用", "記事", "相模風"]


@pytest.fixture(scope="module")
def small() -> list[ox.Quad]:
    store = Store()
    store.load(SMALL, format=ox.RdfFormat.TRIG)
    return list(dumps.data_of(store))


@pytest.fixture(scope="module")
def structure(store: Store) -> str:
    """The structure dump of the repository."""
    _, data = dumps.structure(dumps.data_of(store))
    return gzip.decompress(data).decode()


def subjects_of(text: bytes, extension: str) -> set[str]:
    quads = ox.parse(text, format=BY_EXTENSION[extension].rdf_format)
    return {lookup.value(quad.subject).removeprefix(BASE) for quad in quads}


def test_data_is_everything_but_the_ontology(small: list[ox.Quad]) -> None:
    graphs = {str(quad.graph_name).strip("<>").removeprefix(BASE) for quad in small}
    assert graphs == {
        "graph/plan/yokohama/izumi/2024",
        "graph/plan/yokohama/izumi/2024/2",
        "graph/links/yokohama/izumi/2024",
        "graph/reference/wards",
    }


def test_whole_comes_in_five_syntaxes_each_zipped(small: list[ox.Quad]) -> None:
    assert [name for name, _ in dumps.whole(small)] == [f"dumps/{name}" for name in WHOLE]


@pytest.mark.parametrize("extension", BY_EXTENSION)
def test_whole_holds_every_statement(extension: str, small: list[ox.Quad]) -> None:
    row = BY_EXTENSION[extension]
    text = dict(dumps.whole(small))[f"dumps/wardplan.{extension}"]
    found = set(ox.parse(text, format=row.rdf_format))
    default = {ox.Quad(q.subject, q.predicate, q.object) for q in small}
    assert found == (set(small) if row.graphs else default)


@pytest.mark.parametrize("extension", BY_EXTENSION)
def test_order_of_the_store_does_not_matter(extension: str, small: list[ox.Quad]) -> None:
    name = f"dumps/wardplan.{extension}"
    assert dict(dumps.whole(small[::-1]))[name] == dict(dumps.whole(small))[name]


def test_class_and_label_come_first(small: list[ox.Quad]) -> None:
    lines = dict(dumps.whole(small))["dumps/wardplan.nt"].decode().splitlines()
    about = [line.split(">")[1].strip(" <") for line in lines if line.startswith(f"<{BASE}m>")]
    assert about[:4] == [str(RDF.type)] * 2 + [str(RDFS.label)] * 2


@pytest.mark.parametrize(
    "data", [b"", b"a", "泉区".encode() * 1000], ids=["empty", "short", "long"]
)
def test_zipped_is_the_same_content(data: bytes) -> None:
    assert gzip.decompress(dumps.compress(data)) == data


def test_zipped_has_no_date_and_no_name() -> None:
    header = dumps.compress(b"a")[:10]
    assert (header[:4], header[4:8]) == (b"\x1f\x8b\x08\x00", b"\x00\x00\x00\x00")


def test_whole_is_zipped_without_change(small: list[ox.Quad]) -> None:
    outputs = dict(dumps.whole(small))
    assert gzip.decompress(outputs["dumps/wardplan.nq.gz"]) == outputs["dumps/wardplan.nq"]


@pytest.mark.parametrize("text", KEPT)
def test_structure_keeps(text: str, small: list[ox.Quad]) -> None:
    name, data = dumps.structure(small)
    assert name == "dumps/wardplan-structure.nt.gz"
    assert f'"{text}"' in gzip.decompress(data).decode()


@pytest.mark.parametrize("text", GONE)
def test_structure_leaves_out(text: str, small: list[ox.Quad]) -> None:
    _, data = dumps.structure(small)
    assert text not in gzip.decompress(data).decode()


def test_structure_leaves_out_nothing_else(small: list[ox.Quad]) -> None:
    _, data = dumps.structure(small)
    kept = set(ox.parse(gzip.decompress(data), format=ox.RdfFormat.N_TRIPLES))
    every = {ox.Quad(q.subject, q.predicate, q.object) for q in small}
    gone = {quad.object.value for quad in every - kept if isinstance(quad.object, ox.Literal)}
    assert gone == set(GONE)


def test_structure_of_the_repository_holds_no_words_of_the_plans(
    structure: str, holdings: Holdings
) -> None:
    """Long texts of the two transcriptions; the basic strategy is the city's, not the ward's."""
    strategy = "基本戦略「"
    quotes = [
        q.text for d in holdings.documents for q in quotes_of(read(d.source.text, YOKOHAMA).plan)
    ]
    texts = [text for text in quotes if len(text) > 15 and strategy not in text]
    assert [text for text in texts if text in structure] == []
    assert len(texts) == 120


def test_structure_of_the_repository_has_no_japanese_text_on_an_element(
    structure: str, store: Store
) -> None:
    elements = {
        node.value
        for cls in (WP.PlanElement, WP.PolicyCitation, WP.Attestation)
        for node in lookup.subjects(store, RDF.type, lookup.node(cls))
    }
    japanese = [line for line in structure.splitlines() if line.endswith("@ja .")]
    assert [line for line in japanese if line[1:].partition(">")[0] in elements] == []
    assert len(elements) == 658


def test_one_file_a_plan_with_its_links_and_second_document(small: list[ox.Quad]) -> None:
    ((name, text),) = dumps.by_plan(small)
    assert name == "dumps/plan/yokohama-izumi-2024.ttl"
    predicates = {quad.predicate.value for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)}
    assert {str(WP.measure), str(WP.notice), str(WP.continues)} <= predicates


def test_77_plan_files(store: Store) -> None:
    names = [name for name, _ in dumps.by_plan(dumps.data_of(store))]
    assert (len(names), names[0], "dumps/plan/yokohama-izumi-2024.ttl" in names) == (
        77,
        "dumps/plan/yokohama-aoba-2018.ttl",
        True,
    )


def test_reference_holds_reference_graphs_only(small: list[ox.Quad]) -> None:
    name, text = dumps.reference(small)
    assert (name, subjects_of(text, "ttl")) == ("dumps/reference.ttl", {"ward/w"})


def test_together(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.ttl").write_text(f"<{name}> <p> <o> .", encoding="utf-8")
    (tmp_path / "c.txt").write_text("not Turtle", encoding="utf-8")
    assert subjects_of(dumps.together(tmp_path), "ttl") == {"a", "b"}


def test_checksums() -> None:
    outputs = [("dumps/plan/b.ttl", b"b"), ("dumps/a.nt", b"a")]
    digest_a, digest_b = (hashlib.sha256(data).hexdigest() for data in (b"a", b"b"))
    assert dumps.checksums(outputs) == (
        "dumps/SHA256SUMS",
        f"{digest_a}  a.nt\n{digest_b}  plan/b.ttl\n".encode(),
    )


@pytest.fixture(scope="module")
def written(
    project: Project, holdings: Holdings, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, tuple[str, ...]]:
    tree = Tree(Project(tmp_path_factory.mktemp("dumps"), Config()))
    return tree.staging, dumps.write(tree, project, holdings)


def test_everything_written_is_announced(written: tuple[Path, tuple[str, ...]]) -> None:
    folder, paths = written
    files = {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}
    assert (files, len(paths)) == (set(paths), 10 + 1 + 77 + 3 + 1)


def test_checksums_are_those_of_the_files(written: tuple[Path, tuple[str, ...]]) -> None:
    folder, paths = written
    lines = (folder / dumps.CHECKSUMS).read_text(encoding="utf-8").splitlines()
    sums = {path: digest for digest, path in (line.split("  ") for line in lines)}
    digests = {
        path.removeprefix("dumps/"): hashlib.sha256((folder / path).read_bytes()).hexdigest()
        for path in paths
        if path != dumps.CHECKSUMS
    }
    assert sums == digests


def test_ontology_dump_is_the_ontology(written: tuple[Path, tuple[str, ...]]) -> None:
    folder, _ = written
    text = (folder / "dumps" / "ontology.ttl").read_bytes()
    assert {"def", "def#Initiative"} <= subjects_of(text, "ttl")
    assert str(DCTERMS.title).encode() in text or b"dcterms:title" in text
