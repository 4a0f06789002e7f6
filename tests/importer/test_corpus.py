"""Every document of the corpus is read as its answer key says."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.importer.facts import Key, normal
from tests.importer.scoring import Case, Result, cases, evaluate, report, total
from wardplan.iris import midterm, midterm_part
from wardplan.reference import Reference

CASES = {case.name: case for case in cases()}
EACH = pytest.mark.parametrize("case", CASES.values(), ids=CASES)
ELEMENT = {"title", "number", "subtitle", "group", "budget", "sdgs", "citations", "indicators"}
FIELDS = {
    "": {
        "city", "ward", "year", "arguments", "goal", "measures", "loose", "missions",
        "approaches", "notices", "citations",
    },
    "arguments": {"city", "ward", "fiscal_year"},
    "goal": {"title", "subtitle", "sdgs"},
    "measures": ELEMENT | {"initiatives"},
    "initiatives": ELEMENT | {"actions", "departments", "bureau", "programme", "new"},
    "citations": {
        "plan", "basic_strategy", "theme", "strategy", "policies", "policy_groups",
        "measure_groups",
    },
    "indicators": {"label", "baseline", "target", "result", "unit", "evaluation"},
    "missions": {"department", "measure"},
}  # fmt: skip
FIELDS["loose"] = FIELDS["initiatives"]
PRINTED = {"title", "subtitle", "group", "department", "label", "bureau", "programme", "target"}
LISTED = {"departments", "approaches", "notices"}


@cache
def scored(name: str) -> Result:
    return evaluate(CASES[name])


def within(key: Key, field: str = "") -> Iterator[tuple[str, Key]]:
    """Every mapping in a key, with the field it stands in."""
    yield field, key
    for name, value in key.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield from within(each, name)


def printed(key: Key) -> Iterator[str]:
    """Every text of a key that must stand in its document."""
    for _, mapping in within(key):
        for name, value in mapping.items():
            yield from [value] if name in PRINTED else []
            yield from value if name in LISTED else []


@EACH
def test_document_is_read(case: Case) -> None:
    found = scored(case.name)
    f1 = found.score().f1
    assert f1 >= 0.9, "\n".join(report([found], details=True))


def test_corpus_is_read() -> None:
    f1 = total(map(scored, CASES)).f1
    assert f1 >= 0.97


@EACH
def test_key_has_known_fields_only(case: Case) -> None:
    unknown = [(where, set(m) - FIELDS[where]) for where, m in within(case.key)]
    assert [each for each in unknown if each[1]] == []


@EACH
def test_texts_of_a_key_stand_in_its_document(case: Case) -> None:
    bare = re.sub(r"\n+- \d+ -\n+|^#+ |\*\*", "", case.text, flags=re.MULTILINE)
    text = normal(bare)
    assert [each for each in printed(case.key) if normal(each) not in text] == []


@EACH
def test_key_cites_what_the_mid_term_plans_have(case: Case, reference: Reference) -> None:
    cited = [
        midterm_part(midterm("yokohama", mapping["plan"]), kind, number)
        for where, mapping in within(case.key)
        if where == "citations" and mapping.get("plan", 2026) < 2026
        for kind, field in (("theme", "theme"), ("strategy", "strategy"), ("policy", "policies"))
        for number in (mapping.get(field, []) if field == "policies" else [mapping.get(field)])
        if number is not None
    ]
    assert [part for part in cited if not reference.describes(part)] == []


def test_corpus_covers_wards_and_years() -> None:
    keys = [case.key for case in CASES.values()]
    assert len(keys) >= 18
    assert len({key["ward"] for key in keys}) == 18
    assert len({key["year"] for key in keys}) >= 10
