"""Citations of the city's mid-term plan: one per sequence of theme, strategy and policies.

Grammar as surveyed: `中期計画:テーマ03 戦略5 政策26・27`, in any width and separator, ranges of
policies, several sequences one after the other; and the basic strategy named in a sentence. The
words (中期計画, テーマ, 政策, 施策群) are the city's and come from its profile.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wardplan.importer.blocks import quote
from wardplan.importer.normalise import narrow
from wardplan.records import Citation, Quote

_GAP = r"[\s・･,、､/:;\-→>]{0,4}"
_AND = r"\s{0,4}(?:[・･,、､~～〜\-/]|から|と|及び|並びに|&|\s)\s{0,4}"
_YEARS = (
    r"(?:\(?\s?(?P<years>\d{4})\s?(?:年度?)?(?:\s?[~～〜\-]\s?(?:\d{2,4})\s?(?:年度?)?)?\s?\)?)?"
)
_RANGE = re.compile(
    r"(\d{1,3})\s{0,4}(?:[~～〜\-]|から)\s{0,4}[^\d\s~～〜\-]{0,4}(\d{1,3})(?:まで)?|(\d{1,3})"
)
_BARE = re.compile(rf"\d{{1,3}}(?:{_AND}\d{{1,3}}){{0,40}}\s*")
_READABLE = re.compile(r"\w")
_SMALL_WORDS = re.compile(
    r"まで|[のをにはへも及び並等]|関連|関係|対応|該当|する|主な|位置付け|施策|番号|参照"
)
"""Words around a citation that say nothing the citation itself does not."""


@dataclass(frozen=True)
class Words:
    """What a city calls its mid-term plan and the parts of it; what it has none of is empty."""

    plans: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    strategy: tuple[str, ...] = ()
    policy: tuple[str, ...] = ()
    policy_group: tuple[str, ...] = ()
    measure_group: tuple[str, ...] = ()
    basic_strategy: tuple[str, ...] = ()


class Grammar:
    """The patterns of one city's citations."""

    def __init__(self, words: Words) -> None:
        self.plan = _any(words.plans)
        self._sequence = _sequence_pattern(words)
        self._basic = _basic_pattern(words)
        self._period = re.compile(rf"{self.plan}\s?{_YEARS.removesuffix('?')}")
        self._part = re.compile(rf"{_any(_parts(words))}\s?:?\s?\d")
        self._named = re.compile(rf"(?:{self.plan})\s?{_YEARS}")

    def sequences(self, text: str, within: Quote) -> tuple[Citation, ...]:
        """The citations printed inside `within`, a piece of `text`.

        Where words or figures are left over that no rule reads, the last citation is doubtful.
        """
        found = tuple(self._sequences(text, within))
        if not found:
            return found
        left = self._named.sub("", narrow(_left_over(text, within, found)))
        if not _READABLE.search(_SMALL_WORDS.sub("", left)):
            return found
        return (*found[:-1], replace(found[-1], doubtful=True))

    def is_citation(self, printed: str, *, strict: bool = False) -> bool:
        """Whether `printed`, the inside of a bracket, cites and does little else.

        A part of the mid-term plan must be named by number, and either the plan too (unless
        `strict`) or nothing else at all.
        """
        normal = narrow(printed)
        if not self._part.search(normal):
            return False
        rest = self._sequence.sub("", normal)
        if self._named.search(normal) and not strict:
            return len(rest) <= len(normal) // 2 + 8
        rest = self._named.sub("", rest)
        return not _READABLE.search(_SMALL_WORDS.sub("", rest))

    def listed(self, text: str, within: Quote, part: str) -> tuple[Citation, ...]:
        """The citation that bare numbers make in a column of `part`: policies, measure_groups."""
        printed = narrow(text[within.start : within.end])
        if not _BARE.fullmatch(printed):
            return ()
        found = tuple(_expand(printed))
        doubtful = any(doubt for _, doubt in found)
        numbers = {part: _numbers(found)}
        return (
            Citation(
                within,
                policies=numbers.get("policies", ()),
                measure_groups=numbers.get("measure_groups", ()),
                doubtful=doubtful,
            ),
        )

    def is_plan_named(self, printed: str) -> bool:
        """Whether `printed` names a mid-term plan with its period and says nothing else."""
        match = self._period.fullmatch(narrow(printed).strip("「」『』()<>【】 ・"))
        return match is not None

    def period(self, text: str) -> int | None:
        """The first year of the mid-term plan that a text prints; None unless it is one only."""
        years = {int(match["years"]) for match in self._period.finditer(narrow(text))}
        return years.pop() if len(years) == 1 else None

    def mentions(self, text: str, within: Quote) -> tuple[Citation, ...]:
        """The naming in a sentence of the basic strategy, or of a plan with its period."""
        printed = narrow(text[within.start : within.end])
        if match := self._basic.search(printed):
            whole = quote(text, within.start + match.start(), within.start + match.end())
            start = within.start + match.start("title")
            title = quote(text, start, within.start + match.end("title"))
            return (Citation(whole, basic_strategy=title.text, first_year=_year(match["years"])),)
        if match := self._period.search(printed):
            whole = quote(text, within.start + match.start(), within.start + match.end())
            return (Citation(whole, first_year=_year(match["years"])),)
        return ()

    def _sequences(self, text: str, within: Quote) -> Iterator[Citation]:
        theme: int | None = None
        first_year: int | None = None
        printed = narrow(text[within.start : within.end])
        for match in self._sequence.finditer(printed):
            if match["years"]:
                first_year = int(match["years"])
            if not any(match[part] for part in _PARTS):
                continue
            theme = _integer(match["theme"]) or (theme if match["strategy"] else None)
            listed = {part: tuple(_expand(match[part] or "")) for part in _LISTS}
            printed_end = match.start() + len(match[0].rstrip("、,，､・･/;:→> -"))
            yield Citation(
                quote(text, within.start + match.start(), within.start + printed_end),
                theme=theme,
                strategy=_integer(match["strategy"]),
                sub_strategy=_integer(match["dashed"] or match["bracketed"]),
                policies=_numbers(listed["policies"]),
                policy_groups=_numbers(listed["policy_groups"]),
                measure_groups=_numbers(listed["measure_groups"]),
                first_year=first_year,
                doubtful=any(doubt for found in listed.values() for _, doubt in found),
            )


_LISTS = ("policies", "policy_groups", "measure_groups")
_PARTS = ("theme", "strategy", *_LISTS)


def unread(within: Quote) -> Citation:
    """A citation of which only the text can be kept."""
    return Citation(within, doubtful=True)


def _parts(words: Words) -> tuple[str, ...]:
    groups = words.policy_group + words.measure_group
    return words.theme + words.strategy + groups + words.policy


def _any(words: Iterable[str]) -> str:
    """A pattern of any of the words; without words one that matches nothing."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})"


def _list_of(name: str, words: tuple[str, ...], below: str) -> str:
    word = _any(words)
    numbers = rf"\d{{1,3}}(?:{_AND}(?:{word}\s?)?\d{{1,3}}){{0,40}}"
    return rf"(?:{word}\s?[:：]?\s?(?P<{name}>{numbers})(?:{_GAP}(?={below}))?)?"


def _sequence_pattern(words: Words) -> re.Pattern[str]:
    below = _any(_parts(words))
    name = r"(?:\s?[「『][^」』]{1,30}[」』]|\s?\([^()\d]{1,30}\))?"
    return re.compile(
        rf"(?:{_any(words.plans)}\s?{_YEARS}{_GAP})?"
        rf"(?:{_any(words.theme)}\s?[:：]\s?[^\d\s、]{{1,12}}{_GAP}(?={below}))?"
        rf"(?:{_any(words.theme)}\s?(?P<theme>\d{{1,2}}){name}(?:{_GAP}(?={below}))?)?"
        rf"(?:{_any(words.strategy)}\s?(?P<strategy>\d{{1,2}})"
        rf"(?:-(?P<dashed>\d{{1,2}})|\((?P<bracketed>\d{{1,2}})\))?{name}(?:{_GAP}(?={below}))?)?"
        rf"{_list_of('policy_groups', words.policy_group, below)}"
        rf"{_list_of('measure_groups', words.measure_group, below)}"
        rf"{_list_of('policies', words.policy, below)}"
    )


def _basic_pattern(words: Words) -> re.Pattern[str]:
    if not words.basic_strategy:
        return re.compile(rf"{_YEARS}(?P<title>(?!))")
    return re.compile(
        rf"{_any(words.plans)}\s?{_YEARS}\s?[のに]?(?:掲げる|定める)?\s?"
        rf"{_any(words.basic_strategy)}(?:である)?\s?[「『](?P<title>[^」』]{{1,80}})[」』]"
    )


def _left_over(text: str, within: Quote, found: tuple[Citation, ...]) -> str:
    ends = [within.start, *(citation.quote.end for citation in found)]
    starts = [*(citation.quote.start for citation in found), within.end]
    return "".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def _numbers(found: tuple[tuple[int, bool], ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for number, _ in found))


def _expand(printed: str) -> Iterator[tuple[int, bool]]:
    """The numbers of `18・19` or `3~5`, and whether to doubt them.

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


def _year(years: str | None) -> int | None:
    return int(years) if years else None
