"""Pairs of Japanese characters, single kanji and words, each with its place."""

import pytest

from wardplan.search.tokens import NOWHERE, tokens

CASES = {
    "防災": [("防災", 0), ("防", NOWHERE), ("災", NOWHERE)],
    "まち": [("まち", 0)],
    "区": [("区", NOWHERE)],
    "の": [],
    "expo 2027": [("expo", 0), ("2027", 5)],
    "r6年度": [("r6", 0), ("年度", 2), ("年", NOWHERE), ("度", NOWHERE)],
    "防・災": [("防", NOWHERE), ("災", NOWHERE)],
    "さーびす": [("さー", 0), ("ーび", 1), ("びす", 2)],
    "人々": [("人々", 0), ("人", NOWHERE), ("々", NOWHERE)],
    "𠮷野": [("𠮷野", 0), ("𠮷", NOWHERE), ("野", NOWHERE)],
    "a_b": [("a", 0), ("b", 2)],
    "": [],
}


@pytest.mark.parametrize(("text", "found"), CASES.items())
def test_tokens(text: str, found: list[tuple[str, int]]) -> None:
    assert list(tokens(text)) == found
