"""A store to push to, as a process of its own: `python -m benchmarks.trust.store FOLDER PORT`."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import uvicorn

from benchmarks.trust.ward import environment
from wardplan.app.application import GRAPH_STORE, create_writable_app
from wardplan.endpoint.limits import Limits

_PATIENCE = 60
"""Seconds in which a store must have started, and must answer."""


@dataclass(frozen=True)
class Target:
    """Where a store takes graphs."""

    address: str

    def holds(self, graph: str) -> set[ox.Triple]:
        """The statements of a graph; none where there is no such graph."""
        asked = f"{self.address}?graph={quote(graph, safe='')}"
        reply = httpx.get(asked, headers={"accept": "application/n-triples"}, timeout=_PATIENCE)
        if reply.status_code == httpx.codes.NOT_FOUND:
            return set()
        found = ox.parse(reply.raise_for_status().content, format=ox.RdfFormat.N_TRIPLES)
        return {quad.triple for quad in found}


@contextmanager
def running(folder: Path) -> Iterator[Target]:
    """A store in a folder, empty at first. Raises RuntimeError where it does not start."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.trust.store", str(folder), str(port)]
    with subprocess.Popen(command, env=environment()) as process:  # noqa: S603
        try:
            _wait(process, port)
            yield Target(f"http://127.0.0.1:{port}{GRAPH_STORE}")
        finally:
            process.terminate()
            process.wait(_PATIENCE)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the store did not start")


if __name__ == "__main__":
    held = ox.Store(Path(sys.argv[1]) / "store")
    uvicorn.run(create_writable_app(held, Limits()), port=int(sys.argv[2]), log_level="critical")
