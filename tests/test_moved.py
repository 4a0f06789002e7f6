"""A project with `base_iri` and `site_url` changed is published there, and names nothing else."""

import gzip
import hashlib
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.command import run as wardplan
from tests.conftest import ROOT, build
from tests.graph_store.server import GraphStoreServer
from tests.hosting.matrix import Host, check_links, links
from tests.served import Served, serve
from wardplan import open
from wardplan.errors import DataError
from wardplan.holdings import load
from wardplan.prefixes import BASE
from wardplan.project import open_project

NEW, ADDRESS = "https://data.example.org/id/", "https://www.example.org/open/wards/"
SETTINGS = f'base_iri = "{NEW}"\nsite_url = "{ADDRESS}"\n'
PLANS = ("izumi-2024", "kanazawa-2020")
PLAN = "plan/yokohama/izumi/2024"

OLD = re.compile(
    rb"w3id(?:\\*\.org/|\.org%2F)wardplan(?!(?:/|%2F)(?:def|shapes)(?:[^\w./-]|$))", re.M
)
"""Any trace of the old base but the vocabulary's and the shapes' own names."""


def small(root: Path, settings: str = "") -> Path:
    """A project of two plans that takes all else from the package."""
    for kind, ending in (("sources", "md"), ("plans", "ttl"), ("links", "ttl")):
        for name in PLANS:
            file = Path("data", kind, "yokohama", f"{name}.{ending}")
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / file).exists():
                shutil.copy(ROOT / file, root / file)
    (root / "wardplan.toml").write_text(settings, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(small(tmp_path_factory.mktemp("moved"), SETTINGS))


@pytest.fixture(scope="module")
def unmoved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(small(tmp_path_factory.mktemp("unmoved")))


def contents(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a site by its path, and what is in it where it is packed."""
    for file in sorted(site.rglob("*")):
        if file.is_file():
            yield str(file.relative_to(site)), unpacked(file)


def unpacked(file: Path) -> bytes:
    data = file.read_bytes()
    if file.suffix == ".xlsx":
        with zipfile.ZipFile(file) as book:
            return b"".join(book.read(name) for name in sorted(book.namelist()))
    return gzip.decompress(data) if file.suffix == ".gz" else data


def test_no_trace_of_the_old_base(moved: Path) -> None:
    found = {path: OLD.search(data) for path, data in contents(moved)}
    assert {path: match[0] for path, match in found.items() if match} == {}


def test_the_search_for_traces_finds_them(unmoved: Path) -> None:
    found = {path for path, data in contents(unmoved) if OLD.search(data)}
    assert {
        "dumps/wardplan.nq",
        f"{PLAN}.html",
        f"{PLAN}.ttl",
        "dumps/shapes.ttl",
        "tables/wardplan.xlsx",
    } <= found


def test_the_same_files(moved: Path, unmoved: Path) -> None:
    """And those for the host of the IRIs, now that the site's address is known."""
    more = {path for path, _ in contents(moved)} ^ {path for path, _ in contents(unmoved)}
    assert more == {"hosting/w3id/.htaccess", "hosting/w3id/_redirects"}


def statements(site: Path) -> set[tuple[str, ...]]:
    """The statements of the dump, each term as N-Quads has it."""
    quads = ox.parse(path=site / "dumps/wardplan.nq", format=ox.RdfFormat.N_QUADS)
    return {tuple(map(str, quad)) for quad in quads}


def renamed(term: str) -> str:
    stays = (f"<{BASE}def#", f"<{BASE}def>", f"<{BASE}shapes#")
    return term if term.startswith(stays) else term.replace(f"<{BASE}", f"<{NEW}", 1)


def test_the_same_statements(moved: Path, unmoved: Path) -> None:
    wanted = {tuple(map(renamed, each)) for each in statements(unmoved)}
    assert statements(moved) == wanted


def test_checksums_hold(moved: Path) -> None:
    for line in (moved / "dumps/SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((moved / "dumps" / name).read_bytes()).hexdigest() == digest


def test_pages_name_the_sites_address(moved: Path) -> None:
    text = (moved / f"{PLAN}.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{ADDRESS}{PLAN}.html">' in text
    assert f"{NEW}{PLAN}" in text


@pytest.fixture(scope="module")
def served(moved: Path) -> Iterator[Served]:
    with serve(moved.parent) as running:
        yield running


def test_serve_links_to_the_published_iri(served: Served) -> None:
    host = Host("serve", served.address, served.client)
    check_links(host, host.get(PLAN), PLAN, NEW)
    said = links(host.get("def.ttl"))
    assert ("cite-as", f"{BASE}def", "") in said


def test_serve_answers_with_published_iris(served: Served) -> None:
    query = f"SELECT ?year {{ <{NEW}{PLAN}> <{BASE}def#year> ?year }}"
    assert served.rows(query) == [["2024"]]


@pytest.mark.parametrize("built", [True, False])
def test_query_asks_in_published_iris(moved: Path, tmp_path: Path, built: bool) -> None:
    root = moved.parent if built else small(tmp_path, SETTINGS)
    asked = f"SELECT ?year {{ <{NEW}{PLAN}> wp:year ?year }}"
    done = wardplan("query", asked, "--root", str(root), "--format", "csv")
    assert (done.stdout.split(), done.returncode) == (["year", "2024"], 0)
    named = wardplan("query", "goals-of-a-ward", "--root", str(root), "--format", "csv")
    assert "2024" in named.stdout


def test_query_after_the_settings_changed(unmoved: Path, tmp_path: Path) -> None:
    root = shutil.copytree(unmoved.parent, tmp_path, dirs_exist_ok=True)
    (root / "wardplan.toml").write_text(SETTINGS, encoding="utf-8")
    done = wardplan("query", "SELECT ?p { ?p a wp:Plan }", "--root", str(root))
    assert NEW in done.stdout
    assert BASE not in done.stdout


def test_open(moved: Path) -> None:
    plan = open(moved).plan("izumi", 2024)
    assert (plan.iri, len(plan.initiatives)) == (NEW + PLAN, 12)
    with pytest.raises(DataError, match="near in spelling: yokohama/izumi/2024"):
        open(moved).plan("izumi", 2023)


def test_push(moved: Path, tmp_path: Path) -> None:
    """Also a second time; no graph in the store has the old base."""
    store = GraphStoreServer(tmp_path)
    store.start()
    try:
        arguments = ("push", store.graphs, "--root", str(moved.parent), "--quiet")
        sent = [wardplan(*arguments).stdout.split()[0] for _ in range(2)]
        assert sent[1] == "0" != sent[0]
    finally:
        store.stop()
    graphs = {str(quad.graph_name) for quad in store.held()}
    assert {name for name in graphs if not name.startswith(f"<{NEW}graph/")} == set()


def test_files_of_the_project_keep_the_programs_base(tmp_path: Path) -> None:
    file = small(tmp_path, SETTINGS) / "data/links/yokohama/izumi-2024.ttl"
    with file.open("a", encoding="utf-8") as more:
        more.write(f"\n<{NEW}{PLAN}> a <{BASE}def#Plan> .\n")
    with pytest.raises(DataError, match=f"names the published base {NEW}") as caught:
        load(open_project(tmp_path))
    assert (caught.value.file, caught.value.line) == (file, len(file.read_text().splitlines()))
