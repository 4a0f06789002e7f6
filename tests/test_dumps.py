"""The dumps hold everything, are the same however they are made, and their checksums are true."""

import gzip
import hashlib
import shutil
import zlib
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyoxigraph import Store

from tests.conftest import copy_project
from tests.documents import YOKOHAMA
from wardplan import dumps, iris, lookup
from wardplan.config import Config
from wardplan.crew import ALONE, Crew
from wardplan.formats import BY_EXTENSION
from wardplan.holdings import Holdings, load
from wardplan.importer.coverage import quotes_of
from wardplan.importer.reader import read
from wardplan.namespaces import BASE, DCTERMS, RDF, WP
from wardplan.project import Project, open_project
from wardplan.tree import Tree

WHOLE = [f"dumps/wardplan.{name}{zipped}" for name in BY_EXTENSION for zipped in ("", ".gz")]
IZUMI = "dumps/plan/yokohama-izumi-2024.ttl"
STRAY = """
<https://w3id.org/wardplan/plan/yokohama/kanazawa/2020> <https://w3id.org/wardplan/def#continues>
  <https://w3id.org/wardplan/plan/yokohama/izumi/2024> .
"""


@pytest.fixture(scope="module")
def written(
    project: Project, holdings: Holdings, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    return write(Project(tmp_path_factory.mktemp("dumps"), Config()), project, holdings)


def write(
    own: Project, project: Project, holdings: Holdings, crew: Crew = ALONE
) -> dict[str, bytes]:
    """The dumps by address; `own` is where they are put."""
    tree = Tree(own.work / "dumps", own.config.rebase)
    paths = dumps.write(tree, project, holdings, crew)
    files = {str(f.relative_to(tree.folder)) for f in tree.folder.rglob("*") if f.is_file()}
    assert files == set(paths)
    return {path: (tree.folder / path).read_bytes() for path in paths}


@pytest.fixture(scope="module")
def structure(written: dict[str, bytes]) -> str:
    """The structure dump of the repository."""
    return gzip.decompress(written["dumps/wardplan-structure.nt.gz"]).decode()


@pytest.fixture
def copied(tmp_path: Path) -> Project:
    """A copy of the project with nothing remembered."""
    root = copy_project(tmp_path)
    shutil.rmtree(root / ".wardplan", ignore_errors=True)
    return open_project(root)


def subjects_of(text: bytes, extension: str) -> set[str]:
    quads = ox.parse(text, format=BY_EXTENSION[extension].rdf_format)
    return {lookup.value(quad.subject).removeprefix(BASE) for quad in quads}


def test_files(written: dict[str, bytes]) -> None:
    plans = [path for path in written if path.startswith("dumps/plan/")]
    others = ["dumps/wardplan-structure.nt.gz", "dumps/reference.ttl", "dumps/ontology.ttl",
              "dumps/shapes.ttl", dumps.CHECKSUMS]  # fmt: skip
    assert written.keys() == {*WHOLE, *plans, *others}
    assert (len(plans), IZUMI in plans) == (77, True)


def test_data_is_everything_but_the_ontology(store: Store) -> None:
    graphs = {quad.graph_name for quad in store} - {
        quad.graph_name for quad in dumps.data_of(store)
    }
    assert graphs == {ox.NamedNode(str(iris.graph("ontology")))}


@pytest.mark.parametrize("extension", BY_EXTENSION)
def test_whole_holds_every_statement(
    extension: str, written: dict[str, bytes], store: Store
) -> None:
    row = BY_EXTENSION[extension]
    quads = list(ox.parse(written[f"dumps/wardplan.{extension}"], format=row.rdf_format))
    default = {ox.Quad(q.subject, q.predicate, q.object) for q in dumps.data_of(store)}
    assert set(quads) == (set(dumps.data_of(store)) if row.graphs else default)
    assert len(quads) == len(set(quads))


@pytest.mark.parametrize("extension", BY_EXTENSION)
def test_whole_is_zipped_without_change(extension: str, written: dict[str, bytes]) -> None:
    """And in one member: browsers read no more."""
    reader = zlib.decompressobj(16 + zlib.MAX_WBITS)
    read = reader.decompress(written[f"dumps/wardplan.{extension}.gz"])
    assert read == written[f"dumps/wardplan.{extension}"]
    assert (reader.eof, reader.unused_data) == (True, b"")


def test_processes_make_the_same(
    copied: Project, written: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dumps, "LOT", 20)
    with Crew() as crew:
        made = write(Project(tmp_path / "out", Config()), copied, load(copied), crew)
    assert made == written


def test_what_is_kept_gives_the_same_and_a_change_is_seen(copied: Project, tmp_path: Path) -> None:
    """Also where a file says something of another plan's resource."""
    first = write(Project(tmp_path / "1", Config()), copied, load(copied))
    assert write(Project(tmp_path / "2", Config()), copied, load(copied)) == first
    links = copied.links / "yokohama" / "izumi-2024.ttl"
    links.write_text(links.read_text(encoding="utf-8") + STRAY, encoding="utf-8")
    warm = write(Project(tmp_path / "3", Config()), copied, load(copied))
    shutil.rmtree(copied.work)
    assert warm == write(Project(tmp_path / "4", Config()), copied, load(copied))
    changed = {path for path in first if first[path] != warm[path]}
    assert changed == {*WHOLE, "dumps/wardplan-structure.nt.gz", IZUMI, dumps.CHECKSUMS}


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


def test_file_of_a_plan_has_what_was_derived_and_what_was_added(written: dict[str, bytes]) -> None:
    predicates = {q.predicate.value for q in ox.parse(written[IZUMI], format=ox.RdfFormat.TURTLE)}
    assert {str(WP.measure), str(WP.contributesTo), str(WP.quotedAs)} <= predicates


def test_reference_holds_reference_graphs_only(written: dict[str, bytes]) -> None:
    subjects = subjects_of(written["dumps/reference.ttl"], "ttl")
    assert "ward/yokohama/izumi" in subjects
    assert [each for each in subjects if each.startswith(("plan/", "def"))] == []


def test_together(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.ttl").write_text(f"<{name}> <p> <o> .", encoding="utf-8")
    (tmp_path / "c.txt").write_text("not Turtle", encoding="utf-8")
    assert subjects_of(dumps.together(tmp_path), "ttl") == {"a", "b"}


def test_checksums() -> None:
    sums = {"dumps/plan/b.ttl": "22", "dumps/a.nt": "11"}
    assert dumps.checksums(sums) == b"11  a.nt\n22  plan/b.ttl\n"


def test_checksums_are_those_of_the_files(written: dict[str, bytes]) -> None:
    lines = written[dumps.CHECKSUMS].decode().splitlines()
    sums = {path: digest for digest, path in (line.split("  ") for line in lines)}
    digests = {
        path.removeprefix("dumps/"): hashlib.sha256(data).hexdigest()
        for path, data in written.items()
        if path != dumps.CHECKSUMS
    }
    assert sums == digests


def test_ontology_dump_is_the_ontology(written: dict[str, bytes]) -> None:
    text = written["dumps/ontology.ttl"]
    assert {"def", "def#Initiative"} <= subjects_of(text, "ttl")
    assert str(DCTERMS.title).encode() in text or b"dcterms:title" in text
