"""Values that are made when they are asked for."""

import pytest

from wardplan.lazily import Lazily


def test_values_are_made_once_and_only_when_asked_for() -> None:
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    found = Lazily("abc", make)
    assert (len(found), list(found), "b" in found, "d" in found) == (
        3,
        ["a", "b", "c"],
        True,
        False,
    )
    assert made == []
    assert (found["b"], found.get("b"), found.get("d")) == ("B", "B", None)
    assert made == ["b"]
    with pytest.raises(KeyError):
        found["d"]
