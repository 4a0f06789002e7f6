"""Read a title line: number, marks, programme label, title, subtitle and what brackets add to it.

A bracket before or behind a title may hold anything, and angle brackets do: it is the content
that decides. What no kind of content recognises stays part of the title.
"""

import re
from dataclasses import dataclass, field

from wardplan.importer import amounts, sdgs
from wardplan.importer.blocks import quote
from wardplan.importer.normalise import dashes, narrow
from wardplan.importer.numbering import Number
from wardplan.importer.numbering import read as read_number
from wardplan.importer.profile import Profile
from wardplan.importer.units import is_bureau, units, unlabelled
from wardplan.records import Amount, Citation, GoalReference, Quote

LONGEST = 400
"""A longer line is no title; the patterns are not tried on it."""

_CLOSING = {")": "(", "]": "[", "】": "【", ">": "<", "〉": "〈", "》": "《", "〕": "〔", "}": "{"}
_OPENING = {opening: closing for closing, opening in _CLOSING.items()}
_BRACKETS_ONLY = re.compile(
    r"\s*(?:(?:[(\[【<〈〔][^()\[\]【】<>〈〉〔〕]{1,80}[)\]】>〉〕]|[～〜~][^～〜~]{1,60}[～〜~])\s*)*"
)
"""Nothing, or only brackets and a subtitle, behind a bracket that is the title itself."""
_SUBTITLE = re.compile(r"[～](?P<inner>[^～]+)～\s*$")
_LEADING_SUBTITLE = re.compile(r"\s*～(?P<inner>[^～]+)～\s*")
_AMOUNT_END = re.compile(rf"(?:[…・.\s]+|(?<=[\])】>])|(?<=\S))(?P<inner>{amounts.AMOUNT})\s*$")
_AMOUNT_ONLY = re.compile(rf"(?:総額|計|合計)?\s*{amounts.AMOUNT}\s*(?:\([^()]*\))?\s*")
_COMPARED = re.compile(rf"(?:対?前年度?[比差]?|うち).{{0,12}}{amounts.AMOUNT}")
_FORMER = re.compile(r"旧(?:事業名|名称)?\s?:")
_PAGE = re.compile(r"[…・.\s]*(?:p\.?|P\.?)?\d{1,3}(?:ページ|頁)?\s*$")


@dataclass
class Title:
    """The parts of a title line; `label` is what is left when the others are taken off.

    `aside` says that a mark such as 拡充 was taken off that states nothing.
    """

    label: Quote
    number: Number | None = None
    subtitle: Quote | None = None
    programme: Quote | None = None
    bureau: Quote | None = None
    new: Quote | None = None
    budget: Amount | None = None
    departments: tuple[Quote, ...] = ()
    citations: tuple[Citation, ...] = ()
    goals: tuple[GoalReference, ...] = ()
    aside: list[Quote] = field(default_factory=list)


def parse(text: str, body: Quote, profile: Profile, *, numbered: bool = True) -> Title:
    """The parts of the title line `body` of `text`. What is not there is None or empty.

    A line that would be left without a title by that is a title as a whole, and dashes around
    all of it are no subtitle.
    """
    title = Title(label=body)
    if body.end - body.start > LONGEST:
        return title
    start, end = body.start, body.end
    title.number = read_number(text, body) if numbered else None
    if title.number:
        start = title.number.end + (2 if text.startswith("**", title.number.end) else 0)
    start = _take_leading(text, start, end, title, profile)
    if numbered and title.number is None:
        title.number = read_number(text, quote(text, start, end))
        start = title.number.end if title.number else start
    end = _take_trailing(text, start, end, title, profile)
    if not text[start:end].strip():
        return Title(label=title.subtitle or title.programme or body, number=title.number)
    title.label = _without_asterisks(text, start, end)
    return title


def _without_asterisks(text: str, start: int, end: int) -> Quote:
    """The title itself, where its bold print ended before a bracket."""
    raw = text[start:end].rstrip()
    return quote(text, start, start + len(raw.removesuffix("**")))


def _take_leading(text: str, start: int, end: int, title: Title, profile: Profile) -> int:
    """Take brackets off the beginning while their content is known; where the title begins."""
    while True:
        printed = narrow(text[start:end])
        offset = len(printed) - len(printed.lstrip(" ★☆"))
        if offset and printed[offset:].strip():
            start, printed, offset = start + offset, printed[offset:], 0
        opening = printed[offset : offset + 1]
        closing = printed.find(_OPENING[opening], offset) if opening in _OPENING else -1
        if closing < 0 or _BRACKETS_ONLY.fullmatch(printed, closing + 1):
            return start
        inner = quote(text, start + offset + 1, start + closing)
        if not accept(text, inner, title, profile) and not _is_programme(opening, inner, profile):
            return start
        if _is_programme(opening, inner, profile) and not _taken(inner, title):
            title.programme = inner
        start += closing + 1


def _taken(inner: Quote, title: Title) -> bool:
    marks = [title.new, title.bureau, title.budget and title.budget.quote, *title.aside]
    return inner in marks or bool(title.departments or title.citations or title.goals)


def _is_programme(opening: str, inner: Quote, profile: Profile) -> bool:
    if not inner.text or len(inner.text) > 30:
        return False
    return opening in "<〈《" or profile.marks.is_("programme", inner.text)


def _take_trailing(text: str, start: int, end: int, title: Title, profile: Profile) -> int:
    """Take brackets, subtitles, sums and sections off the end; where the title ends."""
    while True:
        taken = _take_last(text, start, end, title, profile)
        if taken is None or not text[start:taken].strip():
            return end if taken is None else taken
        end = taken


def _take_last(text: str, start: int, end: int, title: Title, profile: Profile) -> int | None:
    printed = narrow(text[start:end]).rstrip()
    if not printed:
        return None
    if printed[-1] in _CLOSING:
        return _take_bracket(text, start, printed, title, profile)
    dashed = _SUBTITLE.search(dashes(text[start:end]))
    if dashed and title.subtitle is None and not dashed["inner"].strip().isdigit():
        subtitle = quote(text, start + dashed.start("inner"), start + dashed.end("inner"))
        title.subtitle = subtitle if subtitle.text else None
        return start + dashed.start()
    if match := _AMOUNT_END.search(printed):
        inner = quote(text, start + match.start("inner"), start + match.end("inner"))
        if title.budget is None:
            title.budget = amounts.read(text, inner)
            return start + _before_label(printed[: match.start()], profile)
    return _take_words(text, start, printed, title, profile)


def _before_label(stem: str, profile: Profile) -> int:
    """Where `stem` ends without a label such as 予算 that white space parts from it."""
    words = stem.rstrip(" :…・")
    gap = words.rfind(" ")
    is_label = gap >= 0 and profile.labels.is_("budget", words[gap + 1 :])
    return gap if is_label else len(stem)


def _take_bracket(
    text: str, start: int, printed: str, title: Title, profile: Profile
) -> int | None:
    opening = _matching(printed)
    if opening is None:
        return None
    inner = quote(text, start + opening + 1, start + len(printed) - 1)
    return start + opening if accept(text, inner, title, profile) else None


def _matching(printed: str) -> int | None:
    """Where the bracket opens that closes at the end of `printed`."""
    closing, depth = printed[-1], 0
    opening = _CLOSING[closing]
    for position in range(len(printed) - 1, -1, -1):
        depth += (printed[position] == closing) - (printed[position] == opening)
        if depth == 0:
            return position
    return None


def _take_words(text: str, start: int, printed: str, title: Title, profile: Profile) -> int | None:
    """Take a section's name off the end, where white space parts it, and a page number behind."""
    page = _PAGE.search(printed)
    stem = printed[: page.start()] if page and page.start() else printed
    gap = max(stem.rfind(" "), stem.rfind("\t"))
    if gap < 0:
        return None
    last = quote(text, start + gap + 1, start + len(stem))
    if profile.names_unit(last.text) or profile.citations.is_citation(last.text):
        accept(text, last, title, profile)
        return start + gap
    marked = profile.marks.find(last.text, ("new", "other"))
    if marked is None or title.new is not None or title.aside:
        return None
    _mark(marked, last, title)
    return start + gap


def accept(text: str, inner: Quote, title: Title, profile: Profile) -> bool:
    """Take what stands in a bracket (or a cell) into `title`, if its content is of a known kind."""
    printed = narrow(inner.text)
    if marked := profile.marks.find(inner.text, ("new", "other")):
        _mark(marked, inner, title)
        return True
    if _AMOUNT_ONLY.fullmatch(unlabelled(printed, "budget", profile)):
        title.budget = title.budget or amounts.read(text, inner)
        return True
    if _COMPARED.match(printed) or _FORMER.match(printed):
        title.aside.append(inner)
        return True
    if found := units(text, inner, profile):
        sections = tuple(each for each in found if not is_bureau(each.text))
        title.departments = (*sections, *title.departments)
        title.bureau = title.bureau or next((b for b in found if is_bureau(b.text)), None)
        return True
    if cited := cite(text, inner, profile):
        title.citations = (*cited, *title.citations)
        return True
    if "SDG" in printed and (goals := sdgs.listed(text, inner)):
        title.goals = (*goals, *title.goals)
        return True
    return False


def _mark(kind: str, inner: Quote, title: Title) -> None:
    if kind == "new":
        title.new = title.new or inner
    else:
        title.aside.append(inner)


def cite(text: str, inner: Quote, profile: Profile) -> tuple[Citation, ...]:
    """The citations of a text that is one; half-read where it names the plan and no more."""
    words = (inner.text, unlabelled(inner.text, "citations", profile))
    if not any(profile.citations.is_citation(each) for each in words):
        return ()
    return profile.citations.sequences(text, inner)
