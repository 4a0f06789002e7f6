"""The dataset: named graphs, loaded fast, and written in one canonical form."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.namespace import NamespaceManager, split_uri

from wardplan import characters, iris, term_pairs, turtle
from wardplan.errors import DataError
from wardplan.formats import RESOURCE_FORMATS
from wardplan.namespaces import BASE, PREFIXES

_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_ADDRESS = ox.NamedNode("http://www.w3.org/2001/XMLSchema#anyURI")
_TURTLE_LINE = re.compile(r"line (\d+)")


def parse_turtle(file: Path, graph: str) -> list[ox.Quad]:
    """The statements of a Turtle file, in the named graph `graph`.

    Raises DataError with the file and the line where it is not Turtle, or where it names something
    by an IRI that would be run (`javascript:`) rather than looked up, or has a text that no page
    can show.
    """
    name, data = ox.NamedNode(graph), file.read_bytes()
    try:
        parsed = ox.parse(data, format=ox.RdfFormat.TURTLE, base_iri=BASE)
        quads = [ox.Quad(quad.subject, quad.predicate, quad.object, name) for quad in parsed]
    except SyntaxError as error:
        said = str(error.msg)
        line = error.lineno or next((int(n) for n in _TURTLE_LINE.findall(said)), None)
        raise DataError(f"not valid Turtle: {said}", file, line) from error
    except UnicodeDecodeError as error:
        raise DataError("not UTF-8 text", file) from error
    for term in {term for quad in quads for term in (quad.subject, quad.object)}:
        _refuse_harmful(term, file)
    if characters.possible(data):
        _refuse_unshowable(quads, file)
    return quads


def _refuse_unshowable(quads: Iterable[ox.Quad], file: Path) -> None:
    """Raise DataError for a text with a character that pages cannot have."""
    for quad in quads:
        said = quad.object.value if isinstance(quad.object, ox.Literal) else ""
        if found := characters.forbidden(said):
            term = f"{quad.subject} {quad.predicate}"
            raise DataError(characters.message(found[0]), file, term=term)


def _refuse_harmful(term: object, file: Path) -> None:
    """Raise DataError for an IRI that pages must not link to."""
    if isinstance(term, ox.Literal):
        address = term.value if term.datatype == _ADDRESS else None
    else:
        address = term.value if isinstance(term, ox.NamedNode) else None
    if address is not None and not iris.is_harmless(address):
        message = "an address of this scheme is not published; use http, https or urn"
        raise DataError(message, file, term=address)


def store_of(quads: Iterable[ox.Quad]) -> ox.Store:
    """An in-memory store with `quads`."""
    store = ox.Store()
    store.bulk_extend(quads)
    return store


def to_rdflib(triples: Iterable[ox.Quad | ox.Triple], store: str = "default") -> Graph:
    """One rdflib graph of all `triples`, graph names dropped, in a kind of store of rdflib's."""
    graph, term = empty_graph(store), term_pairs.to_rdflib()
    graph.addN((term(t.subject), term(t.predicate), term(t.object), graph) for t in triples)
    return graph


def to_triples(graph: Graph) -> list[ox.Triple]:
    """The statements of an rdflib graph, as pyoxigraph has them."""
    term = term_pairs.to_pyoxigraph()
    return [ox.Triple(term(s), term(p), term(o)) for s, p, o in graph]  # type: ignore[arg-type]


def sorted_lines(triples: Iterable[ox.Quad | ox.Triple]) -> list[bytes]:
    """Statements as lines of N-Triples with their ends, each once, whatever their order.

    Literals have the form that a store gives them: `85.0` is `85`.
    """
    store = store_of(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    said = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""
    return sorted(said.splitlines(keepends=True))


def fingerprint(triples: Iterable[ox.Triple]) -> str:
    """The SHA-256 of `sorted_lines`; none of the statements may be of a blank node."""
    return hashlib.sha256(b"".join(sorted_lines(triples))).hexdigest()


class _Prefixes(NamespaceManager):
    """Our prefixes, found by one look-up.

    rdflib keeps every namespace it meets and searches them all, which takes time in the square of
    the number of plan elements.
    """

    def compute_qname(self, uri: str, generate: bool = True) -> tuple[str, URIRef, str]:
        """Prefix, namespace and local name. Raises KeyError for a namespace without a prefix."""
        namespace, name = split_uri(uri)
        if prefix := _PREFIX_OF.get(namespace):
            return prefix, URIRef(namespace), name
        if generate:
            return super().compute_qname(uri, generate)
        raise KeyError(uri)


def empty_graph(store: str = "default") -> Graph:
    """A graph that knows our prefixes and no others, in a kind of store of rdflib's.

    `SimpleMemory` takes a third less time; pySHACL needs the other, which can hold named graphs.
    """
    graph = Graph(store, bind_namespaces="none")
    graph.namespace_manager = _Prefixes(graph, bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def canonical_turtle(graph: Graph) -> bytes:
    """The one form our Turtle files have: sorted, one object a line, only prefixes in use."""
    return turtle.canonical(graph)


def serialize(triples: Iterable[ox.Quad] | Iterable[ox.Triple], format_: ox.RdfFormat) -> bytes:
    """Serialize statements in the order given, with our prefixes where the syntax has any."""
    used = PREFIXES if format_ in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG) else None
    return ox.serialize(triples, format=format_, prefixes=used) or b""


def written(lines: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """A resource's document in every format, by extension.

    The statements are lines of N-Triples without their ends, in the order they are to stand in.
    """
    plain = "".join([f"{line} .\n" for line in lines]).encode()
    triples = list(ox.parse(plain, format=ox.RdfFormat.N_TRIPLES))
    for each in RESOURCE_FORMATS:
        known = each.rdf_format == ox.RdfFormat.N_TRIPLES
        yield each.extension, plain if known else serialize(triples, each.rdf_format)
