"""One form for all forms of a text that mean the same to one who searches.

The script of the search page folds what is typed in the same way (`site/static/search/folding.js`);
the tests hold the two against each other.
"""

import unicodedata

_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(ord("ァ"), ord("ヶ") + 1)}
_SMALL = {ord("ヵ"): "か", ord("ヶ"): "け", ord("ゕ"): "か", ord("ゖ"): "け"}
_LONG = str.maketrans("āīūēō", "aiueo")
_FORMS = _HIRAGANA | _SMALL | _LONG


def fold(text: str) -> str:
    """Compatibility forms (Unicode NFKC), case, kana and macrons folded.

    Full and half width become one, katakana become hiragana, ヶ and ヵ become け and か, and ō
    becomes o: 保土ヶ谷 is 保土ケ谷.
    """
    return unicodedata.normalize("NFKC", text).lower().translate(_FORMS)
