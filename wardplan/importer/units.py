"""Lists of units and bureaus in a bracket, a cell or a line, and labels before such content."""

import re

from wardplan.importer.blocks import quote
from wardplan.importer.normalise import narrow
from wardplan.importer.profile import Profile
from wardplan.records import Quote

_LABEL = re.compile(r"\s*(?P<label>[^:\s]{1,12}?)\s*[:：]\s*|\s*(?P<spaced>[^:\s]{1,6}?)\s+")
_SEPARATORS = re.compile(r"[、,，､/／\s;；&]+|及び|並びに|と(?=\S+[課室署所])|(?:ほか|など|等)$")


def units(text: str, inner: Quote, profile: Profile) -> tuple[Quote, ...]:
    """The units and bureaus that `inner` lists, if it lists nothing else: 総務課、地域振興課."""
    rest = _without_label(text, inner, "departments", profile)
    raw = text[rest.start : rest.end]
    found: list[Quote] = []
    position = 0
    for stop in [*_SEPARATORS.finditer(raw), None]:
        end = stop.start() if stop else len(raw)
        if raw[position:end].strip():
            found += _split_dots(
                text, quote(text, rest.start + position, rest.start + end), profile
            )
        position = stop.end() if stop else end
    if found and all(_is_listed(each.text, profile) for each in found):
        return tuple(each for each in found if each.text not in _OTHERS)
    return ()


_OTHERS = ("ほか", "他", "等", "各課", "関係課")


def _is_listed(printed: str, profile: Profile) -> bool:
    return profile.names_unit(printed) or is_bureau(printed) or printed in _OTHERS


def is_bureau(printed: str) -> bool:
    """Whether a name is that of a bureau of the city: 都市整備局."""
    return printed.endswith("局") and 2 < len(printed) <= 20 and "、" not in printed


def _split_dots(text: str, piece: Quote, profile: Profile) -> list[Quote]:
    """Part at ・ where every part is a unit: 高齢・障害支援課 is one, 総務課・税務課 are two."""
    raw = text[piece.start : piece.end]
    if "・" not in raw or profile.unit(piece.text, "") is not None:
        return [piece]
    edges = [i for i, sign in enumerate(raw) if sign in "・･"]
    for cut in edges:
        left = quote(text, piece.start, piece.start + cut)
        right = quote(text, piece.start + cut + 1, piece.end)
        if profile.names_unit(left.text) and _is_listed(right.text, profile):
            return [left, *_split_dots(text, right, profile)]
    return [piece]


def unlabelled(printed: str, label: str, profile: Profile) -> str:
    """`printed` without a label of the given kind before it: 担当：総務課 -> 総務課."""
    match = _LABEL.match(printed)
    if match and profile.labels.is_(label, match["label"] or match["spaced"]):
        return printed[match.end() :]
    return printed


def _without_label(text: str, inner: Quote, label: str, profile: Profile) -> Quote:
    raw = narrow(text[inner.start : inner.end])
    rest = unlabelled(raw, label, profile)
    return quote(text, inner.end - len(rest), inner.end)
