"""Run the commands of a page as a person would: in order, in one shell, in one folder."""

import re
from collections.abc import Iterable
from pathlib import Path

from tests.manual import shell
from tests.manual.blocks import RUN, SHOWN, Block
from tests.servers.conftest import free_port

_SERVE = re.compile(r"^((?:\S*/)?wardplan serve\b.*?)(?: --port \d+)?$", re.MULTILINE)
_LOOPBACK = "127.0.0.1:8000"
_MAKE = 'make() { test "$1" = site && test -d _site; }\n'
"""`make site` has been run before, in the folder that pages about a project are tried in."""


def script(blocks: Iterable[Block], port: int) -> str:
    """The commands of a page as one script; a server goes to the background and is waited for."""
    text = "".join(block.text for block in blocks if block.kind == RUN)
    at = _LOOPBACK.replace("8000", str(port))
    wait = f"until curl -sf http://{at}/health > up.json; do kill -0 $! && sleep 0.2; done"
    served = _SERVE.sub(rf"\1 --quiet --workers 1 --port {port} &\n{wait}", text)
    return (
        f"trap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n{_MAKE}{served.replace(_LOOPBACK, at)}"
    )


def run(blocks: list[Block], folder: Path, **variables: str) -> str:
    """What the commands of a page print, in `folder`; each of them must succeed."""
    port = free_port()
    printed = shell.run(script(blocks, port), folder, **variables)
    return printed.replace(f"127.0.0.1:{port}", _LOOPBACK)


def missing(blocks: Iterable[Block], printed: str) -> list[str]:
    """The lines that a page shows and its commands did not print, in this order."""
    lines = iter(printed.splitlines())
    shown = (line for b in blocks if b.kind == SHOWN for line in b.text.splitlines())
    return [line for line in shown if line not in lines]
