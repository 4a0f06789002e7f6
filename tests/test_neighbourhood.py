"""The picture of a resource: who is drawn where, and what is only counted."""

import pytest

from tests.rows import rows
from wardplan.index import Index
from wardplan.namespaces import BASE
from wardplan.neighbourhood import MOST, NAME, lines, neighbour, neighbourhood, shortened
from wardplan.phrases import Phrases
from wardplan.pointer import resource

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
LINES = [
    f'<{BASE}p> <{RDFS}label> "{"とても長い名前の政策" * 4}"@ja',
    f"<{BASE}p> <{BASE}def#strategy> <{BASE}s>",
    f"<{BASE}p> <http://www.w3.org/2004/02/skos/core#broader> <{BASE}s>",
    f'<{BASE}p> <{BASE}def#number> "9"',
    f"<{BASE}p> <http://www.w3.org/ns/prov#wasQuotedFrom> <{BASE}t#char=1,2>",
]


def test_neighbours_stand_by_property_and_properties_that_lead_to_the_same_together() -> None:
    this = resource(Index(LINES), BASE + "p")
    found = neighbourhood(this, rows("property source", ["wp:cites", "/a"], ["wp:cites", "/b"]), 2)
    drawn = [
        [([name.short for name in group.properties], [node.this.value for node in group.nodes])
         for group in side.groups]
        for side in (found.incoming, found.outgoing)
    ]  # fmt: skip
    assert drawn == [
        [(["wp:cites"], [BASE + "a", BASE + "b"])],
        [(["wp:strategy", "skos:broader"], [BASE + "s"])],
    ]
    assert (found.incoming.more, found.outgoing.more) == (0, 0)
    name = neighbour(this, "ja").name
    written = lines(name)
    assert len(written) == 3 and written[2].endswith("…")


def test_many_neighbours_are_counted_and_not_drawn() -> None:
    pointing = [[f"wp:p{n % 9}", f"/x/{n}"] for n in range(90)]
    found = neighbourhood(resource(Index(), BASE + "p"), rows("property source", *pointing), 5000)
    assert found.incoming.shown == MOST
    assert found.incoming.more == 5000 - MOST
    assert found.height < 400


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [("防犯対策", NAME, "防犯対策"), ("防犯対策", 6, "防犯…"), ("abcdef", 5, "abcd…"), ("", 5, "")],
)
def test_texts_are_cut_to_their_box(text: str, most: int, expected: str) -> None:
    assert shortened(text, most) == expected


LINED = [
    ("令和6年度泉区運営方針", ["令和6年度", "泉区運営方針"]),
    ("Izumi Ward Operating Policy, FY2024", ["Izumi Ward Operating", "Policy, FY2024"]),
    ("政策9", ["政策9"]),
    ("a" * 30, ["a" * 20, "a" * 10]),
    ("a" * 70, ["a" * 20, "a" * 20, "a" * 19 + "…"]),
    ("", [""]),
]


@pytest.mark.parametrize(("name", "expected"), LINED)
def test_lines_of_the_name_break_between_phrases(name: str, expected: list[str]) -> None:
    assert lines(Phrases(frozenset(["泉区"])).of(name)) == expected
