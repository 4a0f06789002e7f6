"""Pages made in lots, by whatever process, are the pages made all at once."""

from pathlib import Path

import pytest

from tests.conftest import copy_few
from wardplan import assets, rendering, traces
from wardplan.crew import ALONE, Crew
from wardplan.namespaces import BASE
from wardplan.pages import Listed
from wardplan.progress import Progress
from wardplan.project import open_project
from wardplan.views import View

VIEW = View("any", "any.html")


def contents(site: Path) -> dict[str, bytes]:
    files = (file for file in site.rglob("*") if file.is_file())
    return {str(file.relative_to(site)): file.read_bytes() for file in files}


@pytest.mark.parametrize("alone", [True, False], ids=["one process", "processes"])
def test_lots_make_the_same_site(
    alone: bool, small_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many lots by this process, or by some of which each makes lot after lot."""
    monkeypatch.setattr(rendering, "LOT", 40)
    root = copy_few(tmp_path)
    with ALONE if alone else Crew() as crew:
        assets.pipeline()(open_project(root), Progress(print), crew=crew)
    made, expected = contents(root / "_site"), contents(small_site)
    assert {path for path in made | expected if made.get(path) != expected.get(path)} == set()


def listed(*paths: str) -> list[Listed]:
    return [Listed(path, VIEW, BASE + path) for path in paths]


def test_pages_of_a_plan_stay_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "LOT", 2)
    a, b = "plan/yokohama/izumi/2024", "plan/yokohama/izumi/2025"
    pages = listed("def", a, f"{a}/measure/1", f"{a}/measure/2", b, "ward/yokohama/izumi", "city/y")
    found = list(rendering.together(traces.grouped(pages)))
    unit = "yokohama/izumi/2024"
    assert found == [["def", unit], ["yokohama/izumi/2025", "ward/yokohama/izumi"], ["city/y"]]
    assert [each.path for each in traces.grouped(pages)[unit]] == [
        a,
        f"{a}/measure/1",
        f"{a}/measure/2",
    ]


def test_few_pages_are_one_lot() -> None:
    pages = listed("def", "plan/yokohama/izumi/2024")
    assert list(rendering.together(traces.grouped(pages))) == [["def", "yokohama/izumi/2024"]]
