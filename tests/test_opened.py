"""`wardplan.open`: whatever it is given, the same data; and what is asked of them."""

import gzip
import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF

import wardplan
from tests.conftest import ROOT
from tests.servers.conftest import free_port
from wardplan.errors import WardPlanError
from wardplan.namespaces import WP
from wardplan.native import Value, value_of
from wardplan.opened import Dataset
from wardplan.prefixes import PREFIXES

STATEMENTS = 10_209


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep the log of the tests clean."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The built site on a web server, below a path."""
    handler = partial(_Quiet, directory=str(site.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/_site"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def data(site: Path) -> Dataset:
    return wardplan.open(site.parent)


def test_a_project_or_site_has_its_graphs(site: Path) -> None:
    for folder in (site.parent, site, str(site)):
        opened = wardplan.open(folder)
        assert len(list(opened.store.named_graphs())) > 80
        assert len(opened.graph) == STATEMENTS


@pytest.mark.parametrize(
    "name", [f"wardplan.{kind}{packed}" for kind in ("nq", "nt", "ttl", "trig", "jsonld")
             for packed in ("", ".gz")]
)  # fmt: skip
def test_a_dump(site: Path, name: str) -> None:
    opened = wardplan.open(site / "dumps" / name)
    assert opened.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows() == [{"n": STATEMENTS}]


@pytest.mark.parametrize(
    "below",
    ["", "/", "/index.html", "/index.html#top", "/dumps/wardplan.nt.gz", "/dumps/wardplan.ttl?a=b"],
)
def test_an_address(address: str, below: str) -> None:
    assert len(wardplan.open(address + below).graph) == STATEMENTS


def test_a_project_that_was_never_built(tmp_path: Path, site: Path) -> None:
    shutil.copytree(site.parent / "data", tmp_path / "data")
    assert len(wardplan.open(tmp_path).plans) == 77


def not_a_dump(folder: Path) -> Path:
    return ROOT / "README.md"


def nowhere(folder: Path) -> Path:
    return folder / "nowhere"


def empty_folder(folder: Path) -> Path:
    return folder


def damaged(folder: Path) -> Path:
    (folder / "a.nt").write_text("<a:a> <a:b> <a:c> .\n<a:a> <a:b> .\n", encoding="utf-8")
    return folder / "a.nt"


def cut_off(folder: Path) -> Path:
    (folder / "a.nt.gz").write_bytes(gzip.compress(b"<a:a> <a:b> <a:c> .\n" * 99)[:-20])
    return folder / "a.nt.gz"


def not_gzip(folder: Path) -> Path:
    (folder / "a.nt.gz").write_bytes(b"<a:a> <a:b> <a:c> .\n")
    return folder / "a.nt.gz"


UNUSABLE: list[tuple[Callable[[Path], Path], str]] = [
    (not_a_dump, "not a dump by its name; expected one of .ttl"),
    (nowhere, "no such file or folder"),
    (empty_folder, "neither a project folder (data/) nor a built site"),
    (damaged, "a.nt:2: not well-formed"),
    (cut_off, "not whole as gzip data"),
    (not_gzip, "not whole as gzip data"),
]


@pytest.mark.parametrize(("make", "said"), UNUSABLE, ids=[each[0].__name__ for each in UNUSABLE])
def test_what_cannot_be_opened(tmp_path: Path, make: Callable[[Path], Path], said: str) -> None:
    with pytest.raises(WardPlanError) as caught:
        wardplan.open(make(tmp_path))
    assert said in str(caught.value)


def test_an_address_where_nothing_is(address: str) -> None:
    with pytest.raises(WardPlanError, match="not found; expected the address of a dump"):
        wardplan.open(address + "/nowhere/")
    with pytest.raises(WardPlanError, match="cannot be fetched"):
        wardplan.open(f"http://127.0.0.1:{free_port()}/")


def test_a_site_is_held_against_its_checksums(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site / "dumps", tmp_path / "dumps")
    (tmp_path / "dumps" / "wardplan.nq.gz").write_bytes(gzip.compress(b""))
    handler = partial(_Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        with pytest.raises(WardPlanError, match="not the file that dumps/SHA256SUMS names"):
            wardplan.open(f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()
        thread.join()


def test_a_statement_of_two_graphs_counts_once(tmp_path: Path) -> None:
    file = tmp_path / "two.nq"
    file.write_text("<a:a> <a:b> <a:c> <a:g> .\n<a:a> <a:b> <a:c> <a:h> .\n", encoding="utf-8")
    opened = wardplan.open(file)
    assert opened.query("SELECT ?s { ?s ?p ?o }").rows() == [{"s": "a:a"}]
    assert len(opened.query("SELECT ?g { GRAPH ?g { ?s ?p ?o } }")) == 2


def test_the_whole_plan(data: Dataset) -> None:
    plan = data.plan("izumi", 2024)
    assert (plan.whole, plan.year, plan.ward.label) == (True, 2024, "泉区")
    counts = (plan.measures, plan.initiatives, plan.missions)
    assert list(map(len, counts)) == [5, 12, 14]
    assert sum(len(each.actions) for each in plan.initiatives) == 32
    assert sum(len(each.citations) for each in plan.initiatives) == 12
    assert len({policy.iri for each in plan.initiatives for policy in each.policies}) == 13
    assert [each.number for each in plan.measures] == ["1", "2", "3", "4", "5"]
    assert plan.goal == "みらいへ進もう！地域とともに"


def test_a_partial_plan_says_so(data: Dataset) -> None:
    plan = data.plan("izumi", 2022, city="yokohama")
    assert (plan.whole, plan.initiatives, plan.missions) == (False, (), ())
    assert plan.goal


def test_a_plan_cannot_be_changed(data: Dataset) -> None:
    with pytest.raises(AttributeError):
        data.plan("izumi", 2024).goal = "x"  # type: ignore[misc]


def test_a_plan_that_is_not_there(data: Dataset) -> None:
    with pytest.raises(WardPlanError, match="no plan 'yokohama/izumi/1999' here; near in"):
        data.plan("izumi", 1999)
    with pytest.raises(WardPlanError, match="no plan 'q/q/1' here; 77 plans are"):
        data.plan("q", 1, city="q")


def test_rows(data: Dataset) -> None:
    rows = data.query("SELECT ?y ?none { ?p a wp:Plan ; wp:year ?y } ORDER BY ?y")
    assert (rows.variables, len(rows), rows[0]) == (("y", "none"), 77, {"y": 2011, "none": None})
    assert rows[-2:].rows() == [{"y": 2025, "none": None}] * 2
    rows.rows()[0]["y"] = 1
    assert rows[0]["y"] == 2011
    assert repr(rows) == "<77 rows of y, none>"


def test_pandas(data: Dataset) -> None:
    frame = data.query("SELECT ?y { ?p a wp:Plan ; wp:year ?y }").to_pandas()
    assert (frame.shape, str(frame["y"].dtype)) == ((77, 1), "int64")
    none = data.query("SELECT ?a ?b { ?a a wp:Nothing ; wp:year ?b }").to_pandas()
    assert (none.shape, list(none.columns)) == ((0, 2), ["a", "b"])


def test_without_pandas(site: Path) -> None:
    """In a Python that finds no pandas, the message names the extra that brings it."""
    code = (
        "import sys; sys.modules['pandas'] = None\n"
        "import wardplan; wardplan.open(sys.argv[1]).query('SELECT * {}').to_pandas()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(site)], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, "pip install 'wardplan[pandas]'" in done.stderr) == (1, True)


def test_other_forms_of_query(data: Dataset) -> None:
    assert data.ask("ASK { ?p a wp:Plan }") is True
    graph = data.construct("CONSTRUCT WHERE { ?p a wp:Plan }")
    assert len(set(graph.subjects(RDF.type, WP.Plan))) == 77


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda data: data.query("ASK {}"), "not a SELECT query"),
        (lambda data: data.ask("SELECT * {}"), "not an ASK query"),
        (lambda data: data.construct("ASK {}"), "not a CONSTRUCT or DESCRIBE query"),
        (lambda data: data.query("SELECT"), "query:1: column 7: not valid SPARQL"),
        (
            lambda data: data.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"),
            "cannot be evaluated",
        ),
    ],
    ids=["query", "ask", "construct", "no SPARQL", "service"],
)
def test_what_cannot_be_asked(data: Dataset, call: Callable[[Dataset], object], said: str) -> None:
    with pytest.raises(WardPlanError, match=said):
        call(data)


VALUES: list[tuple[str, str, Value]] = [
    ("12", "integer", 12),
    ("-1", "nonPositiveInteger", -1),
    ("2024", "gYear", 2024),
    ("1.50", "decimal", Decimal("1.50")),
    ("1.5", "double", 1.5),
    ("true", "boolean", True),
    ("0", "boolean", False),
    ("2024-05-17", "date", date(2024, 5, 17)),
    ("2024-05-17T01:02:03", "dateTime", datetime(2024, 5, 17, 1, 2, 3)),
    ("01:02:03", "time", time(1, 2, 3)),
    ("text", "string", "text"),
    ("P1Y", "duration", "P1Y"),
    ("twelve", "integer", "twelve"),
    ("maybe", "boolean", "maybe"),
    ("x", "decimal", "x"),
    ("2024-02-31", "date", "2024-02-31"),
]


@pytest.mark.parametrize(("text", "datatype", "value"), VALUES)
def test_value(text: str, datatype: str, value: Value) -> None:
    found = value_of(ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + datatype)))
    assert (found, type(found)) == (value, type(value))


def test_other_terms_as_values() -> None:
    assert value_of(ox.Literal("泉区", language="ja")) == "泉区"
    assert value_of(ox.NamedNode("a:b")) == "a:b"
    assert value_of(None) is None


def test_the_package_itself_loads_nothing() -> None:
    code = "import sys, wardplan; print([m for m in sys.modules if m.startswith('wardplan.')])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
