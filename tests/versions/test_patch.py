"""A patch leads from the old statements to the new ones, whatever they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardplan import patch
from wardplan.errors import DataError
from wardplan.namespaces import BASE

UNITS = ["", "plan/yokohama/aoba/2020", "plan/yokohama/izumi/2024", "plan/yokohama/naka/2021"]
P = "<http://example.org/p>"

subjects = st.tuples(st.sampled_from(UNITS), st.sampled_from(["", "#a", "/measure/1"]))
objects = st.sampled_from(['"x"', '"x y ."', '"A <b> ."@ja', "<http://example.org/o>"])
lines = st.tuples(subjects, objects).map(
    lambda each: f"<{BASE}{each[0][0] or 'ward/x'}{each[0][1]}> {P} {each[1]}"
)
states = st.sets(lines, max_size=12)


def in_order(state: set[str]) -> list[str]:
    """As the dumps have them: unit by unit."""
    return sorted(state, key=lambda line: (patch.unit_of(line), line))


@given(old=states, new=states)
def test_it_leads_from_the_old_to_the_new(old: set[str], new: set[str]) -> None:
    changes = list(patch.differences(in_order(old), in_order(new)))
    text = list(patch.written(changes, "urn:uuid:1", None))
    assert patch.applied(old, patch.read(text)) == new
    assert {line for sign, line in changes if sign == patch.WENT} == old - new
    assert {line for sign, line in changes if sign == patch.CAME} == new - old


@given(state=states)
def test_nothing_changed(state: set[str]) -> None:
    assert list(patch.differences(in_order(state), in_order(state))) == []


def test_form() -> None:
    changes = [(patch.WENT, "<a:b> <a:c> <a:d>"), (patch.CAME, '<a:b> <a:c> "e"')]
    assert list(patch.written(changes, "urn:uuid:2", "urn:uuid:1")) == [
        "H id <urn:uuid:2> .",
        "H prev <urn:uuid:1> .",
        "TX .",
        "D <a:b> <a:c> <a:d> .",
        'A <a:b> <a:c> "e" .',
        "TC .",
    ]


@pytest.mark.parametrize("line", ["", "X <a:b> <a:c> <a:d> .", "A <a:b> <a:c> <a:d>"])
def test_what_is_no_patch(line: str) -> None:
    with pytest.raises(DataError, match="not a line of an RDF Patch") as caught:
        list(patch.read(["TX .", line]))
    assert caught.value.line == 2
