"""docs/command-line.md from what the commands say of themselves."""

import inspect
from collections.abc import Iterator
from typing import Any

import typer
from typer.core import TyperGroup

from tests.manual.markdown import table
from wardplan.cli import app

_HEAD = """\
# The command line

Made from the program by `make manual`; `wardplan COMMAND --help` says the same. In a checkout the
command is `.venv/bin/wardplan`. Messages are in Japanese where the terminal is (`LANG`), or by
`--lang`.
"""


def page() -> str:
    """Every command with its arguments and options."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    context = group.make_context("wardplan", [], resilient_parsing=True)
    listed = table(
        ["command", "what it does"],
        ([f"[`{name}`](#wardplan-{name})", _first(each)] for name, each in _commands(group)),
    )
    parts = (_section(name, each, context) for name, each in _commands(group))
    return "\n".join([_HEAD, listed, *parts])


def _commands(group: TyperGroup) -> Iterator[tuple[str, Any]]:
    """The commands by name; their classes are private to Typer."""
    yield from sorted(group.commands.items())


def _first(command: Any) -> str:
    return inspect.cleandoc(command.help or "").partition("\n\n")[0]


def _section(name: str, command: Any, parent: Any) -> str:
    context = command.make_context(name, [], parent=parent, resilient_parsing=True)
    usage = " ".join(command.collect_usage_pieces(context))
    rows = [_row(each, context) for each in command.params if each.name != "help"]
    return "\n".join(
        [
            f"## wardplan {name}",
            "",
            f"`wardplan {name} {usage}`",
            "",
            inspect.cleandoc(command.help or ""),
            "",
            table(["argument or option", "meaning"], rows),
        ]
    )


def _row(parameter: Any, context: Any) -> tuple[str, str]:
    """How to write a parameter, and what it means, as the help has it."""
    name, meaning = parameter.get_help_record(context)
    return f"`{name}`", meaning
