"""Colours of a ward for the pages, and whether text in them can be read (WCAG 2.2, 1.4.3)."""

import re
from dataclasses import dataclass

PATTERN = re.compile(r"#[0-9a-fA-F]{6}")
ENOUGH = 4.5
"""The least contrast of text and ground."""
SHARE = 0.12
"""So much of the accent is in the ground that is named after it."""


@dataclass(frozen=True)
class Scheme:
    """The grounds of a colour scheme that links stand on, and the text on the accent itself.

    They are the custom properties of `site/static/style.css`.
    """

    paper: str
    surface: str
    target: str
    on_accent: str


LIGHT = Scheme("#ffffff", "#f4f6f8", "#fff8d9", "#ffffff")
DARK = Scheme("#14181c", "#1d2329", "#3b3410", "#0e1a25")


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2, definition)."""
    parts = [part / 255 for part in _parts(colour)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, definition)."""
    light, dark = sorted(map(luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def soft(accent: str, scheme: Scheme) -> str:
    """A ground that is a little of the accent and much of the paper."""
    pairs = zip(_parts(accent), _parts(scheme.paper), strict=True)
    return "#" + "".join(f"{round(SHARE * a + (1 - SHARE) * b):02x}" for a, b in pairs)


def unreadable(accent: str, scheme: Scheme) -> tuple[str, float] | None:
    """The colour beside which an accent stands out least, with the contrast, if that is too low."""
    beside = (scheme.paper, scheme.surface, scheme.target, scheme.on_accent, soft(accent, scheme))
    worst = min(beside, key=lambda other: contrast(accent, other))
    found = contrast(accent, worst)
    return (worst, found) if found < ENOUGH else None


def _parts(colour: str) -> tuple[int, ...]:
    """Red, green and blue, 0 to 255."""
    return tuple(bytes.fromhex(colour.removeprefix("#")))
