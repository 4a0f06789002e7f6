"""How alike two titles or two texts are, from 0 to 1.

Compared are pairs of neighbouring characters, in order (the normalised indel similarity of
rapidfuzz). Most words of a title are two characters, so one other character of a word (防災, 防犯)
changes two pairs, and width, spaces and signs count for nothing.
"""

import unicodedata

from rapidfuzz.distance import Indel
from rapidfuzz.utils import default_process

STOCK = (
    "まちづくり", "環境づくり", "のまち", "な", "の", "に", "を", "向けた", "推進", "促進", "充実",
    "強化", "向上", "実現", "確保", "支援", "取組", "事業",
)  # fmt: skip
"""How titles of ward plans end whatever they are about; what stands before tells them apart."""

MAX_LENGTH = 2000
"""So many characters of a text are compared: more say nothing new, and the work stays small."""


def comparable(text: str) -> str:
    """A text without what does not matter: width, case, spaces and signs."""
    return "".join(default_process(unicodedata.normalize("NFKC", text)).split())


def stem(title: str) -> str:
    """A comparable title without its stock endings, unless nothing but one character stays."""
    shorter = next((title.removesuffix(end) for end in STOCK if title.endswith(end)), title)
    return title if shorter == title or len(shorter) < 2 else stem(shorter)


def texts(one: str, other: str) -> float:
    """The likeness of two texts; nothing is like nothing else."""
    pairs = [_pairs(comparable(text)[:MAX_LENGTH]) for text in (one, other)]
    return Indel.normalized_similarity(*pairs) if all(pairs) else 0.0


def titles(one: str, other: str) -> float:
    """The likeness of two titles: half of it is that of the titles without their stock endings."""
    first, second = comparable(one), comparable(other)
    return (texts(first, second) + texts(stem(first), stem(second))) / 2


def _pairs(text: str) -> list[str]:
    return [text[n : n + 2] for n in range(max(1, len(text) - 1))] if text else []
