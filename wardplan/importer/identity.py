"""Which ward and fiscal year a text is about, and the date it bears.

The year is taken from the best evidence there is: the title, then words beside 運営方針, then the
closing notes, then an address. A date of update or the period of some plan is never evidence.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from wardplan.importer.draft import Kind
from wardplan.importer.normalise import narrow
from wardplan.importer.profile import Profile
from wardplan.importer.reader import Placed
from wardplan.importer.sections import is_document_title
from wardplan.years import western

_ERA_YEAR = r"(?P<era>令和|平成|[RH](?=\d))\s?(?P<year>元|\d{1,2})\s?"
_FISCAL_YEAR = re.compile(
    rf"(?<![~～\-])(?:{_ERA_YEAR}|(?P<western>20\d\d|19[89]\d)\s?)"
    r"(?:\([^()]{1,10}\)\s?)?年度(?!\s?[~～\-])(?!から|まで|策定|当初から)"
)
_ADDRESS_YEAR = re.compile(r"/(?P<era>[RrHh])(?P<year>\d{2})")
_DATE = re.compile(
    r"(?P<era>令和|平成)\s?(?P<year>元|\d{1,2})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日"
)
_BESIDE = 16
"""So near to 運営方針 a year is the plan's own."""
_CLOSING_NOTE = re.compile(
    r"掲載してい|記載してい|掲載しました|記載しました|予算(?:額|案)?です|づくり推進費"
)
_PAST = re.compile(r"\s?の?[^。]{0,12}(?:実績|決算)")
_OWN_WORDS = re.compile(r"予算|主な|事業|取組|当初")


@dataclass(frozen=True)
class Evidence:
    """A year the text speaks of, where, and how far it can be trusted (4: the title itself)."""

    year: int
    trust: int
    line: int
    text: str


def years(placed: Iterable[Placed], profile: Profile) -> tuple[Evidence, ...]:
    """All evidence of the fiscal year, the best first."""
    items = list(placed)
    found = [evidence for item in items for evidence in _years(item, profile)]
    found += _beside_titles(items, profile)
    return tuple(sorted(found, key=lambda evidence: (-evidence.trust, evidence.line)))


def _years(item: Placed, profile: Profile) -> Iterator[Evidence]:
    printed = narrow(item.block.text)
    for match in _FISCAL_YEAR.finditer(printed):
        trust = _trust(item, printed, match, profile)
        if trust:
            yield Evidence(_year(match), trust, item.block.line, _words(printed, match, profile))
    address = _ADDRESS_YEAR.search(printed) if item.kind is Kind.NOTE else None
    if address:
        year = western(address["era"], address["year"])
        yield Evidence(year, 1, item.block.line, address[0])


def _words(printed: str, match: re.Match[str], profile: Profile) -> str:
    """The year with the words up to the title beside it: 令和6年度泉区運営方針."""
    behind = printed[match.end() : match.end() + _BESIDE]
    title = re.match(rf".*?(?:{_any(profile.titles)})", behind)
    return match[0] + (title[0] if title else "")


def _beside_titles(items: list[Placed], profile: Profile) -> Iterator[Evidence]:
    """The year on a line of its own right above or below the document's title."""
    for one, other in itertools.pairwise(items):
        for line, title in ((one, other), (other, one)):
            match = _FISCAL_YEAR.fullmatch(narrow(line.block.text))
            if match and is_document_title(title.block, profile):
                yield Evidence(_year(match), 4, line.block.line, match[0])


def _trust(item: Placed, printed: str, match: re.Match[str], profile: Profile) -> int:
    if is_document_title(item.block, profile):
        return 4
    beside = printed[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]
    if any(title in beside for title in profile.titles):
        return 3
    if item.kind is Kind.NOTE:
        return 2
    if item.kind is Kind.HEADING and _OWN_WORDS.search(printed):
        return 1
    return int(_CLOSING_NOTE.search(printed) is not None and not _PAST.match(printed, match.end()))


def _year(match: re.Match[str]) -> int:
    return int(match["western"]) if match["western"] else western(match["era"], match["year"])


def wards(placed: Iterable[Placed], names: dict[str, str], profile: Profile) -> tuple[str, ...]:
    """Slugs of the wards the text may be about, the likeliest first.

    `names` maps a ward's name to its slug. A title that names a ward decides; else the ward
    whose name occurs most often.
    """
    placed = tuple(placed)
    if (named := ward_in_title(placed, names, profile)) is not None:
        return (named,)
    pattern = _ward_pattern(names)
    title = re.compile(rf"({pattern})の?\s?(?:区政)?(?:{_any(profile.titles)})")
    texts = [narrow(item.block.text) for item in placed]
    for text in texts:
        if match := title.search(text):
            return (names[match[1]],)
    counts = Counter(name for text in texts for name in re.findall(pattern, text))
    return tuple(names[name] for name, _ in counts.most_common())


def ward_in_title(placed: Iterable[Placed], names: dict[str, str], profile: Profile) -> str | None:
    """The slug of the ward that the document's own title names, or None."""
    pattern = re.compile(_ward_pattern(names))
    for item in placed:
        match = pattern.search(narrow(item.block.text))
        if match and is_document_title(item.block, profile):
            return names[match[0]]
    return None


def _ward_pattern(names: dict[str, str]) -> str:
    """A ward's name that is no part of a longer word: 西区 is not in 東西区間 nor 西 in 湖西区."""
    return rf"(?<![一-鿿々])(?:{_any(names)})|(?<=[市度])(?:{_any(names)})"


def _any(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(map(re.escape, longest_first)) or r"(?!)"


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
