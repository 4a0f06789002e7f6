"""Orders that do not go together, and clusters that are none, are refused with advice."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.servers.conftest import free_port
from wardplan.cluster import clients, orders
from wardplan.cluster.orders import Orders
from wardplan.errors import WardPlanError
from wardplan.judgement import Engine
from wardplan.progress import Progress

REFUSED = [
    pytest.param({"share": "x"}, 2, "give --cluster too", id="share without cluster"),
    pytest.param({"cluster": "tcp://a:1"}, 2, "needs --share", id="cluster without share"),
    pytest.param({"cluster": "local:0"}, 2, "as in local:2", id="no workers"),
    pytest.param({"cluster": "local:many"}, 2, "as in local:2", id="no number"),
    pytest.param({"cluster": "x://a", "share": "x"}, 2, "expected tcp://", id="no address"),
    pytest.param({"root": "s3x://a/b"}, 2, "not the address of a place", id="unknown store"),
    pytest.param({"root": "file:///nowhere/x"}, 1, "no project at this", id="no project"),
    pytest.param({"out": "s3x://a/b"}, 2, "not the address of a place", id="unknown target"),
]


@pytest.mark.parametrize(("asked", "code", "said"), REFUSED)
def test_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: dict[str, str], code: int, said: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    wanted = Orders(**({"root": str(tmp_path)} | asked))
    with pytest.raises(WardPlanError) as refused:
        orders.build(wanted, Progress(print), Engine.FAST)
    assert (refused.value.exit_code, said in str(refused.value)) == (code, True), refused.value


def test_the_command_takes_orders(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "wardplan", "build", "--share", "x", "--root", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: --share is for the workers of a cluster")


@pytest.mark.parametrize(
    ("root", "out", "target"),
    [
        pytest.param(".", None, None, id="here"),
        pytest.param(".", "s3://b/site", "s3://b/site", id="there"),
        pytest.param("s3://b/p/", None, "s3://b/p/_site", id="beside the project"),
        pytest.param("s3://b/p", "/srv/www", "/srv/www", id="from there to here"),
    ],
)
def test_where_the_site_goes(root: str, out: str | None, target: str | None) -> None:
    assert Orders(root, out=out).target == target


def test_a_scheduler_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clients, "WAIT", 1)
    address, said = f"tcp://127.0.0.1:{free_port()}", "no Dask scheduler answers within 1 s"
    with pytest.raises(WardPlanError, match=said), clients.client_of(address):
        pass
