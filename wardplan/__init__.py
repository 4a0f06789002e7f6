"""WardPlan: ward operating policies as linked open data."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wardplan.opened import Dataset

__version__ = "0.1.0"


def open(source: str | os.PathLike[str]) -> "Dataset":
    """Open a dataset: a project folder, a built site, a dump, or the address of a site or dump.

    A dump is a file such as `wardplan.nq`, `.nt`, `.ttl`, `.trig` or `.jsonld`, also with `.gz`.
    Of a project folder the built dump is read where no file of `data/` is newer, else `data/`.
    Raises a WardPlanError that says what was found instead.
    """
    from wardplan.opened import open_dataset

    return open_dataset(source)
