"""Files on their way as parcels: archives named by a checksum over the names and bytes in them."""

import hashlib
import io
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wardplan.errors import DataError

SUFFIX = ".tar.gz"


@dataclass(frozen=True)
class Parcel:
    """Files below a folder, by their relative names; `name` is that of the archive."""

    name: str
    files: tuple[str, ...]


def parcels(root: Path, files: Iterable[Path]) -> list[Parcel]:
    """Files below `root` as parcels, one for each folder: where one changes, few travel again."""
    by_folder: dict[Path, list[str]] = {}
    for file in sorted(files):
        by_folder.setdefault(file.parent, []).append(file.relative_to(root).as_posix())
    return [Parcel(f"{digest(root, names)}{SUFFIX}", tuple(names)) for names in by_folder.values()]


def digest(root: Path, names: Sequence[str]) -> str:
    """A SHA-256 over files, their names and their bytes."""
    whole = hashlib.sha256()
    for name in sorted(names):
        with (root / name).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        whole.update(f"{found}  {name}\n".encode())
    return whole.hexdigest()


def write(root: Path, names: Sequence[str], archive: Path) -> None:
    """Write files below `root` into an archive."""
    with tarfile.open(archive, "w:gz", compresslevel=1) as out:
        for name in names:
            out.add(root / name, name, recursive=False, filter=_plain)


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nothing of whose file it was."""
    return member.replace(mtime=0, mode=0o644, uid=0, gid=0, uname="", gname="", deep=False)


def read(archive: Path, root: Path, name: str) -> list[str]:
    """Unpack an archive below `root`; the names of its files.

    Raises DataError where it does not hold what its name says.
    """
    try:
        with tarfile.open(archive, "r:gz") as parcel:
            members = parcel.getmembers()
            parcel.extractall(root, filter=_now)  # noqa: S202 (the filter keeps to the folder)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise DataError(f"not whole: {error}", name) from error
    names = [member.name for member in members]
    if f"{digest(root, names)}{SUFFIX}" != name:
        raise DataError("it does not hold what its name says; delete it and build again", name)
    return names


def _now(member: tarfile.TarInfo, path: str) -> tarfile.TarInfo:
    """Nothing leaves the folder, and a file is as old as its unpacking."""
    safe = tarfile.data_filter(member, path)
    return safe.replace(mtime=None, deep=False)  # type: ignore[arg-type]


def bundle(root: Path) -> bytes:
    """All files below a folder as one archive in memory."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz", compresslevel=1) as archive:
        for file in sorted(root.rglob("*")):
            if file.is_file():
                archive.add(file, file.relative_to(root).as_posix(), filter=_plain)
    return out.getvalue()


def unbundle(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of such an archive, by their relative names."""
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
        for member in archive:
            file = archive.extractfile(member)
            if file is not None:
                yield member.name, file.read()
