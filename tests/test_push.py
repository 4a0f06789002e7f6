"""`wardplan push` against a store that is killed, busy, strict or changed behind its back."""

import contextlib
import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import httpx
import pyoxigraph as ox
import pytest

from tests.command import run
from tests.conftest import ROOT
from tests.graph_store.obstacles import PASSWORD, TOKEN, USER
from tests.graph_store.server import GraphStoreServer
from tests.same_answers import QUERIES, Here, of_json, of_triples
from tests.servers.conftest import free_port
from tests.waiting import PATIENCE
from wardplan import unified
from wardplan.prefixes import BASE
from wardplan.push.manifest import Manifest

NAMES = ("links/a", "plan/a", "plan/b", "reference/wards")
MANIFEST = Manifest(BASE).name
GRAPHS = [f"{BASE}graph/{name}" for name in NAMES]
PUSH_A = f"done PUT {GRAPHS[1]}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStoreServer]:
    folder = tmp_path / "target"
    folder.mkdir()
    server = GraphStoreServer(folder)
    yield server
    server.stop()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    build(root, dict.fromkeys(NAMES, 3))
    return root


def build(root: Path, graphs: dict[str, int], text: str = "泉区") -> None:
    """A built dump in which each graph has so many statements."""
    lines = [
        f'<{BASE}{name}> <{BASE}def#position> "{text} {number}"@ja <{BASE}graph/{name}> .\n'
        for name, count in sorted(graphs.items())
        for number in range(count)
    ]
    dumps = root / "_site" / "dumps"
    dumps.mkdir(parents=True, exist_ok=True)
    (dumps / "wardplan.nq").write_text("".join(lines), encoding="utf-8")


def push(root: Path, *arguments: str, **variables: str) -> CompletedProcess[str]:
    return run("push", "--root", root, *arguments, **variables)


def data(store: GraphStoreServer) -> set[ox.Quad]:
    """What the store holds beside the manifest."""
    store.stop()
    return {quad for quad in store.held() if quad.graph_name != ox.NamedNode(MANIFEST)}


def built(root: Path) -> set[ox.Quad]:
    return set(unified.read_file(root / "_site" / "dumps" / "wardplan.nq"))


def puts(lines: list[str]) -> list[str]:
    """The graphs that were put, in order, without the manifest."""
    return [
        line.removeprefix("done PUT ")
        for line in lines
        if line.startswith("done PUT h") and not line.endswith(MANIFEST)
    ]


@pytest.mark.parametrize("counted", ["by query", "by graph"])
def test_a_push_brings_the_store_to_the_state_of_the_build(
    store: GraphStoreServer, project: Path, counted: str
) -> None:
    store.start()
    done = push(project, store.graphs, *(["--sparql", store.sparql] * (counted == "by query")))
    assert (done.returncode, done.stdout) == (
        0,
        "4 graphs sent, 0 deleted; verified 4 graphs, 12 statements\n",
    )
    assert puts(store.take_journal()) == GRAPHS
    assert data(store) == built(project)


def test_without_a_terminal_progress_is_plain_lines(store: GraphStoreServer, project: Path) -> None:
    store.start()
    lines = push(project, store.graphs).stderr.splitlines()
    assert lines[0].startswith("compare ")
    assert lines[1] == f"push 1/4 PUT     {GRAPHS[0]} (3 statements)"
    assert lines[-1] == f"verify 4/4 COUNT   {GRAPHS[3]} (3 statements)"
    assert len(lines) == 9


def test_for_programs_a_push_is_lines_of_json(store: GraphStoreServer, project: Path) -> None:
    store.start()
    done = push(project, store.graphs, "--json", "--profile")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    ended = {row["stage"]: row["done"] for row in rows if row.get("ended")}
    assert (done.stderr, ended) == ("", {"compare": 1, "push": 4, "verify": 4})
    assert {row["stage"] for row in rows[-2]["profile"]} == ended.keys()
    assert rows[-1]["summary"].items() >= {"sent": 4, "deleted": 0, "statements": 12}.items()


def test_in_a_terminal_progress_is_a_bar(store: GraphStoreServer, project: Path) -> None:
    store.start()
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "wardplan", "push", "--root", str(project), store.graphs]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=terminal) as running:
        os.close(terminal)
        shown = read_all(screen)
        assert running.wait(timeout=PATIENCE) == 0
    assert [word for word in ("push", "verify", "4/4") if word not in shown] == []
    assert "PUT" not in shown


def read_all(screen: int) -> str:
    """What a terminal shows until nobody writes to it any more."""
    shown = b""
    with os.fdopen(screen, "rb", buffering=0) as reader, contextlib.suppress(OSError):
        while part := reader.read(4096):
            shown += part
    return shown.decode()


def test_a_second_push_sends_nothing(store: GraphStoreServer, project: Path) -> None:
    store.start()
    push(project, store.graphs)
    store.take_journal()
    done = push(project, store.graphs, "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("0 graphs sent, 0 deleted; verified 4 graphs")
    assert {line.split()[1] for line in store.take_journal()} == {"GET"}


def test_only_what_changed_is_sent_and_what_went_is_deleted(
    store: GraphStoreServer, project: Path
) -> None:
    store.start()
    push(project, store.graphs)
    build(project, {"links/a": 3, "plan/a": 4, "plan/c": 1})
    store.take_journal()
    done = push(project, store.graphs)
    lines = store.take_journal()
    assert puts(lines) == [f"{BASE}graph/plan/a", f"{BASE}graph/plan/c"]
    assert [line for line in lines if "DELETE" in line] == [
        f"done DELETE {BASE}graph/plan/b",
        f"done DELETE {BASE}graph/reference/wards",
    ]
    assert done.stdout == "2 graphs sent, 2 deleted; verified 3 graphs, 8 statements\n"
    assert push(project, store.graphs).stdout.startswith("0 graphs sent, 0 deleted")
    assert data(store) == built(project)


def test_graphs_of_others_stay(store: GraphStoreServer, project: Path) -> None:
    other = ox.Quad(*[ox.NamedNode("http://example.org/x")] * 4)
    held = ox.Store(store.folder / "store")
    held.add(other)
    held.flush()
    del held
    store.start()
    assert push(project, store.graphs).returncode == 0
    assert data(store) == built(project) | {other}


@pytest.mark.parametrize("writes", [0, 1, 2, 3, 8])
def test_a_push_goes_on_where_the_server_was_killed(
    store: GraphStoreServer, project: Path, writes: int
) -> None:
    """Writes are: the manifest, then each graph and its entry; the server dies before the next."""
    store.start(writes=writes)
    broken = push(project, store.graphs, "--retries", "0")
    assert (broken.returncode, "push again to go on" in broken.stderr) == (1, True)
    assert store.process is not None
    assert store.process.wait(timeout=PATIENCE) == 1
    store.take_journal()
    store.start()
    done = push(project, store.graphs)
    whole = max(0, (writes - 1) // 2)
    assert puts(store.take_journal()) == GRAPHS[whole:]
    assert done.returncode == 0
    assert data(store) == built(project)


def test_a_graph_that_went_goes_also_after_a_break(store: GraphStoreServer, project: Path) -> None:
    store.start()
    push(project, store.graphs)
    build(project, {"plan/a": 4})
    store.stop()
    store.take_journal()
    store.start(writes=3)  # the manifest, plan/a, its entry; the server dies before the last write
    assert push(project, store.graphs, "--retries", "0").returncode == 1
    store.start()
    assert push(project, store.graphs).returncode == 0
    assert data(store) == built(project)


@pytest.mark.parametrize("code", [429, 500, 502, 503])
def test_a_busy_server_is_asked_again(store: GraphStoreServer, project: Path, code: int) -> None:
    store.start(busy=3, code=code)
    assert push(project, store.graphs).returncode == 0
    assert [line.split()[0] for line in store.take_journal()[:4]] == ["busy"] * 3 + ["done"]


def test_a_server_that_stays_busy_is_given_up(store: GraphStoreServer, project: Path) -> None:
    store.start(busy=99)
    done = push(project, store.graphs, "--retries", "2")
    assert (done.returncode, len(store.take_journal())) == (1, 3)
    assert "GET answered 503: too much to do" in done.stderr


WHO = [
    pytest.param("digest", {"USER": USER, "PASSWORD": PASSWORD}, 0, id="digest"),
    pytest.param("basic", {"USER": USER, "PASSWORD": PASSWORD}, 0, id="basic"),
    pytest.param("bearer", {"TOKEN": TOKEN}, 0, id="bearer"),
    pytest.param("digest", {"USER": USER, "PASSWORD": "guess"}, 1, id="digest, wrong password"),
    pytest.param("basic", {"USER": USER, "PASSWORD": "guess"}, 1, id="basic, wrong password"),
    pytest.param("bearer", {"TOKEN": "guess"}, 1, id="wrong token"),
    pytest.param("digest", {}, 1, id="nobody"),
]


@pytest.mark.parametrize(("way", "said", "code"), WHO)
def test_who_pushes(
    store: GraphStoreServer, project: Path, way: str, said: dict[str, str], code: int
) -> None:
    store.start(auth=way)
    variables = {f"WARDPLAN_PUSH_{name}": value for name, value in said.items()}
    done = push(project, store.graphs, **variables)
    assert done.returncode == code
    assert ("not allowed; set WARDPLAN_PUSH_USER" in done.stderr) == bool(code)
    shown = done.stdout + done.stderr
    assert [value for value in (PASSWORD, TOKEN, "guess") if value in shown] == []
    store.stop()
    assert bool(store.held()) == (code == 0)


def test_a_change_behind_our_back_is_found_and_mended(
    store: GraphStoreServer, project: Path
) -> None:
    store.start()
    push(project, store.graphs)
    store.stop()
    held = ox.Store(store.folder / "store")
    held.remove_graph(ox.NamedNode(GRAPHS[1]))
    held.flush()
    del held
    store.start()
    done = push(project, store.graphs, "--sparql", store.sparql)
    assert done.returncode == 1
    assert f"push with --force:\n  {GRAPHS[1]}: 0 statements instead of 3" in done.stderr
    assert push(project, store.graphs, "--force").stdout.startswith("4 graphs sent")
    assert data(store) == built(project)


def test_dry_run_sends_nothing(store: GraphStoreServer, project: Path) -> None:
    store.start()
    push(project, store.graphs)
    build(project, {"links/a": 3, "plan/a": 4})
    store.take_journal()
    done = push(project, store.graphs, "--dry-run")
    assert done.stdout.splitlines() == [
        f"PUT     {BASE}graph/plan/a (4 statements)",
        f"DELETE  {BASE}graph/plan/b",
        f"DELETE  {BASE}graph/reference/wards",
        "would send 1 graphs and delete 2",
    ]
    assert store.take_journal() == [f"done GET {MANIFEST}"]


BAD = [
    pytest.param(["ftp://x/y"], 2, "TARGET must be an http or https address", id="no http"),
    pytest.param(["http://u:s3cret@x/"], 2, "set WARDPLAN_PUSH_USER", id="password in address"),
    pytest.param(["STORE", "--sparql", "x"], 2, "--sparql must be", id="no endpoint"),
    pytest.param(["STORE", "--retries", "-1"], 2, "--retries", id="retries"),
    pytest.param(["STORE", "--root", "/nowhere"], 1, "no such folder", id="no project"),
    pytest.param(["NOBODY", "--retries", "1"], 1, "got no answer", id="nobody there"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), BAD)
def test_push_refuses(
    store: GraphStoreServer, project: Path, arguments: list[str], code: int, said: str
) -> None:
    store.start()
    nobody = f"http://127.0.0.1:{free_port()}/"
    given = [a.replace("STORE", store.graphs).replace("NOBODY", nobody) for a in arguments]
    done = push(project, *given)
    assert (done.returncode, said in done.stderr) == (code, True)
    assert "s3cret" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        pytest.param({"USER": "a"}, "go together", id="no password"),
        pytest.param({"PASSWORD": "a"}, "go together", id="no user"),
        pytest.param({"TOKEN": "a", "USER": "b", "PASSWORD": "c"}, "not both", id="both"),
    ],
)
def test_half_of_who_we_are(project: Path, variables: dict[str, str], said: str) -> None:
    named = {f"WARDPLAN_PUSH_{name}": value for name, value in variables.items()}
    done = push(project, "http://127.0.0.1:9/", **named)
    assert (done.returncode, said in done.stderr) == (2, True)


DAMAGES = [
    pytest.param(None, "nothing is built here; run `wardplan build` first", id="no dump"),
    pytest.param("<a:a> <a:b> .\n", "not well-formed", id="damaged"),
    pytest.param("<a:a> <a:b> 1 .\n", "not well-formed", id="no N-Quads"),
    pytest.param("<a:a> <a:b> <a:c> .\n", "in no named graph", id="no graph"),
    pytest.param(
        "<a:a> <a:b> <a:c> <a:g> .\n<a:a> <a:b> <a:c> <a:h> .\n<a:b> <a:b> <a:c> <a:g> .\n",
        "not sorted by graph",
        id="not sorted",
    ),
]


@pytest.mark.parametrize(("content", "said"), DAMAGES)
def test_a_build_that_cannot_be_pushed(tmp_path: Path, content: str | None, said: str) -> None:
    build(tmp_path, {"plan/a": 1})
    dump = tmp_path / "_site" / "dumps" / "wardplan.nq"
    dump.unlink()
    if content is not None:
        dump.write_text(content, encoding="utf-8")
    done = push(tmp_path, "http://127.0.0.1:9/")
    assert (done.returncode, said in done.stderr) == (1, True)


def test_the_repository_is_pushed_whole(store: GraphStoreServer, site: Path) -> None:
    store.start()
    done = push(site.parent, store.graphs, "--sparql", store.sparql, "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    assert data(store) == built(site.parent)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Iterator[GraphStoreServer]:
    """A store that was pushed the whole repository."""
    server = GraphStoreServer(tmp_path_factory.mktemp("filled"))
    server.start()
    assert push(site.parent, server.graphs, "--quiet").returncode == 0
    yield server
    server.stop()


@pytest.fixture(scope="module")
def here(site: Path) -> Here:
    return Here(site)


@pytest.mark.parametrize("query", QUERIES, ids=lambda file: file.stem)
def test_the_same_answers_there_as_here(filled: GraphStoreServer, here: Here, query: Path) -> None:
    text = query.read_text(encoding="utf-8")
    form = {"query": text, "default-graph-uri": here.graphs, "named-graph-uri": here.graphs}
    accept = {"accept": "application/sparql-results+json, application/n-triples"}
    answer = httpx.post(filled.sparql, data=form, headers=accept, timeout=60)
    is_graph = "n-triples" in answer.headers["content-type"]
    there = of_triples(answer.content) if is_graph else of_json(answer.json())
    assert there in here.answers(text)
