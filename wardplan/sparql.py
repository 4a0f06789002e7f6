"""Ask a store a query, with our prefixes known, and say clearly where a query is wrong."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pyoxigraph as ox

from wardplan.errors import WardPlanError
from wardplan.prefixes import PREFIXES
from wardplan.text_table import width

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_PREFIXED = re.compile(r"(?:^|[\s;,.(){}/|^!*+])([\w-]+):[\w-]*[\s/]*$")
"""A prefixed name right before the place where the engine stopped reading."""

_LONGEST = 160
"""The engine may list every character it could take; so much of that is shown."""


class QueryError(WardPlanError):
    """For who writes queries: it is not SPARQL, or it cannot be evaluated."""


def ask(store: ox.Store, text: str, name: str = "query") -> Answer:
    """The answer to a SPARQL 1.1 query; `name` is what messages call it.

    Raises QueryError with line and column where the text is no query.
    """
    with read(text, name):
        return store.query(text, prefixes=PREFIXES)


@contextmanager
def read(text: str, name: str = "query") -> Iterator[None]:
    """Raise a QueryError for what fails inside, where an answer to `text` is read."""
    try:
        yield
    except SyntaxError as error:
        raise _misread(text, name, str(error)) from error
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"cannot be evaluated: {error}", name) from error


def _misread(text: str, name: str, said: str) -> QueryError:
    match = _PLACE.match(said)
    if match is None:
        return QueryError(f"not valid SPARQL: {said}", name)
    line, column = int(match[1]), int(match[2])
    wanted = _unknown_prefix(text, line, column) or _wanted(match[3])
    message = f"column {column}: not valid SPARQL: {wanted}"
    return QueryError(message + _shown(text, line, column), name, line)


def _unknown_prefix(text: str, line: int, column: int) -> str:
    """What to say where the engine stumbled over a prefix that nobody declared."""
    before = "".join(text.split("\n")[line - 1 : line])[: column - 1]
    match = _PREFIXED.search(before)
    if match is None or match[1] in PREFIXES or re.search(rf"(?i)prefix\s+{match[1]}:", text):
        return ""
    return f"unknown prefix '{match[1]}:'; declare it, or use one of {', '.join(PREFIXES)}"


def _wanted(said: str) -> str:
    words = " ".join(said.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST] + " ..."


def _shown(text: str, line: int, column: int) -> str:
    """The line that is wrong, and a mark below the place."""
    lines = text.split("\n")
    if not 1 <= line <= len(lines) or not lines[line - 1].strip():
        return ""
    wrong = lines[line - 1].rstrip("\r").replace("\t", " ")
    return f"\n  {wrong}\n  {' ' * width(wrong[: column - 1])}^"
