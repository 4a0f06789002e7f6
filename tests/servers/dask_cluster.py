"""A Dask scheduler and workers in processes of their own, which share no folder with a build."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.servers.conftest import free_port, wait_for

DASK = (sys.executable, "-m", "dask")
GUARD = """
import sys

FORBIDDEN = {folders!r}


def guard(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and arguments:
        path = arguments[0]
        if isinstance(path, bytes):
            path = path.decode()
        if isinstance(path, str) and path.startswith(FORBIDDEN):
            raise PermissionError(13, "a worker must not see the builder's folders", path)


sys.addaudithook(guard)
"""
"""What a worker loads first: it fails where anything reads a folder of the builder."""


def started(
    command: list[str], folder: Path, environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    """A process with a working directory of its own, where its log is too."""
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT
        )


@dataclass
class DaskCluster:
    """A scheduler, and the workers that were started for it."""

    address: str
    folder: Path
    environment: Mapping[str, str]
    forbidden: tuple[str, ...]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start_worker(self) -> subprocess.Popen[bytes]:
        """A worker of one thread with a working directory of its own and nobody to restart it."""
        folder = self.folder / f"worker-{len(self.workers)}"
        folder.mkdir()
        (folder / "guard.py").write_text(GUARD.format(folders=self.forbidden), encoding="utf-8")
        options = ["--nthreads=1", "--no-nanny", "--no-dashboard", "--host=127.0.0.1"]
        local = [f"--local-directory={folder}", f"--preload={folder / 'guard.py'}"]
        command = [*DASK, "worker", self.address, *options, *local]
        worker = started(command, folder, self.environment)
        self.workers.append(worker)
        return worker

    def logs(self) -> str:
        return "\n".join(file.read_text("utf-8") for file in sorted(self.folder.glob("*/log")))


@contextmanager
def dask_cluster(
    folder: Path, environment: Mapping[str, str], forbidden: tuple[str, ...]
) -> Iterator[DaskCluster]:
    """A scheduler without workers yet; all of it ends with the block."""
    port = free_port()
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    (folder / "scheduler").mkdir()
    command = [*DASK, "scheduler", "--host=127.0.0.1", f"--port={port}", "--no-dashboard"]
    scheduler = started(command, folder / "scheduler", variables)
    cluster = DaskCluster(f"tcp://127.0.0.1:{port}", folder, variables, forbidden)
    try:
        wait_for_scheduler(port, scheduler)
        yield cluster
    finally:
        for process in (*cluster.workers, scheduler):
            process.kill()
            process.wait(timeout=30)


def wait_for_scheduler(port: int, scheduler: subprocess.Popen[bytes]) -> None:
    """On a busy machine Dask needs more than a web server's ten seconds."""
    for _ in range(12):
        try:
            wait_for(port, scheduler)
        except pytest.fail.Exception:
            if scheduler.poll() is not None:
                raise
            time.sleep(0.1)
        else:
            return
    pytest.fail("the scheduler did not answer within two minutes")
