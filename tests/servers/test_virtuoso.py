"""A real Virtuoso, filled by `wardplan push`, gives the same answers as the dump here."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.same_answers import QUERIES, Here, of_json
from tests.servers.virtuoso import PASSWORD, USER, Virtuoso, in_folder

pytestmark = pytest.mark.servers


@pytest.fixture(scope="module")
def here(site: Path) -> Here:
    return Here(site)


@pytest.fixture
def empty(tmp_path: Path, site: Path) -> Iterator[Virtuoso]:
    server = in_folder(tmp_path, site / "dumps")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Iterator[Virtuoso]:
    server = in_folder(tmp_path_factory.mktemp("virtuoso"), site / "dumps")
    server.start()
    assert push(server, site).returncode == 0
    yield server
    server.stop()


def command(server: Virtuoso, site: Path, *arguments: str) -> list[str]:
    given = [server.graphs, "--root", str(site.parent), *arguments]
    return [sys.executable, "-m", "wardplan", "push", *given]


def environment(password: str = PASSWORD) -> dict[str, str]:
    known = {"PYTHONPATH": str(ROOT), "WARDPLAN_PUSH_USER": USER}
    return {**os.environ, **known, "WARDPLAN_PUSH_PASSWORD": password}


def push(
    server: Virtuoso, site: Path, *arguments: str, password: str = PASSWORD
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(server, site, *arguments),
        env=environment(password),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("query", QUERIES, ids=lambda file: file.stem)
def test_the_same_answers_as_here(filled: Virtuoso, here: Here, query: Path) -> None:
    text = query.read_text(encoding="utf-8")
    assert of_json(filled.ask(text, here.graphs)) in here.answers(text)


@pytest.mark.parametrize("counted", ["by query", "by graph"])
def test_a_second_push_sends_nothing(filled: Virtuoso, site: Path, counted: str) -> None:
    by_query = ["--sparql", filled.sparql] * (counted == "by query")
    done = push(filled, site, "--quiet", *by_query)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("0 graphs sent, 0 deleted; verified ")


def test_the_older_name_of_the_parameter(filled: Virtuoso, site: Path) -> None:
    done = push(filled, site, "--parameter", "graph-uri", "--quiet")
    assert done.stdout.startswith("0 graphs sent, 0 deleted; verified ")


def test_a_graph_that_went_is_deleted(empty: Virtuoso, site: Path, tmp_path: Path) -> None:
    assert push(empty, site, "--quiet").returncode == 0
    lines = (site / "dumps" / "wardplan.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    dumps = tmp_path / "less" / "_site" / "dumps"
    dumps.mkdir(parents=True)
    gone = "/graph/links/yokohama/izumi/2024>"
    kept = [line for line in lines if gone not in line.rsplit(" ", 2)[1]]
    (dumps / "wardplan.nq").write_text("".join(kept), encoding="utf-8")
    done = push(empty, dumps.parent, "--sparql", empty.sparql, "--quiet")
    assert done.stdout.startswith("0 graphs sent, 1 deleted; verified ")


def test_a_push_goes_on_after_a_power_cut(empty: Virtuoso, site: Path) -> None:
    """Virtuoso is killed while graphs arrive, and started again on what is on its disk."""
    broken = subprocess.Popen(
        command(empty, site, "--retries", "0"),
        env=environment(),
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    with broken:
        assert broken.stderr is not None
        for line in broken.stderr:
            if line.startswith("push 20/"):
                empty.kill()
        assert broken.wait(timeout=60) == 1
    empty.start()
    done = push(empty, site, "--sparql", empty.sparql, "--quiet")
    assert done.returncode == 0
    assert 0 < int(done.stdout.split()[0]) < int(done.stdout.split("verified ")[1].split()[0])


def test_a_wrong_password(empty: Virtuoso, site: Path) -> None:
    done = push(empty, site, password="guess")  # noqa: S106
    assert (done.returncode, "not allowed; set WARDPLAN_PUSH_USER" in done.stderr) == (1, True)
    assert "guess" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("folder", "files"), [("dumps", "wardplan.nq.gz"), ("dumps/shards", "*.nq.gz")]
)
def test_the_bulk_loader_as_the_docs_say(
    folder: str, files: str, empty: Virtuoso, site: Path, here: Here
) -> None:
    """The commands of docs/stores.md, on the whole dump and on its shards."""
    empty.isql(f"ld_dir('{site / folder}', '{files}', 'http://example.org/none');")
    empty.isql("rdf_loader_run();")
    empty.isql("checkpoint;")
    text = (ROOT / "tests/competency/10-plans-and-completeness.rq").read_text(encoding="utf-8")
    assert of_json(empty.ask(text, here.graphs)) in here.answers(text)
