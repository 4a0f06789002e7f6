"""Write the answer to a query as text: a table for people, or one of the standard syntaxes."""

from enum import StrEnum

import pyoxigraph as ox

from wardplan import text_table
from wardplan.errors import UsageError
from wardplan.native import Term
from wardplan.prefixes import PREFIXES, shorten
from wardplan.sparql import Answer


class AnswerFormat(StrEnum):
    """How an answer is written: the first row for rows and yes or no, the second for graphs."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    ttl = "ttl"
    nt = "nt"
    jsonld = "jsonld"


_ROWS = {
    AnswerFormat.csv: ox.QueryResultsFormat.CSV,
    AnswerFormat.tsv: ox.QueryResultsFormat.TSV,
    AnswerFormat.json: ox.QueryResultsFormat.JSON,
}
_GRAPHS = {
    AnswerFormat.ttl: ox.RdfFormat.TURTLE,
    AnswerFormat.nt: ox.RdfFormat.N_TRIPLES,
    AnswerFormat.jsonld: ox.RdfFormat.JSON_LD,
}


def write(answer: Answer, chosen: AnswerFormat | None) -> str:
    """The answer in the format chosen, else as a table, or as Turtle where it is a graph.

    Raises UsageError for a format that does not fit the answer.
    """
    if isinstance(answer, ox.QueryTriples):
        return _graph(answer, chosen or AnswerFormat.ttl)
    if chosen in _GRAPHS:
        raise UsageError(f"the answer is no graph; --format {_offered(_ROWS)}, or table")
    if chosen in _ROWS:
        data = answer.serialize(format=_ROWS[AnswerFormat(chosen)]) or b""
        return data.decode()
    if isinstance(answer, ox.QueryBoolean):
        return "yes\n" if answer else "no\n"
    header = [variable.value for variable in answer.variables]
    rows = [[_cell(term) for term in solution] for solution in answer]
    return "".join(f"{line}\n" for line in text_table.lines(header, rows))


def _graph(answer: ox.QueryTriples, chosen: AnswerFormat) -> str:
    if chosen not in _GRAPHS:
        raise UsageError(f"the answer is a graph; --format {_offered(_GRAPHS)}")
    triples = sorted(set(answer), key=str)
    prefixes = PREFIXES if chosen is AnswerFormat.ttl else None
    data = ox.serialize(triples, format=_GRAPHS[chosen], prefixes=prefixes) or b""
    return data.decode()


def _offered(
    formats: dict[AnswerFormat, ox.RdfFormat] | dict[AnswerFormat, ox.QueryResultsFormat],
) -> str:
    return ", ".join(each.value for each in formats)


def _cell(term: Term | None) -> str:
    """A term as a table shows it: IRIs short, texts without language or datatype."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return shorten(term.value)
    return term.value if isinstance(term, ox.Literal) else str(term)
