"""Files of the site: opened once a request, so that a swap of the site never mixes two builds."""

import hashlib
import os
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from wardplan.conditions import Validators

CHUNK = 1 << 18
PATH, NAME = 1_000, 250
"""Bytes of a path below the folder, and of a name in it."""
TAGS = 10_000
"""Tags remembered."""


@dataclass
class Opened:
    """An open file and its validators; `close` it."""

    handle: BinaryIO
    size: int
    validators: Validators

    def read(self, part: range) -> Iterator[bytes]:
        """The bytes of a part, in pieces."""
        self.handle.seek(part.start)
        left = len(part)
        while left and (piece := self.handle.read(min(left, CHUNK))):
            left -= len(piece)
            yield piece

    def close(self) -> None:
        self.handle.close()


def _too_long(path: str) -> bool:
    """Whether no file can have this path, so that not even the file system is asked."""
    data = os.fsencode(path)
    return len(data) > PATH or max(map(len, data.split(b"/"))) > NAME


def _digest(handle: BinaryIO) -> str:
    made = hashlib.sha256()
    while piece := handle.read(CHUNK):
        made.update(piece)
    return made.hexdigest()[:20]


class Files:
    """Opens files below a folder. Tags follow from content, so that they outlast a build that
    leaves a file as it was."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._tags: OrderedDict[tuple[int, ...], str] = OrderedDict()

    def open(self, path: str) -> Opened | None:
        """The file at a path below the folder; None where there is none."""
        if _too_long(path):
            return None
        try:
            handle = (self.root / path).open("rb")
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        state = os.fstat(handle.fileno())
        tag = self._tag(handle, state)
        return Opened(handle, state.st_size, Validators(f'"{tag}"', int(state.st_mtime)))

    def exists(self, path: str) -> bool:
        return not _too_long(path) and (self.root / path).is_file()

    def _tag(self, handle: BinaryIO, state: os.stat_result) -> str:
        key = (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
        if key not in self._tags:
            self._tags[key] = _digest(handle)
            if len(self._tags) > TAGS:
                self._tags.popitem(last=False)
        return self._tags[key]
