"""A tree of outputs in the making: each address is taken once, and what is there already is kept.

A file of the tree may be one of the published site as well, by a hard link: no file is ever written
in place, and one whose content would be the same is left alone.
"""

import shutil
from pathlib import Path
from typing import BinaryIO

from wardplan.errors import SiteError
from wardplan.rebase import Rebase


class Tree:
    """Outputs in a folder, with the published base in the place of our own."""

    def __init__(self, folder: Path, rebase: Rebase) -> None:
        self.folder = folder
        self.rebase = rebase
        self.taken: set[str] = set()
        self.streamed: set[str] = set()

    def write(self, path: str, data: bytes) -> bytes:
        """Add a file; what it holds at last. Raises SiteError as `take` does."""
        published = self.rebase.file(path, data)
        self.put(path, published)
        return published

    def put(self, path: str, data: bytes) -> None:
        """Add a file that names the published base already. Raises SiteError as `take` does."""
        put(self.take(path), data)

    def open(self, path: str) -> BinaryIO:
        """A file to be written bit by bit, which names the published base already.

        Raises SiteError as `take` does.
        """
        file = self.take(path)
        clear(file)
        self.streamed.add(path)
        return file.open("wb")

    def take(self, path: str) -> Path:
        """Take an address; the file that belongs there. Raises SiteError as `claim` does."""
        self.claim(path)
        return self.folder / path

    def claim(self, path: str) -> None:
        """Take an address for what somebody else puts there.

        Raises SiteError for a path that leaves the site or that something else has taken.
        """
        if path.startswith("/") or ".." in path.split("/"):
            raise SiteError(f"an output must not leave the site: {path}")
        if path in self.taken:
            raise SiteError(f"two outputs want the address {path}")
        self.taken.add(path)


def put(file: Path, data: bytes) -> bool:
    """Give a file its content, unless it has it; say whether that changed it."""
    if _holds(file, data):
        return False
    clear(file)
    file.write_bytes(data)
    return True


def clear(file: Path) -> None:
    """Make room for a file: its folders are there, and nothing stands where it goes."""
    try:
        file.unlink()
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
    except IsADirectoryError:
        shutil.rmtree(file)
    except NotADirectoryError:
        next(each for each in file.parents if each.is_file()).unlink()
        file.parent.mkdir(parents=True, exist_ok=True)


def _holds(file: Path, data: bytes) -> bool:
    try:
        return file.stat().st_size == len(data) and file.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False
