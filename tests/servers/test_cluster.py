"""A build on Dask workers that see nothing but an S3 store gives the bytes of a local build."""

import logging
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from tests.conftest import FOLDERS, ROOT, copy_project
from tests.servers.dask_cluster import DaskCluster, dask_cluster
from wardplan import accounts, dumps, rendering
from wardplan.cluster import belongings, orders
from wardplan.cluster.orders import Orders
from wardplan.cluster.places import Place
from wardplan.cluster.uploading import INDEX, Sent
from wardplan.display import Silent, State
from wardplan.judgement import Engine
from wardplan.progress import Progress

pytestmark = pytest.mark.servers

BUCKET = "s3://wardplan"


@pytest.fixture(autouse=True)
def small_lots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lots for every worker, though the project is small."""
    monkeypatch.setattr(rendering, "LOT", 30)
    monkeypatch.setattr(dumps, "LOT", 10)
    monkeypatch.setattr(accounts, "LOT", 1)


@pytest.fixture(scope="module")
def store() -> Iterator[dict[str, str]]:
    """An S3 store on loopback with a bucket; the variables by which its tools find it."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    variables = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in variables.items():
            patch.setenv(name, value)
        boto3.client("s3").create_bucket(Bucket="wardplan")
        files = [file for name in FOLDERS for file in belongings.files_of(ROOT / name)]
        Place(f"{BUCKET}/p").put((file.relative_to(ROOT).as_posix() for file in files), ROOT)
        yield variables
    server.stop()


@pytest.fixture
def cluster(
    store: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DaskCluster]:
    """Two workers that must not read the folder in which the build works."""
    home, there = tmp_path / "builder", tmp_path / "elsewhere"
    home.mkdir()
    there.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    with dask_cluster(there, store, (str(home),)) as running:
        for _ in range(2):
            running.start_worker()
        yield running


@dataclass
class Killer(Silent):
    """Kills a worker with SIGKILL in the middle of the pages; a build does not know of it."""

    worker: subprocess.Popen[bytes]
    killed_at: State | None = None

    def step(self, state: State, what: str) -> None:
        if state.stage == "resources" and self.killed_at is None:
            self.worker.send_signal(signal.SIGKILL)
            self.killed_at = state


def contents(site: Path) -> dict[str, bytes]:
    files = (file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def differing(found: dict[str, bytes], expected: dict[str, bytes]) -> set[str]:
    return {path for path in found | expected if found.get(path) != expected.get(path)}


def uploaded(place: Place, folder: Path) -> dict[str, bytes]:
    place.get(place.names(), folder)
    return contents(folder)


def test_the_bytes_are_those_of_a_local_build_though_a_worker_is_killed(
    cluster: DaskCluster, site: Path, tmp_path: Path
) -> None:
    killer = Killer(cluster.workers[0])
    target = f"{BUCKET}/site"
    order = Orders(f"{BUCKET}/p", cluster.address, out=target)
    _, sent = orders.build(order, Progress(display=killer), Engine.FAST)

    assert killer.killed_at is not None, cluster.logs()
    assert killer.killed_at.done < killer.killed_at.total
    assert cluster.workers[0].wait(timeout=60) == -signal.SIGKILL
    found = uploaded(Place(target), tmp_path / "found")
    found.pop(INDEX)
    assert differing(found, contents(site)) == set()
    assert sent == Sent(len(found), 0, 0)
    both = list(cluster.folder.glob("worker-*/dask-scratch-space/*/wardplan/*/.parcels.json"))
    assert len(both) == 2, cluster.logs()

    order = Orders(f"{BUCKET}/p", cluster.address, out=target)
    _, again = orders.build(order, Progress(lambda line: None), Engine.FAST)
    assert again == Sent(0, 0, len(found))


def test_workers_of_this_machine_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    orders.build(Orders(str(root), "local:2"), Progress(print), Engine.FAST)
    assert differing(contents(root / "_site"), contents(site)) == set()
