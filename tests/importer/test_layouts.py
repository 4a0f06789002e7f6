"""The same plan in many layouts is always the same plan."""

import pytest

from tests.importer.layouts import ITEMS, MEASURES, Layout, document, key, layouts
from tests.importer.scoring import Case, evaluate

SEED, NUMBER = 2026, 60
"""`layouts` gives as many more as one likes, from other seeds."""


@pytest.mark.parametrize("layout", list(layouts(SEED, NUMBER)), ids=lambda layout: layout.name)
def test_plan_is_read_in_this_layout(layout: Layout) -> None:
    result = evaluate(Case(layout.name, document(layout), key(layout)))
    assert result.error is None
    assert [
        (kind, *fact)
        for kind, facts in result.expected.items()
        for fact in (facts - result.found[kind])
    ] == []


def test_every_form_occurs() -> None:
    """All values of all parts are among the layouts that are tried."""
    tried = list(layouts(SEED, 2000))
    assert {layout.measure for layout in tried} == set(MEASURES)
    assert {layout.item for layout in tried} == set(ITEMS)
