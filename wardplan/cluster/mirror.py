"""What a worker has of the project: a folder of its own, filled from the share."""

import fcntl
import json
import platform
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from wardplan.cluster import parcels
from wardplan.cluster.places import Place
from wardplan.errors import WardPlanError

RECORD = ".parcels.json"


class Mirror:
    """A copy of the project; only what the share holds under the names asked for is in it."""

    def __init__(self, folder: Path, place: Place) -> None:
        self.root = folder / "project"
        self._place = place
        self._record = folder / RECORD
        self.root.mkdir(parents=True, exist_ok=True)

    def bring(self, names: Sequence[str]) -> None:
        """Have the files of these parcels and no others.

        Raises WardPlanError where the share cannot be read, DataError for a broken parcel.
        """
        have = self._have()
        for name in [each for each in have if each not in names]:
            for file in have.pop(name):
                (self.root / file).unlink(missing_ok=True)
            self._note(have)
        missing = [name for name in names if name not in have]
        with tempfile.TemporaryDirectory(dir=self._record.parent) as archives:
            self._fetch(missing, Path(archives))
            for name in missing:
                have[name] = parcels.read(Path(archives) / name, self.root, name)
                self._note(have)

    def _fetch(self, names: list[str], folder: Path) -> None:
        try:
            self._place.get(names, folder)
        except WardPlanError as error:
            message = (
                f"the worker on {platform.node()} cannot read the share: {error.message}; --share "
                "must name a place that all workers can read"
            )
            raise WardPlanError(message, error.file) from error

    @contextmanager
    def output(self, folder: str | None) -> Iterator[Path | None]:
        """The folder that a task writes into: empty at first, and gone in the end."""
        if folder is None:
            yield None
            return
        made = self.root / folder
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
        yield made
        shutil.rmtree(made)

    def _have(self) -> dict[str, list[str]]:
        if not self._record.is_file():
            return {}
        found: dict[str, list[str]] = json.loads(self._record.read_text(encoding="utf-8"))
        return found

    def _note(self, have: dict[str, list[str]]) -> None:
        partial = self._record.with_suffix(".part")
        partial.write_text(json.dumps(have), encoding="utf-8")
        partial.replace(self._record)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one task at a time work in a folder, whatever threads and processes want to."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
