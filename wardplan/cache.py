"""What was worked out before: values by the hash of everything they depend on.

A key names the whole input of a computation, the code included; a value is the bytes it gave. An
entry carries a checksum of its key and value and is never trusted where that does not match, so
the folder may be deleted, or damaged, at any time: what is not there is worked out again. Many
processes may share a folder. It holds what the last build used and no more (`begin`, `prune`).
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from wardplan.errors import WardPlanError

_STAMP = "begun"
_DIGEST = hashlib.sha256().digest_size


def key(**parts: bytes | str) -> str:
    """The SHA-256 over named parts, as hex digits.

    Names and lengths are hashed too: no other parts have the same key.
    """
    digest = hashlib.sha256()
    for name, part in sorted(parts.items()):
        data = part.encode() if isinstance(part, str) else part
        digest.update(f"{len(name)} {name} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def of_files(folder: Path, pattern: str = "**/*") -> str:
    """A key over the names and the content of the files of a folder that match `pattern`."""
    found = sorted(file for file in folder.glob(pattern) if _is_content(file))
    return key(**{file.relative_to(folder).as_posix(): file.read_bytes() for file in found})


@lru_cache(maxsize=50)
def of_code(*distributions: str) -> str:
    """A key over this package, Python's version and those of the `distributions` relied on."""
    package = Path(__file__).parent
    versions = {name: version(name) for name in distributions}
    return key(
        package=of_files(package), python=sys.version, versions=repr(sorted(versions.items()))
    )


def _is_content(file: Path) -> bool:
    return file.is_file() and "__pycache__" not in file.parts


@dataclass(frozen=True)
class Cache:
    """Entries in a folder; any number of processes may read and write it at once."""

    folder: Path

    def __contains__(self, key: str) -> bool:
        """Whether there is an entry, which may turn out not to be trusted."""
        return self._file(key).is_file()

    def get(self, key: str) -> bytes | None:
        """The value of a key; None where there is none that can be trusted."""
        file = self._file(key)
        try:
            data = file.read_bytes()
            os.utime(file)
        except OSError:
            return None
        value = data[_DIGEST:]
        return value if data[:_DIGEST] == _checksum(key, value) else None

    def put(self, key: str, value: bytes) -> None:
        """Keep a value; a reader sees all of it or nothing.

        Raises WardPlanError where the folder cannot be written.
        """
        file = self._file(key)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            number, partial = tempfile.mkstemp(dir=file.parent)
            with os.fdopen(number, "wb") as out:
                out.write(_checksum(key, value) + value)
            Path(partial).replace(file)
        except OSError as error:
            raise WardPlanError(f"cannot be written: {error.strerror}", file) from error

    def begin(self) -> None:
        """Begin a build: `prune` drops what was not used since."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / _STAMP).write_bytes(b"")

    def prune(self) -> int:
        """Drop the entries that nothing has read or written since `begin`; say how many."""
        begun = (self.folder / _STAMP).stat().st_mtime_ns
        entries = (file for file in self.folder.glob("*/*") if file.stat().st_mtime_ns < begun)
        dropped = 0
        for file in entries:
            file.unlink(missing_ok=True)
            dropped += 1
        return dropped

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def _checksum(key: str, value: bytes) -> bytes:
    return hashlib.sha256(key.encode() + value).digest()


def remembered(cache: Cache | None, key: str, make: Callable[[], bytes]) -> bytes:
    """The value of a key, made and kept where the cache has none; without a cache, made."""
    found = cache.get(key) if cache else None
    if found is not None:
        return found
    made = make()
    if cache is not None:
        cache.put(key, made)
    return made
