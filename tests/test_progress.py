"""A line a stage, and the stage's own result."""

import re

import pytest

from wardplan.progress import Progress

LINE = re.compile(r"(?P<name>.{10,}) +\d+\.\d\d s")


def divide(number: int, by: int = 1) -> float:
    return number / by


def test_run_gives_the_result_of_the_stage() -> None:
    assert Progress(print).run("divide", divide, 6, by=4) == 1.5


def test_run_says_one_line_a_stage() -> None:
    said: list[str] = []
    progress = Progress(said.append)
    for name in ("load", "a longer name"):
        progress.run(name, divide, 1)
    names = [match["name"].strip() for line in said if (match := LINE.fullmatch(line))]
    assert names == ["load", "a longer name"]


def test_names_are_padded_so_that_seconds_stand_below_each_other() -> None:
    said: list[str] = []
    progress = Progress(said.append)
    for name in ("load", "validate"):
        progress.run(name, divide, 1)
    assert [line.index(" s") == len(line) - 2 and len(line) for line in said] == [19, 19]


def test_stage_that_fails_says_nothing() -> None:
    said: list[str] = []
    with pytest.raises(ZeroDivisionError):
        Progress(said.append).run("divide", divide, 1, by=0)
    assert said == []


def test_seconds_never_go_backwards() -> None:
    progress = Progress(print)
    first = progress.seconds
    assert 0 <= first <= progress.seconds
