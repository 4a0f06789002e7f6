"""StratML: every element of a plan that the standard has a place for stands in its place."""

import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from lxml import etree, html

from tests import reckoned
from wardplan import stratml
from wardplan.holdings import Holdings
from wardplan.importer.profile import Profile
from wardplan.store_sight import StoreSight
from wardplan.stratml.document import identifier
from wardplan.stratml.plan import PART_1, PART_2, Part, document

Document = Any
WHOLE = ["yokohama-izumi-2024", "yokohama-kanazawa-2020"]
FOLDERS = ["stratml", "stratml/part2"]
IZUMI = "https://w3id.org/wardplan/plan/yokohama/izumi/2024"


def read(data: bytes) -> Document:
    """A document without its namespace, so that paths are short."""
    root = etree.fromstring(data)
    for each in root.iter():
        each.tag = etree.QName(each).localname
    return root


def of_site(site: Path, folder: str, name: str) -> Document:
    return read((site / folder / f"{name}.xml").read_bytes())


def texts(root: Document, path: str) -> list[str]:
    return [each.text or "" for each in root.findall(path)]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_whole_plan_and_no_other_has_a_document(site: Path, folder: str) -> None:
    assert sorted(file.stem for file in (site / folder).glob("*.xml")) == WHOLE


@pytest.mark.parametrize(("folder", "part"), stratml.FOLDERS.items(), ids=FOLDERS)
def test_root_and_namespace_are_those_of_the_part(site: Path, folder: str, part: Part) -> None:
    root = etree.fromstring((site / folder / f"{WHOLE[0]}.xml").read_bytes())
    assert (root.tag, dict(root.attrib)) == (f"{{{part.namespace}}}{part.root}", part.attributes)


@pytest.mark.parametrize("folder", FOLDERS)
def test_izumi_is_complete(site: Path, folder: str) -> None:
    root = of_site(site, folder, "yokohama-izumi-2024")
    goals = root.findall("StrategicPlanCore/Goal")
    assert [len(goal.findall("Objective")) for goal in goals] == [3, 4, 3, 2, 14]
    assert len(root.findall("StrategicPlanCore/Value")) == 3
    # the actions, the missions, and the one initiative with a text of its own
    lines = [text for text in texts(root, ".//Objective/Description") if text]
    assert sum(len(text.split("\n")) for text in lines) == 32 + 14 + 1
    assert texts(root, ".//Vision/Description")[0].startswith("みらいへ進もう！地域とともに\n")


def test_a_mission_names_its_section(site: Path) -> None:
    root = of_site(site, "stratml", "yokohama-izumi-2024")
    objective = root.findall(".//Goal")[4].findall("Objective")[0]
    assert texts(objective, "Name") == ["総務課の取組方針"]
    assert texts(objective, "Stakeholder/Name") == ["総務課"]


def test_what_a_citation_says_and_means_is_beside_its_initiative(site: Path) -> None:
    (said,) = texts(
        of_site(site, "stratml", WHOLE[0]), ".//Objective[Name='防犯対策']/OtherInformation"
    )
    assert said.split("\n") == [
        f"{IZUMI}/initiative/3-2",
        "中期計画:テーマ02 戦略2 政策9",
        "寄与する政策: 政策9 <https://w3id.org/wardplan/midterm/yokohama/2022/policy/9>",
    ]


def test_period_and_date(site: Path) -> None:
    made = of_site(site, "stratml", WHOLE[0]).find("AdministrativeInformation")
    assert [(each.tag, each.text) for each in made] == [
        ("StartDate", "2024-04-01"),
        ("EndDate", "2025-03-31"),
        ("PublicationDate", "2024-05-17"),
        ("Source", IZUMI),
    ]


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", WHOLE)
def test_identifiers_are_names_of_xml_and_differ(site: Path, folder: str, name: str) -> None:
    found = texts(of_site(site, folder, name), ".//Identifier")
    assert len(set(found)) == len(found)
    assert [each for each in found if not re.fullmatch(r"[a-z][A-Za-z0-9._-]*", each)] == []


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("plan/yokohama/izumi/2024/measure/3", "plan.yokohama.izumi.2024.measure.3"),
        ("plan/yokohama/izumi/2024#basic-goal", "plan.yokohama.izumi.2024..basic-goal"),
    ],
)
def test_identifier(path: str, wanted: str) -> None:
    assert identifier(f"https://w3id.org/wardplan/{path}") == wanted


@pytest.mark.parametrize("name", WHOLE)
def test_plan_page_and_tables_page_lead_to_both(site: Path, name: str) -> None:
    plan = html.fromstring((site / f"plan/{name.replace('-', '/')}.html").read_bytes())
    tables = html.fromstring((site / "tables.html").read_bytes())
    for folder in FOLDERS:
        assert f"../../../{folder}/{name}.xml" in plan.xpath("//aside//a/@href")
        assert f"{folder}/{name}.xml" in tables.xpath("//main//a/@href")


def test_plan_known_in_part_leads_to_none(site: Path) -> None:
    page = html.fromstring((site / "plan/yokohama/izumi/2022.html").read_bytes())
    assert [link for link in page.xpath("//a/@href") if "stratml" in link] == []


@pytest.fixture(scope="module")
def with_indicators(holdings: Holdings, profile: Profile) -> ox.Store:
    return reckoned.holdings(holdings, profile).store


def test_indicators_are_elements_in_part_2(with_indicators: ox.Store) -> None:
    root = read(document(StoreSight(with_indicators), str(reckoned.THIS.plan), PART_2))
    first, second = root.findall(".//Objective/PerformanceIndicator")
    assert first.get("PerformanceIndicatorType") == "Quantitative"
    assert texts(first, "MeasurementDimension") == ["訓練の参加者数"]
    assert texts(first, "UnitOfMeasurement") == ["名"]
    assert texts(first, ".//TargetResult/*") == ["1500", "1,500人以上"]
    assert texts(first, ".//ActualResult/*") == ["1480", "1,480人"]
    assert "おおむね達成" in texts(first, "OtherInformation")[0]
    assert texts(second, ".//TargetResult/*") == ["前年度比+5%"]


def test_indicators_are_lines_in_part_1(with_indicators: ox.Store) -> None:
    root = read(document(StoreSight(with_indicators), str(reckoned.THIS.plan), PART_1))
    said = texts(root, ".//Objective/OtherInformation")[0]
    assert root.findall(".//PerformanceIndicator") == []
    for value in ("訓練の参加者数", "1,500人以上", "1,480人", "名", "1,500千円"):
        assert value in said


@pytest.mark.parametrize("part", [PART_1, PART_2], ids=FOLDERS)
def test_indicators_of_a_measure_are_lines(with_indicators: ox.Store, part: Part) -> None:
    root = read(document(StoreSight(with_indicators), str(reckoned.THIS.plan), part))
    assert "刑法犯の件数" in texts(root, ".//Goal/OtherInformation")[0]


def test_sections_in_charge_perform(with_indicators: ox.Store) -> None:
    root = read(document(StoreSight(with_indicators), str(reckoned.THIS.plan), PART_2))
    roles = root.findall(".//Objective/Stakeholder")
    assert [texts(role, "Name") for role in roles] == [["地域振興課"], ["総務課"]]
    assert {text for role in roles for text in texts(role, "Role/RoleType")} == {"Performer"}


PLAN = "https://w3id.org/wardplan/plan/yokohama/izumi/2030"
BARE = f"""
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX wp: <https://w3id.org/wardplan/def#>
<{PLAN}> a wp:Plan ; rdfs:label "計画"@ja . """

FREE = f"""<{PLAN}> wp:initiative <https://w3id.org/wardplan/i> .
<https://w3id.org/wardplan/i> rdfs:label "a\\u0007b"@ja ."""


def bare(more: str = "") -> ox.Store:
    made = ox.Store()
    made.load(input=(BARE + more).encode(), format=ox.RdfFormat.TURTLE)
    return made


@pytest.mark.parametrize("part", [PART_1, PART_2], ids=FOLDERS)
def test_plan_without_measures_has_the_one_goal_the_standard_wants(part: Part) -> None:
    root = read(document(StoreSight(bare()), PLAN, part))
    assert texts(root, "StrategicPlanCore/Goal/Name") == ["計画"]


def test_initiative_below_no_measure_and_a_character_no_xml_can_hold() -> None:
    root = read(document(StoreSight(bare(FREE)), PLAN, PART_1))
    assert texts(root, "StrategicPlanCore/Goal/Objective/Name") == ["ab"]
