"""A Virtuoso of one's own on loopback: its configuration, start and end, and how it is asked."""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.servers.conftest import free_port, wait_for

USER, PASSWORD = "dba", "dba"
"""What a new Virtuoso starts with; it is reached from this machine alone, and for a test."""

CONFIGURATION = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa

[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}, {shards}
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 4

[SPARQL]
ResultSetMaxRows = 100000
"""


@dataclass
class Virtuoso:
    """A running Virtuoso with its data in `folder`."""

    folder: Path
    sql: int
    http: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def graphs(self) -> str:
        """Its Graph Store, for those who may write."""
        return f"http://127.0.0.1:{self.http}/sparql-graph-crud-auth"

    @property
    def sparql(self) -> str:
        return f"http://127.0.0.1:{self.http}/sparql"

    def start(self) -> None:
        command = ["virtuoso-t", "+configfile", str(self.folder / "virtuoso.ini"), "+foreground"]
        with (self.folder / "out").open("wb") as out:
            self.process = subprocess.Popen(command, stdout=out, stderr=out, cwd=self.folder)
        wait_for(self.http, self.process)

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=60)
            self.process = None

    def kill(self) -> None:
        """End it as a power cut would. Its lock stays behind."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(timeout=60)
            self.process = None
            (self.folder / "virtuoso.lck").unlink(missing_ok=True)

    def ask(self, query: str, graphs: list[str]) -> Any:
        """The answer to a query on these graphs and no others, as SPARQL results in JSON."""
        form = {"query": query, "default-graph-uri": graphs, "named-graph-uri": graphs}
        answer = httpx.post(
            self.sparql,
            data=form,
            headers={"accept": "application/sparql-results+json"},
            timeout=60,
        )
        assert answer.is_success, answer.text
        return answer.json()

    def isql(self, statement: str) -> str:
        """What the SQL client says to a statement, as the bulk loader is called."""
        command = ["isql-vt", f"127.0.0.1:{self.sql}", USER, PASSWORD, f"exec={statement}"]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
        return done.stdout + done.stderr


def in_folder(folder: Path, shards: Path) -> Virtuoso:
    """A Virtuoso that is not started yet; its bulk loader may read `shards`."""
    server = Virtuoso(folder, free_port(), free_port())
    text = CONFIGURATION.format(folder=folder, shards=shards, sql=server.sql, http=server.http)
    (folder / "virtuoso.ini").write_text(text, encoding="utf-8")
    return server
