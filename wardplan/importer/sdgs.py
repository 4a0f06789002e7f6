"""Sustainable Development Goals named in a text: SDGs 3・11, SDGsの目標4, an icon's alt text."""

import re

from wardplan.importer.blocks import quote
from wardplan.importer.normalise import narrow
from wardplan.records import GoalReference, Quote

_NUMBER = (
    r"(?:(?:ゴール|目標|GOAL|Goal|No\.?)\s?)?(?<!\d)(?:1[0-7]|0?[1-9])(?![\d%.年月日人つ])(?:番)?"
)
_NAME = r"(?:\s?「[^「」]{1,40}」|\s?\([^()]{1,40}\))?"
_AND = r"\s?(?:[・･,、，/&と及びや～~-]|\s)\s?"
_LIST = rf"{_NUMBER}{_NAME}(?:{_AND}(?:SDGs\s?)?{_NUMBER}{_NAME}){{0,16}}"
_NAMED = re.compile(
    r"(?:SDGs?|持続可能な開発目標)(?:\([^()]{0,20}\))?"
    rf"[^\d。「」\n]{{0,20}}?\s?[:：】\]]?\s?(?P<list>{_LIST})"
)
_GOAL = re.compile(
    r"「[^「」]{0,40}」|\([^()]{0,40}\)|(?P<first>\d{1,2})(?:\s?[~～]\s?(?P<last>\d{1,2}))?"
)


NAMES = (
    "貧困をなくそう", "飢餓をゼロに", "すべての人に健康と福祉を", "質の高い教育をみんなに",
    "ジェンダー平等を実現しよう", "安全な水とトイレを世界中に", "エネルギーをみんなに",
    "働きがいも経済成長も", "産業と技術革新の基盤をつくろう", "人や国の不平等をなくそう",
    "住み続けられるまちづくりを", "つくる責任", "気候変動に具体的な対策を", "海の豊かさを守ろう",
    "陸の豊かさも守ろう", "平和と公正をすべての人に", "パートナーシップで目標を達成しよう",
)  # fmt: skip
"""What the icons of the goals say, in order (国際連合広報センター, SDGsのポスター・ロゴ)."""
_PICTURE = re.compile(r"!\[(?P<alt>[^\]]{0,200})\](?:\([^)]{0,300}\))?")


def in_pictures(printed: str) -> bool:
    """Whether a line of pictures shows icons of goals."""
    return "SDG" in printed or any(name in printed for name in NAMES)


def pictured(text: str, within: Quote) -> tuple[GoalReference, ...]:
    """The goals that the icons in `within` stand for, by number or by name."""
    found = []
    for picture in _PICTURE.finditer(text, within.start, within.end):
        alt = quote(text, picture.start("alt"), picture.end("alt"))
        numbers = [g for reference in references(text, alt) for g in reference.goals]
        numbers += [n for n, name in enumerate(NAMES, 1) if name in alt.text]
        if numbers:
            found.append(GoalReference(alt, tuple(dict.fromkeys(numbers))))
    return tuple(found)


def references(text: str, within: Quote) -> tuple[GoalReference, ...]:
    """Every naming of goals by number inside `within`, a piece of `text`."""
    printed = narrow(text[within.start : within.end])
    return tuple(_reference(text, within, match) for match in _NAMED.finditer(printed))


def listed(text: str, within: Quote) -> tuple[GoalReference, ...]:
    """The goals of a cell or label that is known to list goals: bare numbers count."""
    found = references(text, within)
    numbers = _numbers(narrow(text[within.start : within.end]))
    if found or not numbers:
        return found
    return (GoalReference(within, numbers),)


def _reference(text: str, within: Quote, match: re.Match[str]) -> GoalReference:
    found = quote(text, within.start + match.start(), within.start + match.end())
    return GoalReference(found, _numbers(match["list"]))


def _numbers(printed: str) -> tuple[int, ...]:
    numbers: list[int] = []
    for match in _GOAL.finditer(printed):
        if match["first"]:
            first = int(match["first"])
            numbers += range(first, int(match["last"] or first) + 1)
    return tuple(dict.fromkeys(number for number in numbers if 1 <= number <= 17))
