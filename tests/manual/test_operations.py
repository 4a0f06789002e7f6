"""docs/operations/: what cannot be run here as such is read, and each of its commands is run."""

import json
import re
import shlex
import shutil
from configparser import RawConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.graph_store.server import GraphStoreServer
from tests.manual import running, shell
from tests.manual.blocks import DOCS, blocks
from tests.manual.container import PROGRAM, instructions
from tests.servers.conftest import free_port

FOLDER = DOCS / "operations"
PROJECT = "/srv/wardplan"
GITHUB, GITLAB = (
    yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    for name in ("github-actions.yml", "gitlab-ci.yml")
)


def github() -> list[str]:
    """The commands of its steps."""
    steps = [step for job in GITHUB["jobs"].values() for step in job["steps"]]
    return [line for step in steps for line in step.get("run", "").splitlines()]


def gitlab() -> list[str]:
    return [line for name in ("site", "pages", "store") for line in GITLAB[name]["script"]]


def is_install(line: str) -> bool:
    return "pip install" in line or "-m venv" in line


@pytest.fixture(scope="module")
def plans(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that the page for people with plans of their own leads to, as it is followed.

    Nothing of the repository takes part: what the installed program brings is enough, from `init`
    to a served site.
    """
    folder = tmp_path_factory.mktemp("own")
    found = list(blocks(DOCS / "publishing-your-own-plans.md"))
    printed = running.run(found, folder, PATH=on_path(program), PYTHONPATH="")
    assert running.missing(found, printed) == []
    return folder / "plans"


def on_path(program: Path) -> str:
    return f"{program / 'bin'}:{shell.environment()['PATH']}"


def test_own_plans_are_published_by_the_installed_program(plans: Path, program: Path) -> None:
    assert (plans / "_site/plan/osaka/taisho/2024.html").is_file()
    where = "import wardplan; print(wardplan.__file__)"
    said = shell.run(f"{program}/bin/python -P -c '{where}'", plans, PYTHONPATH="")
    assert said.startswith(str(program))


def test_both_pipelines_install_as_the_image_does() -> None:
    """So that what is run for it holds for them."""
    wanted = [
        re.sub(r" \.$", " ./tool", line.replace(PROGRAM, ".venv").replace(" --no-cache-dir", ""))
        for line in instructions("RUN")
    ]
    wanted = [line.replace("requirements/run", "tool/requirements/run") for line in wanted]
    assert [line for line in github() if is_install(line)] == wanted
    assert [line for line in gitlab() if is_install(line)] == wanted


def test_pipelines_validate_build_and_publish(plans: Path, program: Path, tmp_path: Path) -> None:
    """Every other command of both, in order; the push goes to a store on loopback."""
    lines = [line for line in github() if not is_install(line)]
    lines[-1:-1] = [line for line in gitlab() if not is_install(line) and line not in lines]
    assert [line.split()[0] for line in lines].count(".venv/bin/wardplan") == 3
    (plans / ".venv").symlink_to(program)
    server = GraphStoreServer(tmp_path)
    server.start()
    try:
        for line in lines:
            shell.run(line, plans, WARDPLAN_STORE=server.graphs, PYTHONPATH="")
    finally:
        server.stop()
    assert (plans / "public" / "index.html").is_file()
    assert len(server.held()) > 100


def test_pipelines_are_what_their_hosts_read() -> None:
    """A step runs or uses something; what publishes waits for what builds."""
    jobs: dict[str, Any] = GITHUB["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    assert [step for step in steps if ("run" in step) == ("uses" in step)] == []
    assert jobs["pages"]["needs"] == "site"
    assert [GITLAB[name]["needs"] for name in ("pages", "store")] == [["site"], ["site"]]
    assert {GITLAB[name]["stage"] for name in ("site", "pages", "store")} == set(GITLAB["stages"])


def command_of_image() -> str:
    """What the image runs."""
    (line,) = instructions("CMD")
    return shlex.join(json.loads(line))


def command_of_service() -> str:
    """What the service runs."""
    parser = RawConfigParser(strict=False)
    parser.read_string((FOLDER / "wardplan.service").read_text(encoding="utf-8"))
    return parser["Service"]["ExecStart"]


@pytest.mark.parametrize("command", [command_of_image(), command_of_service()])
def test_what_serves_is_healthy(plans: Path, program: Path, command: str) -> None:
    """Asked by the image's own health check, which fails while nothing is served."""
    (check,) = instructions("HEALTHCHECK")
    asked = shlex.join(json.loads(check[check.index("[") :]))
    port = str(free_port())
    lines = [
        f"! {asked} 2>/dev/null",
        f"{command} > log.txt & trap 'kill $!' EXIT",
        f"until {asked} 2>/dev/null; do kill -0 $! && sleep 0.2; done",
    ]
    script = "\n".join(lines).replace("8000", port).replace("0.0.0.0", "127.0.0.1")  # noqa: S104
    script = script.replace(PROGRAM, str(program)).replace(PROJECT, str(plans))
    shell.run(script, plans, PATH=on_path(program), PYTHONPATH="")


def test_image_is_small_and_its_user_is_nobody() -> None:
    assert all(int(number) > 0 for number in instructions("USER")[-1].split(":"))
    assert instructions("FROM")[-1].endswith("-slim")
    copied = [line for line in instructions("COPY") if "--from" in line]
    assert copied == [f"--from=made {PROGRAM} {PROGRAM}"]


def test_service_is_read_by_systemd(program: Path, tmp_path: Path) -> None:
    """`systemd-analyze verify`, where there is one, with the program where the test has it."""
    text = (FOLDER / "wardplan.service").read_text(encoding="utf-8")
    unit = tmp_path / "wardplan.service"
    unit.write_text(text.replace(PROGRAM, str(program)), encoding="utf-8")
    if shutil.which("systemd-analyze"):
        shell.run(f"systemd-analyze verify {unit}", tmp_path)
