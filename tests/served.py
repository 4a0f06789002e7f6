"""A real `wardplan serve` on loopback, in a process of its own, for tests."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from benchmarks.servers import make_site
from tests.waiting import PATIENCE, until

__all__ = ["HEAVY", "Served", "make_site", "ntriples", "serve"]

HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
"""A query that no machine answers in time on more than a handful of statements."""


def ntriples(*rows: str) -> bytes:
    """N-Quads of rows such as `s p o g`, each name an IRI below http://example.org/."""
    quads = (" ".join(f"<http://example.org/{name}>" for name in row.split()) for row in rows)
    return "".join(f"{quad} .\n" for quad in quads).encode()


@dataclass
class Served:
    """A running server."""

    address: str
    process: "subprocess.Popen[str]"
    client: httpx.Client
    log_file: Path

    def get(self, path: str, **fields: str) -> httpx.Response:
        """GET without following anywhere; `_` stands for `-` in the names of header fields."""
        headers = {name.replace("_", "-"): value for name, value in fields.items()}
        return self.client.get(self.address + path, headers=headers)

    def query(self, text: str, **fields: str) -> httpx.Response:
        headers = {name.replace("_", "-"): value for name, value in fields.items()}
        return self.client.get(self.address + "sparql", params={"query": text}, headers=headers)

    def rows(self, text: str, **more: str) -> list[list[str]]:
        """The rows of a query's answer; `more` are parameters of the protocol."""
        parameters = {"query": text, **{k.replace("_", "-"): v for k, v in more.items()}}
        answer = self.client.get(self.address + "sparql", params=parameters).raise_for_status()
        table = answer.json()
        names = table["head"]["vars"]
        return [[row[n]["value"] for n in names] for row in table["results"]["bindings"]]

    def log(self) -> list[dict[str, Any]]:
        """The entries that are written whole."""
        lines = self.log_file.read_text(encoding="utf-8").splitlines(keepends=True)
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def logged(self, count: int, **fields: str) -> list[dict[str, Any]]:
        """All entries with these fields, as soon as there are `count`.

        An answer may arrive before its entry does.
        """

        def found() -> list[dict[str, Any]]:
            entries = [each for each in self.log() if fields.items() <= each.items()]
            return entries if len(entries) >= count else []

        return until(found)

    def descendants(self) -> set[int]:
        """The numbers of all processes below the server."""
        listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True)
        pairs = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
        found = {self.process.pid}
        while more := {pid for pid, parent in pairs if parent in found} - found:
            found |= more
        return found - {self.process.pid}

    def stop(self) -> int:
        """End the server as an operator does; its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=PATIENCE)


@contextmanager
def serve(root: Path, *options: str) -> Iterator[Served]:
    """`wardplan serve` on a project folder, at a free port."""
    command = [sys.executable, "-m", "wardplan", "serve", "--port", "0", "--root", str(root)]
    environment = {**os.environ, "LANG": "C.UTF-8", "PYTHONPATH": str(Path(__file__).parent.parent)}
    with (
        tempfile.NamedTemporaryFile(suffix=".log") as log,
        httpx.Client(timeout=PATIENCE, trust_env=False) as client,
        subprocess.Popen(
            [*command, *options], stdout=log, stderr=subprocess.PIPE, text=True, env=environment
        ) as process,
    ):
        try:
            said = process.stderr.readline() if process.stderr else ""
            address = said.split(" ")[0]
            assert address.startswith("http://"), said
            served = Served(address, process, client, Path(log.name))
            yield served
            served.stop()
        finally:
            process.kill()
