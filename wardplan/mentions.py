"""Known things that a text names: their labels and alternative labels, the longest first."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wardplan.comparison import Match, Reason
from wardplan.importer.normalise import key

LABEL, ALTERNATIVE = 0.95, 0.85
"""How sure a match is: a name that stands there is hardly ever another thing, an alternative name
(a nickname, a former or misread form) somewhat more often."""

SHORT, SHORT_SHARE = 3, 0.7
"""Names of so few characters also occur inside other words."""

ELSEWHERE_SHARE = 0.5
"""A thing that lies in another ward is seldom meant; its namesake here is."""

AMBIGUOUS_SHARE = 0.6
"""Where two things share a name, a person has to choose."""

THRESHOLD = 0.5
"""From here on a mention is proposed: a short alternative name is, one elsewhere is not."""


@dataclass(frozen=True)
class Name:
    """A name of a known thing as printed; `here` is False where the thing lies in another ward."""

    thing: str
    printed: str
    preferred: bool
    here: bool = True


def by_form(names: Iterable[Name]) -> dict[str, list[Name]]:
    """The names by the form in which they are sought, the longest form first."""
    found: dict[str, list[Name]] = {}
    for name in names:
        same = found.setdefault(key(name.printed), [])
        if name.thing not in {each.thing for each in same}:
            same.append(name)
    found.pop("", None)
    return {form: found[form] for form in sorted(found, key=lambda form: (-len(form), form))}


def named_in(text: str, forms: Mapping[str, list[Name]]) -> Iterator[str]:
    """The forms that stand in a text and inside no longer one; `forms` come longest first."""
    sought = key(text)
    for form in forms:
        pieces = sought.split(form)
        if len(pieces) > 1:
            sought, standing = _without(form, pieces)
            if standing:
                yield form


def _without(form: str, pieces: list[str]) -> tuple[str, bool]:
    """The text with `form` blanked out, and whether it stood there as a name of its own.

    It does not inside a longer word of Katakana or Latin letters.
    """
    standing = False
    for before, after in itertools.pairwise(pieces):
        runs_on = _same_word(before[-1:], form[0]) or _same_word(form[-1], after[:1])
        standing = standing or not runs_on
    return ("\0" * len(form)).join(pieces), standing


def _same_word(one: str, other: str) -> bool:
    """Whether two neighbouring characters belong to one word for certain."""
    return bool(one and other) and any(kind(one) and kind(other) for kind in (_is_kana, _is_latin))


def _is_kana(char: str) -> bool:
    return "ァ" <= char <= "ヺ" or char == "ー"


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def mentions(subject: str, text: str, forms: Mapping[str, list[Name]]) -> Iterator[Match]:
    """What a text names, each thing once."""
    found: dict[str, Match] = {}
    for form in named_in(text, forms):
        for name in forms[form]:
            match = _match(subject, name, form, ambiguous=len(forms[form]) > 1)
            if match.score >= THRESHOLD and match.target not in found:
                found[match.target] = match
    yield from found.values()


def _match(subject: str, name: Name, form: str, *, ambiguous: bool) -> Match:
    score = LABEL if name.preferred else ALTERNATIVE
    reasons = [Reason("label" if name.preferred else "alternative", (name.printed,))]
    lessened = (
        ("short", len(form) <= SHORT, SHORT_SHARE),
        ("elsewhere", not name.here, ELSEWHERE_SHARE),
        ("ambiguous", ambiguous, AMBIGUOUS_SHARE),
    )
    for code, holds, share in lessened:
        if holds:
            score *= share
            reasons.append(Reason(code))
    return Match(subject, name.thing, round(score, 2), tuple(reasons))
