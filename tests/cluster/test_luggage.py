"""Paths change with the machine, and everything else arrives as it was sent."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from wardplan.cluster import luggage
from wardplan.errors import DataError

HERE = luggage.folders(Path("/home/a/project"), Path("/usr/lib/wardplan"))
THERE = luggage.folders(Path("/scratch/w1"), Path("/scratch/w1"))


@dataclass(frozen=True)
class Parcel:
    file: Path
    name: str


def first(root: Path, names: list[str]) -> Path:
    return root / names[0]


@pytest.mark.parametrize(
    ("sent", "arrived"),
    [
        pytest.param(Path("/home/a/project"), Path("/scratch/w1"), id="the project"),
        pytest.param(Path("/home/a/project/x/y"), Path("/scratch/w1/x/y"), id="in the project"),
        pytest.param(Path("/usr/lib/wardplan/z"), Path("/scratch/w1/z"), id="in the package"),
        pytest.param(Path("/home/a/projects"), Path("/home/a/projects"), id="elsewhere"),
        pytest.param([{"a": Path("/home/a/project/x")}], [{"a": Path("/scratch/w1/x")}], id="deep"),
        pytest.param(
            Parcel(Path("/home/a/project/x"), "/home/a/project/x"),
            Parcel(Path("/scratch/w1/x"), "/home/a/project/x"),
            id="a text is no path",
        ),
    ],
)
def test_paths_below_known_folders_change(sent: object, arrived: object) -> None:
    assert luggage.unpack(luggage.pack(sent, HERE), THERE) == arrived


def test_a_task_finds_the_folder_of_its_machine() -> None:
    task = luggage.unpack(luggage.pack(partial(first, Path("/home/a/project")), HERE), THERE)
    assert task(["data"]) == Path("/scratch/w1/data")


def test_the_folder_of_the_builder_does_not_travel() -> None:
    assert b"/home/a" not in luggage.pack([Path("/home/a/project/data/x.ttl")], HERE)


def test_an_error_comes_back_with_the_file_here() -> None:
    error = DataError("not valid Turtle", Path("/scratch/w1/data/x.ttl"), 3)
    there = luggage.folders(Path("/scratch/w1"), Path("/scratch/w1"))
    back = luggage.unpack(luggage.pack(error, there), HERE)
    assert str(back) == "/home/a/project/data/x.ttl:3: not valid Turtle"
