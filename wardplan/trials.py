"""What was tried to break the program, and when: `docs/trust.json`, which `make trust` writes."""

import json
from dataclasses import dataclass
from pathlib import Path

from wardplan.errors import SiteError

FILE = "trust.json"
KINDS = ("kills", "builds", "faults", "inputs", "requests")
"""What was tried, in the order in which it is shown."""


@dataclass(frozen=True)
class Trials:
    """A run: how often each of `KINDS` was tried, and how often a promise was not kept."""

    date: str
    version: str
    tried: dict[str, int]
    losses: int


def read(folder: Path) -> Trials | None:
    """The run that the documentation in a folder tells of; None where it tells of none.

    Raises SiteError for a file that is not as `make trust` writes it.
    """
    file = folder / FILE
    if not file.is_file():
        return None
    try:
        table = json.loads(file.read_text(encoding="utf-8"))
        run, tried = table["run"], {kind: int(table[kind]) for kind in KINDS}
        return Trials(str(run["date"]), str(run["wardplan"]), tried, int(table["losses"]))
    except (ValueError, LookupError, TypeError) as error:
        message = f"not the figures that `make trust` writes ({error!r}); run it, or delete it"
        raise SiteError(message, file) from error
