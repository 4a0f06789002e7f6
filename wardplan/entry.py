"""The way in: some commands start at once, all others load what they need first."""

import importlib
import sys

import typer

from wardplan.running import run

AT_ONCE = {
    "build": "wardplan.building",
    "check": "wardplan.building",
    "push": "wardplan.sending",
    "query": "wardplan.asking",
}
"""The commands that need not wait for what others load, with their modules."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line."""
    given = sys.argv[1:] if arguments is None else arguments
    module = AT_ONCE.get(given[0]) if given else None
    if module:
        run(_alone(given[0], module), given)
    else:
        importlib.import_module("wardplan.cli").main(given)


def _alone(command: str, module: str) -> typer.Typer:
    """The command line with nothing but a command."""
    app = typer.Typer(
        name="wardplan",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(lambda: None)
    app.command()(getattr(importlib.import_module(module), command))
    return app
