"""Two ways to write a name have one key, two names do not."""

import pytest

from wardplan.reconciliation.spelling import key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("泉区", " 泉 区 "),
        ("イズミク", "いずみく"),
        ("ｲｽﾞﾐｸ", "いずみく"),
        ("Ｉｚｕｍｉ　Ｗａｒｄ", "izumi ward"),
        ("Izumi-ku", "IZUMI KU"),
        ("保土ケ谷区", "保土ヶ谷区"),
        ("保土ケ谷区", "保土が谷区"),
        ("港北區", "港北区"),
        ("神奈川縣", "神奈川県"),
        ("Kōhoku", "Kohoku"),
        ("Kouhoku", "Kohoku"),
        ("Yūgi", "Yugi"),
        ("政策９", "政策9"),
        ("「泉わくわく応援隊」", "泉わくわく応援隊"),
        ("横浜市中期計画2022～2025", "横浜市中期計画2022~2025"),
        ("GREEN×EXPO 2027", "green expo 2027"),
    ],
)
def test_same(one: str, other: str) -> None:
    assert key(one) == key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("泉区", "泉区役所"),
        ("ががく", "かかく"),
        ("ぱ", "は"),
        ("政策9", "政策19"),
        ("Naka", "Nakai"),
        ("わが国", "わけ国"),
    ],
)
def test_different(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize("text", ["", " ", "・、", "---"])
def test_nothing(text: str) -> None:
    assert key(text) == ""
