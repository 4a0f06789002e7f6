"""Places for files that any machine can reach: what fsspec knows, from a folder to S3.

Who one is there comes from the environment of each machine, as the store's own tools read it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from wardplan.errors import UsageError, WardPlanError

MISSING = "needs more packages; install them with: pip install 'wardplan[cluster]'"


def is_url(text: str) -> bool:
    """Whether a text is the address of a place, and not a folder's name."""
    return "://" in text


class Place:
    """A folder in some store; files in it have relative names with slashes."""

    def __init__(self, url: str) -> None:
        """Raises UsageError for an address that nothing here can read."""
        self.url = url.rstrip("/")
        self._fs, self._root = _opened(self.url)

    def read(self, name: str) -> bytes:
        """What a file holds. Raises WardPlanError where it cannot be read."""
        with self._told(name):
            data: bytes = self._fs.cat_file(self._path(name))
            return data

    def write(self, name: str, data: bytes) -> None:
        """Write a file, which appears whole or not at all where the store knows nothing else."""
        with self._told(name):
            self._fs.makedirs(self._parent(name), exist_ok=True)
            self._fs.pipe_file(self._path(name), data)

    def has(self, name: str) -> bool:
        """Whether there is such a file, now."""
        with self._told(name):
            self._fs.invalidate_cache()
            return bool(self._fs.exists(self._path(name)))

    def get(self, names: Iterable[str], folder: Path) -> None:
        """Copy files into a folder of this machine, several at a time."""
        names = list(names)
        with self._told(""):
            for name in names:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
            if names:
                here = [str(folder / name) for name in names]
                self._fs.get(list(map(self._path, names)), here)

    def put(self, names: Iterable[str], folder: Path, media_type: str | None = None) -> None:
        """Copy files from a folder of this machine, several at a time, under their own names."""
        names = list(names)
        options = self._typed(media_type)
        with self._told(""):
            for parent in dict.fromkeys(map(self._parent, names)):
                self._fs.makedirs(parent, exist_ok=True)
            if names:
                here = [str(folder / name) for name in names]
                self._fs.put(here, list(map(self._path, names)), **options)

    def put_file(self, name: str, file: Path) -> None:
        """Copy one file from this machine."""
        with self._told(name):
            self._fs.makedirs(self._parent(name), exist_ok=True)
            self._fs.put_file(str(file), self._path(name))

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        """A file to be read from its beginning to its end."""
        with self._told(name), self._fs.open(self._path(name), "rb") as file:
            yield file

    def remove(self, names: Iterable[str]) -> None:
        """Remove files; one that is gone already is well."""
        for name in names:
            with self._told(name):
                if self._fs.exists(self._path(name)):
                    self._fs.rm_file(self._path(name))

    def names(self) -> dict[str, str]:
        """All files at any depth, each with a mark that changes when the file does.

        Empty where there is no such folder.
        """
        with self._told(""):
            self._fs.invalidate_cache()
            found = self._fs.find(self._root, detail=True)
        start = len(self._root.rstrip("/")) + 1
        return {path[start:]: _mark(info) for path, info in found.items() if path[start:]}

    def _path(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name}"

    def _parent(self, name: str) -> str:
        return self._path(name).rpartition("/")[0]

    def _typed(self, media_type: str | None) -> dict[str, str]:
        """How the store is told the media type that it is to send the file with."""
        protocol = self._fs.protocol
        names = {protocol} if isinstance(protocol, str) else set(protocol)
        return {"ContentType": media_type} if media_type and names & {"s3", "s3a"} else {}

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        """Whatever a store fails with, as an error of ours that names the file."""
        where = f"{self.url}/{name}" if name else self.url
        try:
            yield
        except FileNotFoundError as error:
            raise WardPlanError("there is no such file or folder", where) from error
        except _failures() as error:
            raise WardPlanError(f"cannot be used: {error}", where) from error


def _opened(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs

        fs, root = url_to_fs(url)
    except ImportError as error:
        raise UsageError(f"{MISSING} ({error})", url) from error
    except ValueError as error:
        raise UsageError(f"not the address of a place for files: {error}", url) from error
    return fs, str(root)


def _failures() -> tuple[type[Exception], ...]:
    """What stores fail with: errors of input and output, and those of S3's own tools."""
    try:
        from botocore.exceptions import BotoCoreError, ClientError
    except ImportError:
        return (OSError,)
    return (OSError, BotoCoreError, ClientError)


def _mark(info: dict[str, Any]) -> str:
    """What says that a file is another one: a checksum where the store has it, else its time."""
    known = next((info[key] for key in ("ETag", "etag", "md5Hash", "md5") if info.get(key)), None)
    when = next((info[key] for key in ("LastModified", "mtime", "created") if info.get(key)), "")
    return f"{info.get('size')} {known or when}"
