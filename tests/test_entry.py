"""A command is the same whether all others are loaded with it, or it alone."""

import pytest
from typer.testing import CliRunner

from wardplan import cli, entry

RUNNER = CliRunner()


@pytest.mark.parametrize(("command", "module"), entry.AT_ONCE.items())
def test_a_command_by_itself_is_the_same(command: str, module: str) -> None:
    alone, among = (
        RUNNER.invoke(app, [command, "--help"], prog_name="wardplan")
        for app in (entry._alone(command, module), cli.app)
    )
    assert (alone.exit_code, alone.output) == (0, among.output)
