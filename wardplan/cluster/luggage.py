"""Tasks and results on their way between machines, where the same files lie in other folders.

A path below one of the folders travels as the folder's name and the path in it.
"""

import io
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Folders = Mapping[str, Path]


def folders(root: Path, package: Path) -> dict[str, Path]:
    """The folders that each machine has of its own: the project's, and that of what comes with
    the package; a worker has both in one."""
    return {"project": root, "package": package}


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, known: Folders) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._known = known

    def persistent_id(self, thing: object) -> tuple[str, str] | None:
        if not isinstance(thing, Path):
            return None
        for name, folder in self._known.items():
            if thing.is_relative_to(folder):
                return name, thing.relative_to(folder).as_posix()
        return None


class _Unpacker(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, known: Folders) -> None:
        super().__init__(file)
        self._known = known

    def persistent_load(self, place: Any) -> Path:
        name, path = place
        return self._known[str(name)] / str(path)


def pack(thing: object, known: Folders) -> bytes:
    """A thing as bytes that hold no path below the known folders."""
    out = io.BytesIO()
    _Packer(out, known).dump(thing)
    return out.getvalue()


def unpack(data: bytes, known: Folders) -> Any:
    """The thing that was packed, its paths below the folders of this machine.

    Only for what this program packed itself: Dask carries tasks in the same form.
    """
    return _Unpacker(io.BytesIO(data), known).load()
