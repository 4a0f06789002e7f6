"""The files that a project consists of, as far as a build reads them."""

from collections.abc import Iterator
from pathlib import Path

from wardplan import assets
from wardplan.cluster.share import Share
from wardplan.inputs import EITHER, FOLDERS, OWN


def names(root: Path) -> tuple[str, ...]:
    """The files and folders of a project that a build reads."""
    return tuple(name for name in dict.fromkeys((*OWN, *FOLDERS)) if (root / name).exists())


def files_of(path: Path) -> Iterator[Path]:
    """A file, or the files in a folder at any depth."""
    if path.is_dir():
        yield from (file for file in sorted(path.rglob("*")) if file.is_file())
    elif path.is_file():
        yield path


def offer(root: Path, share: Share) -> tuple[str, ...]:
    """Leave in a share all files of a project, with what it takes from the package."""
    own = [file for name in names(root) for file in files_of(root / name)]
    missing = [name for name in EITHER if not (root / name).exists()]
    packed = [file for name in missing for file in files_of(assets.packaged() / name)]
    return (*share.offer(root, own), *share.offer(assets.packaged(), packed))
