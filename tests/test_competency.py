"""Questions the data must answer: each `competency/<name>.rq` gives its CSV on the dump."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from tests.competency.answers import QUESTIONS, answer, load


@pytest.fixture(scope="module")
def dump(site: Path) -> Store:
    return load(site)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda file: file.stem)
def test_answer(question: Path, dump: Store) -> None:
    assert answer(question, dump) == question.with_suffix(".csv").read_text(encoding="utf-8")


def test_there_are_enough_questions() -> None:
    assert len(QUESTIONS) >= 12
