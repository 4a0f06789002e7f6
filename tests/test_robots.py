"""Notes for robots: open to all, the site map named, and a guide whose links lead somewhere."""

import re
from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest

from wardplan.namespaces import BASE


def test_robots_may_go_everywhere(site: Path) -> None:
    parser = RobotFileParser()
    parser.parse((site / "robots.txt").read_text(encoding="utf-8").splitlines())
    assert parser.can_fetch("*", f"{BASE}plan/yokohama/izumi/2024.html")
    assert parser.site_maps() == [f"{BASE}sitemap.xml"]


@pytest.fixture(scope="module")
def notes(site: Path) -> str:
    return (site / "llms.txt").read_text(encoding="utf-8")


def test_notes_have_the_agreed_form(notes: str) -> None:
    """A title, a quoted summary, then sections that list links (llmstxt.org)."""
    lines = [line for line in notes.splitlines() if line]
    assert lines[0].startswith("# ")
    assert lines[1].startswith("> ")
    assert [line for line in lines if line.startswith("# ")] == lines[:1]
    assert sum(line.startswith("## ") for line in lines) >= 4


def test_links_of_the_notes_lead_somewhere(site: Path, notes: str) -> None:
    links = re.findall(r"\]\(([^)]+)\)", notes)
    assert len(links) > 12
    assert [link for link in links if not (site / link).is_file()] == []


def test_notes_say_what_may_not_be_done(notes: str) -> None:
    assert "no open licence was found" in notes
    assert "&" not in notes.replace(" & ", "")


def test_notes_name_the_plans_described_whole(notes: str) -> None:
    assert "plan/yokohama/izumi/2024.html" in notes
    assert "plan/yokohama/seya/2018.html" not in notes
