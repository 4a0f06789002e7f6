"""Content negotiation with quality values (RFC 9110, section 12). Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

_PART = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*+"?)++')
_PIECE = re.compile(r'(?:[^;"]|"(?:[^"\\]|\\.)*+"?)++')
_QUALITY = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?")

MOST = 100
"""Elements of a field that are read; browsers send fewer than ten."""


@dataclass(frozen=True)
class Range:
    """One element of an `Accept` or `Accept-Encoding` field."""

    name: str
    parameters: frozenset[tuple[str, str]]
    quality: float

    def precedence(self) -> tuple[bool, bool, int]:
        """The more specific range wins (RFC 9110, section 12.5.1)."""
        return self.name not in {"*", "*/*"}, not self.name.endswith("*"), len(self.parameters)

    def covers(self, name: str, parameters: frozenset[tuple[str, str]]) -> bool:
        kind, _, subtype = self.name.partition("/")
        named = self.name in {"*", "*/*", name} or (
            subtype == "*" and name.partition("/")[0] == kind
        )
        return named and self.parameters <= parameters


def ranges(field: str) -> Iterator[Range]:
    """The elements of a field; what is not well-formed is passed over."""
    for found in islice(_PART.finditer(field), MOST):
        part = found[0]
        name, _, rest = part.strip().partition(";")
        pieces = _PIECE.findall(rest)
        pairs = [_pair(piece) for piece in pieces]
        quality = next((value for key, value in pairs if key == "q"), "1")
        if name and _QUALITY.fullmatch(quality):
            parameters = frozenset(pair for pair in pairs if pair[0] != "q")
            yield Range(name.strip().lower(), parameters, float(quality))


def _pair(piece: str) -> tuple[str, str]:
    key, _, value = piece.partition("=")
    return key.strip().lower(), value.strip().strip('"').lower()


def quality(accepted: Iterable[Range], offered: str) -> float:
    """How much an offered media type is wanted: 0 for not at all."""
    name, _, rest = offered.partition(";")
    parameters = frozenset(map(_pair, _PIECE.findall(rest)))
    covering = [each for each in accepted if each.covers(name.strip().lower(), parameters)]
    return max(covering, key=Range.precedence).quality if covering else 0


def negotiate(accept: str | None, offered: Sequence[str]) -> str | None:
    """The offered media type that is wanted most, the first of equals; None for none.

    Without a field everything is as good. A range with parameters that nothing offered bears
    (`text/turtle;charset=utf-8`) counts without them where nothing else would do.
    """
    if accept is None or not accept.strip():
        return offered[0] if offered else None
    exact = tuple(ranges(accept))
    bare = tuple(Range(each.name, frozenset(), each.quality) for each in exact)
    for accepted in (exact, bare):
        wanted = {each: quality(accepted, each) for each in offered}
        best = max(offered, key=wanted.__getitem__, default=None)
        if best is not None and wanted[best] > 0:
            return best
    return None


def language(accepted: str | None, offered: Sequence[str]) -> str:
    """The offered language that `Accept-Language` wants most, the first of equals and of none.

    A range for a country (`en-US`) is for its language too (RFC 4647, section 3.4).
    """
    asked = tuple(ranges(accepted or ""))

    def wanted(name: str) -> float:
        own = [each.quality for each in asked if each.name.partition("-")[0] == name]
        others = [each.quality for each in asked if each.name == "*"]
        return max(own or others, default=0)

    return max(offered, key=wanted)


def prefers_gzip(accept_encoding: str | None) -> bool:
    """Whether gzip is accepted, and not less than the bare content (RFC 9110, section 12.5.3)."""
    accepted = tuple(ranges(accept_encoding or ""))
    wanted = quality(accepted, "gzip")
    bare = [each.quality for each in accepted if each.name == "identity"]
    return wanted > 0 and wanted >= max(bare, default=0)
