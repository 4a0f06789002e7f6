"""The schemas of StratML Part 1 and Part 2 (ISO 17469) on every document of ours.

Their files are read from the folder in $JUDGES and never enter the project.
"""

import os
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests import reckoned
from tests.stratml.test_stratml import FREE, PLAN, bare
from wardplan import stratml
from wardplan.holdings import Holdings
from wardplan.importer.profile import Profile
from wardplan.store_sight import StoreSight
from wardplan.stratml.plan import document

pytestmark = pytest.mark.judges

RULES = Path(os.environ.get("JUDGES", "../shared/judges")) / "stratml"
SCHEMAS = {
    "stratml": "StrategicPlanISOVersion20140401.xsd",
    "stratml/part2": "PerformancePlanOrReport20160216.xsd",
}


def errors(folder: str, data: bytes) -> list[str]:
    """What the schema of a part says of a document."""
    schema: Any = etree.XMLSchema(etree.parse(RULES / SCHEMAS[folder]))
    schema.validate(etree.fromstring(data))
    return [str(error) for error in schema.error_log]


@pytest.mark.parametrize("folder", SCHEMAS)
def test_documents_of_the_site(site: Path, folder: str) -> None:
    found = list((site / folder).glob("*.xml"))
    assert len(found) == 2
    assert [errors(folder, file.read_bytes()) for file in found] == [[], []]


@pytest.mark.parametrize("withheld", [False, True])
def test_plan_with_amounts_and_indicators(
    holdings: Holdings, profile: Profile, withheld: bool
) -> None:
    store = reckoned.holdings(holdings, profile, withheld=withheld).store
    made = stratml.plan_documents(StoreSight(store), str(reckoned.THIS.plan))
    for (_, data), folder in zip(made, SCHEMAS, strict=True):
        assert errors(folder, data) == []


@pytest.mark.parametrize("more", ["", FREE], ids=["bare", "no measure"])
@pytest.mark.parametrize(("folder", "part"), stratml.FOLDERS.items())
def test_plan_that_holds_hardly_anything(folder: str, part: Any, more: str) -> None:
    assert errors(folder, document(StoreSight(bare(more)), PLAN, part)) == []


@pytest.mark.parametrize("folder", SCHEMAS)
def test_the_schema_bites(site: Path, folder: str) -> None:
    data = (site / folder / "yokohama-izumi-2024.xml").read_bytes()
    assert errors(folder, data.replace(b"Vision>", b"Dream>")) != []
