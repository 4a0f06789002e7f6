"""Whether another store gives the answers that the dump gives here.

Stores write the same answer differently, so both sides are brought to one form:

- A whole or decimal number is its value: `1.50`, `1.5` and `"1.5"^^xsd:decimal` are one.
- A truth value is `true` or `false`; Virtuoso writes 1 and 0.
- A language tag is in lower case (RDF 1.1 Concepts, section 3.3), a text without one is a string.
- Every other literal keeps its text and its datatype, `xsd:gYear` and `xsd:date` among them.
- The order of rows counts for nothing: stores sort texts by other rules.

One thing is no matter of writing. The default graph of several graphs is their merge (SPARQL 1.1
Query, section 13.2), in which a statement made by two graphs is one. Virtuoso finds it twice. So
an answer there may instead be what the statements give here when each is read once per graph.
"""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from tests.conftest import ROOT
from wardplan import unified
from wardplan.prefixes import PREFIXES

XSD = PREFIXES["xsd"]
QUERIES = sorted(
    [*(ROOT / "site" / "gallery").glob("*.rq"), *(ROOT / "tests" / "competency").glob("*.rq")]
)

Cell = tuple[str, ...] | None
Answer = Counter[tuple[Cell, ...]]


class Here:
    """The dump of a built site."""

    def __init__(self, site: Path) -> None:
        quads = unified.read_file(site / "dumps" / "wardplan.nq")
        self.graphs = sorted({str(quad.graph_name)[1:-1] for quad in quads})
        self._merged = unified.store_of(quads)
        self._by_graph = ox.Store()
        self._by_graph.bulk_extend(quads)

    def answers(self, query: str) -> tuple[Answer, Answer]:
        """The answer over the merge, and the one that reads a statement once per graph."""
        merged = self._merged.query(query)
        by_graph = self._by_graph.query(query, use_default_graph_as_union=True)
        return _answer(merged), _answer(by_graph)


def _answer(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    if isinstance(found, ox.QueryTriples):
        return Counter({tuple(canonical(_binding(term)) for term in triple) for triple in found})
    assert isinstance(found, ox.QuerySolutions)
    return of_json(json.loads(found.serialize(format=ox.QueryResultsFormat.JSON) or b""))


def of_json(results: Any) -> Answer:
    """The rows of SPARQL results in JSON (SPARQL 1.1 Query Results JSON, section 3.2)."""
    names = results["head"]["vars"]
    rows = results["results"]["bindings"]
    return Counter(tuple(canonical(row.get(name)) for name in names) for row in rows)


def of_triples(data: bytes) -> Answer:
    """The statements of a graph in N-Triples."""
    triples = {quad.triple for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)}
    return Counter(tuple(canonical(_binding(term)) for term in triple) for triple in triples)


def _binding(term: Any) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    assert isinstance(term, ox.Literal)
    tagged = {"xml:lang": term.language} if term.language else {}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value, **tagged}


def canonical(binding: dict[str, str] | None) -> Cell:
    """A value in the one form of both sides."""
    if binding is None:
        return None
    value = binding["value"]
    if binding["type"] == "uri":
        return ("iri", value)
    if language := binding.get("xml:lang"):
        return ("text", value, language.lower())
    datatype = binding.get("datatype", XSD + "string").removeprefix(XSD)
    if datatype in {"integer", "decimal", "int", "long"}:
        return ("number", str(Decimal(value).normalize()))
    if datatype == "boolean":
        return ("truth", {"1": "true", "0": "false"}.get(value, value))
    return ("literal", value, datatype)
