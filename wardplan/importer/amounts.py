"""Sums of money as plans print them: 648万円, 1億671万3千円, 2,350千円, 約180万円, △600."""

import re

from wardplan.importer.blocks import quote
from wardplan.importer.normalise import narrow
from wardplan.records import Amount, Quote

_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?:\.\d{1,3})?"
_SCALE = r"(?:億|百万|千万|万|千)"
_YEN = rf"(?:{_DIGITS}\s?{_SCALE}\s?){{0,3}}(?:{_DIGITS}\s?)?{_SCALE}?円"
_SUM = re.compile(rf"(?P<sign>[△▲-])?\s?(?:約|およそ)?\s?(?<![\d,.])(?P<parts>(?=\d){_YEN})")
_PARTS = re.compile(rf"(?P<digits>{_DIGITS})\s*(?P<scale>億|百万|千万|万|千)?")
_BARE = re.compile(rf"(?P<sign>[△▲-])?\s?(?<![\d,.])(?P<parts>{_DIGITS})")
_SCALES = {"億": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 1000, None: 1}

AMOUNT = rf"(?:[△▲-]\s?)?(?:約|およそ)?\s?(?<![\d,.])(?=\d){_YEN}"
"""A printed sum, as a pattern over narrow text."""


def read(text: str, within: Quote, unit: int | None = None) -> Amount | None:
    """The first sum printed in `within`, a piece of `text`.

    With `unit`, the yen that a column counts in (1000 for 千円), a bare figure is a sum, too.
    """
    printed = narrow(text[within.start : within.end])
    match = _SUM.search(printed)
    if match is not None:
        return _amount(text, within, match, _total(match["parts"]))
    match = _BARE.search(printed) if unit else None
    if match is None or unit is None:
        return None
    return _amount(text, within, match, float(match["parts"].replace(",", "")) * unit)


def _total(parts: str) -> float:
    return sum(
        float(part["digits"].replace(",", "")) * _SCALES[part["scale"]]
        for part in _PARTS.finditer(parts)
    )


def _amount(text: str, within: Quote, match: re.Match[str], total: float) -> Amount:
    found = quote(text, within.start + match.start(), within.start + match.end())
    return Amount(found, -round(total) if match["sign"] else round(total))
