"""Tables with tabs between their cells, as people write them: nothing is quoted."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from wardplan.errors import SourceError


def cells(text: str, file: Path) -> Iterator[list[str]]:
    """The cells of each line. Raises SourceError for what no table has in a cell."""
    table = csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    try:
        yield from table
    except csv.Error as error:
        message = f"not a table with tabs between its cells: {error}"
        raise SourceError(message, file, table.line_num) from error
