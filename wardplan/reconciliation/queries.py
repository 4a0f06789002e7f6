"""Read what a client asks: parameters of a request, and the JSON in them (sections 4 and 7)."""

import json
from collections.abc import Mapping, Sized
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from wardplan.endpoint.refusal import RefusedError
from wardplan.prefixes import shorten

FORM = "application/x-www-form-urlencoded"
BATCH = 100
"""Queries that a batch may have; the manifest says so."""
LONG = 2_000
"""Characters of a text to look for, and of a value."""
PROPERTIES, VALUES = 10, 20
"""Properties that a query may ask for, and values of one of them."""
IDS, WANTED = 1_000, 50
"""Things that an extension may name, and properties it may want of them."""
LIMIT, MOST = 10, 100
"""Candidates of a query that names no limit, and of any query."""
STRICT = ("any", "all", "should")

Value = str | int | float | bool


@dataclass(frozen=True)
class Constraint:
    """A property and values, one of which a candidate should have."""

    property: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Query:
    """A query as section 4.1 has it; `text` is empty where only properties are asked for."""

    text: str
    types: tuple[str, ...] = ()
    limit: int = LIMIT
    constraints: tuple[Constraint, ...] = ()
    strict: str = "any"


@dataclass(frozen=True)
class Extension:
    """Things by their identifiers, and the properties whose values are wanted (section 7.4)."""

    ids: tuple[str, ...]
    properties: tuple[str, ...]


def parameters(query_string: bytes, content_type: str | None, body: bytes) -> dict[str, str]:
    """The parameters of a request, those of a form among them.

    Raises RefusedError for a body that is no form, or what is not UTF-8.
    """
    kind = (content_type or "").partition(";")[0].strip().lower()
    if body and kind != FORM:
        raise RefusedError(415, f"send the query as {FORM}; Content-Type says '{kind}'")
    found: dict[str, str] = {}
    for data in (query_string, body):
        try:
            text = data.decode("utf-8")
            found |= dict(parse_qsl(text, keep_blank_values=True, errors="strict"))
        except UnicodeDecodeError as error:
            raise RefusedError(400, "the parameters are not UTF-8") from error
    return found


def batch(text: str) -> dict[str, Query]:
    """A batch of queries. Raises RefusedError with what is wrong, and in which query."""
    queries = _object(text, "queries")
    if len(queries) > BATCH:
        raise RefusedError(413, f"a batch may have {BATCH} queries, not {len(queries)}")
    return {name: _query(name, given) for name, given in queries.items()}


def _object(text: str, parameter: str) -> dict[str, Any]:
    try:
        made = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise RefusedError(400, f"'{parameter}' is not JSON: {error}") from error
    if not isinstance(made, dict):
        raise RefusedError(400, f"'{parameter}' must be a JSON object")
    return made


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no number (RFC 8259, section 6)")


def _query(name: str, given: Any) -> Query:
    if not isinstance(given, dict):
        raise _wrong(name, "must be an object")
    text, limit, strict = (given.get(each) for each in ("query", "limit", "type_strict"))
    if text is not None and not isinstance(text, str):
        raise _wrong(name, "'query' must be a string")
    _few(name, "'query'", text or "", LONG, "characters")
    if limit is not None and (type(limit) not in (int, float) or limit < 1):
        raise _wrong(name, "'limit' must be a positive number")
    if strict is not None and strict not in STRICT:
        raise _wrong(name, f"'type_strict' must be one of {', '.join(STRICT)}")
    constraints = _constraints(name, given.get("properties"))
    if not (text or "").strip() and not constraints:
        raise _wrong(name, "needs 'query' or 'properties'")
    types = _types(name, given.get("type"))
    most = LIMIT if limit is None else int(min(limit, MOST))
    return Query((text or "").strip(), types, most, constraints, strict or "any")


def _types(name: str, given: Any) -> tuple[str, ...]:
    """One type or several, each an identifier or an object that has one."""
    several = given if isinstance(given, list) else [] if given in (None, "") else [given]
    found = [each.get("id") if isinstance(each, dict) else each for each in several]
    if not all(isinstance(each, str) for each in found):
        raise _wrong(name, "'type' must be an identifier or a list of them")
    return tuple(shorten(str(each)) for each in found)


def _constraints(name: str, given: Any) -> tuple[Constraint, ...]:
    if given is None:
        return ()
    if not isinstance(given, list):
        raise _wrong(name, "'properties' must be a list")
    _few(name, "'properties'", given, PROPERTIES, "properties")
    return tuple(_constraint(name, each) for each in given)


def _constraint(name: str, given: Any) -> Constraint:
    wanted = given.get("pid") if isinstance(given, dict) else None
    if not isinstance(wanted, str) or "v" not in given:
        raise _wrong(name, "a property needs 'pid' and 'v'")
    several = given["v"] if isinstance(given["v"], list) else [given["v"]]
    _few(name, "'v'", several, VALUES, "values")
    return Constraint(shorten(wanted), tuple(_value(name, each) for each in several))


def _value(name: str, given: Any) -> Value:
    if isinstance(given, Mapping):
        given = given.get("id")
    if not isinstance(given, Value):
        raise _wrong(name, "a value must be a string, a number, a boolean or an entity with 'id'")
    _few(name, "a value", given if isinstance(given, str) else "", LONG, "characters")
    return given


def _few(name: str, where: str, given: Sized, most: int, of: str) -> None:
    """Raises RefusedError where there are more of something than one query may have."""
    if len(given) > most:
        message = f"query '{name}': {where} may have {most:,} {of}, not {len(given):,}"
        raise RefusedError(413, message)


def _wrong(name: str, what: str) -> RefusedError:
    return RefusedError(400, f"query '{name}': {what}")


def extension(text: str) -> Extension:
    """A data extension query. Raises RefusedError for one that is none."""
    given = _object(text, "extend")
    ids, properties = given.get("ids"), given.get("properties")
    if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids):
        raise RefusedError(400, "'ids' must be a list of identifiers")
    if not isinstance(properties, list):
        raise RefusedError(400, "'properties' must be a list")
    wanted = [each.get("id") if isinstance(each, dict) else None for each in properties]
    if not all(isinstance(each, str) for each in wanted):
        raise RefusedError(400, "a property needs 'id'")
    for several, most, of in ((ids, IDS, "ids"), (wanted, WANTED, "properties")):
        if len(several) > most:
            message = f"an extension may have {most:,} {of}, not {len(several):,}"
            raise RefusedError(413, message)
    return Extension(tuple(ids), tuple(map(str, wanted)))
