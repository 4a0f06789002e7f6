"""Start our server and the one it is measured against, on the same data, and end them."""

import hashlib
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 300
"""Seconds a server may take to load its data."""


def make_site(root: Path, data: bytes, name: str = "_site") -> Path:
    """The least that `wardplan serve` needs of a built site: the data and its checksum."""
    dumps = root / name / "dumps"
    dumps.mkdir(parents=True)
    (dumps / "wardplan.nq").write_bytes(data)
    line = f"{hashlib.sha256(data).hexdigest()}  wardplan.nq\n"
    (dumps / "SHA256SUMS").write_text(line, encoding="utf-8")
    return root / name


@contextmanager
def ours(root: Path, *options: str) -> Iterator[int]:
    """`wardplan serve` on a project folder; the port it listens at."""
    command = [sys.executable, "-m", "wardplan", "serve", "--port", "0", "--root", str(root)]
    process = subprocess.Popen(  # noqa: S603
        [*command, *options], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    try:
        said = process.stderr.readline() if process.stderr else ""
        yield int(said.split("/")[2].rpartition(":")[2])
    finally:
        _end(process)


@contextmanager
def theirs(data: Path) -> Iterator[int]:
    """`rdflib-endpoint serve`, as its own documentation starts it."""
    program = shutil.which("rdflib-endpoint", path=str(Path(sys.executable).parent))
    if program is None:
        sys.exit("rdflib-endpoint is not installed; `make bench-serve` does that")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    command = [program, "serve", "--host", "127.0.0.1", "--port", str(port), str(data)]
    process = subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(port, process)
        yield port
    finally:
        _end(process)


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(PATIENCE * 10):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            sys.exit(f"the server ended with {process.returncode}")
        time.sleep(0.1)
    sys.exit(f"the server did not load the data in {PATIENCE} seconds")


def _end(process: "subprocess.Popen[str] | subprocess.Popen[bytes]") -> None:
    process.terminate()
    process.wait(timeout=60)
