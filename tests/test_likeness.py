"""Likeness: what matters to a title, and what does not."""

from time import process_time

import pytest

from wardplan import likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("すくすく育て！かなざわっこ", "すくすく育て!かなざわっこ"),
        ("「農」の魅力発信", "農の魅力発信"),
        ("ＧＲＥＥＮ×EXPO ２０２７", "green×expo 2027"),
        ("安全・安心なまち", "安全 安心なまち"),
        ("a", "A"),
    ],
)
def test_width_case_and_signs_do_not_matter(one: str, other: str) -> None:
    assert likeness.titles(one, other) == likeness.texts(one, other) == 1.0


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("防犯対策", "防犯対策の推進", 0.8, 0.9),
        ("安全・安心なまちづくり", "安全・安心のまちづくり", 0.85, 0.95),
        ("地域防災力の強化", "地域防犯力の強化", 0.5, 0.7),
        ("子育て支援の充実", "高齢者支援の充実", 0.2, 0.4),
        ("活気にあふれるまちづくり", "魅力にあふれるまちづくり", 0.6, 0.76),
        ("防犯対策", "緑化", 0.0, 0.0),
        ("", "防犯対策", 0.0, 0.0),
        ("・", "…", 0.0, 0.0),
    ],
)
def test_titles(one: str, other: str, least: float, most: float) -> None:
    assert least <= likeness.titles(one, other) <= most
    assert likeness.titles(one, other) == likeness.titles(other, one)


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("防犯対策の推進", "防犯対策"),
        ("安全安心なまちづくり", "安全安心"),
        ("地域の茶の間支援事業", "地域の茶の間"),
        ("まちづくり", "まちづくり"),
        ("緑のまちづくり", "緑の"),
        ("推進", "推進"),
    ],
)
def test_stem(title: str, stem: str) -> None:
    assert likeness.stem(title) == stem


def test_long_texts_take_little_time() -> None:
    begun = process_time()
    assert likeness.texts("防災" * 500_000, "防犯" * 500_000) == 0.0
    assert process_time() - begun < 5
