"""What a derivation changes, element by element, and how it is told."""

import json

import pytest
from rdflib import Graph

from tests.documents import document, source
from wardplan.change_report import NAMES, WORDS, as_json, lines
from wardplan.changes import CLASSES, Changes, Difference, Fate, compare, natural
from wardplan.derive import derive
from wardplan.importer.profile import Profile
from wardplan.iris import PlanIris
from wardplan.keys.before import before
from wardplan.namespaces import WP
from wardplan.reference import Reference

IZUMI = PlanIris("yokohama", "izumi", 2024)
DETAILS = "○花いっぱい運動\n\n・花壇をつくります。\n\n○夜の見回り\n\n・町を見回ります。"

Told = tuple[str, str, str]
"""Fate, element below the plan, label."""


@pytest.fixture(scope="module")
def first(reference: Reference, profile: Profile) -> Graph:
    return derive(source(document(DETAILS)), reference, profile).graph


def again(own: Graph, text: str, reference: Reference, profile: Profile) -> Graph:
    read = source(document(text))
    return derive(read, reference, profile, before(IZUMI, own, sha256=read.sha256)).graph


def told(changes: Changes) -> list[Told]:
    plan = "plan/yokohama/izumi/2024/"
    return [(c.fate.value, c.element.removeprefix(plan), c.label) for c in changes.changes]


CASES: dict[str, tuple[str, list[Told]]] = {
    "nothing": (DETAILS, []),
    "the order": (
        "○夜の見回り\n\n・町を見回ります。\n\n○花いっぱい運動\n\n・花壇をつくります。",
        [],
    ),
    "one more": (
        f"{DETAILS}\n\n・声をかけます。",
        [("added", "initiative/1-2#action-2", "声をかけます。")],
    ),
    "one edited": (
        DETAILS.replace("花いっぱい", "花いっぱいの"),
        [("changed", "initiative/1-1", "花いっぱいの運動")],
    ),
    "one less": (
        DETAILS.replace("\n\n・花壇をつくります。", ""),
        [("withdrawn", "initiative/1-1#action-1", "花壇をつくります。")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_compare(
    text: str, expected: list[Told], first: Graph, reference: Reference, profile: Profile
) -> None:
    changes = compare(first, again(first, text, reference, profile))
    assert told(changes) == expected
    gone = {"added": 0, "changed": 1, "withdrawn": 1}
    assert changes.kept == 7 - sum(gone[fate] for fate, _, _ in expected)


def test_changed_element_says_old_and_new(
    first: Graph, reference: Reference, profile: Profile
) -> None:
    text = DETAILS.replace("花いっぱい", "花いっぱいの")
    (change,) = compare(first, again(first, text, reference, profile)).changes
    label = Difference("rdfs:label", ("花いっぱい運動",), ("花いっぱいの運動",))
    assert change.differences == (label,)


def test_what_comes_back_has_returned(first: Graph, reference: Reference, profile: Profile) -> None:
    less = again(first, DETAILS.partition("\n\n○夜")[0], reference, profile)
    back = again(less, DETAILS, reference, profile)
    changes = compare(less, back)
    assert [(c.fate, c.cls) for c in changes.changes] == [
        (Fate.RETURNED, "Initiative"),
        (Fate.RETURNED, "Action"),
    ]


def test_first_time_everything_is_added(first: Graph) -> None:
    changes = compare(None, first)
    assert (changes.first, changes.count(Fate.ADDED), changes.kept) == (True, 7, 0)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ja", "新しい方針です: 基本目標 1, 施策 1, 取組 2, 取組の項目 2"),
        ("en", "A new plan: basic goal 1, measure 1, initiative 2, action 2"),
    ],
)
def test_new_plan_is_told_in_one_line(first: Graph, language: str, expected: str) -> None:
    assert list(lines(compare(None, first), language, details=True)) == [expected]


def test_lines_in_english(first: Graph, reference: Reference, profile: Profile) -> None:
    text = DETAILS.replace("花いっぱい", "花いっぱいの")
    changes = compare(first, again(first, text, reference, profile))
    assert list(lines(changes, "en", details=True)) == [
        "Elements: added 0, changed 1, withdrawn 0, returned 0, kept 6",
        "  ~ changed initiative plan/yokohama/izumi/2024/initiative/1-1: 花いっぱいの運動",
        "      name: 花いっぱい運動",
        "          → 花いっぱいの運動",
    ]
    assert len(list(lines(changes, "ja", details=False))) == 1


def test_json_says_the_same(first: Graph, reference: Reference, profile: Profile) -> None:
    text = DETAILS.replace("\n\n・花壇をつくります。", "")
    data = as_json(compare(first, again(first, text, reference, profile)))
    again_read = json.loads(json.dumps(data))
    assert (again_read["new"], again_read["kept"], again_read["added"]) == (False, 6, [])
    assert again_read["withdrawn"][0]["label"] == "花壇をつくります。"


def test_every_class_has_a_name_in_both_languages() -> None:
    classes = {str(cls).removeprefix(str(WP)) for cls in CLASSES}
    assert all(classes <= set(names) for names in NAMES.values())
    assert WORDS["ja"].keys() == WORDS["en"].keys()


def test_natural_order_counts_numbers() -> None:
    assert sorted(["a10", "a9", "b1", "a"], key=natural) == ["a", "a9", "a10", "b1"]
