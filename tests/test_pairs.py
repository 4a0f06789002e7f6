"""Two plans side by side: what stands in both, and how that is known."""

import pytest

from tests.rows import rows
from wardplan.namespaces import BASE
from wardplan.pairs import pair
from wardplan.pointer import Pointer

OLD, NEW = "/plan/2023", "/plan/2024"


@pytest.mark.parametrize(
    ("older", "newer", "expected"),
    [
        (["a", "b"], [("b", None), ("c", None)], ["b = b title", " = c ", "a =  "]),
        (["a", "b"], [("c", "a")], ["a = c curated", "b =  "]),
        (["a", "b"], [("a", "b"), ("b", None)], ["b = a curated", " = b ", "a =  "]),
        ([], [("a", None)], [" = a "]),
        (["Ａ １"], [("A1", None)], ["Ａ １ = A1 title"]),
    ],
)
def test_lines(older: list[str], newer: list[tuple[str, str | None]], expected: list[str]) -> None:
    before = (["wp:Measure", OLD, f"{OLD}/{title}", title, None] for title in older)
    after = (
        ["wp:Measure", NEW, f"{NEW}/{title}", title, from_ and f"{OLD}/{from_}"]
        for title, from_ in newer
    )
    found = pair(
        rows("kind plan element title continues", *before, *after),
        BASE + OLD[1:],
        BASE + NEW[1:],
        "wp:Measure",
    )
    assert [
        f"{name(line.older)} = {name(line.newer)} {line.how or ''}" for line in found.lines
    ] == (expected)
    assert found.both + found.only_older + found.only_newer == len(found.lines)


def name(element: Pointer | None) -> str:
    return element.value.rpartition("/")[2] if element else ""
