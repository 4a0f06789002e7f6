"""Wards by parts of a mid-term plan: what is counted, and what nothing is said of."""

import pytest

from tests.rows import rows
from wardplan.matrix import Matrix, matrix

ELEMENTS = rows("element", ["/policy/1"], ["/policy/2"])
PLANS = rows(
    "ward code plan completeness citing",
    ["/ward/izumi", 14116, "/plan/2023", "wp:Whole", 0],
    ["/ward/izumi", 14116, "/plan/2024", "wp:Whole", 2],
    ["/ward/naka", 14104, "/plan/n", "wp:Partial", 0],
    ["/ward/nishi", 14103, None, None, 0],
    ["/ward/kanazawa", 14108, "/plan/k", "wp:Whole", 0],
)
CELLS = rows(
    "element ward year initiative cell",
    ["/policy/1", "/ward/izumi", 2023, "/i/1", "1/izumi"],
    ["/policy/1", "/ward/izumi", 2024, "/i/2", "1/izumi"],
    ["/policy/1", "/ward/izumi", 2024, "/i/3", "1/izumi"],
)


@pytest.fixture(scope="module")
def made() -> Matrix:
    return matrix(ELEMENTS, PLANS, CELLS)


def test_wards_stand_in_the_order_of_their_codes(made: Matrix) -> None:
    found = [(c.slug, c.whole, c.partial, c.citing) for c in made.columns]
    assert found == [
        ("nishi", 0, 0, 0), ("naka", 0, 1, 0), ("kanazawa", 1, 0, 0), ("izumi", 2, 0, 1)
    ]  # fmt: skip


def test_a_number_leads_to_what_it_counts(made: Matrix) -> None:
    cells = {c.slug: cell for c, cell in zip(made.columns, made.lines[0].cells, strict=True)}
    assert (cells["izumi"].count, cells["izumi"].page) == (3, "1/izumi")
    assert cells["izumi"].years == {"2023": 1, "2024": 2}
    assert (made.lines[0].total, made.lines[0].wards, made.years) == (3, 1, ["2023", "2024"])


def test_nothing_published_is_not_nothing_done(made: Matrix) -> None:
    """0 stands only where a whole plan is published; elsewhere no number stands at all."""
    counts = {c.slug: cell.count for c, cell in zip(made.columns, made.lines[1].cells, strict=True)}
    assert counts == {"izumi": 0, "kanazawa": 0, "naka": None, "nishi": None}
    assert (made.cited, made.published) == (1, 2)
