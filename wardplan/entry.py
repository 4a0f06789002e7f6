"""The way in: some commands start at once, all others load what they need first."""

import importlib
import sys

import typer

from wardplan import asking, sending
from wardplan.running import run


def main(arguments: list[str] | None = None) -> None:
    """Run the command line."""
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] in (["query"], ["push"]):
        run(_at_once(), given)
    else:
        importlib.import_module("wardplan.cli").main(given)


def _at_once() -> typer.Typer:
    """The command line with the commands that need not wait for the others to be loaded."""
    app = typer.Typer(
        name="wardplan",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(lambda: None)
    app.command()(asking.query)
    app.command()(sending.push)
    return app
