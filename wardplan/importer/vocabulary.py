"""Words of one city for things that are the same everywhere, with `*` for any words."""

import re
from collections.abc import Mapping, Sequence

from wardplan.importer.normalise import key

LONGEST = 120
"""No phrase is longer; a longer text is not compared."""


class Vocabulary:
    """Phrases by what they stand for; compared by their comparable form (see `normalise.key`)."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self._patterns = {
            name: re.compile("|".join(_pattern(phrase) for phrase in phrases) or r"(?!)")
            for name, phrases in table.items()
        }

    def is_(self, name: str, printed: str) -> bool:
        """Whether `printed` is one of the phrases for `name`."""
        return self.find(printed, (name,)) is not None

    def find(self, printed: str, names: Sequence[str] | None = None) -> str | None:
        """What `printed` stands for: the first of `names` (default: all) with such a phrase."""
        if len(printed) > LONGEST:
            return None
        compared = key(printed)
        for name in names if names is not None else self._patterns:
            pattern = self._patterns.get(name)
            if pattern is not None and pattern.fullmatch(compared):
                return name
        return None


def _pattern(phrase: str) -> str:
    return ".*".join(re.escape(key(piece)) for piece in phrase.split("*"))
