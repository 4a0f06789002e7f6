"""Sums of money in the ways plans print them."""

import pytest

from wardplan.importer import amounts
from wardplan.importer.blocks import quote

SUMS: dict[str, tuple[str, int | None]] = {
    "thousands": ("2,350千円", 2_350_000),
    "full-width thousands": ("２，３５０千円", 2_350_000),
    "ten thousands": ("648万円", 6_480_000),
    "hundred millions": ("1億671万3千円", 106_713_000),
    "millions": ("12百万円", 12_000_000),
    "yen": ("980円", 980),
    "decimal": ("1.5億円", 150_000_000),
    "about": ("約180万円", 1_800_000),
    "in a bracket": ("（予算額：648万円）", 6_480_000),
    "less": ("△600千円", -600_000),
    "less, filled": ("▲600千円", -600_000),
    "the first of two": ("648万円（前年度 700万円）", 6_480_000),
    "bare figure": ("2,350", None),
    "no sum": ("6月に始めます", None),
    "a yen sign only in a word": ("円海山の緑", None),
    "nothing": ("", None),
}
COLUMNS: dict[str, tuple[str, int, int | None]] = {
    "thousands": ("2,350", 1000, 2_350_000),
    "less": ("△600", 1000, -600_000),
    "zero": ("0", 1000, 0),
    "own unit wins": ("648万円", 1000, 6_480_000),
    "dash": ("－", 1000, None),
    "words": ("再掲", 1000, None),
}


@pytest.mark.parametrize(("printed", "yen"), SUMS.values(), ids=SUMS.keys())
def test_sum(printed: str, yen: int | None) -> None:
    amount = amounts.read(printed, quote(printed, 0, len(printed)))
    assert (amount.yen if amount else None) == yen


@pytest.mark.parametrize(("printed", "unit", "yen"), COLUMNS.values(), ids=COLUMNS.keys())
def test_figure_below_a_column_with_a_unit(printed: str, unit: int, yen: int | None) -> None:
    amount = amounts.read(printed, quote(printed, 0, len(printed)), unit)
    assert (amount.yen if amount else None) == yen


def test_quote_is_what_is_printed() -> None:
    text = "予算は約１８０万円です"
    amount = amounts.read(text, quote(text, 0, len(text)))
    assert amount is not None
    assert text[amount.quote.start : amount.quote.end] == "約１８０万円"
