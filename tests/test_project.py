"""Where things lie in a project folder."""

from pathlib import Path

import pytest

from wardplan import assets
from wardplan.config import Config
from wardplan.errors import ConfigError
from wardplan.project import Project, open_project

PLACES = [
    ("site", "_site"),
    ("work", ".wardplan"),
    ("sources", "data/sources"),
    ("plans", "data/plans"),
    ("links", "data/links"),
]


@pytest.mark.parametrize(("name", "place"), PLACES)
def test_place(tmp_path: Path, name: str, place: str) -> None:
    assert getattr(Project(tmp_path, Config()), name) == tmp_path / place


def test_open_reads_the_settings(tmp_path: Path) -> None:
    (tmp_path / "wardplan.toml").write_text('city = "sendai"', encoding="utf-8")
    assert open_project(tmp_path) == Project(tmp_path.resolve(), Config(city="sendai"))


def test_open_resolves_the_root(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert open_project(tmp_path / "a" / "..").root == tmp_path.resolve()


@pytest.mark.parametrize("name", ["missing", "file"])
def test_open_refuses_what_is_no_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="--root must name a project folder") as caught:
        open_project(tmp_path / name)
    assert caught.value.file == tmp_path / name


def test_source_files_are_the_transcriptions(project: Project) -> None:
    found = [project.shown(file) for file in project.source_files()]
    assert found == [
        "data/sources/yokohama/izumi-2024.md",
        "data/sources/yokohama/kanazawa-2020.md",
    ]


def test_known_plans_files(project: Project) -> None:
    found = [project.shown(file) for file in project.known_plans_files()]
    assert found == ["data/sources/yokohama/known-plans.tsv"]


def test_shown_outside_the_project_is_the_whole_path(tmp_path: Path) -> None:
    outside = tmp_path.parent / "elsewhere.md"
    assert Project(tmp_path, Config()).shown(outside) == str(outside)


def test_folder_of_the_project_comes_first(tmp_path: Path) -> None:
    (tmp_path / "shapes").mkdir()
    assert Project(tmp_path, Config()).folder("shapes") == tmp_path / "shapes"


def test_folder_the_project_lacks_is_the_packaged_one(tmp_path: Path) -> None:
    assert Project(tmp_path, Config()).folder("shapes") == assets.packaged() / "shapes"
