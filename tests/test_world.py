"""The store of a build: one for each state of the data, whole or not there at all."""

import shutil
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from tests.conftest import copy_project
from wardplan import cache, file_sight, merging, on_disk, shelf, stated, world
from wardplan.collection import graph_files, load
from wardplan.config import Config
from wardplan.errors import DataError, WardPlanError
from wardplan.index import Sight
from wardplan.namespaces import BASE
from wardplan.project import Project, open_project
from wardplan.store_sight import StoreSight

NODE = ox.NamedNode(BASE + "x")
MADE = [ox.Quad(NODE, NODE, NODE, NODE)]
IZUMI = "data/plans/yokohama/izumi-2024.ttl"


@pytest.fixture(params=["in memory", "on disk"])
def own(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Project:
    if request.param == "on disk":
        monkeypatch.setattr(world, "ROOM", 0)
        monkeypatch.setattr(on_disk, "LOT", 1000)  # several lots
    root = copy_project(tmp_path)
    shutil.rmtree(root / ".wardplan", ignore_errors=True)
    return open_project(root)


def keep(project: Project, made: list[ox.Quad] = MADE) -> Path:
    return world.keep(project, graph_files(project), made)


def repairs(folder: Path) -> int:
    found = shelf.shelf_of(folder, cache.of_code("pyoxigraph"))
    assert found
    return found.repairs


def test_it_holds_the_files_and_what_was_made(own: Project) -> None:
    assert set(world.read(keep(own))) == {*load(graph_files(own)), *MADE}


def test_the_same_data_have_the_same_store(own: Project) -> None:
    folder = keep(own)
    before = {file: file.stat().st_mtime_ns for file in folder.rglob("*")}
    assert keep(own) == folder
    assert {file: file.stat().st_mtime_ns for file in folder.rglob("*")} == before


def test_what_has_no_room_in_memory_is_read_from_disk(own: Project) -> None:
    assert (keep(own) / on_disk.INDEX).exists() == (world.ROOM == 0)


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
    assert repairs(folder) == 1
    found = set(world.read(folder)), seen(world.sight(folder), world.read(folder))
    shutil.rmtree(own.work / "store")
    world.forget()
    anew = world.read(keep(own, made))
    assert found == (set(anew), seen(StoreSight(anew), anew))


def quad(statement: str, graph: str) -> ox.Quad:
    """A statement of three letters, in a graph."""
    terms = (ox.NamedNode(f"urn:{each}") for each in (*statement, graph))
    return ox.Quad(*terms)


def merge(project: Project, *said: tuple[str, str]) -> tuple[Path, set[str]]:
    """Where the merge of all graphs but `z` is of a state of the data, and what it says."""
    folder = world.keep(project, (), [quad(*each) for each in said])
    return folder, {str(each.triple) for each in world.merged(folder, "urn:z")}


STATES = [
    (("abc", "g"), ("abc", "h"), ("abd", "g"), ("abe", "z"), *((f"ab{n}", "n") for n in "123")),
    (("abc", "h"), ("abe", "z"), ("abe", "h"), *((f"ab{n}", "n") for n in "123")),
    (("abc", "z"), ("abf", "h"), ("abf", "g"), *((f"ab{n}", "n") for n in "123")),
]
"""Statements that come and go, also in one of two graphs, or in the one that is left out."""


def test_a_merge_is_made_of_the_last_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world, "ROOM", 0)
    own = Project(tmp_path, Config())
    others = [(name, name) for name in "qrst"]
    made = list[bool]()
    repair = merging.repair

    def noted(*given: Any) -> bool:
        made.append(repair(*given))
        return made[-1]

    monkeypatch.setattr(merging, "repair", noted)
    for state in STATES:
        kept = [(f"x{name}y", graph) for name, graph in others]
        _, found = merge(own, *state, *kept)
        assert found == {str(quad(*each).triple) for each in (*state, *kept) if each[1] != "z"}
    assert made == [True, True]


def test_a_damaged_merge_is_not_built_upon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world, "ROOM", 0)
    own = Project(tmp_path, Config())
    kept = [(f"x{name}y", name) for name in "pqrst"]
    folder, _ = merge(own, *kept)
    damage(folder / world.MERGED, "MANIFEST*")
    _, found = merge(own, *kept, ("abc", "g"))
    assert len(found) == 6


def seen(sight: Sight, store: ox.Store) -> list[object]:
    """All that can be looked up."""
    subjects, objects = ({str(getattr(q, end)) for q in store} for end in ("subject", "object"))
    pairs = {(str(quad.object), str(quad.predicate)) for quad in store}
    return [
        [(sight.about(each), sight.label(each)) for each in sorted(subjects | {"<urn:none>"})],
        [sight.towards(each) for each in sorted(objects | {"<urn:none>"})],
        [sight.into(*each) for each in sorted(pairs)],
    ]


DAMAGES = {
    "the list of graphs": shelf.CONTENTS,
    "a graph": "*.nt",
    "the index, where there is one": f"{on_disk.INDEX}/MANIFEST*",
    "the file to look up in, where there is one": file_sight.NAME,
    "the file of what queries see, where there is one": stated.NAME,
}


@pytest.mark.parametrize("pattern", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_store_is_not_built_upon(own: Project, pattern: str) -> None:
    damage(keep(own), pattern)
    assert set(world.read(keep(own, []))) == set(load(graph_files(own)))


@pytest.mark.parametrize("pattern", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_store_is_filled_anew(own: Project, pattern: str) -> None:
    folder = keep(own)
    damage(folder, pattern)
    assert keep(own) == folder
    world.forget()
    assert set(world.read(folder)) == {*load(graph_files(own)), *MADE}


def damage(folder: Path, pattern: str) -> None:
    for file in sorted(folder.glob(pattern))[:1]:
        file.write_bytes(b"no")


def test_a_number_has_one_form_wherever_it_is_read(own: Project) -> None:
    decimal = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    made = [ox.Quad(NODE, NODE, ox.Literal("85.0", datatype=decimal), NODE)]
    folder = keep(own, made)
    (seen,) = world.sight(folder).about(str(NODE))[str(NODE)]
    (stored,) = world.read(folder).quads_for_pattern(NODE, None, None)
    assert seen == str(stored.object) == f'"85"^^{decimal}'


def test_files_edited_while_they_are_read(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store never has the name of another state."""

    def edit(folder: Path, *_: object) -> None:
        folder.mkdir()
        with (own.root / IZUMI).open("a", encoding="utf-8") as file:
            file.write("<https://example.org/a> a <https://example.org/A> .\n")

    monkeypatch.setattr(world, "_fill", edit)
    with pytest.raises(WardPlanError, match="changed meanwhile"):
        keep(own)


def test_a_store_is_filled_anew_now_and_then(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world, "REPAIRS", 2)
    found = []
    for number in range(4):
        folder = keep(own, [ox.Quad(NODE, NODE, ox.Literal(str(number)), NODE)])
        world.prune(own, folder)
        found.append(repairs(folder))
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
