"""What changed, thing by thing, and texts compared letter by letter."""

import pytest

from wardplan import change_set
from wardplan.change_set import Kind, Piece, compare
from wardplan.namespaces import BASE, RDF, RDFS, WP
from wardplan.patch import CAME, WENT, Change

PLAN = f"{BASE}plan/yokohama/izumi/2024"
A, LABEL = f"<{RDF.type}>", f"<{RDFS.label}>"
MEASURE, WITHDRAWN = f"<{WP.Measure}>", f"<{WP.Withdrawn}>"

KINDS: dict[str, tuple[list[Change], Kind, str]] = {
    "new": (
        [
            (CAME, f"<{PLAN}/measure/1> {A} {MEASURE}"),
            (CAME, f'<{PLAN}/measure/1> {LABEL} "新"@ja'),
        ],
        Kind.CAME,
        "新",
    ),
    "gone": ([(WENT, f"<{PLAN}/measure/1> {A} {MEASURE}")], Kind.WENT, ""),
    "withdrawn": (
        [
            (WENT, f"<{PLAN}/measure/1> {A} {MEASURE}"),
            (CAME, f"<{PLAN}/measure/1> {A} {WITHDRAWN}"),
        ],
        Kind.WITHDRAWN,
        "",
    ),
    "another class": (
        [
            (WENT, f"<{PLAN}/measure/1> {A} {MEASURE}"),
            (CAME, f"<{PLAN}/measure/1> {A} <{WP.Initiative}>"),
        ],
        Kind.CHANGED,
        "",
    ),
    "another name": (
        [
            (WENT, f'<{PLAN}/measure/1> {LABEL} "old"@en'),
            (WENT, f'<{PLAN}/measure/1> {LABEL} "旧"@ja'),
            (CAME, f'<{PLAN}/measure/1> {LABEL} "新"@ja'),
        ],
        Kind.CHANGED,
        "新",
    ),
}


@pytest.mark.parametrize(("changes", "kind", "label"), KINDS.values(), ids=KINDS.keys())
def test_kind_and_name(changes: list[Change], kind: Kind, label: str) -> None:
    (group,) = change_set.groups(changes)
    (thing,) = group.things
    assert (thing.iri, thing.kind, thing.label) == (f"{PLAN}/measure/1", kind, label)
    assert (group.unit, group.plan) == ("yokohama/izumi/2024", PLAN)


def test_places_in_a_text_are_only_counted() -> None:
    span = f"<{BASE}source/yokohama/izumi/2024/1/r1#char=1,2>"
    quoted = "<http://www.w3.org/ns/prov#wasQuotedFrom>"
    changes = [
        (CAME, f"<{BASE}ward/x> {LABEL} \"x\""),
        (WENT, f"<{PLAN}/measure/1> {quoted} {span}"),
        (WENT, f"<{PLAN}/measure/2> {quoted} {span}"),
        (CAME, f'<{PLAN}/measure/2> {LABEL} "x"@ja'),
        (WENT, f"{span} {A} <{WP.Span}>"),
    ]  # fmt: skip
    found = [(g.unit, [t.iri for t in g.things], g.places) for g in change_set.groups(changes)]
    assert found == [
        ("", [f"{BASE}ward/x"], 0),
        ("yokohama/izumi/2024", [f"{PLAN}/measure/2"], 3),
    ]


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        (
            "防犯対策",
            "防犯の対策",
            [("防犯", 1), ("対策", 1)],
            [("防犯", 1), ("の", 0), ("対策", 1)],
        ),
        ("", "新", [], [("新", 0)]),
        ("同じ", "同じ", [("同じ", 1)], [("同じ", 1)]),
        ("あ" * 2_001, "い", [("あ" * 2_001, 0)], [("い", 0)]),
    ],
    ids=["a letter", "nothing before", "the same", "too long"],
)
def test_compare(
    old: str, new: str, before: list[tuple[str, int]], after: list[tuple[str, int]]
) -> None:
    expected = tuple([Piece(text, bool(kept)) for text, kept in side] for side in (before, after))
    assert compare(old, new) == expected
