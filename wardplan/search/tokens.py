"""What an index lists of a text: pairs of neighbouring Japanese characters, single kanji, words.

The script of the search page takes a query apart in the same way (`site/static/search/tokens.js`).
"""

import re
from collections.abc import Iterator

_JAPANESE = (
    "\u3005-\u3007\u3041-\u3096\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_KANJI = re.compile(r"[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_RUNS = re.compile(rf"([{_JAPANESE}]+)|[^\W_{_JAPANESE}]+")

NOWHERE = -1
"""The place of a single kanji: the pairs it is part of say where it stands."""

Token = tuple[str, int]


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a folded text, each with the place where it begins, in code points."""
    for run in _RUNS.finditer(text):
        word, start = run[0], run.start()
        if run[1] is None:
            yield word, start
            continue
        for place in range(len(word) - 1):
            yield word[place : place + 2], start + place
        for char in dict.fromkeys(_KANJI.findall(word)):
            yield char, NOWHERE
