"""Start the store as a process of its own, end it, start it again with what it held."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from tests.conftest import ROOT
from tests.servers.conftest import free_port, wait_for
from tests.waiting import PATIENCE
from wardplan.app.application import GRAPH_STORE, SPARQL


@dataclass
class GraphStoreServer:
    """A store in a folder; `options` are those of `tests.graph_store`."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def graphs(self) -> str:
        return f"http://127.0.0.1:{self.port}{GRAPH_STORE}"

    @property
    def sparql(self) -> str:
        return f"http://127.0.0.1:{self.port}{SPARQL}"

    def start(self, **options: str | int) -> None:
        self.stop()
        given = [f"{name}={value}" for name, value in options.items()]
        command = [sys.executable, "-m", "tests.graph_store", str(self.folder)]
        self.process = subprocess.Popen(
            [*command, f"port={self.port}", *given],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        wait_for(self.port, self.process)

    def stop(self) -> None:
        """End it, where it has not ended itself."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=PATIENCE)
            self.process = None

    def take_journal(self) -> list[str]:
        """What was asked since this was called last, a line a request."""
        journal = self.folder / "journal"
        lines = journal.read_text(encoding="utf-8").splitlines()
        journal.write_text("", encoding="utf-8")
        return lines

    def held(self) -> set[ox.Quad]:
        """What the store holds; it must not be running."""
        return set(ox.Store.read_only(str(self.folder / "store")))
