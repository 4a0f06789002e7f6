"""Normalise characters without moving them, so that offsets stay true to the source."""

import re
import unicodedata
from functools import lru_cache

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ROMAN = {ord("Ⅰ"): "1", ord("Ⅱ"): "2", ord("Ⅲ"): "3", ord("Ⅳ"): "4", ord("Ⅴ"): "5"}
_CIRCLED = {ord("①") + n: str(n + 1) for n in range(9)}
_DIGITS = re.compile(r"\d+")
_DASHES = dict.fromkeys(map(ord, "〜~"), "～")
_ANY_DASH = re.compile(r"[〜~]")
_SHORT, _KEPT = 200, 8192
"""Forms of short texts are kept, since many rules ask for them: so long, so many."""
_SAME_LENGTH = _FULL_WIDTH | _ROMAN | _CIRCLED | {0x3000: " "}


def narrow(text: str) -> str:
    """Half width for letters, digits and signs; Roman and circled numbers as digits.

    The result has the same length as `text`, character by character.
    """
    return _narrow(text) if len(text) <= _SHORT else text.translate(_SAME_LENGTH)


def dashes(text: str) -> str:
    """One wave dash for all three in use (～ 〜 ~), length unchanged."""
    return text.translate(_DASHES) if _ANY_DASH.search(text) else text


def key(text: str) -> str:
    """A form to compare titles by: NFKC, no white space, one wave dash. Length may change."""
    return _key(text) if len(text) <= _SHORT else _fold(text)


@lru_cache(maxsize=_KEPT)
def _narrow(text: str) -> str:
    return text.translate(_SAME_LENGTH)


@lru_cache(maxsize=_KEPT)
def _key(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(folded.translate(_DASHES).split())


def number_of(printed: str) -> int | None:
    """The number that a printed sign means: 【1】, 施策2, ③, Ⅳ, ⑫; None for ア or nothing."""
    digits = _DIGITS.search(narrow(unicodedata.normalize("NFKC", narrow(printed))))
    return int(digits[0]) if digits else None
