"""Printed numbers before a title, and the style each is printed in.

A document numbers things of one kind in one style (1, 施策1, (1), ①, 1., [1], 【1】), so the
style tells measures from what stands under them. "mangled" is what CP932 leaves of ① ② ③ where its
lead byte was lost: @ A B.
"""

import re
from dataclasses import dataclass

from wardplan.importer.normalise import narrow, number_of
from wardplan.records import Quote, fold

_WORD = r"(?:重点)?(?:施策の柱|施策|柱|方針|視点|目標|重点|分野|取組|戦略|経営課題|政策)"
_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (style, re.compile(pattern))
    for style, pattern in (
        (
            "worded",
            rf"(?P<printed>[\[(【<〔〈《≪]?\s*(?P<word>{_WORD})\s*[\[(【]?\s*\d{{1,2}}(?!\s*[-ー]\s*\d|\d|人|件|%|か|カ|つ|つの)\s*[\])】>〕〉》≫◆◇■□●○]{{0,2}})[.、:\s]*",
        ),
        (
            "nested",
            rf"(?P<printed>[\[(【<〔〈《≪]\s*(?:{_WORD})?\s*\d{{1,2}}\s*[-－ー]\s*\d{{1,2}}\s*[\])】>〕〉》≫])[.、:\s]*",
        ),
        ("lenticular", r"(?P<printed>【\s*\d{1,2}\s*】)[.、:\s]*"),
        ("square", r"(?P<printed>[\[〔]\s*\d{1,2}\s*[\]〕])[.、:\s]*"),
        ("round", r"(?P<printed>\(\s*\d{1,2}\s*\))[.、:\s]*"),
        ("mangled", r"(?P<printed>[@A-H])\s+(?=[ぁ-ゖァ-ヺ一-鿿「『“])"),
        ("half-round", r"(?P<printed>\d{1,2}\s*\))[.、:\s]*"),
        ("angle", r"(?P<printed><\s*\d{1,2}\s*>)[.、:\s]*"),
        (
            "nested",
            r"(?P<printed>\d{1,2}\s*[-－ー]\s*(?:\d{1,2}|\(\d{1,2}\)))(?:[.、:\s]+|(?=[^\d\s月日時~-]))",
        ),
        ("dotted", r"(?P<printed>\d{1,2})(?:[.．、:](?!\d)\s*)"),
        (
            "plain",
            r"(?P<printed>\d{1,2})\s+(?!\s|年|月|日|[かカヵヶケ箇][年所月国]|つの|~|-\s|/)",
        ),
        (
            "glued",
            r"(?P<printed>\d{1,2})(?=[ぁ-ゖァ-ヺ一-鿿「『“])(?!年|月|日|時|人|件|つ|か所|カ所|か年|千|万|億|割|次|部|回|歳|世|団|地区|区|課|施策|事業|本の|大)",
        ),
    )
)
_CIRCLED = re.compile(r"(?P<printed>[①-⑳])[.、:\s\u3000]*")
_OPENINGS = frozenset("0123456789[(【<〔〈《≪@ABCDEFGH施柱方視目重分取戦経政")
"""What any of the styles begins with: most lines begin with something else."""
_LONGEST = 60


@dataclass(frozen=True)
class Number:
    """A printed number: its value, its style, the word in it (施策) and where the title begins."""

    printed: Quote
    value: int
    style: str
    end: int


def read(text: str, body: Quote) -> Number | None:
    """The number that opens `body`, a piece of `text`; None where none does."""
    piece = text[body.start : min(body.end, body.start + _LONGEST)]
    if match := _CIRCLED.match(piece):
        return _number(text, body.start, match, "circled")
    printed = narrow(piece)
    if printed[:1] not in _OPENINGS:
        return None
    for style, pattern in _STYLES:
        if match := pattern.match(printed):
            name = f"worded {match['word']}" if style == "worded" else style
            return _number(text, body.start, match, name)
    return None


def _number(text: str, offset: int, match: re.Match[str], style: str) -> Number | None:
    start, end = offset + match.start("printed"), offset + match.end("printed")
    printed = text[start:end]
    while printed and printed[-1].isspace():
        end -= 1
        printed = text[start:end]
    if style == "mangled":
        value: int | None = ord(narrow(printed)) - ord("@") + 1
    else:
        value = _value(printed, style)
    if value is None or value == 0:
        return None
    return Number(Quote(start, end, fold(printed)), value, style, offset + match.end())


def _value(printed: str, style: str) -> int | None:
    """The number printed; of 2-1 the last one."""
    last = re.split(r"[-－ー]", printed)[-1] if style == "nested" else printed
    return number_of(last)
