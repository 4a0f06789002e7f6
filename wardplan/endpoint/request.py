"""Read a request of the SPARQL 1.1 Protocol (section 2.1) into what it asks."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from wardplan.endpoint.lexis import is_iri, resolve
from wardplan.endpoint.refusal import RefusedError

METHODS = "GET, HEAD, POST, OPTIONS"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
MAX_FIELDS = 1000

_GRAPHS = ("default-graph-uri", "named-graph-uri")
_UPDATES = {"update", "using-graph-uri", "using-named-graph-uri"}
_READ_ONLY = "this endpoint is read-only: it answers queries and takes no updates"

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Query:
    """A query and the dataset the protocol asks for: graphs are None where it asks for none."""

    text: str
    base: str
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Sent:
    """A request as it came; `base` is the endpoint's own address."""

    method: str
    base: str
    query_string: bytes = b""
    content_type: str | None = None
    body: bytes = b""


def parse(sent: Sent) -> Query | None:
    """What a request asks; None where it asks for the service description (a bare GET).

    Raises RefusedError for anything the protocol does not allow.
    """
    pairs = _decode(sent.query_string)
    if sent.method in {"GET", "HEAD"}:
        return _query(pairs, sent.base) if pairs else None
    if sent.method != "POST":
        raise RefusedError(
            405, f"{sent.method} is not a method of a query; use GET or POST", METHODS
        )
    media_type, charset = _media_type(sent.content_type)
    if charset not in {"", "utf-8", "utf8"}:
        raise RefusedError(415, f"a query must be sent in UTF-8, not {charset}")
    if media_type == FORM:
        return _query([*pairs, *_decode(sent.body)], sent.base)
    if media_type == DIRECT:
        return _query([*pairs, ("query", _text(sent.body))], sent.base)
    if media_type == "application/sparql-update":
        raise RefusedError(415, _READ_ONLY)
    raise RefusedError(415, f"send a query as {FORM} or {DIRECT}; Content-Type says '{media_type}'")


def _media_type(field: str | None) -> tuple[str, str]:
    """Media type and charset of a Content-Type field."""
    name, *pieces = (piece.strip().lower() for piece in (field or "").split(";"))
    charsets = [piece.removeprefix("charset=") for piece in pieces if piece.startswith("charset=")]
    return name, charsets[0].strip('"') if charsets else ""


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"the query is not UTF-8: byte {error.start} is wrong") from error


def _decode(data: bytes) -> Pairs:
    try:
        return parse_qsl(
            _text(data), keep_blank_values=True, max_num_fields=MAX_FIELDS, errors="strict"
        )
    except UnicodeDecodeError as error:
        raise RefusedError(400, "a parameter is not UTF-8 once it is percent-decoded") from error
    except ValueError as error:
        raise RefusedError(400, f"more than {MAX_FIELDS} parameters") from error


def _query(pairs: Pairs, base: str) -> Query:
    if any(key in _UPDATES for key, _ in pairs):
        raise RefusedError(400, _READ_ONLY)
    texts = [value for key, value in pairs if key == "query"]
    if len(texts) != 1:
        raise RefusedError(400, f"one parameter 'query' is needed, found {len(texts)}")
    default, named = (_graphs(pairs, key, base) for key in _GRAPHS)
    if not default and not named:
        return Query(texts[0], base)
    return Query(texts[0], base, default, named)


def _graphs(pairs: Pairs, key: str, base: str) -> tuple[str, ...]:
    """The graphs one parameter names, relative IRIs resolved.

    A list that was percent-encoded as a whole (`a%26named-graph-uri%3Db`, as the W3C's own test
    query_multiple_dataset sends it) is read as the list it was.
    """
    values = [value for name, value in pairs if name == key]
    parts = [part for value in values for part in value.split(f"&{key}=")]
    resolved = tuple(resolve(base, part) for part in parts)
    for iri in resolved:
        if not is_iri(iri):
            raise RefusedError(400, f"{key} is not an IRI: {iri}")
    return resolved
