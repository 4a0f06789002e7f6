"""Content negotiation: the examples of RFC 9110, what real clients send, and odd fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardplan.negotiation import language, negotiate, prefers_gzip, quality, ranges

HTML, TURTLE, JSON_LD = "text/html", "text/turtle", "application/ld+json"
OFFERED = (HTML, TURTLE, JSON_LD)
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"

RFC = (
    "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, "
    "text/plain;format=fixed;q=0.4, */*;q=0.5"
)


@pytest.mark.parametrize(
    ("offered", "wanted"),
    [
        ("text/plain;format=flowed", 1),
        ("text/plain", 0.7),
        ("text/html", 0.3),
        ("image/jpeg", 0.5),
        ("text/plain;format=fixed", 0.4),
        ("text/html;level=3", 0.3),
    ],
)
def test_quality_as_in_the_example_of_rfc_9110(offered: str, wanted: float) -> None:
    assert quality(tuple(ranges(RFC)), offered) == wanted


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, HTML),
        ("", HTML),
        (BROWSER, HTML),
        ("*/*", HTML),
        ("text/turtle", TURTLE),
        ("TEXT/Turtle", TURTLE),
        ("text/turtle;charset=utf-8", TURTLE),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', JSON_LD),
        ('application/ld+json;profile="a,b;q=0"', JSON_LD),
        ("text/html;q=0.5, text/turtle", TURTLE),
        ("text/turtle;q=0.5, text/html;q=0.5", HTML),
        ("text/turtle; q=0.8 , application/ld+json ; q=0.9", JSON_LD),
        ("text/*", HTML),
        ("text/*, text/html;q=0", TURTLE),
        ("*/*;q=0.1, text/html;q=0", TURTLE),
        ("text/html;q=0.001", HTML),
        ("application/rdf+xml", None),
        ("text/html;q=0", None),
        ("*/*;q=0", None),
        ("text/turtle;q=2", None),
        ("text/turtle;q=0.1234, application/ld+json;q=0.1", JSON_LD),
        (";;, text/turtle", TURTLE),
        ("*", HTML),
    ],
)
def test_choice(accept: str | None, chosen: str | None) -> None:
    assert negotiate(accept, OFFERED) == chosen


def test_nothing_is_chosen_from_nothing() -> None:
    assert negotiate("*/*", ()) is None
    assert negotiate(None, ()) is None


@pytest.mark.parametrize(
    ("field", "packed"),
    [
        (None, False),
        ("", False),
        ("gzip", True),
        ("gzip, deflate, br", True),
        ("*", True),
        ("br", False),
        ("gzip;q=0", False),
        ("*;q=0", False),
        ("*, gzip;q=0", False),
        ("gzip;q=0.5, identity", False),
        ("gzip;q=0.5, identity;q=0.4", True),
        ("identity;q=0, gzip;q=0.1", True),
    ],
)
def test_gzip(field: str | None, packed: bool) -> None:
    assert prefers_gzip(field) is packed


@given(st.text(max_size=60))
def test_any_field_gives_an_offered_type_or_none(field: str) -> None:
    assert negotiate(field, OFFERED) in {*OFFERED, None}
    assert prefers_gzip(field) in {True, False}


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        (None, "ja"),
        ("", "ja"),
        ("en", "en"),
        ("en-US,en;q=0.9", "en"),
        ("ja;q=0.8, en-GB;q=0.9", "en"),
        ("fr", "ja"),
        ("*", "ja"),
        ("ja;q=0.1, *;q=0.5", "en"),
        ("en;q=0", "ja"),
        ("no such field;;;", "ja"),
    ],
)
def test_language(accepted: str | None, chosen: str) -> None:
    assert language(accepted, ("ja", "en")) == chosen
