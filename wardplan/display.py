"""What tells of a long job: plain lines, lines of JSON, or nothing; `terminal` has the bars."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

Say = Callable[[str], None]

PATIENCE = 10.0
"""Seconds after which plain lines say how far a stage has come."""
LINES = 100
"""Where single steps are told of, about so many lines tell of a stage."""


@dataclass(frozen=True)
class State:
    """How far a stage has come, and for how many seconds it has run.

    A stage that does not count its steps is one step: `counted` is false.
    """

    stage: str
    done: int = 0
    total: int = 1
    seconds: float = 0.0
    counted: bool = False

    @property
    def left(self) -> float | None:
        """Seconds that the rest takes at the pace so far; None where nothing says so."""
        return self.seconds * (self.total - self.done) / self.done if self.done else None


class Display(Protocol):
    """Told of every stage: that it begins, its steps, that it has ended."""

    def begin(self, state: State) -> None: ...

    def step(self, state: State, what: str) -> None:
        """`what` names the step, where it has a name."""

    def end(self, state: State) -> None: ...

    def say(self, line: str) -> None:
        """Something a person should know meanwhile."""

    def close(self) -> None:
        """No more comes; a stage that has not ended is broken off."""


class Silent:
    """Says nothing."""

    def begin(self, state: State) -> None: ...

    def step(self, state: State, what: str) -> None: ...

    def end(self, state: State) -> None: ...

    def say(self, line: str) -> None: ...

    def close(self) -> None: ...


class Lines(Silent):
    """A line for every stage that ended, with its seconds; of a long one, lines meanwhile."""

    def __init__(self, say: Say, clock: Callable[[], float] = time.monotonic) -> None:
        self._say, self._clock = say, clock
        self._told = 0.0
        self._named = False

    def begin(self, state: State) -> None:
        self._told, self._named = self._clock(), False

    def step(self, state: State, what: str) -> None:
        """Say every hundredth of the steps that have names, else how far it is now and then."""
        if what:
            self._named = True
            every = max(1, state.total // LINES)
            if state.done % every == 0 or state.done == state.total:
                self._say(f"{state.stage} {state.done}/{state.total} {what}")
        elif self._clock() - self._told >= PATIENCE and state.done < state.total:
            self._told = self._clock()
            left = "" if state.left is None else f", about {state.left:.0f} s left"
            self._say(f"{state.stage} {state.done}/{state.total}{left}")

    def end(self, state: State) -> None:
        if not self._named:
            self._say(f"{state.stage:<10} {state.seconds:6.2f} s")

    def say(self, line: str) -> None:
        self._say(line)


class JsonLines(Silent):
    """An object a line: `stage`, `done`, `total`, `seconds` and `ended`, or a `message`."""

    def __init__(self, say: Say) -> None:
        self._say = say

    def begin(self, state: State) -> None:
        self._tell(state, {})

    def step(self, state: State, what: str) -> None:
        self._tell(state, {"what": what} if what else {})

    def end(self, state: State) -> None:
        self._tell(state, {"ended": True})

    def say(self, line: str) -> None:
        self._say(as_json({"message": line}))

    def _tell(self, state: State, more: Mapping[str, object]) -> None:
        row: dict[str, object] = {
            "stage": state.stage,
            "done": state.done,
            "total": state.total,
            "seconds": round(state.seconds, 3),
            "ended": False,
        }
        self._say(as_json(row | dict(more)))


def as_json(row: Mapping[str, object]) -> str:
    """An object as one line of JSON."""
    return json.dumps(row, ensure_ascii=False)
