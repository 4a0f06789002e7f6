"""A stage's own result, and what is told of it."""

import re

import pytest

from wardplan.display import Silent, State
from wardplan.progress import Progress

LINE = re.compile(r"(?P<name>.{10,}) +\d+\.\d\d s")


class Heard(Silent):
    """Takes down what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str, int, int, bool]] = []

    def begin(self, state: State) -> None:
        self._take("begin", state)

    def step(self, state: State, what: str) -> None:
        self._take(what or "step", state)

    def end(self, state: State) -> None:
        self._take("end", state)

    def _take(self, what: str, state: State) -> None:
        self.told.append((what, state.stage, state.done, state.total, state.counted))


def divide(number: int, by: int = 1) -> float:
    return number / by


def count(progress: Progress, *steps: int) -> None:
    for done in steps:
        progress.count(done, steps[-1])


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


def test_a_stage_that_does_not_count_is_one_step() -> None:
    heard = Heard()
    Progress(display=heard).run("divide", divide, 1)
    assert heard.told == [("begin", "divide", 0, 1, False), ("end", "divide", 1, 1, False)]


def test_a_stage_counts_while_it_runs() -> None:
    heard = Heard()
    progress = Progress(display=heard)
    progress.run("pages", count, progress, 0, 5, 20)
    assert heard.told[1:] == [
        ("step", "pages", 5, 20, True),
        ("step", "pages", 20, 20, True),
        ("end", "pages", 20, 20, True),
    ]


def test_the_next_stage_begins_to_count_anew() -> None:
    heard = Heard()
    progress = Progress(display=heard)
    progress.run("pages", count, progress, 3)
    progress.run("divide", divide, 1)
    assert heard.told[-2:] == [("begin", "divide", 0, 1, False), ("end", "divide", 1, 1, False)]


def test_a_stage_with_nothing_to_do_does_not_count() -> None:
    heard = Heard()
    progress = Progress(display=heard)
    progress.run("validate", count, progress, 0)
    assert heard.told[1:] == [("end", "validate", 1, 1, False)]


def test_steps_are_counted_and_named() -> None:
    heard = Heard()
    with Progress(display=heard).steps("push", 2) as step:
        step("graph a")
        step("graph b")
    assert heard.told == [
        ("begin", "push", 0, 1, False),
        ("graph a", "push", 1, 2, True),
        ("graph b", "push", 2, 2, True),
        ("end", "push", 2, 2, True),
    ]


def test_nothing_is_told_of_a_stage_without_steps() -> None:
    heard = Heard()
    with Progress(display=heard).steps("push", 0) as step:
        step("nothing")
    assert heard.told == []
