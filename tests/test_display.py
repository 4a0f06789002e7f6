"""Progress as plain lines and as lines of JSON."""

import json
from collections.abc import Iterator

import pytest

from wardplan.display import JsonLines, Lines, State


def ticking(*seconds: float) -> Iterator[float]:
    yield from seconds


def lines_of(named: str, total: int) -> list[str]:
    said: list[str] = []
    display = Lines(said.append)
    display.begin(State("push"))
    for done in range(1, total + 1):
        display.step(State("push", done, total, counted=True), named)
    display.end(State("push", total, total, 1.5, counted=True))
    return said


@pytest.mark.parametrize(
    ("named", "total", "expected", "last"),
    [
        pytest.param("a", 3, 3, "push 3/3 a", id="every step that has a name"),
        pytest.param("a", 1000, 100, "push 1000/1000 a", id="every tenth of a thousand"),
        pytest.param("a", 1001, 101, "push 1001/1001 a", id="always the last one"),
        pytest.param("", 1000, 1, "push         1.50 s", id="the end where steps have no names"),
    ],
)
def test_lines(named: str, total: int, expected: int, last: str) -> None:
    said = lines_of(named, total)
    assert (len(said), said[-1]) == (expected, last)


def test_a_long_stage_says_how_far_it_is_and_the_time_left() -> None:
    said: list[str] = []
    clock = ticking(0, 4, 12, 12, 13, 40)
    display = Lines(said.append, lambda: next(clock))
    display.begin(State("pages"))
    for done, seconds in ((10, 4), (30, 12), (33, 13), (100, 40)):
        display.step(State("pages", done, 100, seconds, counted=True), "")
    assert said == ["pages 30/100, about 28 s left"]


@pytest.mark.parametrize(
    ("state", "left"),
    [
        pytest.param(State("pages", 0, 10, 5.0), None, id="nothing done"),
        pytest.param(State("pages", 2, 10, 5.0), 20.0, id="a fifth done"),
        pytest.param(State("pages", 10, 10, 5.0), 0.0, id="all done"),
    ],
)
def test_time_left(state: State, left: float | None) -> None:
    assert state.left == left


def test_json_is_an_object_a_line() -> None:
    said: list[str] = []
    display = JsonLines(said.append)
    display.begin(State("load"))
    display.step(State("load", 1, 2, 0.12345, counted=True), "泉区")
    display.say("wait")
    display.end(State("load", 2, 2, 0.5, counted=True))
    assert [json.loads(line) for line in said] == [
        {"stage": "load", "done": 0, "total": 1, "seconds": 0.0, "ended": False},
        {
            "stage": "load",
            "done": 1,
            "total": 2,
            "seconds": 0.123,
            "ended": False,
            "what": "泉区",
        },
        {"message": "wait"},
        {"stage": "load", "done": 2, "total": 2, "seconds": 0.5, "ended": True},
    ]
