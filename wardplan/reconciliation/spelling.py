"""Names without what writers differ in: two names with the same key are the same name.

Width, case, spaces and signs, katakana or hiragana, old forms of characters, how `保土ケ谷` is
written, and long vowels in romaji count for nothing.
"""

import re
import unicodedata

from wardplan import likeness

_OLD = str.maketrans(
    "區國縣廣學會舊藝鐵驛臺當黃櫻龍佛體澤濱瀨綠榮戶邊齋豐藏應",
    "区国県広学会旧芸鉄駅台当黄桜竜仏体沢浜瀬緑栄戸辺斎豊蔵応",
)
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_KA = re.compile("(?<=[一-鿿])[ヶケヵがガ](?=[一-鿿])")
_LONG = ((re.compile("ou|oo|oh(?![aiueoy])"), "o"), (re.compile("uu"), "u"))
_LATIN_END = 0x250
"""Letters below it may bear signs (ō) that romaji is written with or without."""


def key(text: str) -> str:
    """The key of a name; empty where nothing in it counts."""
    folded = _KA.sub("け", unicodedata.normalize("NFKC", text).translate(_OLD))
    plain = "".join(map(_bare, folded)).translate(_KATAKANA)
    made = likeness.comparable(plain)
    if made.isascii():
        for pattern, short in _LONG:
            made = pattern.sub(short, made)
    return made


def _bare(char: str) -> str:
    """A Latin letter without its signs; any other character as it is."""
    return unicodedata.normalize("NFKD", char)[0] if ord(char) < _LATIN_END else char
