"""The site of people who mean harm: every file of data can be read, and says what was written."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from lxml import etree
from rdflib import Graph

from tests import hostile
from wardplan.formats import BY_EXTENSION, RESOURCE_FORMATS

SITE = "http://site.example/"


def content(file: Path) -> bytes:
    data = file.read_bytes()
    return gzip.decompress(data) if file.suffix == ".gz" else data


def quads(file: Path) -> set[ox.Quad]:
    """The statements of a file, by our reader; its name says its form."""
    form = BY_EXTENSION[file.name.removesuffix(".gz").rpartition(".")[2]].rdf_format
    return set(ox.parse(content(file), format=form, base_iri=SITE))


def triples(file: Path) -> set[ox.Triple]:
    return {quad.triple for quad in quads(file)}


def values(said: set[ox.Triple]) -> set[str]:
    """The texts and IRIs that statements have."""
    given = (each.object for each in said)
    return {value.value for value in given if isinstance(value, ox.Literal | ox.NamedNode)}


def by_rdflib(file: Path, form: str) -> set[ox.Triple]:
    """The statements of a file, by a reader that is not ours."""
    graph = Graph().parse(data=content(file), format=form, publicID=SITE)
    lines = graph.serialize(format="nt", encoding="utf-8")
    return {quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)}


def test_the_forms_of_a_resource_say_the_same(hostile_site: Path) -> None:
    files = [file for file in hostile_site.rglob("*.nt") if file.with_suffix(".html").exists()]
    assert len(files) > 100
    for file in files:
        said = triples(file)
        for each in RESOURCE_FORMATS:
            assert triples(file.with_suffix(f".{each.extension}")) == said, file


@pytest.mark.parametrize(("extension", "form"), [("nt", "nt"), ("ttl", "turtle")])
def test_another_reader_reads_the_same(hostile_site: Path, extension: str, form: str) -> None:
    file = hostile_site / f"{hostile.ENTITY}.{extension}"
    assert by_rdflib(file, form) == triples(file)


def test_what_was_written_comes_back(hostile_site: Path) -> None:
    said = values(triples(hostile_site / f"{hostile.ENTITY}.nt"))
    wanted = {f"悪意{hostile.PAYLOAD}", f"Evil {hostile.PAYLOAD}", hostile.ADDRESS}
    assert {*wanted, hostile.BREAKS, hostile.LONG} <= said


def test_the_dumps_say_the_same(hostile_site: Path) -> None:
    dumps = hostile_site / "dumps"
    whole = quads(dumps / "wardplan.nq")
    for name in ("wardplan.nq.gz", "wardplan.trig", "wardplan.trig.gz"):
        assert quads(dumps / name) == whole, name
    assert set().union(*map(quads, (dumps / "shards").glob("*.nq.gz"))) == whole
    said = {quad.triple for quad in whole}
    for name in ("nt", "ttl", "jsonld"):
        assert triples(dumps / f"wardplan.{name}.gz") == said, name
    named = {file.stem: quads(file) for file in sorted(dumps.rglob("*.ttl"))}
    assert ox.Literal(hostile.LONG, language="ja") in {q.object for q in named["reference"]}


def test_the_catalogue_says_the_same_in_every_form(hostile_site: Path) -> None:
    """Its XML by a reader that takes no character which XML has not."""
    said = triples(hostile_site / "catalog.ttl")
    assert f"目録{hostile.PAYLOAD}" in values(said)
    assert triples(hostile_site / "catalog.jsonld") == said
    assert by_rdflib(hostile_site / "catalog.rdf", "xml") == said


def test_everything_else_that_programs_read_is_well_formed(hostile_site: Path) -> None:
    """JSON, XML and CSV, by the strict readers of each."""
    read: dict[str, Callable[[str], object]] = {
        ".json": json.loads,
        ".linkset": json.loads,
        ".jsonl": lambda text: [json.loads(line) for line in text.splitlines()],
        ".xml": lambda text: etree.fromstring(text.encode()).tag,
        ".svg": lambda text: etree.fromstring(text.encode()).tag,
        ".csv": lambda text: list(csv.reader(io.StringIO(text), strict=True)),
    }
    found = [file for file in sorted(hostile_site.rglob("*")) if file.suffix in read]
    assert {file.suffix for file in found} == set(read)
    for file in found:
        assert read[file.suffix](file.read_text(encoding="utf-8")), file


def test_nothing_is_written_outside(hostile_site: Path) -> None:
    """Beside the site there is what every project has."""
    root = hostile_site.parent
    assert {each.name for each in root.parent.iterdir()} == {root.name}
    known = {"data", "docs", "plan.txt", "wardplan.toml", "_site", ".wardplan"}
    assert {each.name for each in root.iterdir()} == known
    assert [each for each in hostile_site.rglob("*") if each.is_symlink()] == []
