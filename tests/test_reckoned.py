"""A plan with amounts, goals, indicators and sections passes every rule and shows on its pages."""

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests import reckoned
from tests.conftest import copy_project
from wardplan import (
    api,
    census,
    compare_files,
    dumps,
    explorer,
    gallery,
    harvest,
    heads,
    judgement,
    publish,
    rendering,
    site,
    stratml,
    tables,
    transcriptions,
)
from wardplan.crew import ALONE
from wardplan.findings import Severity, of_severity
from wardplan.holdings import Holdings
from wardplan.importer.profile import Profile
from wardplan.judgement import Checking, Engine
from wardplan.pieces import without_texts
from wardplan.project import Project, open_project
from wardplan.warm import Makers

Document = Any
PLAN = "plan/yokohama/izumi/2026"

SHOWN: dict[str, tuple[str, list[str]]] = {
    "initiative": (
        f"{PLAN}/initiative/1-1",
        [
            "新規",
            "地域振興課、総務課",
            "¥1,500,000（印刷の表記1,500千円）",
            "SDGs11",
            "SDGs13",
            "訓練の参加者数",
            "１，２００人",
            "1,500人以上",
            "1,480人",
            "おおむね達成",
            "前年度比+5%",
            "施策群3地震防災対策",
            "施策群4風水害対策",
        ],
    ),
    "measure": (
        f"{PLAN}/measure/1",
        ["−¥600,000（印刷の表記△600千円）", "政策群2防災・減災", "刑法犯の件数", "280件"],
    ),
    "plan": (PLAN, ["住みよいまち", "SDGs3", "新規", "¥1,500,000", "政策群2防災・減災"]),
    "section": (
        "department/yokohama/izumi/general-affairs",
        ["防災訓練（令和8年度泉区運営方針）"],
    ),
    "measure group": ("midterm/yokohama/2026/measure-group/3", ["防災訓練", "中期計画:施策群3・4"]),
    "policy group": ("midterm/yokohama/2026/policy-group/2", ["安全なまち", "中期計画:政策群2"]),
    "mid-term plans": ("midterm", ["政策群の数14", "施策群の数33"]),
}


@pytest.fixture(scope="module")
def written(
    holdings: Holdings, profile: Profile, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Document]:
    """The pages of a project that holds the plan, by their paths."""
    project = open_project(copy_project(tmp_path_factory.mktemp("reckoned")))
    held = reckoned.holdings(holdings, profile)
    return pages_of(project, reckoned.filed(held, project))


def pages_of(project: Project, holdings: Holdings) -> dict[str, Document]:
    tree = publish.SiteTree(project)
    answers, counted = gallery.ask(project, holdings), census.take(project, holdings)
    files = (
        *dumps.write(tree, project, holdings, ALONE),
        *transcriptions.write_texts(tree, holdings),
        *site.write_static(tree, project),
        *site.write_report(tree, ()),
        *gallery.write(tree, answers),
        *explorer.write(tree, project, holdings, counted),
        *tables.write(tree, project, holdings),
        *api.write(tree, project, holdings),
        *stratml.write(tree, project, holdings),
        *compare_files.write(tree, project, holdings),
    )
    listed, found = harvest.write(tree, project, holdings, counted, files)
    planned = site.plan(project, holdings, (), files, answers)
    planned = heads.dress(planned, listed, found, project.config)
    site.write_pages(tree, project, planned)
    rendering.write(tree, project, planned, listed, Makers(ALONE))
    tree.publish()
    return {page.path: parsed(project.site / f"{page.path}.html") for page in planned.pages}


def parsed(file: Path) -> Document:
    return html.fromstring(file.read_bytes())


def words(page: Document) -> str:
    text = re.sub(r"\s+", "", page.xpath("//main")[0].text_content())
    return text.replace("原文", "")


@pytest.mark.parametrize("withheld", [False, True])
def test_it_breaks_no_rule(
    withheld: bool, project: Project, holdings: Holdings, profile: Profile
) -> None:
    held = reckoned.holdings(holdings, profile, withheld=withheld)
    found = judgement.judge(project, held, Checking(Engine.PYSHACL))
    assert of_severity(found, Severity.VIOLATION) == ()
    ours = [f for f in of_severity(found, Severity.WARNING) if PLAN in f.focus]
    assert [f.shape.rpartition("#")[2] for f in ours] == ["MeasureShape-budgetSign"]


@pytest.mark.parametrize(("path", "shown"), SHOWN.values(), ids=SHOWN.keys())
def test_page_shows(path: str, shown: list[str], written: dict[str, Document]) -> None:
    text = words(written[path])
    assert [each for each in shown if each not in text] == []


def test_goals_lead_to_the_united_nations(written: dict[str, Document]) -> None:
    links = written[f"{PLAN}/initiative/1-1"].xpath("//dl//a[@rel='external']/@href")
    assert list(map(str, links)) == [f"http://metadata.un.org/sdg/{n}" for n in (11, 13)]


def test_indicators_are_a_table_with_their_anchors(written: dict[str, Document]) -> None:
    page = written[f"{PLAN}/initiative/1-1"]
    rows = page.xpath("//h2[@id='s-indicators']/..//tbody/tr")
    assert [row.get("id") for row in rows] == ["indicator-1", "indicator-2"]
    assert len(rows[0].xpath("./th | ./td")) == len(rows[1].xpath("./th | ./td")) == 6


def test_sections_are_linked_both_ways(written: dict[str, Document]) -> None:
    there = written[f"{PLAN}/initiative/1-1"].xpath("//dl//a[contains(@href, 'department/')]/@href")
    back = written["department/yokohama/izumi/general-affairs"].xpath("//main//a/@href")
    assert len(there) == 2
    assert any(str(link).endswith("izumi/2026/initiative/1-1.html") for link in back)


def test_dump_without_texts_keeps_numbers_and_no_words(
    holdings: Holdings, profile: Profile
) -> None:
    held = reckoned.holdings(holdings, profile).store
    ours = [quad.triple for quad in held if PLAN in str(quad.subject)]
    made = "\n".join(map(str, without_texts(ours)))
    assert [word for word in ("千円", "人以上", "おおむね", "前年度比") if word in made] == []
    assert 'def#budget> "1500000"' in made
    assert 'def#target> "1500"' in made
