"""The days that output may bear: those of the sources, or the one the environment sets.

Nothing asks the clock, so that the same input gives the same bytes: `SOURCE_DATE_EPOCH`
(reproducible-builds.org), else the newest date of a source.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from wardplan.errors import ConfigError
from wardplan.pointer import Pointer

VARIABLE = "SOURCE_DATE_EPOCH"


def of_plan(plan: Pointer) -> str | None:
    """The newest date of the sources of a plan, as ISO 8601 writes it; None where none is known."""
    sources = plan.out("dcterms:source")
    known = (
        each.value for name in ("issued", "modified") for each in sources.out(f"dcterms:{name}")
    )
    return max(filter(_is_day, known), default=None)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def of_build(days: Iterable[str | None], environment: Mapping[str, str]) -> str | None:
    """The day a build bears: the one set from outside, else the newest of `days`.

    Raises ConfigError where SOURCE_DATE_EPOCH is no number of seconds.
    """
    seconds = environment.get(VARIABLE)
    if not seconds:
        return max((day for day in days if day), default=None)
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        message = f"{VARIABLE} must be a number of seconds since 1970, not {seconds!r}"
        raise ConfigError(message) from error
