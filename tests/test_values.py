"""The number in a printed value is read where it is one plain number, and only there."""

import time
from decimal import Decimal

import pytest

from wardplan.values import value_of

READ: dict[str, int | Decimal] = {
    "1200": 1200,
    "1,200": 1200,
    "１，２００人": 1200,
    " 120 人 ": 120,
    "0件": 0,
    "85.5%": Decimal("85.5"),
    "８５．５％": Decimal("85.5"),
    "100.0%": Decimal("100.0"),
    "80%以上": 80,
    "300件以下": 300,
    "約1,500人": 1500,
    "延べ 3,000人": 3000,
    "年間12回": 12,
    "年12回": 12,
    "3か月": 3,
    "5日間": 5,
    "2割": 2,
    "1万人": 10000,
    "1.5万人": 15000,
    "1万2千人": 12000,
    "1万2,500人": 12500,
    "3億円": 300_000_000,
    "1,000千円": 1_000_000,
    "1,200㎡": 1200,
    "120人（延べ）": 120,
    "3位": 3,
}
NOT_READ = [
    "", "なし", "A", "増加", "十二回", "前年度比+5%", "+5%", "-5%", "△3件", "5%増", "3件減",
    "10%向上", "2倍", "5ポイント増", "50人→60人", "50~60人", "50人 60人", "1/2",
    "令和6年度", "2025年度", "2027年", "4月", "4月7日", "10時", "10:30",
    "①", "①12人", "Ⅱ", "1,20人", "1,2345人", "12345678901234567890", "1千2万人", "第3位",
    "No.3", "80%(前年度75%)", "1.2.3",
]  # fmt: skip


@pytest.mark.parametrize(("printed", "value"), READ.items(), ids=READ.keys())
def test_number(printed: str, value: int | Decimal) -> None:
    found = value_of(printed)
    assert (found, type(found), str(found)) == (value, type(value), str(value))


@pytest.mark.parametrize("printed", NOT_READ)
def test_no_plain_number(printed: str) -> None:
    assert value_of(printed) is None


@pytest.mark.parametrize("piece", ["1", "1,", "1,000", "1万", "約", " ", "１"])
def test_a_long_text_is_no_value_and_takes_no_time(piece: str) -> None:
    start = time.process_time()
    assert value_of(piece * 1_000_000) is None
    assert time.process_time() - start < 1
