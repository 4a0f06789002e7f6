"""How a command tells of its work: bars, lines, JSON or nothing, then its summary."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from wardplan.display import Display, JsonLines, Lines, Silent, as_json
from wardplan.progress import Progress

if TYPE_CHECKING:
    from wardplan.profiling import Meter


@dataclass(frozen=True)
class Wishes:
    """What a person wants to be told, and how."""

    quiet: bool = False
    json: bool = False
    profile: bool = False


class Report:
    """The progress of a command, and how it ends."""

    def __init__(self, wishes: Wishes, progress: Progress, meter: "Meter | None") -> None:
        self.progress = progress
        self.json = wishes.json
        self._meter = meter

    def tell(self, row: Mapping[str, object], line: str) -> None:
        """Say one thing that was found: to a program the row, to a person the line."""
        typer.echo(as_json(row) if self.json else line)

    def end(self, summary: Mapping[str, object], lines: Iterable[str]) -> None:
        """Say where the time went, if that was asked for, and the summary."""
        if self._meter:
            self._tell_costs(self._meter)
        seconds = round(self.progress.seconds, 3)
        said = [as_json({"summary": {**summary, "seconds": seconds}})] if self.json else lines
        for line in said:
            typer.echo(line)

    def _tell_costs(self, meter: "Meter") -> None:
        from wardplan import profiling

        costs = meter.costs()
        if self.json:
            typer.echo(as_json({"profile": [cost.as_table() for cost in costs]}))
            return
        for line in profiling.lines(costs):
            typer.echo(line, err=True)


@contextmanager
def reporting(wishes: Wishes) -> Iterator[Report]:
    """The report of a command. Progress goes to stderr; as JSON, all goes to stdout."""
    meter = _meter() if wishes.profile else None
    with Progress(display=_display(wishes), meter=meter) as progress:
        yield Report(wishes, progress, meter)


def _meter() -> "Meter":
    from wardplan.profiling import Meter

    return Meter()


def _display(wishes: Wishes) -> Display:
    if wishes.quiet:
        return Silent()
    if wishes.json:
        return JsonLines(typer.echo)
    if sys.stderr.isatty():
        from wardplan.terminal import Bars

        return Bars()
    return Lines(lambda line: typer.echo(line, err=True))
