"""The errors a person can meet: one base, then one class per audience.

Every message says what was found, what was expected and what to do. A file, a line and an
RDF term are carried separately, so that a program can read them too.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass
class WardPlanError(Exception):
    """Base of all errors shown without a traceback; `exit_code` is the command's."""

    message: str
    file: Path | str | None = None
    line: int | None = None
    term: str | None = None

    exit_code = 1

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.file and self.line else str(self.file or "")
        prefix = f"{place}: " if place else ""
        suffix = f" [{self.term}]" if self.term else ""
        return f"{prefix}{self.message}{suffix}"


class ConfigError(WardPlanError):
    """For the maintainer: the project folder or its configuration cannot be used."""


class UsageError(WardPlanError):
    """For the person at the keyboard: the command line asks for something that is not there."""

    exit_code = 2


class SourceError(WardPlanError):
    """For the ward officer: a source document cannot be read as a ward operating policy."""


class DataError(WardPlanError):
    """For the curator: a data file is not well-formed or contradicts another one."""


@dataclass
class ValidationError(WardPlanError):
    """For the curator: the data breaks rules; `findings` holds one line per violation."""

    findings: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join((super().__str__(), *(f"  {line}" for line in self.findings)))


class SiteError(WardPlanError):
    """For the site's author: a view, template or link of the site is broken."""


@contextmanager
def located(file: Path | str) -> Iterator[None]:
    """Name `file` in errors raised inside that do not name one yet."""
    try:
        yield
    except WardPlanError as error:
        error.file = error.file or file
        raise
