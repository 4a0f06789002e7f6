"""Which city, ward and fiscal year a text is about, and the date it bears.

The year is taken from the best evidence there is: the title, then words beside 運営方針, then the
closing notes, then an address. A date of update or the period of some plan is never evidence.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from wardplan.importer.draft import Kind
from wardplan.importer.normalise import narrow
from wardplan.importer.reader import Placed
from wardplan.importer.sections import is_document_title
from wardplan.years import western

_ERA_YEAR = r"(?P<era>令和|平成)\s*(?P<year>元|\d{1,2})\s*"
_TITLE_YEAR = re.compile(_ERA_YEAR + r"年度\s*(?:横浜市)?\s*\S{0,6}?区?運営方針")
_BUDGET_YEAR = re.compile(rf"(?<![~〜]){_ERA_YEAR}年度(?!\s*[~〜])")
_ADDRESS_YEAR = re.compile(r"/(?P<era>[RrHh])(?P<year>\d{2})")
_DATE = re.compile(_ERA_YEAR + r"年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日")
_WARD_TITLE = re.compile(r"(?P<ward>[^\s「」、。〜~0-9年度市]{1,5}区)(?:区政)?運営方針")


@dataclass(frozen=True)
class Evidence:
    """A year the text speaks of, where, and how far it can be trusted (4: the title itself)."""

    year: int
    trust: int
    line: int
    text: str


def years(placed: Iterable[Placed]) -> tuple[Evidence, ...]:
    """All evidence of the fiscal year, the best first."""
    found = (evidence for item in placed for evidence in _years(item))
    return tuple(sorted(found, key=lambda evidence: (-evidence.trust, evidence.line)))


def _years(item: Placed) -> Iterator[Evidence]:
    printed = narrow(item.block.text)
    trusts = [(4 if is_document_title(item.block) else 3, _TITLE_YEAR)]
    if item.kind is Kind.NOTE:
        trusts += [(2, _BUDGET_YEAR), (1, _ADDRESS_YEAR)]
    for trust, pattern in trusts:
        if match := pattern.search(printed):
            yield Evidence(western(match["era"], match["year"]), trust, item.block.line, match[0])


def wards(placed: Iterable[Placed], names: dict[str, str]) -> tuple[str, ...]:
    """Slugs of the wards the text may be about, the likeliest first.

    `names` maps a ward's name to its slug. A title that names a ward decides; else the ward
    whose name occurs most often.
    """
    placed = tuple(placed)
    if (named := ward_in_title(placed, names)) is not None:
        return (named,)
    texts = [narrow(item.block.text) for item in placed]
    for text in texts:
        for match in _WARD_TITLE.finditer(text):
            if match["ward"] in names:
                return (names[match["ward"]],)
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
    counts = Counter(name for text in texts for name in pattern.findall(text))
    return tuple(names[name] for name, _ in counts.most_common())


def ward_in_title(placed: Iterable[Placed], names: dict[str, str]) -> str | None:
    """The slug of the ward that the document's own title names, or None."""
    for item in placed:
        match = _WARD_TITLE.search(narrow(item.block.text))
        if match and is_document_title(item.block) and match["ward"] in names:
            return names[match["ward"]]
    return None


def issued(placed: Iterable[Placed]) -> date | None:
    """The date the document bears: the first full date of its covering letter."""
    for item in placed:
        match = _DATE.search(narrow(item.block.text)) if item.kind is Kind.LETTER else None
        if match:
            return _date(match)
    return None


def _date(match: re.Match[str]) -> date | None:
    year = western(match["era"], match["year"])
    try:
        return date(year, int(match["month"]), int(match["day"]))
    except ValueError:  # a slip of the pen such as 13月 is no date
        return None
