"""Citations of the city's mid-term plan: one per sequence of theme, strategy and policies.

Grammar as surveyed: `中期計画:テーマ03 戦略5 政策26・27`, in any width and separator, ranges of
policies, several sequences one after the other; and the basic strategy named in a sentence.
"""

import re
from collections.abc import Iterator

from wardplan.importer.blocks import quote
from wardplan.importer.normalise import narrow
from wardplan.records import Citation, Quote

_NUMBERS = r"\d+(?:\s*[・･,、~～〜-]\s*(?:政策)?\s*\d+)*"
_SEQUENCE = re.compile(
    r"(?:(?:横浜市)?中期(?:4か年)?計画\s*(?P<years>\d{4}\s*[~～〜-]\s*\d{4})?\s*[::、]?\s*)?"
    r"(?:テーマ\s*(?P<theme>\d+)[\s・,、/]*)?"
    r"(?:戦略\s*(?P<strategy>\d+)[\s・,、/]*)?"
    rf"政策\s*(?P<policies>{_NUMBERS})"
)
_RANGE = re.compile(r"(\d+)\s*[~～〜-]\s*(?:政策)?\s*(\d+)|(\d+)")
_BASIC_STRATEGY = re.compile(
    r"(?:横浜市)?中期計画\s*(?P<years>\d{4}\s*[~～〜-]\s*\d{4})?\s*の?\s*"
    r"基本戦略\s*「(?P<title>[^」]{1,80})」"
)


def sequences(text: str, within: Quote) -> tuple[Citation, ...]:
    """The citations printed inside `within`, a piece of `text`."""
    return tuple(_sequences(text, within))


def basic_strategy(text: str, within: Quote) -> tuple[Citation, ...]:
    """The naming of the basic strategy inside a sentence; at most one."""
    match = _BASIC_STRATEGY.search(narrow(text[within.start : within.end]))
    if match is None:
        return ()
    whole = quote(text, within.start + match.start(), within.start + match.end())
    title = quote(text, within.start + match.start("title"), within.start + match.end("title"))
    return (Citation(whole, basic_strategy=title.text, first_year=_first_year(match["years"])),)


def _sequences(text: str, within: Quote) -> Iterator[Citation]:
    theme: int | None = None
    for match in _SEQUENCE.finditer(narrow(text[within.start : within.end])):
        theme = _integer(match["theme"]) or (theme if match["strategy"] else None)
        yield Citation(
            quote(text, within.start + match.start(), within.start + match.end()),
            theme=theme,
            strategy=_integer(match["strategy"]),
            policies=tuple(_expand(match["policies"])),
            first_year=_first_year(match["years"]),
        )


def _expand(printed: str) -> Iterator[int]:
    """The policy numbers of `18・19` or `3~5`; a range counts both its ends."""
    for first, last, single in _RANGE.findall(printed):
        if single:
            yield int(single)
        else:
            yield from range(int(first), min(int(last), int(first) + 99) + 1)


def _integer(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _first_year(years: str | None) -> int | None:
    return int(years[:4]) if years else None
