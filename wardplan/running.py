"""Run a command line: every error of ours is one clear message and an exit code."""

import sys

import typer

from wardplan.errors import WardPlanError

UNUSABLE = 1


def silent(line: str) -> None:
    """Say nothing."""


def run(app: typer.Typer, arguments: list[str] | None) -> None:
    """Run `app`, and end the process where it fails."""
    try:
        app(arguments)
    except WardPlanError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        typer.echo(f"error: {error.filename or 'input or output'}: {error.strerror}", err=True)
        sys.exit(UNUSABLE)
