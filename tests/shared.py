"""What is made once for all processes of a test run: the first that asks makes it."""

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

WORKER = "popen-"
"""How pytest-xdist names the folders of its processes, which lie in the folder of the run."""


class Factory(Protocol):
    """Knows the folder of a process of the run: pytest.TempPathFactory."""

    def getbasetemp(self) -> Path: ...


def once(factory: Factory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder `name`, filled by `make`; other processes wait for it. No test changes it.

    Where `make` raised, the next who asks begins anew.
    """
    own = factory.getbasetemp()
    run = own.parent if own.name.startswith(WORKER) else own
    folder, made = run / f"shared-{name}", run / f"shared-{name}.made"
    with folder.with_suffix(".lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            made.touch()
    return folder
