"""The ontology, shapes and templates are found in a checkout and beside a project."""

from pathlib import Path

import pytest

from wardplan import assets
from wardplan.project import Project

NEEDED = {
    "build.py": "build.py",
    "ontology": "ontology/wardplan.ttl",
    "shapes": "shapes/plan.ttl",
    "reference": "data/reference/wards.ttl",
}


def test_in_a_checkout_they_lie_beside_the_package(project: Project) -> None:
    assert assets.packaged() == project.root


@pytest.mark.parametrize("path", NEEDED.values(), ids=NEEDED.keys())
def test_packaged_folder_holds(path: str) -> None:
    assert (assets.packaged() / path).is_file()


@pytest.mark.parametrize("name", ["ontology", "data/reference"])
def test_own_folder_comes_first(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir(parents=True)
    assert assets.folder(tmp_path, name) == tmp_path / name


@pytest.mark.parametrize("name", ["ontology", "data/reference"])
def test_packaged_folder_otherwise(tmp_path: Path, name: str) -> None:
    assert assets.folder(tmp_path, name) == assets.packaged() / name


def test_a_file_of_that_name_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "shapes").touch()
    assert assets.folder(tmp_path, "shapes") == assets.packaged() / "shapes"


def test_pipeline_is_the_function_of_build_py() -> None:
    build = assets.pipeline()
    assert (build.__name__, build.__code__.co_filename) == (
        "build",
        str(assets.packaged() / "build.py"),
    )
