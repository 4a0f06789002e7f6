"""Contrast as WCAG defines it, and colours in which text could not be read."""

import re

import pytest

from tests.conftest import ROOT
from wardplan import colours
from wardplan.colours import DARK, LIGHT, Scheme


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),  # the grey that just fails
        ("#767676", "#ffffff", 4.54),  # and the one that just passes
        ("#ff0000", "#ffffff", 4.0),
        ("#FFFFFF", "#0000FF", 8.59),
    ],
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    assert round(colours.contrast(one, other), 2) == ratio
    assert colours.contrast(one, other) == colours.contrast(other, one)


@pytest.mark.parametrize(
    ("accent", "scheme", "fits"),
    [
        ("#1c4f7a", LIGHT, True),
        ("#8fc1ec", DARK, True),
        ("#1c4f7a", DARK, False),
        ("#8fc1ec", LIGHT, False),
        ("#00664f", LIGHT, True),
        ("#ffcc00", LIGHT, False),
        ("#767676", LIGHT, False),  # enough on white alone
    ],
)
def test_what_can_be_read(accent: str, scheme: Scheme, fits: bool) -> None:
    assert (colours.unreadable(accent, scheme) is None) == fits


def test_soft_ground_is_near_the_paper() -> None:
    assert colours.soft("#000000", LIGHT) == "#e0e0e0"
    assert colours.soft("#ffffff", DARK) == "#303437"


def test_schemes_are_those_of_the_style_sheet() -> None:
    sheet = (ROOT / "site/static/style.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{\n(.*?)\}", sheet, re.DOTALL)[:2]
    for scheme, text in ((LIGHT, light), (DARK, dark)):
        found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", text))
        names = ("paper", "surface", "target", "on-accent")
        assert Scheme(*(found[name] for name in names)) == scheme
        assert colours.unreadable(found["accent"], scheme) is None
