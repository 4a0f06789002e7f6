"""Tables with tabs: the cells of each line, and what is refused with its line."""

from pathlib import Path

import pytest

from wardplan import tabbed
from wardplan.errors import SourceError


def test_nothing_is_quoted() -> None:
    rows = list(tabbed.cells('a\t"b\n\tc"\r\n', Path("a.tsv")))
    assert rows == [["a", '"b'], ["", 'c"']]


@pytest.mark.parametrize("cell", ["a\rb", "a" * 200_000], ids=["carriage return", "long"])
def test_a_cell_that_no_table_has_is_refused(cell: str) -> None:
    with pytest.raises(SourceError, match="not a table with tabs between its cells") as caught:
        list(tabbed.cells(f"a\n{cell}\n", Path("a.tsv")))
    assert (caught.value.line, caught.value.file) == (2, Path("a.tsv"))
