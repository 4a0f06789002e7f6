"""Where lines of Japanese may break: between phrases, as BudouX finds them, and in no proper name.

BudouX (github.com/google/budoux) is a small model of where phrases end. Where
`<wbr>` marks such places, a heading breaks only there under `word-break: keep-all`; what is copied
from it is the same text.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path

import budoux
from markupsafe import Markup, escape

from wardplan import page_queries, terms
from wardplan.reads import NAME, Reads

FILE = "proper-names.rq"
REMEMBERED = 20_000
"""So many texts a process remembers, with their breaks."""

BREAK = Markup("<wbr>")
NOT_FIRST = frozenset(
    " 　、。，．・：；？！）」』】〕］｝〉》％ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々"
)
NOT_LAST = frozenset("（「『【〔［｛〈《")
"""No line begins with the first or ends with the second (JIS X 4051); a space breaks by itself."""


def names(store_for: page_queries.StoreFor, site: Path) -> frozenset[str]:
    """The proper names in the data. Raises SiteError where the site's query cannot be asked."""
    file = site / FILE
    if not file.exists():
        return frozenset()
    query = file.read_text(encoding="utf-8")
    answers = page_queries.ask(store_for(query), query, FILE)
    return frozenset(terms.value(name) for answer in answers if (name := answer["name"]))


class Phrases:
    """Marks where lines may break, in any number of texts.

    `kept` are names that never break; `reads` is told which a text might have in it.
    """

    def __init__(self, kept: frozenset[str] = frozenset(), reads: Reads | None = None) -> None:
        self._kept = kept
        self._reads = reads or Reads()
        self._lengths: dict[str, tuple[int, ...]] = {}
        for name in filter(None, kept):
            known = {*self._lengths.get(name[0], ()), len(name)}
            self._lengths[name[0]] = tuple(sorted(known, reverse=True))
        self._parser = budoux.load_default_japanese_parser()
        self._parted = lru_cache(maxsize=REMEMBERED)(self._part)
        self._marked = lru_cache(maxsize=REMEMBERED)(self._mark)

    def __call__(self, text: object) -> Markup:
        """A text as HTML, with `<wbr>` where its lines may break; markup is left as it is."""
        if isinstance(text, Markup):
            return text
        said = str(text)
        if said.isascii():
            return escape(said)
        marked, looked_up = self._marked(said)
        self._reads.seen |= looked_up
        return marked

    def of(self, text: str) -> tuple[str, ...]:
        """The phrases of a text, which together are the text."""
        parts, looked_up = self._parted(text)
        self._reads.seen |= looked_up
        return parts

    def _mark(self, text: str) -> tuple[Markup, frozenset[int]]:
        parts, looked_up = self._parted(text)
        return BREAK.join(parts), looked_up

    def _part(self, text: str) -> tuple[tuple[str, ...], frozenset[int]]:
        cuts = [0, *sorted(self._cuts(text)), len(text)]
        parts = tuple(text[start:end] for start, end in pairwise(cuts))
        return parts, self._beginnings(text)

    def _beginnings(self, text: str) -> frozenset[int]:
        """What is looked up for a text: which names begin with two letters of it."""
        return frozenset(self._reads.number(NAME, "".join(pair)) for pair in pairwise(text))

    def _cuts(self, text: str) -> set[int]:
        found = set(accumulate(map(len, self._parser.parse(text))))
        last = 0
        for start, end in self._names(text):
            found -= set(range(start + 1, end))
            if last == start > 0:
                found.add(start)
            last = end
        return {cut for cut in found if _allowed(text, cut)}

    def _names(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names stand in a text, from left to right, the longest at each place."""
        start = 0
        while start < len(text):
            lengths = self._lengths.get(text[start], ())
            ends = (start + n for n in lengths if start + n <= len(text))
            end = next((end for end in ends if text[start:end] in self._kept), 0)
            if end:
                yield start, end
            start = end or start + 1


def _allowed(text: str, cut: int) -> bool:
    """Whether a line may end here: not in a number or a word, nor beside an end's single letter."""
    if not 1 < cut < len(text) - 1:
        return False
    before, after = text[cut - 1], text[cut]
    if before.isdigit() or after.isdigit() or (before.isascii() and after.isascii()):
        return False
    return before not in NOT_LAST and not before.isspace() and after not in NOT_FIRST
