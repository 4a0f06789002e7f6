"""A site brought to a place that serves it, without a moment in which links lead nowhere.

New files come first and changed ones next; what is gone goes last. An index beside the site says
what each file holds. It is never ahead of the files: before one is touched, the index says no
longer what it holds, so a broken upload is mended by the next one.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from wardplan.cluster.places import Place
from wardplan.errors import WardPlanError
from wardplan.media_types import content_type

INDEX = ".wardplan-files.json"
LOT = 200
"""So many files are sent before the progress is told."""

Watch = Callable[[int, int], None]


@dataclass(frozen=True)
class Sent:
    """How many files of the site were new or changed, went, and stayed."""

    sent: int
    removed: int
    kept: int

    def line(self) -> str:
        """For people."""
        return f"{self.sent} files sent, {self.removed} removed, {self.kept} as they were"


def upload(site: Path, place: Place, watch: Watch) -> Sent:
    """Bring a place to the state of a site. Raises WardPlanError where it cannot be used."""
    there, here = _index(place), _digests(site)
    new = sorted(here.keys() - there.keys())
    changed = sorted(name for name in here.keys() & there.keys() if here[name] != there[name])
    gone = sorted(there.keys() - here.keys())
    if new or changed or gone:
        kept = {name: digest for name, digest in here.items() if there.get(name) == digest}
        unsure = dict.fromkeys((*new, *changed, *gone), "")
        _note(place, kept | unsure)
        _send(site, place, [*new, *changed], watch)
        _note(place, here | dict.fromkeys(gone, ""))
        place.remove(gone)
        _note(place, here)
    return Sent(len(new) + len(changed), len(gone), len(here) - len(new) - len(changed))


def _send(site: Path, place: Place, names: list[str], watch: Watch) -> None:
    """Send files in the order given, those of one media type together."""
    for start in range(0, len(names), LOT):
        lot = names[start : start + LOT]
        for kind in dict.fromkeys(map(content_type, lot)):
            place.put([name for name in lot if content_type(name) == kind], site, kind)
        watch(start + len(lot), len(names))


def _digests(site: Path) -> dict[str, str]:
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def _index(place: Place) -> dict[str, str]:
    """What the place holds, as the last upload left it; what it was unsure of has no digest."""
    if not place.has(INDEX):
        return {}
    try:
        found: dict[str, str] = json.loads(place.read(INDEX))["files"]
    except (ValueError, KeyError, TypeError) as error:
        message = "not an index of an upload; delete it, and everything is sent again"
        raise WardPlanError(message, f"{place.url}/{INDEX}") from error
    return found


def _note(place: Place, files: Iterable[tuple[str, str]] | dict[str, str]) -> None:
    table = {"files": dict(sorted(dict(files).items()))}
    place.write(INDEX, json.dumps(table, ensure_ascii=False, indent=0).encode())
