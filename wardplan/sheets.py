"""Long lists cut into sheets: which part of a list stands on which page.

The pages after the first have addresses with a tilde (`policy/9~citing-2`), a sign that no path of
a resource has (`iris.path_of`), so that they can never take a resource's address.
"""

from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True)
class Sheet:
    """A part of a list of `total` rows: sheet `number`, from 1, of at most `size` rows each.

    `path` is the page of the first sheet, `name` the list.
    """

    path: str
    name: str
    total: int
    size: int
    number: int = 1

    @property
    def count(self) -> int:
        """How many sheets the list has: one at least."""
        return max(1, ceil(self.total / self.size))

    @property
    def first(self) -> int:
        """The number of its first row, from 1; 0 in an empty list."""
        return min(self.total, (self.number - 1) * self.size + 1)

    @property
    def last(self) -> int:
        """The number of its last row."""
        return min(self.total, self.number * self.size)

    @property
    def rows(self) -> slice:
        """Its rows among all those of the list."""
        return slice((self.number - 1) * self.size, self.number * self.size)

    def page(self, number: int) -> str:
        """The path of the page that a sheet is on."""
        return self.path if number == 1 else f"{self.path}~{self.name}-{number}"

    def others(self) -> tuple[tuple[str, int], ...]:
        """The sheets to go to from here, each with what it is: first, previous, next, last."""
        here, end = self.number, self.count
        places = {"first": 1, "previous": here - 1, "next": here + 1, "last": end}
        return tuple((n, to) for n, to in places.items() if 1 <= to <= end and to != here)
