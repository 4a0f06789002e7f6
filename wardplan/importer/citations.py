"""Citations of the city's mid-term plan: one per sequence of theme, strategy and policies.

Grammar as surveyed: `中期計画:テーマ03 戦略5 政策26・27`, in any width and separator, ranges of
policies, several sequences one after the other; and the basic strategy named in a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from wardplan.importer.blocks import quote
from wardplan.importer.normalise import narrow
from wardplan.records import Citation, Quote

_GAP = r"[\s・･,、､/]*"
_AND = r"(?:[・･,、､~～〜-]|と|及び)"
_SEQUENCE = re.compile(
    r"(?:(?:横浜市)?中期(?:4か年)?計画\s*(?P<years>\d{4}\s*[~～〜-]\s*\d{4})?\s*[:、]?\s*)?"
    rf"(?:テーマ\s*(?P<theme>\d+)(?:{_GAP}(?=戦略|政策))?)?"
    r"(?:戦略\s*(?P<strategy>\d+)(?:-(?P<dashed>\d+)|\((?P<bracketed>\d+)\))?"
    rf"(?:{_GAP}(?=政策))?)?"
    rf"(?:政策\s*(?P<policies>\d+(?:\s*{_AND}\s*(?:政策)?\s*\d+)*))?"
)
_RANGE = re.compile(r"(\d+)\s*[~～〜-]\s*(?:政策)?\s*(\d+)|(\d+)")
_READABLE = re.compile(r"\w")
_BASIC_STRATEGY = re.compile(
    r"(?:横浜市)?中期計画\s*(?P<years>\d{4}\s*[~～〜-]\s*\d{4})?\s*の?\s*"
    r"基本戦略\s*「(?P<title>[^」]{1,80})」"
)


def sequences(text: str, within: Quote) -> tuple[Citation, ...]:
    """The citations printed inside `within`, a piece of `text`.

    Where words or figures are left over that no rule reads, the last citation is doubtful.
    """
    found = tuple(_sequences(text, within))
    if not found or not _READABLE.search(_left_over(text, within, found)):
        return found
    return (*found[:-1], replace(found[-1], doubtful=True))


def unread(within: Quote) -> Citation:
    """A citation of which only the text can be kept."""
    return Citation(within, doubtful=True)


def _left_over(text: str, within: Quote, found: tuple[Citation, ...]) -> str:
    ends = [within.start, *(citation.quote.end for citation in found)]
    starts = [*(citation.quote.start for citation in found), within.end]
    return "".join(text[end:start] for end, start in zip(ends, starts, strict=True))


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
        if not (match["theme"] or match["strategy"] or match["policies"]):
            continue
        theme = _integer(match["theme"]) or (theme if match["strategy"] else None)
        policies = tuple(_expand(match["policies"] or ""))
        yield Citation(
            quote(text, within.start + match.start(), within.start + match.end()),
            theme=theme,
            strategy=_integer(match["strategy"]),
            sub_strategy=_integer(match["dashed"] or match["bracketed"]),
            policies=tuple(number for number, _ in policies),
            first_year=_first_year(match["years"]),
            doubtful=any(doubtful for _, doubtful in policies),
        )


def _expand(printed: str) -> Iterator[tuple[int, bool]]:
    """The policy numbers of `18・19` or `3~5`, and whether to doubt them.

    A range counts both its ends; of one printed backwards only the ends are sure.
    """
    for first, last, single in _RANGE.findall(printed):
        if single:
            yield int(single), False
        elif int(first) <= int(last) < int(first) + 100:
            yield from ((number, False) for number in range(int(first), int(last) + 1))
        else:
            yield from ((int(first), True), (int(last), True))


def _integer(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _first_year(years: str | None) -> int | None:
    return int(years[:4]) if years else None
