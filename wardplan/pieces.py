"""What one unit gives to the dumps: its statements in every syntax, ready to stand among others'.

Whatever the syntax, a dump is a head, the pieces with something between them, and a tail; packed
(`gzipped`), they stand one after the other too.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import pyoxigraph as ox

from wardplan import lookup
from wardplan.dataset import serialize
from wardplan.formats import FORMATS, Format
from wardplan.gzipped import deflated
from wardplan.namespaces import DCTERMS, RDF, RDFS, SKOS, WP
from wardplan.rebase import Rebase

QUOTING = frozenset(map(str, (WP.PlanElement, WP.PolicyCitation, WP.Attestation, WP.Withdrawn)))
"""Classes whose Japanese texts are a plan's own words."""
QUOTED = frozenset(map(str, (WP.introduction, WP.group, SKOS.editorialNote)))
"""Properties that hold a plan's own words wherever they stand."""

STRUCTURE, OWN = "structure", "own"
_FIRST = {f"<{name}>": f"{n}" for n, name in enumerate((RDF.type, RDFS.label, DCTERMS.title))}

Statement = TypeVar("Statement", ox.Quad, ox.Triple)


@dataclass(frozen=True)
class Syntax:
    """How the pieces of a dump become one document."""

    format: Format
    head: bytes = b""
    between: bytes = b""
    tail: bytes = b""

    def piece(self, statements: Iterable[ox.Quad] | Iterable[ox.Triple]) -> bytes:
        """Statements as they stand between head and tail."""
        whole = serialize(statements, self.format.rdf_format)
        return whole[len(self.head) : len(whole) - len(self.tail)] if whole else b""


def _syntax(row: Format) -> Syntax:
    if row.rdf_format == ox.RdfFormat.JSON_LD:
        return Syntax(row, head=b"[", between=b",", tail=b"]")
    node = ox.NamedNode(str(RDF.type))
    lines = serialize([ox.Quad(node, node, node)], row.rdf_format).splitlines(keepends=True)
    return Syntax(row, head=b"".join(line for line in lines if line.startswith(b"@prefix")))


SYNTAXES: dict[str, Syntax] = {row.extension: _syntax(row) for row in FORMATS}


def pieces(
    quads: Iterable[ox.Quad], triples: Iterable[ox.Triple], base: Rebase
) -> dict[str, bytes]:
    """The packed pieces by extension, that of the dump without texts, and the unit's own file.

    `quads` are those of the unit's files, `triples` all that is said of the unit's resources.
    """
    named, about = ordered(quads), ordered(triples)
    found = {
        name: syntax.piece(named if syntax.format.graphs else about)
        for name, syntax in SYNTAXES.items()
    }
    found[STRUCTURE] = serialize(without_texts(about), ox.RdfFormat.N_TRIPLES)
    found[OWN] = turtle(quad.triple for quad in named)
    return {name: deflated(base.data(data)) for name, data in found.items()}


def turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Statements as a Turtle document."""
    return serialize(ordered(triples), ox.RdfFormat.TURTLE)


def ordered(statements: Iterable[Statement]) -> list[Statement]:
    """Graph by graph and resource by resource, class and label first; each statement once."""
    by_line = {str(each): each for each in statements}
    return [by_line[line] for line in sorted(by_line, key=_key)]


def _key(line: str) -> tuple[str, ...]:
    """The order of a statement, written as N-Quads or N-Triples write it."""
    subject, predicate, rest = line.split(" ", 2)
    graph = rest.rpartition(" ")[2] if rest[-1] == ">" and " <" in rest else ""
    return graph, subject, _FIRST.get(predicate, "9"), predicate, rest


def without_texts(triples: list[ox.Triple]) -> list[ox.Triple]:
    """Everything but the plans' own words."""
    quoting = {
        triple.subject
        for triple in triples
        if triple.predicate.value == str(RDF.type) and lookup.value(triple.object) in QUOTING
    }
    return [triple for triple in triples if not _is_text(triple, quoting)]


def _is_text(triple: ox.Triple, quoting: set[lookup.Resource]) -> bool:
    japanese = isinstance(triple.object, ox.Literal) and triple.object.language == "ja"
    return japanese and (triple.subject in quoting or triple.predicate.value in QUOTED)


def packed(parts: dict[str, bytes]) -> bytes:
    """Named parts as one."""
    head = json.dumps({name: len(data) for name, data in parts.items()}).encode()
    return b"\n".join((head, b"".join(parts.values())))


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts that `packed` put together."""
    head, _, rest = data.partition(b"\n")
    found: dict[str, bytes] = {}
    at = 0
    for name, size in json.loads(head).items():
        found[name] = rest[at : at + size]
        at += size
    return found
