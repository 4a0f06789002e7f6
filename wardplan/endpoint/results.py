"""Evaluate a query on a store and write its answer, within limits. Runs in the workers."""

import gzip
import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from wardplan.endpoint.lexis import Form
from wardplan.endpoint.refusal import RefusedError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


@dataclass(frozen=True)
class ResultFormat:
    """A syntax of answers: of tables and truth values, or of graphs. One is None."""

    media_type: str
    table: ox.QueryResultsFormat | None = None
    graph: ox.RdfFormat | None = None
    text: bool = False

    @property
    def content_type(self) -> str:
        return f"{self.media_type}; charset=utf-8" if self.text else self.media_type

    @property
    def iri(self) -> str:
        """Its name in a service description."""
        found = self.table or self.graph
        return found.iri if found else ""


_SYNTAX = re.compile(r"error at (\d+):(\d+): ")
_T, _G = ox.QueryResultsFormat, ox.RdfFormat

TABLES = (
    ResultFormat("application/sparql-results+json", table=_T.JSON),
    ResultFormat("application/sparql-results+xml", table=_T.XML),
    ResultFormat("text/csv", table=_T.CSV, text=True),
    ResultFormat("text/tab-separated-values", table=_T.TSV, text=True),
    ResultFormat("application/json", table=_T.JSON),
    ResultFormat("application/xml", table=_T.XML),
    ResultFormat("text/plain", table=_T.TSV, text=True),
)
GRAPHS = (
    ResultFormat("text/turtle", graph=_G.TURTLE, text=True),
    ResultFormat("application/n-triples", graph=_G.N_TRIPLES),
    ResultFormat("application/rdf+xml", graph=_G.RDF_XML),
    ResultFormat("application/ld+json", graph=_G.JSON_LD),
    ResultFormat("application/trig", graph=_G.TRIG),
    ResultFormat("application/n-quads", graph=_G.N_QUADS),
    ResultFormat("text/n3", graph=_G.N3, text=True),
    ResultFormat("application/xml", graph=_G.RDF_XML),
    ResultFormat("application/json", graph=_G.JSON_LD),
    ResultFormat("text/plain", graph=_G.N_TRIPLES, text=True),
)
BY_MEDIA_TYPE = {(bool(each.graph), each.media_type): each for each in (*TABLES, *GRAPHS)}


def offered(form: Form | None) -> tuple[str, ...]:
    """The media types an answer to this form of query comes in; what is asked is tried in order."""
    rows = GRAPHS if form is not None and form.is_graph else TABLES
    return tuple(row.media_type for row in rows)


@dataclass(frozen=True)
class Job:
    """A query with all that its answer depends on. Graphs are None where the query itself says."""

    text: str
    base: str
    media_type: str
    graph: bool = False
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    gzipped: bool = False

    @property
    def format(self) -> ResultFormat:
        return BY_MEDIA_TYPE[self.graph, self.media_type]


@dataclass(frozen=True)
class Caps:
    """The largest answer that is given."""

    rows: int
    size: int

    def too_many_rows(self) -> RefusedError:
        return RefusedError(413, f"the answer has more than {self.rows:,} rows; add a LIMIT")


MERGE = ox.NamedNode("urn:wardplan:merge")
"""A graph that is there only while a query runs, and that no query can name."""


class _Buffer(io.BytesIO):
    """Takes what is written, up to a size."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: "ReadableBuffer", /) -> int:
        written = super().write(data)
        if self.tell() > self._most:
            raise RefusedError(413, f"the answer has more than {self._most:,} bytes; add a LIMIT")
        return written


def evaluate(store: ox.Store, job: Job, caps: Caps) -> bytes:
    """The answer to a query.

    Raises RefusedError for a query that is not well-formed or whose answer is too large.
    """
    try:
        with asked(store, job) as found:
            data = _triples(found, job, caps) if job.graph else _table(found, job, caps)
    except SyntaxError as error:
        raise RefusedError(400, f"the query is not SPARQL: {_place(error)}") from error
    except (ValueError, RuntimeError, OSError) as error:
        raise RefusedError(400, f"the query cannot be evaluated: {error}") from error
    except MemoryError as error:
        raise RefusedError(503, "the query was stopped for want of memory; ask for less") from error
    return gzip.compress(data, compresslevel=4, mtime=0) if job.gzipped else data


def _place(error: SyntaxError) -> str:
    """Where a query is wrong; of what the engine expected, the words and no classes of letters."""
    said = _SYNTAX.sub(r"line \1, column \2: ", str(error))
    return said.split(", [")[0].split("\n")[0]


Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_Graph = ox.NamedNode | ox.BlankNode


@contextmanager
def asked(store: ox.Store, job: Job) -> Iterator[Found]:
    """The engine's answer, to be read inside.

    The default graph of several graphs is their merge (SPARQL 1.1 Query, section 13.2), in which
    a statement made by two of them is one; the engine would give it twice, so it is made here.
    """
    if job.default_graphs is None or job.named_graphs is None:
        yield store.query(job.text, base_iri=job.base)
        return
    default: list[_Graph | ox.DefaultGraph] = [ox.NamedNode(iri) for iri in job.default_graphs]
    named: list[_Graph] = [ox.NamedNode(iri) for iri in job.named_graphs]
    if len(default) > 1:
        for graph in default:
            quads = store.quads_for_pattern(None, None, None, graph)
            store.extend([ox.Quad(q.subject, q.predicate, q.object, MERGE) for q in quads])
        default = [MERGE]
    try:
        yield store.query(job.text, base_iri=job.base, default_graph=default, named_graphs=named)
    finally:
        store.remove_graph(MERGE)


def _triples(found: Found, job: Job, caps: Caps) -> bytes:
    if not isinstance(found, ox.QueryTriples):
        raise ValueError("its answer is not a graph")
    triples = list(dict.fromkeys(islice(found, caps.rows + 1)))
    if len(triples) > caps.rows:
        raise caps.too_many_rows()
    buffer = _Buffer(caps.size)
    ox.serialize(triples, buffer, format=job.format.graph)
    return buffer.getvalue()


def _table(found: Found, job: Job, caps: Caps) -> bytes:
    if isinstance(found, ox.QueryTriples) or job.format.table is None:
        raise ValueError("its answer is a graph")
    buffer = _Buffer(caps.size)
    found.serialize(buffer, format=job.format.table)
    data = buffer.getvalue()
    if isinstance(found, ox.QuerySolutions) and _has_more_rows(data, job.format.table, caps.rows):
        raise caps.too_many_rows()
    return data


def _has_more_rows(data: bytes, syntax: ox.QueryResultsFormat, most: int) -> bool:
    """Whether a table has more rows: first a quick count that is never too low, then exactly."""
    quick, exact = _COUNTS[syntax.file_extension]
    return quick(data) > most and exact(data) > most


Count = Callable[[bytes], int]


def _json_rows(data: bytes) -> int:
    return len(json.loads(data)["results"]["bindings"])


def _csv_rows(data: bytes) -> int:
    """A line end within quotes ends no row; a doubled quote leaves the quotes and enters again."""
    return sum(part.count(b"\n") for part in data.split(b'"')[::2]) - 1


def _lines(data: bytes) -> int:
    return data.count(b"\n") - 1


def _results(data: bytes) -> int:
    return data.count(b"<result>")


_COUNTS: dict[str, tuple[Count, Count]] = {
    "srj": (lambda data: data.count(b"},{") + 1, _json_rows),
    "srx": (_results, _results),
    "csv": (_lines, _csv_rows),
    "tsv": (_lines, _lines),
}
