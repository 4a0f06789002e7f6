"""The swap: a site is made aside, and put in the place of `_site/` at once when it is whole."""

import ctypes
import errno
import fcntl
import filecmp
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from wardplan.project import Project
from wardplan.tree import Tree

LOCK = "lock"
"""Below the project's folder of work: as old as the build that began last."""

Contents = dict[str, int]
"""The paths of a folder's files, with the numbers by which the file system knows them, and those
of folders, which end in a slash."""
FOLDER = 0

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100
_NO_EXCHANGE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EXDEV, errno.EMLINK}


class SiteTree(Tree):
    """A new site in the making, outside `_site/`; nothing is served from it before `publish`.

    It begins as a mirror of the site, file by file by hard links, so that a build writes only what
    differs. Whatever a build that was stopped has left of it is put right by the next one.
    """

    def __init__(self, project: Project) -> None:
        super().__init__(project.work / "staging", project.config.rebase)
        self.final = project.site
        self._project = project
        self._retired = project.work / "retired"
        _recover(self.final, self._retired)
        mirror(self.final, self.folder)

    def publish(self) -> bool:
        """Put the new site where the old one was; whether it is any different."""
        self._settle_streamed()
        different = self._replace()
        stamp(self._project)
        return different

    def _replace(self) -> bool:
        made = self._without_strays(contents(self.folder))
        there = contents(self.final)
        if made == there:
            return False
        self._swap()
        follow(self.final, made, self.folder, there)
        return True

    def _without_strays(self, made: Contents) -> Contents:
        """What the folder holds when the files that this build did not make are gone."""
        for path in [path for path in made if path not in self.taken and not path.endswith("/")]:
            remove(self.folder, path)
            del made[path]
            with suppress(OSError):  # a folder in which something is left
                for folder in PurePosixPath(path).parents[:-1]:
                    remove(self.folder, f"{folder}/")
                    del made[f"{folder}/"]
        return made

    def _settle_streamed(self) -> None:
        """Keep the site's own file where one that was written bit by bit came out the same."""
        for path in self.streamed:
            new, old = self.folder / path, self.final / path
            if old.is_file() and filecmp.cmp(new, old, shallow=False):
                _link(old, new)

    def _swap(self) -> None:
        if not self.final.exists():
            self.folder.rename(self.final)
        elif not exchange(self.folder, self.final):
            # a file system without an atomic exchange: renames, undone by _recover
            self.final.rename(self._retired)
            self.folder.rename(self.final)
            self._retired.rename(self.folder)


def stamp(project: Project) -> None:
    """Note when the build began whose site is published now."""
    begun = project.work / LOCK
    project.built.touch()
    if begun.exists():
        os.utime(project.built, ns=(begun.stat().st_mtime_ns,) * 2)


def mirror(folder: Path, place: Path) -> None:
    """Make `place` hold the files of `folder`, and no others, by hard links where there are any."""
    follow(folder, contents(folder), place, contents(place))


def follow(folder: Path, there: Contents, place: Path, here: Contents) -> None:
    """Make `place`, which holds `here`, hold what `folder` holds, which is `there`."""
    place.mkdir(parents=True, exist_ok=True)
    for path in sorted(here.keys() - there.keys(), reverse=True):
        remove(place, path)
    for path in sorted(path for path, number in there.items() if here.get(path) != number):
        if path.endswith("/"):
            (place / path).mkdir()
        else:
            _link(folder / path, place / path)


def contents(folder: Path) -> Contents:
    """What a folder holds; nothing where it is not there."""
    found: Contents = {}
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with suppress(FileNotFoundError), os.scandir(folder / below) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    found[f"{below}{entry.name}/"] = FOLDER
                    waiting.append(f"{below}{entry.name}/")
                else:
                    found[f"{below}{entry.name}"] = entry.inode()
    return found


def remove(folder: Path, path: str) -> None:
    """Remove a file, or a folder with nothing in it."""
    (folder / path).rmdir() if path.endswith("/") else (folder / path).unlink()


def _link(file: Path, place: Path) -> None:
    """Let a file stand in another place too; as a copy where the file system has no hard links."""
    place.unlink(missing_ok=True)
    try:
        place.hardlink_to(file)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copy2(file, place)


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
    with (project.work / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another build of this project is running; waiting for it to end")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
