"""The share: a place where the build leaves what workers need, and every worker fetches it once.

All it holds is named by checksums over the content, so nothing in it is ever replaced.
"""

import hashlib
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from wardplan.cluster import parcels
from wardplan.cluster.places import Place

_OURS = re.compile(r"[0-9a-f]{64}(?:\.tar\.gz|\.task)")


class Share:
    """The build's side of a share."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._there: set[str] | None = None
        self._used: set[str] = set()

    def offer(self, root: Path, files: Iterable[Path]) -> tuple[str, ...]:
        """Leave files below `root` there as parcels, if there are none yet; their names."""
        found = parcels.parcels(root, files)
        for each in found:
            if self._is_missing(each.name):
                with tempfile.TemporaryDirectory(prefix="wardplan-") as folder:
                    archive = Path(folder) / each.name
                    parcels.write(root, each.files, archive)
                    self.place.put_file(each.name, archive)
        return tuple(each.name for each in found)

    def offer_task(self, data: bytes) -> str:
        """Leave a packed task there; its name."""
        name = f"{hashlib.sha256(data).hexdigest()}.task"
        if self._is_missing(name):
            self.place.write(name, data)
        return name

    def tidy(self) -> None:
        """Remove what earlier builds left and this one did not use."""
        left = [name for name in self.place.names() if _OURS.fullmatch(name)]
        self.place.remove(name for name in left if name not in self._used)

    def _is_missing(self, name: str) -> bool:
        if self._there is None:
            self._there = set(self.place.names())
        missing = name not in self._there
        self._there.add(name)
        self._used.add(name)
        return missing
