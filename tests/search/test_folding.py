"""Texts that mean the same to one who searches have one form."""

import pytest

from wardplan.search.folding import fold

SAME = [
    ("かなざわ", "カナザワ", "ｶﾅｻﾞﾜ"),
    ("金沢区２０２４", "金沢区2024"),
    ("SDGs", "ＳＤＧｓ", "sdgs"),
    ("保土ケ谷", "保土ヶ谷", "保土ｹ谷", "保土け谷"),
    ("パーク", "ﾊﾟｰｸ", "ぱーく"),
    ("kōhoku", "Kohoku", "ＫＯＨＯＫＵ"),
    ("①", "1"),
    ("㈱", "(株)"),
    ("三ヵ所", "三カ所", "三か所"),
]
"""Forms of one text in each row."""

DIFFERENT = [("はし", "ばし"), ("金沢", "金澤"), ("ゆう", "ゅう"), ("くーる", "くうる")]


@pytest.mark.parametrize("forms", SAME, ids=lambda forms: forms[0])
def test_forms_of_one_text(forms: tuple[str, ...]) -> None:
    assert len(set(map(fold, forms))) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_texts_that_differ(one: str, other: str) -> None:
    assert fold(one) != fold(other)
