"""Long lists in sheets: which rows stand where, and the way from one to the next."""

import pytest

from wardplan import iris
from wardplan.namespaces import BASE
from wardplan.sheets import Sheet


@pytest.mark.parametrize(
    ("total", "number", "count", "rows", "others"),
    [
        (0, 1, 1, (0, 0), {}),
        (40, 1, 1, (1, 40), {}),
        (41, 1, 2, (1, 40), {"next": 2, "last": 2}),
        (41, 2, 2, (41, 41), {"first": 1, "previous": 1}),
        (5000, 3, 125, (81, 120), {"first": 1, "previous": 2, "next": 4, "last": 125}),
    ],
)
def test_what_stands_on_a_sheet(
    total: int, number: int, count: int, rows: tuple[int, int], others: dict[str, int]
) -> None:
    sheet = Sheet("policy/9", "citing", total, 40, number)
    assert (sheet.count, (sheet.first, sheet.last), dict(sheet.others())) == (count, rows, others)


def test_sheets_hold_every_row_once() -> None:
    several = list(range(95))
    sheets = [Sheet("p", "x", 95, 10, number) for number in range(1, 11)]
    assert [row for sheet in sheets for row in several[sheet.rows]] == several


def test_no_resource_can_have_the_address_of_a_later_sheet() -> None:
    path = Sheet("policy/9", "citing", 90, 40).page(2)
    assert path == "policy/9~citing-2"
    assert iris.path_of(BASE + path) is None
