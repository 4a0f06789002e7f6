"""The answer to a query as rows that Python programs and pandas can take."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, overload

from wardplan.errors import WardPlanError
from wardplan.native import Value

if TYPE_CHECKING:
    import pandas

Row = dict[str, Value]
"""The values of one solution by variable; None for a variable that is not bound."""


class Rows(Sequence[Row]):
    """All solutions of a SELECT query, in their order."""

    def __init__(self, variables: Sequence[str], rows: Sequence[Row]) -> None:
        self.variables = tuple(variables)
        self._rows = list(rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> "Rows": ...

    def __getitem__(self, place: int | slice) -> "Row | Rows":
        if isinstance(place, slice):
            return Rows(self.variables, self._rows[place])
        return self._rows[place]

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {', '.join(self.variables)}>"

    def rows(self) -> list[Row]:
        """The rows as a new list of new dicts, for `pandas.DataFrame` and its like."""
        return [dict(row) for row in self._rows]

    def to_pandas(self) -> "pandas.DataFrame":
        """A data frame with a column for every variable, also where there is no row.

        Raises WardPlanError where pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            message = "pandas is not installed; install it with `pip install 'wardplan[pandas]'`"
            raise WardPlanError(message) from error
        return pandas.DataFrame(self._rows, columns=list(self.variables))
