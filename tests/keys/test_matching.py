"""What is matched with what: tables of texts before and after."""

import pytest
from rdflib import URIRef

from wardplan.keys.elements import Element, Kind, Name
from wardplan.keys.matching import Item, likeness, match

Old = tuple[str, str]
"""Parent and text; `-` before the parent marks a tombstone."""


def former(number: int, parent: str, text: str) -> Element:
    return Element(
        iri=URIRef(f"urn:{number}"),
        name=Name(Kind.INITIATIVE, "", f"1-{number}"),
        parent=parent.removeprefix("-"),
        text=text,
        position=0 if parent.startswith("-") else number,
        places=frozenset(),
        withdrawn=parent.startswith("-"),
    )


CASES: dict[str, tuple[list[Old], list[Old], list[int | None]]] = {
    "the same": ([("a", "花"), ("a", "夜")], [("a", "花"), ("a", "夜")], [1, 2]),
    "in another order": ([("a", "花"), ("a", "夜")], [("a", "夜"), ("a", "花")], [2, 1]),
    "one in front": ([("a", "花")], [("a", "朝"), ("a", "花")], [None, 1]),
    "edited": ([("a", "防犯対策")], [("a", "防犯の対策")], [1]),
    "one sign of four is another": ([("a", "防犯対策")], [("a", "防災対策")], [None]),
    "under another parent": ([("a", "夜の見回り")], [("b", "夜の見回り")], [1]),
    "alike under another parent": ([("a", "夜の見回りを")], [("b", "夜の見回りが")], [None]),
    "the same parent first": ([("b", "教室"), ("a", "教室")], [("a", "教室")], [2]),
    "equal texts in order": ([("a", "教室"), ("a", "教室")], [("a", "教室")] * 2, [1, 2]),
    "a tombstone comes back": ([("-", "教室")], [("a", "教室")], [1]),
    "the living before the dead": ([("-", "教室"), ("b", "教室")], [("a", "教室")], [2]),
    "nothing like a tombstone": ([("-", "夜の見回りを")], [("a", "夜の見回りが")], [None]),
    "words before likeness": (
        [("a", "夜の見回り活動"), ("-", "夜の見回りの活動")],
        [("a", "夜の見回りの活動")],
        [2],
    ),
    "the likest wins": (
        [("a", "健康づくり教室の開催"), ("a", "健康づくりの教室の開催")],
        [("a", "健康づくりの教室の開催!")],
        [2],
    ),
    "withheld, by its order": ([("a", ""), ("a", "")], [("a", "花"), ("a", "夜")], [1, 2]),
    "withheld, under another parent": ([("a", "")], [("b", "花")], [None]),
}


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES.keys())
def test_match(old: list[Old], new: list[Old], expected: list[int | None]) -> None:
    elements = [former(n, parent, text) for n, (parent, text) in enumerate(old, 1)]
    items = [Item(text, parent, n, (n, n + 1)) for n, (parent, text) in enumerate(new, 1)]
    found = match(items, elements)
    assert [found[n].name.number if n in found else None for n in range(len(items))] == expected


def test_the_same_place_comes_first() -> None:
    """In an unchanged text the place decides, whatever the rules make of the words."""
    there = Element(
        URIRef("urn:1"), Name(Kind.ACTION, "", "1"), "", "花", 1, frozenset({(3, 9)}), False
    )
    assert match([Item("夜", "", 1, (3, 9))], [there]) == {0: there}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("花いっぱい運動", "花いっぱいの運動", True),
        ("総務課", "税務課", False),
        ("種を配ります。", "種を配布します。", True),
        ("", "", False),
    ],
)
def test_likeness(one: str, other: str, alike: bool) -> None:
    assert bool(one and likeness(one, other)) is alike


def test_many_unlike_elements_take_no_time() -> None:
    """Beyond a million pairs only equal words are compared."""
    elements = [former(n, "a", f"取組{n}") for n in range(1, 3001)]
    items = [Item(f"事業{n}", "a", n, (n, n + 1)) for n in range(1, 3001)]
    assert match(items, elements) == {}
