"""The days that output bears come from the sources or the environment, never from the clock."""

import pyoxigraph as ox
import pytest

from wardplan import dates
from wardplan.errors import ConfigError
from wardplan.pointer import Pointer, resource
from wardplan.store_sight import StoreSight

PLAN = """
PREFIX dcterms: <http://purl.org/dc/terms/>
BASE <http://example.org/>
<plan> dcterms:source <a>, <b>, <c> .
<a> dcterms:issued "2024-05-17" .
<b> dcterms:issued "2023-01-01" ; dcterms:modified "2024-06-01" .
<c> dcterms:issued "令和7年" .
"""


@pytest.fixture
def plan() -> Pointer:
    store = ox.Store()
    store.load(PLAN.encode(), format=ox.RdfFormat.TURTLE)
    return resource(StoreSight(store), "http://example.org/plan")


def test_a_plan_has_the_newest_date_of_its_sources(plan: Pointer) -> None:
    assert dates.of_plan(plan) == "2024-06-01"


def test_a_plan_without_dates_has_none(plan: Pointer) -> None:
    assert dates.of_plan(plan.out("rdf:nil")) is None


@pytest.mark.parametrize(
    ("days", "environment", "want"),
    [
        ([None, "2024-05-17", "2020-01-01"], {}, "2024-05-17"),
        ([None], {}, None),
        (["2024-05-17"], {"SOURCE_DATE_EPOCH": ""}, "2024-05-17"),
        (["2024-05-17"], {"SOURCE_DATE_EPOCH": "0"}, "1970-01-01"),
        (["2024-05-17"], {"SOURCE_DATE_EPOCH": "1795737600"}, "2026-11-27"),
    ],
)
def test_day_of_a_build(
    days: list[str | None], environment: dict[str, str], want: str | None
) -> None:
    assert dates.of_build(days, environment) == want


@pytest.mark.parametrize("seconds", ["yesterday", "1.5", "9" * 30])
def test_a_day_that_is_none_is_refused(seconds: str) -> None:
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH"):
        dates.of_build([], {"SOURCE_DATE_EPOCH": seconds})
