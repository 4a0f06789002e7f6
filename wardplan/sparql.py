"""Ask a store a query, with our prefixes known, and say clearly where a query is wrong."""

import re

import pyoxigraph as ox

from wardplan.errors import WardPlanError
from wardplan.prefixes import PREFIXES
from wardplan.text_table import width

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_LONGEST = 160
"""The engine may list every character it could take; so much of that is shown."""


class QueryError(WardPlanError):
    """For who writes queries: it is not SPARQL, or it cannot be evaluated."""


def ask(store: ox.Store, text: str, name: str = "query") -> Answer:
    """The answer to a SPARQL 1.1 query; `name` is what messages call it.

    Raises QueryError with line and column where the text is no query.
    """
    try:
        return store.query(text, prefixes=PREFIXES)
    except SyntaxError as error:
        raise _misread(text, name, str(error)) from error
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"cannot be evaluated: {error}", name) from error


def _misread(text: str, name: str, said: str) -> QueryError:
    match = _PLACE.match(said)
    if match is None:
        return QueryError(f"not valid SPARQL: {said}", name)
    line, column = int(match[1]), int(match[2])
    wanted = " ".join(match[3].split())
    short = wanted if len(wanted) <= _LONGEST else wanted[:_LONGEST] + " ..."
    message = f"column {column}: not valid SPARQL: {short}{_shown(text, line, column)}"
    return QueryError(message, name, line)


def _shown(text: str, line: int, column: int) -> str:
    """The line that is wrong, and a mark below the place."""
    lines = text.split("\n")
    if not 1 <= line <= len(lines) or not lines[line - 1].strip():
        return ""
    wrong = lines[line - 1].rstrip("\r").replace("\t", " ")
    return f"\n  {wrong}\n  {' ' * width(wrong[: column - 1])}^"
