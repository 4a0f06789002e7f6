"""Read a title line: number, programme label, title, subtitle, bureau, citation bracket."""

import re
from dataclasses import dataclass

from wardplan.importer.blocks import quote
from wardplan.importer.normalise import dashes, narrow, number_of
from wardplan.records import Quote

_LONGEST = 400
"""A longer line is no title; the patterns are not tried on it."""

_NUMBER = re.compile(
    r"(?P<printed>(?:施策\s*)?[\[(【]\s*(?:施策\s*)?\d{1,2}\s*[\])】]"
    r"|施策\s*\d{1,2}"
    r"|\d{1,2}(?=[.、:\s]))"
    r"[.、:]?\s*"
)
_CIRCLED_NUMBER = re.compile(r"(?P<printed>[①-⑳])\s*")
_CITATION = re.compile(
    r"[<(\[【〈〔]\s*(?P<inner>(?:横浜市)?中期(?:4か年)?計画.*?(?:政策|戦略|テーマ)\s*\d.*?)"
    r"\s*[>)\]】〉〕]\s*$"
)
_PROGRAMME = re.compile(r"[<〈](?P<inner>[^<>〈〉]{1,30})[>〉](?=\s*\S)")
_BUREAU = re.compile(r"\((?P<inner>[^()]{1,20}局)\)\s*$")
_SUBTITLE = re.compile(r"～(?P<inner>[^～]+)～\s*$")


@dataclass(frozen=True)
class Title:
    """The parts of a title line; `label` is what is left when the others are taken off."""

    label: Quote
    number: int | None = None
    printed_number: Quote | None = None
    subtitle: Quote | None = None
    programme: Quote | None = None
    bureau: Quote | None = None
    citation: Quote | None = None


@dataclass
class _Rest:
    """What of a title line has not been taken yet: `text[start:end]`."""

    text: str
    start: int
    end: int

    @property
    def printed(self) -> str:
        return self.text[self.start : self.end]

    def take_last(self, pattern: re.Pattern[str], normal: str) -> Quote | None:
        """Take what `pattern` finds at the end, and quote its inner part."""
        match = pattern.search(normal)
        if match is None:
            return None
        inner = self._quote(match.start("inner"), match.end("inner"))
        self.end = self.start + match.start()
        return inner

    def take_first(self, pattern: re.Pattern[str], normal: str, group: str) -> Quote | None:
        """Take what `pattern` finds at the beginning, and quote one group of it."""
        match = pattern.match(normal)
        if match is None:
            return None
        inner = self._quote(match.start(group), match.end(group))
        self.start += match.end()
        return inner

    def _quote(self, start: int, end: int) -> Quote:
        return quote(self.text, self.start + start, self.start + end)


def parse(text: str, body: Quote) -> Title:
    """The parts of the title line `body` of `text`. What is not there is None.

    A line that would be left without a title by that is a title as a whole, and dashes around
    all of it are no subtitle.
    """
    if body.end - body.start > _LONGEST:
        return Title(label=body)
    rest = _Rest(text, body.start, body.end)
    citation = rest.take_last(_CITATION, narrow(rest.printed))
    bureau = rest.take_last(_BUREAU, narrow(rest.printed))
    programme = rest.take_first(_PROGRAMME, narrow(rest.printed), "inner")
    printed = _take_number(rest)
    subtitle = rest.take_last(_SUBTITLE, dashes(rest.printed))
    if not rest.printed.strip():
        return Title(label=subtitle or body)
    return Title(
        label=quote(text, rest.start, rest.end),
        number=_value(printed),
        printed_number=printed,
        subtitle=subtitle,
        programme=programme,
        bureau=bureau,
        citation=citation,
    )


def _take_number(rest: _Rest) -> Quote | None:
    circled = rest.take_first(_CIRCLED_NUMBER, rest.printed, "printed")
    return circled or rest.take_first(_NUMBER, narrow(rest.printed), "printed")


def _value(printed: Quote | None) -> int | None:
    return number_of(printed.text) if printed else None
