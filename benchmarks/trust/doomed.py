"""`wardplan` that kills itself: `python -m benchmarks.trust.doomed COUNT ARGUMENT...`.

It counts every change it makes to files, by the audit events of Python (PEP 578), and every piece
it sends to another server, and ends by SIGKILL just before the one of that number. With COUNT 0 it
ends as usual, and writes how many there were to the file that DOOMED_COUNT names.
"""

import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

SENT = "wardplan.sent"
"""The audit event of our own that a piece is sent, of which Python has none."""
_CHANGES = {
    "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate",
    "os.utime", "os.chmod", "shutil.rmtree", "ctypes.dlsym", "tempfile.mkstemp", SENT,
}  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR


def watcher(fatal: int) -> tuple[Callable[[str, tuple[Any, ...]], None], Callable[[], int]]:
    """A hook that kills this process before change `fatal`, and the number of changes so far."""
    seen = 0

    def hook(event: str, given: tuple[Any, ...]) -> None:
        nonlocal seen
        if event in _CHANGES or (event == "open" and _writes(given)):
            seen += 1
            if seen == fatal:
                os.kill(os.getpid(), signal.SIGKILL)

    return hook, lambda: seen


def _writes(given: tuple[Any, ...]) -> bool:
    """Whether a file is opened to be written, but for devices."""
    path, _, flags = given
    named = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""
    return bool((flags or 0) & _WRITING) and not named.startswith("/dev/")


def tell_of_sending() -> None:
    """Have every piece that is sent over a socket raise an audit event."""
    plain = socket.socket.send

    def send(self: socket.socket, *given: Any) -> int:
        sys.audit(SENT)
        return plain(self, *given)

    socket.socket.send = send  # type: ignore[method-assign]


def main() -> None:
    from wardplan.entry import main as entry

    hook, seen = watcher(int(sys.argv[1]))
    sys.addaudithook(hook)
    tell_of_sending()
    try:
        entry(sys.argv[2:])
    finally:
        counted = seen()
        if "DOOMED_COUNT" in os.environ:
            Path(os.environ["DOOMED_COUNT"]).write_text(str(counted), encoding="ascii")


if __name__ == "__main__":
    main()
