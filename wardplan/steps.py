"""Progress of many equal steps: a bar in a terminal, plain lines elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

Step = Callable[[str], None]

LINES = 100
"""Where there is no terminal, about so many lines tell of a job."""


@contextmanager
def shown(title: str, total: int, *, quiet: bool = False) -> Iterator[Step]:
    """Give what is to be called after every step, with what was done. All goes to stderr."""
    if quiet or not total:
        yield lambda done: None
    elif sys.stderr.isatty():
        with _bar(title, total) as step:
            yield step
    else:
        yield _lines(title, total)


@contextmanager
def _bar(title: str, total: int) -> Iterator[Step]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task(title, total=total)
        yield lambda done: progress.advance(task)


def _lines(title: str, total: int) -> Step:
    """Say about every hundredth step of a long job, and the last one."""
    told = iter(range(1, total + 1))
    every = max(1, total // LINES)

    def step(done: str) -> None:
        number = next(told, total)
        if number % every == 0 or number == total:
            typer.echo(f"{title} {number}/{total} {done}", err=True)

    return step
