"""The command line as a person runs it, in this process: all but the second that its start takes.

`started` is for what depends on being a process of its own.
"""

import io
import os
import sys
import warnings
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from subprocess import CompletedProcess
from subprocess import run as process
from unittest.mock import patch

from wardplan import entry


def raw(
    *arguments: str | Path, cwd: Path | None = None, typed: bytes = b"", **variables: str
) -> CompletedProcess[bytes]:
    """`wardplan ...` with `typed` coming through a pipe: its exit status and what it wrote.

    An error that the command line does not turn into a message is raised.
    """
    given = list(map(str, arguments))
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with (
        warnings.catch_warnings(action="ignore"),
        patch.dict(os.environ, {"LANG": "C.UTF-8", **variables}),
        patch.object(sys, "argv", ["wardplan", *given]),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8")),
        chdir(cwd or Path.cwd()),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        code = _status(given)
    return CompletedProcess(given, code, _written(out), _written(err))


def run(*arguments: str | Path, cwd: Path | None = None, **variables: str) -> CompletedProcess[str]:
    """`wardplan ...`: its exit status and what it wrote, as text."""
    done = raw(*arguments, cwd=cwd, **variables)
    return CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def started(*arguments: str | Path, **variables: str) -> CompletedProcess[str]:
    """`wardplan ...` in a process of its own."""
    command = [sys.executable, "-m", "wardplan", *map(str, arguments)]
    known = {"LANG": "C.UTF-8", "PYTHONPATH": str(Path(__file__).parent.parent)}
    return process(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | known | variables,
    )


def _status(arguments: list[str]) -> int:
    try:
        entry.main(arguments)
    except SystemExit as end:
        assert end.code is None or isinstance(end.code, int)
        return end.code or 0
    return 0


def _written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()
