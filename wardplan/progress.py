"""Progress that people and programs see: the stages of a job, how far each is, its seconds."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, ParamSpec, Self, TypeVar

from wardplan import sparing
from wardplan.display import Display, Lines, Say, State

if TYPE_CHECKING:
    from wardplan.profiling import Meter

Args = ParamSpec("Args")
Result = TypeVar("Result")
Step = Callable[[str], None]


class Progress:
    """Runs the stages of a long job and says what it is doing: in lines, or by a `display`.

    A `meter` takes down what every stage costs.
    """

    def __init__(
        self, say: Say = print, display: Display | None = None, meter: "Meter | None" = None
    ) -> None:
        self._display = display or Lines(say)
        self.meter = meter
        self._started = time.monotonic()
        self._begun = self._started
        self._state = State("")
        self.say = self._display.say

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._display.close()
        if self.meter:
            self.meter.close()

    @property
    def seconds(self) -> float:
        """Seconds since the job began."""
        return time.monotonic() - self._started

    def run(
        self, name: str, stage: Callable[Args, Result], *args: Args.args, **kwargs: Args.kwargs
    ) -> Result:
        """Run one stage and say how long it took; memory that it leaves free is given back."""
        self._begin(name)
        result = stage(*args, **kwargs)
        sparing.give_back()
        self._end()
        return result

    @contextmanager
    def steps(self, name: str, total: int) -> Iterator[Step]:
        """A stage of so many steps: gives what is to be called after each, with what was done.

        Nothing is told of a stage without steps.
        """
        if not total:
            yield lambda what: None
            return
        self._begin(name)
        self.count(0, total)
        yield lambda what: self.count(self._state.done + 1, total, what)
        self._end()

    def count(self, done: int, total: int, what: str = "") -> None:
        """How many steps of the stage that runs are done, of how many; `what` names the last.

        Where there are none to be done, nothing is told.
        """
        if not total:
            return
        self._state = replace(
            self._state, done=done, total=total, seconds=self._passed(), counted=True
        )
        if done:
            self._display.step(self._state, what)

    def _begin(self, name: str) -> None:
        self._begun = time.monotonic()
        self._state = State(name)
        self._display.begin(self._state)
        if self.meter:
            self.meter.begin(name)

    def _end(self) -> None:
        if self.meter:
            self.meter.end()
        state = replace(self._state, done=self._state.total, seconds=self._passed())
        self._display.end(state)
        self._state = State("")

    def _passed(self) -> float:
        return time.monotonic() - self._begun
