"""`Accept` with quality values as regular expressions, for servers that know nothing better.

They read a field that `1,` was put before: so an element is always preceded by a comma, and the
figure is there to be taken as the weight of an element that bears none (RFC 9110, section 12.4.2).
They are in the dialect of PCRE (branch reset, back references), which Apache and nginx share.
"""

import re
from collections.abc import Iterable

_WEIGHT = r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?"
_TEXT = r'(?:[^,;"]|"[^"]*")*'
_PARAMETERS = rf"(?:;(?![ \t]*q=){_TEXT})*"
_REST = rf"(?:;{_TEXT})*(?:,|$)"
_WEIGHED = rf"{_PARAMETERS};[ \t]*q=({_WEIGHT})[ \t]*{_REST}"

GREATER = "^(.*)(?:{}|[.0-9]*[1-9][.0-9]*:\\1$)".format(
    "|".join(rf"{digit}.*:\1[0-{digit - 1}]" for digit in range(9, 0, -1))
)
"""Whether, in `A:B`, weight A is greater than weight B: what both begin with, then a greater digit
in A, or more digits in A that are not all 0."""


def quality(range_: str) -> str:
    """Finds the weight of a media range, as the first group; parameters are passed over.

    `*/*` is also found in a field that is empty or not there.
    """
    name = re.escape(range_).replace("/", r"\/")
    empty = r"|^(1),[ \t]*$" if range_ == "*/*" else ""
    element = rf",[ \t]*{name}[ \t]*"
    return rf"(?|{element}{_WEIGHED}|^(1).*{element}{_PARAMETERS}(?:,|$){empty})"


def ranges(media_types: Iterable[str]) -> tuple[str, ...]:
    """The ranges that cover a type in part: `text/*`, `application/*`, each once."""
    return tuple(dict.fromkeys(f"{each.partition('/')[0]}/*" for each in media_types))
