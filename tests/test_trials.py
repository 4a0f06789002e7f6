"""What the documentation tells of a run of `make trust`, and that it is the run's own figures."""

import json
from pathlib import Path

import pytest

from benchmarks.trust import report
from benchmarks.trust.clients import Load
from benchmarks.trust.faults import Trial
from benchmarks.trust.report import Figures, Run
from tests.conftest import ROOT
from wardplan import trials
from wardplan.errors import SiteError

RUN = Run("2026-11-30", "python -m x", 600, "9.9", "3.11", "Linux", 2, {"rdflib": "7"})
TRIED = [
    Trial("build killed", 200, ["the site is gone"]),
    Trial("build after kills", 20),
    Trial("push killed", 10),
    Trial("disk full", 7),
    Trial("content: paths", 100_000),
    Trial("requests by grammar", 4000),
]


def test_what_a_run_writes_is_read(tmp_path: Path) -> None:
    text = report.write(Figures(TRIED, Load(5_000_000, 0.26), RUN), tmp_path)
    tried = {"kills": 210, "builds": 20, "faults": 7, "inputs": 100_000, "requests": 4000}
    assert trials.read(tmp_path) == trials.Trials("2026-11-30", "9.9", tried, 1)
    assert "210 commands killed" in text
    assert "**1 losses**" in text
    assert "at most 5 MB" in text
    assert "at most 0.3 s" in text
    assert (tmp_path / "trust.md").read_text(encoding="utf-8") == text


def test_nothing_is_told_where_there_was_no_run(tmp_path: Path) -> None:
    assert trials.read(tmp_path) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"run": {"date": 1}}', '{"run": 3}'])
def test_other_figures_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / trials.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(SiteError, match="not the figures that `make trust` writes") as raised:
        trials.read(tmp_path)
    assert raised.value.file == tmp_path / trials.FILE


def test_our_own_run_is_told_and_nothing_was_lost() -> None:
    """The page for people is the table for programs, filled in."""
    found = trials.read(ROOT / "docs")
    assert found is not None
    assert found.losses == 0
    page = (ROOT / "docs/trust.md").read_text(encoding="utf-8")
    table = json.loads((ROOT / "docs" / trials.FILE).read_text(encoding="utf-8"))
    assert page == report.page(table)


@pytest.mark.parametrize("path", ["quality.html", "en/quality.html"])
def test_the_quality_page_shows_what_was_tried(site: Path, path: str) -> None:
    found = trials.read(ROOT / "docs")
    assert found is not None
    said = (site / path).read_text(encoding="utf-8").partition('id="s-trials"')[2]
    assert bool(said) == (found.tried["kills"] > 0)
    shown = [f"<dd>{number:,}</dd>" for number in found.tried.values()]
    shown += [f"<strong>{found.losses}</strong>", 'docs/trust.html"']
    assert [each for each in shown if said and each not in said] == []
