"""Conditions and ranges, row by row as RFC 9110 has them."""

import pytest

from wardplan.conditions import Asked, Validators, part, status

THEN, LATER = "Thu, 26 Nov 2026 16:00:00 GMT", "Thu, 26 Nov 2026 16:00:01 GMT"
BEFORE = "Thu, 26 Nov 2026 15:59:59 GMT"
HAS = Validators('"a"', 1795708800)
WEAK = Validators('W/"a"')


def test_the_time_of_the_table() -> None:
    assert HAS.last_modified == THEN
    assert WEAK.last_modified is None


@pytest.mark.parametrize(
    ("asked", "has", "code"),
    [
        (Asked(), HAS, 200),
        (Asked(if_none_match='"a"'), HAS, 304),
        (Asked(if_none_match='W/"a"'), HAS, 304),
        (Asked(if_none_match='"b", "a"'), HAS, 304),
        (Asked(if_none_match="*"), HAS, 304),
        (Asked(if_none_match='"b"'), HAS, 200),
        (Asked(if_none_match="a"), HAS, 200),
        (Asked(if_none_match='"a"'), WEAK, 304),
        (Asked(if_modified_since=THEN), HAS, 304),
        (Asked(if_modified_since=LATER), HAS, 304),
        (Asked(if_modified_since=BEFORE), HAS, 200),
        (Asked(if_modified_since="yesterday"), HAS, 200),
        (Asked(if_modified_since=THEN), WEAK, 200),
        (Asked(if_none_match='"b"', if_modified_since=LATER), HAS, 200),
        (Asked(if_match='"a"'), HAS, 200),
        (Asked(if_match="*"), HAS, 200),
        (Asked(if_match='"b"'), HAS, 412),
        (Asked(if_match='W/"a"'), HAS, 412),
        (Asked(if_match='W/"a"'), WEAK, 412),
        (Asked(if_unmodified_since=BEFORE), HAS, 412),
        (Asked(if_unmodified_since=THEN), HAS, 200),
        (Asked(if_match='"a"', if_unmodified_since=BEFORE), HAS, 200),
        (Asked(if_match='"b"', if_none_match='"a"'), HAS, 412),
    ],
)
def test_status(asked: Asked, has: Validators, code: int) -> None:
    assert status(asked, has) == code


@pytest.mark.parametrize(
    ("field", "if_range", "wanted"),
    [
        (None, None, None),
        ("bytes=0-3", None, range(4)),
        ("bytes=2-", None, range(2, 10)),
        ("bytes=-3", None, range(7, 10)),
        ("bytes=-30", None, range(10)),
        ("bytes=8-99", None, range(8, 10)),
        ("bytes=0-0", None, range(1)),
        ("bytes=0-1,4-5", None, None),
        ("bytes=-", None, None),
        ("bytes=5-3", None, None),
        ("lines=0-3", None, None),
        ("bytes=0-3", '"a"', range(4)),
        ("bytes=0-3", '"b"', None),
        ("bytes=0-3", THEN, range(4)),
        ("bytes=0-3", BEFORE, None),
    ],
)
def test_part(field: str | None, if_range: str | None, wanted: range | None) -> None:
    assert part(field, if_range, HAS, 10) == wanted


@pytest.mark.parametrize("field", ["bytes=10-", "bytes=10-12", "bytes=-0"])
def test_a_range_beyond_the_end(field: str) -> None:
    with pytest.raises(ValueError, match="no byte"):
        part(field, None, HAS, 10)
