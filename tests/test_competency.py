"""Questions the data must answer: each `competency/<name>.rq` gives its CSV on the dump."""

from pathlib import Path

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Store

FOLDER = Path(__file__).parent / "competency"
QUESTIONS = sorted(FOLDER.glob("*.rq"))


@pytest.fixture(scope="module")
def dump(site: Path) -> Store:
    """The dump as a person loads it: one default graph."""
    store = Store()
    store.bulk_load(path=site / "dumps" / "wardplan.nt", format=RdfFormat.N_TRIPLES)
    return store


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda file: file.stem)
def test_answer(question: Path, dump: Store) -> None:
    results = dump.query(question.read_text(encoding="utf-8"))
    assert isinstance(results, QuerySolutions)
    answer = results.serialize(format=QueryResultsFormat.CSV) or b""
    assert answer.decode().replace("\r\n", "\n") == question.with_suffix(".csv").read_text(
        encoding="utf-8"
    )


def test_there_are_enough_questions() -> None:
    assert len(QUESTIONS) >= 12
