"""Sections and bureaus in brackets, cells and lines."""

import pytest

from tests.documents import YOKOHAMA
from wardplan.importer.blocks import quote
from wardplan.importer.units import is_bureau, units, unlabelled

UNITS: dict[str, tuple[str, tuple[str, ...]]] = {
    "one": ("総務課", ("総務課",)),
    "commas": ("総務課、地域振興課", ("総務課", "地域振興課")),
    "dots": ("総務課・税務課", ("総務課", "税務課")),
    "a dot in the name": ("高齢・障害支援課", ("高齢・障害支援課",)),
    "both dots": ("総務課・高齢・障害支援課", ("総務課", "高齢・障害支援課")),
    "strokes": ("総務課／税務課", ("総務課", "税務課")),
    "label": ("担当：総務課、税務課", ("総務課", "税務課")),
    "label, full width": ("担当課　総務課", ("総務課",)),
    "and": ("総務課及び税務課", ("総務課", "税務課")),
    "others": ("総務課ほか", ("総務課",)),
    "others apart": ("総務課、ほか", ("総務課",)),
    "bureau": ("都市整備局、区政推進課", ("都市整備局", "区政推進課")),
    "a label in brackets": ("【担当課】総務課", ()),
    "a place": ("中川地区", ()),
    "unit and words": ("総務課で受け付けます", ()),
    "nothing": ("", ()),
}
BUREAUS = {
    "bureau": ("都市整備局", True),
    "long": ("脱炭素・GREEN×EXPO推進局", True),
    "post": ("局", False),
    "two": ("都市整備局、道路局", False),
    "section": ("総務課", False),
}


@pytest.mark.parametrize(("printed", "expected"), UNITS.values(), ids=UNITS.keys())
def test_units(printed: str, expected: tuple[str, ...]) -> None:
    found = units(printed, quote(printed, 0, len(printed)), YOKOHAMA)
    assert tuple(each.text for each in found) == expected
    assert all(printed[each.start : each.end] == each.text for each in found)


@pytest.mark.parametrize(("printed", "expected"), BUREAUS.values(), ids=BUREAUS.keys())
def test_bureau(printed: str, expected: bool) -> None:
    assert is_bureau(printed) is expected


@pytest.mark.parametrize(
    ("printed", "rest"),
    [("担当:総務課", "総務課"), ("総務課", "総務課"), ("備考:総務課", "備考:総務課")],
)
def test_label_before_units(printed: str, rest: str) -> None:
    assert unlabelled(printed, "departments", YOKOHAMA) == rest
