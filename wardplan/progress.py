"""Progress that people see: a line per stage, with its seconds."""

import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

Args = ParamSpec("Args")
Result = TypeVar("Result")


class Progress:
    """Runs the stages of a long job and says what it is doing, through `say`."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self._started = time.monotonic()

    @property
    def seconds(self) -> float:
        """Seconds since the job began."""
        return time.monotonic() - self._started

    def run(
        self, name: str, stage: Callable[Args, Result], *args: Args.args, **kwargs: Args.kwargs
    ) -> Result:
        """Run one stage and say how long it took."""
        begun = time.monotonic()
        result = stage(*args, **kwargs)
        self.say(f"{name:<10} {time.monotonic() - begun:6.2f} s")
        return result
