"""What the file system says of a folder: enough to see whether anybody has touched it."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path


def key_of(folder: Path) -> str:
    """A key over the names of all files of a folder and what the file system says of them.

    Empty where there is no folder.
    """
    if not folder.is_dir():
        return ""
    digest = hashlib.sha256()
    for line in _lines(str(folder)):
        digest.update(line)
    return digest.hexdigest()


def _lines(folder: str) -> Iterator[bytes]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield f"{entry.name}/\n".encode()
            yield from _lines(entry.path)
            yield b"/\n"
        else:
            seen = entry.stat(follow_symlinks=False)
            times = f"{seen.st_mtime_ns} {seen.st_ctime_ns}"
            yield f"{entry.name}\t{seen.st_size} {seen.st_ino} {times}\n".encode()
