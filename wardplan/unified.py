"""Data to be asked: the named graphs, and as default graph the merge of them all."""

import gzip
import zlib
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from wardplan.errors import DataError
from wardplan.formats import BY_EXTENSION, FORMATS
from wardplan.prefixes import BASE

GZIP = ".gz"
_END = " .\n"
READABLE = ", ".join(f".{row.extension}" for row in FORMATS)


def store_of(quads: Iterable[ox.Quad]) -> ox.Store:
    """A store of the quads, with the merge of their graphs as default graph."""
    held = list(quads)
    store = ox.Store()
    store.bulk_extend(held)
    merge_into(store, held)
    return store


def lines_of(store: ox.Store, but: str) -> frozenset[str]:
    """What all named graphs of a store but one say, as lines of N-Triples without their ends."""
    lines = set[str]()
    for data in _graphs(store, but).values():
        lines.update(data.decode().split(_END))
    return frozenset(lines - {""})


def merged(store: ox.Store, but: str) -> ox.Store:
    """The merge of all named graphs of a store but one, as the default graph of another."""
    made = ox.Store()
    for data in _graphs(store, but).values():
        made.load(data, format=ox.RdfFormat.N_TRIPLES)
    return made


def add_graphs(made: ox.Store, store: ox.Store, but: str) -> None:
    """Add the named graphs of a store but one to another."""
    for name, data in _graphs(store, but).items():
        made.load(data, format=ox.RdfFormat.N_TRIPLES, to_graph=name)


def _graphs(store: ox.Store, but: str) -> dict[ox.NamedNode | ox.BlankNode, bytes]:
    """Every graph as N-Triples, in the order of their names."""
    names = sorted((name for name in store.named_graphs() if name.value != but), key=str)
    return {
        name: store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name) or b"" for name in names
    }


def merge_into(store: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Add every statement of the quads to the default graph, once.

    The engine's own union of graphs gives a statement as often as graphs make it (RDF 1.1
    Semantics, section 4.1, merge), and counts would differ from counts over a dump without graphs.
    """
    store.bulk_extend(ox.Quad(*quad.triple) for quad in quads)


def syntax_of(name: str) -> ox.RdfFormat | None:
    """The syntax a file's name says, `.gz` left aside; None for a name that says none."""
    extension = name.removesuffix(GZIP).rpartition(".")[2]
    row = BY_EXTENSION.get(extension)
    return row.rdf_format if row else None


def read_file(file: Path) -> list[ox.Quad]:
    """The statements of a dump. Raises DataError for a file that is none, with its line."""
    return parse(file.read_bytes(), str(file))


def parse(data: bytes, name: str) -> list[ox.Quad]:
    """The statements of a dump of that name, which says its syntax.

    Raises DataError where it says none, or where the data are not well-formed, with the line.
    """
    syntax = syntax_of(name)
    if syntax is None:
        message = f"not a dump by its name; expected one of {READABLE}, or one of them with {GZIP}"
        raise DataError(message, name)
    try:
        plain = gzip.decompress(data) if name.endswith(GZIP) else data
        return list(ox.parse(plain, format=syntax, base_iri=BASE))
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise DataError(f"not whole as gzip data: {error}", name) from error
    except SyntaxError as error:
        raise DataError(f"not well-formed: {error.msg}", name, error.lineno) from error
    except UnicodeDecodeError as error:
        raise DataError("not UTF-8 text", name) from error
