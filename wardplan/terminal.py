"""Progress in a terminal: a bar for every stage, with its counts and the time left."""

import sys

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from wardplan.display import State


class _Count(ProgressColumn):
    """How many of how many; nothing for a stage that does not count."""

    def render(self, task: Task) -> Text:
        counted = task.fields["counted"]
        return Text(f"{task.completed:.0f}/{task.total:.0f}" if counted else "")


class _Left(TimeRemainingColumn):
    """The time left, as long as there is any to be told."""

    def render(self, task: Task) -> Text:
        return super().render(task) if task.fields["counted"] and not task.finished else Text("")


class Bars:
    """One bar at a time, which stays where it is when its stage has ended. All goes to stderr."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True)
        self._bar: Progress | None = None

    def begin(self, state: State) -> None:
        self.close()
        self._bar = Progress(
            TextColumn("{task.description:<10}"),
            BarColumn(bar_width=None),
            _Count(),
            TimeElapsedColumn(),
            _Left(),
            console=self._console,
            # Else what goes to a file would come to the terminal with the bars.
            redirect_stdout=sys.stdout.isatty(),
            expand=True,
        )
        self._bar.add_task(state.stage, total=None, counted=False)
        self._bar.start()

    def step(self, state: State, what: str) -> None:
        self._show(state)

    def end(self, state: State) -> None:
        self._show(state)
        self.close()

    def say(self, line: str) -> None:
        self._console.print(line, markup=False, highlight=False, soft_wrap=True)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _show(self, state: State) -> None:
        if self._bar is not None:
            (task,) = self._bar.task_ids
            self._bar.update(task, completed=state.done, total=state.total, counted=state.counted)
