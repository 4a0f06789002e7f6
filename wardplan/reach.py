"""How far a query sees from what it is given.

A near one has a single triple pattern, with what it is given at one end: its answers can only
change with a statement that has that at the same end. Of any other query nothing is known here.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pyparsing import ParseException
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.processor import prepareQuery
from rdflib.term import URIRef, Variable

from wardplan.namespaces import PREFIXES

_PLAIN = re.compile(
    "SelectQuery|Project|Distinct|Reduced|OrderBy|OrderCondition|Slice|Filter|Extend|BGP"
    "|Group|AggregateJoin|Aggregate_.*|.*Expression|Builtin_(?!EXISTS|NOTEXISTS).*"
)
"""Steps of the algebra (SPARQL 1.1, 18.2) that see nothing but what a pattern finds."""

_PLACED = re.compile(r"""<[^<>\s]*>|\#[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""")
"""What may hold any characters: IRIs, comments, texts."""
_FURTHER = re.compile(r";|\b(?:OPTIONAL|UNION|MINUS|EXISTS|GRAPH)\b", re.IGNORECASE)
"""What a query has that sees further: it tells in no time what takes long to read."""

_SEEING = frozenset(("BGP", "Builtin_EXISTS", "Builtin_NOTEXISTS"))
"""Steps that see statements."""


@lru_cache(maxsize=200)
def algebra(query: str) -> Any:
    """The algebra of a query, as rdflib has it; not to be changed. Raises ParseException."""
    return prepareQuery(query, initNs=PREFIXES).algebra


@lru_cache(maxsize=100)
def is_near(query: str, given: str = "this") -> bool:
    """Whether a SELECT query sees only statements of which the variable `given` is an end.

    It must be a query that can be asked.
    """
    if _FURTHER.search(_PLACED.sub("", query)):
        return False
    steps = list(_steps(algebra(query)))
    patterns = [triple for step in steps if step.name == "BGP" for triple in step.triples]
    if len(patterns) != 1 or not all(_PLAIN.fullmatch(step.name) for step in steps):
        return False
    subject, predicate, target = patterns[0]
    return isinstance(predicate, URIRef | Variable) and Variable(given) in (subject, target)


@lru_cache(maxsize=100)
def is_of_graphs(query: str) -> bool:
    """Whether every pattern of a SELECT query is inside a GRAPH: its default graph is never seen.

    One that says its dataset itself (FROM) is not, nor one that rdflib cannot read. It must be a
    query that can be asked.
    """
    try:
        found = algebra(query)
    except ParseException:
        return False
    steps = list(_steps(found))
    inside = {id(each) for step in steps if step.name == "Graph" for each in _steps(step.p)}
    outside = {each.name for each in steps if id(each) not in inside}
    return not found.datasetClause and outside.isdisjoint(_SEEING)


def _steps(value: Any) -> Iterator[CompValue]:
    if isinstance(value, CompValue):
        yield value
        yield from _steps(list(value.values()))
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _steps(each)
