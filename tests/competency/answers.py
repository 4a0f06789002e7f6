"""Ask the published dump a question, as a person who downloaded it would."""

from pathlib import Path

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Store

QUESTIONS = sorted(Path(__file__).parent.glob("*.rq"))


def load(site: Path) -> Store:
    """The dump in one default graph."""
    store = Store()
    store.bulk_load(path=site / "dumps" / "wardplan.nt", format=RdfFormat.N_TRIPLES)
    return store


def answer(question: Path, dump: Store) -> str:
    """The answer as CSV with LF line ends. A question is a SELECT query."""
    results = dump.query(question.read_text(encoding="utf-8"))
    assert isinstance(results, QuerySolutions)
    csv = results.serialize(format=QueryResultsFormat.CSV) or b""
    return csv.decode().replace("\r\n", "\n")
