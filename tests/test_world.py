"""The store on disk: one for each state of the data, whole or not there at all."""

import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.conftest import copy_project
from wardplan import world
from wardplan.collection import graph_files, load
from wardplan.errors import DataError, WardPlanError
from wardplan.namespaces import BASE
from wardplan.project import Project, open_project

NODE = ox.NamedNode(BASE + "x")
MADE = [ox.Quad(NODE, NODE, NODE, NODE)]
IZUMI = "data/plans/yokohama/izumi-2024.ttl"


@pytest.fixture
def own(tmp_path: Path) -> Project:
    root = copy_project(tmp_path)
    shutil.rmtree(root / ".wardplan", ignore_errors=True)
    return open_project(root)


def keep(project: Project, made: list[ox.Quad] = MADE) -> Path:
    return world.keep(project, graph_files(project), made)


def test_it_holds_the_files_and_what_was_made(own: Project) -> None:
    assert set(world.read(keep(own))) == {*load(graph_files(own)), *MADE}


def test_the_same_data_have_the_same_store(own: Project) -> None:
    folder = keep(own)
    before = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert keep(own) == folder
    assert {file: file.stat().st_mtime_ns for file in folder.iterdir()} == before


def test_other_data_have_another(own: Project) -> None:
    found = {keep(own), keep(own, [])}
    with (own.root / IZUMI).open("a", encoding="utf-8") as file:
        file.write("<https://example.org/a> a <https://example.org/A> .\n")
    found.add(keep(own))
    assert len(found) == 3
    assert len(list((own.work / "store").iterdir())) == 3


def test_a_store_made_of_the_last_one_is_the_same(own: Project) -> None:
    """A plan that changes, one that goes and one that comes: as if filled anew."""
    keep(own)
    (own.root / IZUMI).write_text("<https://example.org/a> a <https://example.org/A> .\n")
    plans = own.root / "data/plans/yokohama"
    (plans / "kanazawa-2020.ttl").rename(plans / "kanazawa-2099.ttl")
    made = [ox.Quad(NODE, NODE, ox.Literal("other"), NODE)]
    folder = keep(own, made)
    assert json.loads((folder / world.CONTENTS).read_text())["repairs"] == 1
    quads = list(world.read(folder))
    shutil.rmtree(own.work / "store")
    assert quads == list(world.read(keep(own, made)))


@pytest.mark.parametrize("pattern", ["MANIFEST*", world.CONTENTS])
def test_a_damaged_store_is_not_built_upon(own: Project, pattern: str) -> None:
    (damaged,) = keep(own).glob(pattern)
    damaged.write_bytes(b"no")
    assert set(world.read(keep(own, []))) == set(load(graph_files(own)))


def test_a_damaged_store_is_filled_anew(own: Project) -> None:
    (damaged,) = keep(own).glob("MANIFEST*")
    damaged.write_bytes(b"no")
    assert set(world.read(keep(own))) == {*load(graph_files(own)), *MADE}


def test_a_store_is_filled_anew_now_and_then(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world, "REPAIRS", 2)
    found = []
    for number in range(4):
        folder = keep(own, [ox.Quad(NODE, NODE, ox.Literal(str(number)), NODE)])
        world.prune(own, folder)
        found.append(json.loads((folder / world.CONTENTS).read_text())["repairs"])
    assert found == [0, 1, 2, 0]


def test_what_is_read_outlives_its_folder(own: Project) -> None:
    first = world.read(keep(own))
    kept = keep(own, [])
    world.prune(own, kept)
    assert list((own.work / "store").iterdir()) == [kept]
    assert MADE[0] in first


def test_a_file_that_is_no_turtle_leaves_nothing(own: Project) -> None:
    (own.root / IZUMI).write_text("<a> <b>", encoding="utf-8")
    with pytest.raises(DataError, match="not valid Turtle") as caught:
        keep(own)
    assert caught.value.file == own.root / IZUMI
    assert list((own.work / "store").iterdir()) == []


def test_no_place_for_it(own: Project) -> None:
    own.work.write_text("in the way", encoding="utf-8")
    with pytest.raises(WardPlanError, match="cannot be written"):
        keep(own)
