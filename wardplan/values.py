"""Read the number in a printed value of an indicator, where it holds exactly one.

`１，２００人` is 1200 and `85.5%` is 85.5. A change (前年度比+5%), a range, a date or a text
with two numbers is no plain number: its text stands alone. The bound of `80%以上` is its number;
the text beside it says that it is a bound.
"""

import re
from decimal import Decimal
from itertools import pairwise

from wardplan.importer.normalise import narrow

_LONGEST = 60
"""More characters than this are a sentence, not a value."""
_SCALES = {"": 1, "百": 100, "千": 1_000, "万": 10_000, "億": 100_000_000}
_NUMERAL = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,6})?"
_TERM = re.compile(rf"({_NUMERAL})([億万千百]?)")
_BEFORE = re.compile(r"^(?:約|およそ|延べ|延|のべ|合計|計|全|年間|年)?\s*")
_YEAR_REMARK = re.compile(r"\((?:令和|平成)?(?:元|\d{1,4})年度?\)\s*$")
"""The year of a value, as in 180回(令和4年度), is no second number."""
_DIGIT = re.compile(r"\d|^[〇一二三四五六七八九十]")
_SIGN = re.compile("[Ⅰ-Ⅿⅰ-ⅿ①-⓿]")
_DATE = re.compile(r"年度|年(?!間)|月(?!間)|日(?!間)|時(?!間)|:")
_CHANGE = re.compile("増|減|比|倍|向上|上昇|低下|改善|アップ|ダウン|ポイント")


def value_of(printed: str) -> int | Decimal | None:
    """The one plain number of a printed value; None where it holds none or more than that.

    A whole number is an int, one with a decimal point a Decimal.
    """
    if len(printed) > _LONGEST or _SIGN.search(printed):
        return None
    text = _YEAR_REMARK.sub("", narrow(printed)).strip()
    terms, rest = _terms_of(_BEFORE.sub("", text, count=1))
    return None if not terms or _says_more(rest) else _sum_of(terms)


def _terms_of(text: str) -> tuple[list[re.Match[str]], str]:
    """The terms of the number that `text` begins with, and what comes after it."""
    terms: list[re.Match[str]] = []
    place = 0
    while term := _TERM.match(text, place):
        terms.append(term)
        place = term.end()
    return terms, text[place:].lstrip()


def _says_more(rest: str) -> bool:
    """Whether what follows a number makes it a date, a change, or one of several numbers."""
    return bool(_DIGIT.search(rest) or _DATE.match(rest) or _CHANGE.search(rest))


def _sum_of(terms: list[re.Match[str]]) -> int | Decimal | None:
    """1万2千 as 12000; None unless each scale is smaller than the one before."""
    scales = [_SCALES[term[2]] for term in terms]
    if any(first <= second for first, second in pairwise(scales)):
        return None
    numbers = [Decimal(term[1].replace(",", "")) for term in terms]
    total = sum((n * scale for n, scale in zip(numbers, scales, strict=True)), Decimal(0))
    pointed = scales[-1] == 1 and "." in terms[-1][1]
    return total if pointed or total % 1 else int(total)
