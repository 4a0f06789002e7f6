"""The output tree: written aside in full, then put in place of `_site/` at once."""

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wardplan.errors import SiteError
from wardplan.project import Project

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100
_NO_EXCHANGE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}


class Tree:
    """A new site in the making, outside `_site/`; nothing is served from it before `publish`."""

    def __init__(self, project: Project) -> None:
        self.final = project.site
        self.rebase = project.config.rebase
        self.staging = project.work / "staging"
        self.retired = project.work / "retired"
        self.written: set[str] = set()
        _recover(self.final, self.retired)
        shutil.rmtree(self.staging, ignore_errors=True)
        self.staging.mkdir(parents=True)

    def write(self, path: str, data: bytes) -> bytes:
        """Add a file; what it holds at last, with the published base in the place of our own.

        Raises SiteError as `claim` does.
        """
        published = self.rebase.file(path, data)
        self.claim(path).write_bytes(published)
        return published

    def claim(self, path: str) -> Path:
        """Take an address; the file to be written there, with the published base in it.

        Raises SiteError for a path that leaves the site or that something else has taken.
        """
        if Path(path).is_absolute() or ".." in Path(path).parts:
            raise SiteError(f"an output must not leave the site: {path}")
        if path in self.written:
            raise SiteError(f"two outputs want the address {path}")
        file = self.staging / path
        file.parent.mkdir(parents=True, exist_ok=True)
        self.written.add(path)
        return file

    def publish(self) -> None:
        """Put the new site where the old one was; the old one goes away afterwards."""
        if not self.final.exists():
            self.staging.rename(self.final)
        elif exchange(self.staging, self.final):
            shutil.rmtree(self.staging)
        else:  # a file system without an atomic exchange: two renames, undone by _recover
            shutil.rmtree(self.retired, ignore_errors=True)
            self.final.rename(self.retired)
            self.staging.rename(self.final)
            shutil.rmtree(self.retired)


def _recover(final: Path, retired: Path) -> None:
    """After a stop between two renames the last good site lies in `retired`: bring it back."""
    if retired.exists() and not final.exists():
        retired.rename(final)
    shutil.rmtree(retired, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step (Linux renameat2); False where that cannot be done."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    names = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if rename(*names) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))


@contextmanager
def exclusive(project: Project, say: Callable[[str], None]) -> Iterator[None]:
    """Let one build at a time work on a project; a second one says so and waits."""
    project.work.mkdir(exist_ok=True)
    with (project.work / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another build of this project is running; waiting for it to end")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
