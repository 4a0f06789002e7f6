"""Two elements of plans of different years: how likely one carries the other on, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from wardplan import likeness

TITLE, BODY, CITED, UNITS = 0.6, 0.25, 0.1, 0.05
"""What each kind of evidence counts for; together 1. The title leads: wards keep titles from year
to year and write the text below anew, and many initiatives cite the same policy."""

UNKNOWN = 0.75
"""Evidence that one of the two plans does not give counts for this share of the titles' likeness,
so that a title alone is never certain (0.9 at most)."""

THRESHOLD = 0.7
"""From here on a pair is proposed. Titles that only share their pattern stay below
(地域防災力の強化, 地域防犯力の強化); one with another stock ending does not (防犯対策の推進)."""

_ALIKE = 0.5
"""From here on the likeness of two bodies is given as a reason."""

MESSAGES: dict[str, dict[str, str]] = {
    "same-title": {"ja": "題が同じ", "en": "same title"},
    "title": {"ja": "題が似ている({0})", "en": "similar titles ({0})"},
    "subtitle": {
        "ja": "副題が対応({0})",
        "en": "a subtitle corresponds ({0})",
    },
    "body": {"ja": "本文が似ている({0})", "en": "similar texts ({0})"},
    "cited": {"ja": "同じものを引用({0})", "en": "cites the same ({0})"},
    "units": {"ja": "担当が同じ({0})", "en": "same office in charge ({0})"},
    "no-text": {"ja": "本文は比べられない", "en": "no text to compare"},
    "label": {"ja": "「{0}」とある", "en": "its text says '{0}'"},
    "alternative": {"ja": "別名「{0}」がある", "en": "its text says '{0}', another name"},
    "short": {"ja": "名前が短い", "en": "a short name"},
    "elsewhere": {"ja": "別の区にあるもの", "en": "it lies in another ward"},
    "ambiguous": {"ja": "同じ名前のものがほかにもある", "en": "other things have that name too"},
}


@dataclass(frozen=True)
class Reason:
    """Why something is proposed: `code` is a key of MESSAGES, `values` fill its gaps."""

    code: str
    values: tuple[str, ...] = ()

    def message(self, language: str) -> str:
        return MESSAGES[self.code][language].format(*self.values)


@dataclass(frozen=True)
class Element:
    """What is compared of an element. `names` are its title and subtitles, the title first.

    `cited` and `units` give the names of what it cites and of who is in charge, by IRI;
    `midterms` are the mid-term plans it cites.
    """

    iri: str
    names: tuple[str, ...]
    body: str
    cited: dict[str, str]
    midterms: frozenset[str]
    units: dict[str, str]


@dataclass(frozen=True)
class Match:
    """Two elements, how sure it is that the first carries on the second (0 to 1), and why."""

    subject: str
    target: str
    score: float
    reasons: tuple[Reason, ...]


def compare(one: Element, other: Element) -> Match:
    """Weigh all evidence there is on both sides."""
    title, reason = _titles(one, other)
    evidence = (
        (BODY, _body(one, other), "body"),
        (CITED, _shared(one.cited, other.cited, same=bool(one.midterms & other.midterms)), "cited"),
        (UNITS, _shared(one.units, other.units, same=True), "units"),
    )
    score, reasons = TITLE * title, [reason]
    for weight, value, code in evidence:
        score += weight * (UNKNOWN * title if value is None else value)
        if value is not None and value >= _ALIKE:
            reasons.append(Reason(code, (_said(code, value, one, other),)))
    if evidence[0][1] is None:
        reasons.append(Reason("no-text"))
    return Match(one.iri, other.iri, round(score, 2), tuple(reasons))


def _said(code: str, value: float, one: Element, other: Element) -> str:
    if code == "body":
        return f"{value:.2f}"
    ours, theirs = (one.cited, other.cited) if code == "cited" else (one.units, other.units)
    return "、".join(ours[iri] for iri in sorted(ours.keys() & theirs.keys()))


def _titles(one: Element, other: Element) -> tuple[float, Reason]:
    """The best pair of names; a title that became a subtitle counts like one that stayed."""
    pairs = [(likeness.titles(a, b), a, b) for a in one.names for b in other.names]
    value, ours, theirs = max(pairs, key=lambda pair: pair[0], default=(0.0, "", ""))
    if (ours, theirs) != (one.names[0], other.names[0]):
        return value, Reason("subtitle", (f"{value:.2f}",))
    same = likeness.comparable(ours) == likeness.comparable(theirs)
    return value, Reason("same-title") if same else Reason("title", (f"{value:.2f}",))


def _body(one: Element, other: Element) -> float | None:
    return likeness.texts(one.body, other.body) if one.body and other.body else None


def _shared(ours: dict[str, str], theirs: dict[str, str], *, same: bool) -> float | None:
    """The share that both name of what either does; None where the two cannot be compared."""
    if not ours or not theirs or not same:
        return None
    return len(ours.keys() & theirs.keys()) / len(ours.keys() | theirs.keys())


def assign(
    ours: Iterable[Element], theirs: Iterable[Element], linked: frozenset[tuple[str, str]]
) -> tuple[Match, ...]:
    """Pairs above the threshold, each element in one at most, the likeliest first.

    Pairs `linked` already are kept as they are, and no other pair takes one of their elements.
    """
    others = tuple(theirs)
    found = [compare(one, other) for one in ours for other in others if one.names and other.names]
    done = [match for match in found if (match.subject, match.target) in linked]
    taken = {iri for pair in linked for iri in pair}
    for match in sorted(found, key=lambda match: -match.score):
        if match.score >= THRESHOLD and not {match.subject, match.target} & taken:
            done.append(match)
            taken |= {match.subject, match.target}
    return tuple(match for match in done if match.score >= THRESHOLD)
