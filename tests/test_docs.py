"""What the READMEs print runs as printed, in both languages, and names what is there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

READMES = ["README.md", "README.ja.md"]
COMMANDS = [
    "cli",
    "building",
    "options",
    "desk",
    "asking",
    "sending",
    "serving",
    "exporting",
    "publishing",
    "starting",
    "synthesising",
]
TAKEN = "(out|ward|city|document|publisher|contact|areas)"
"""Options whose names are those of the parameters."""

_PYTHON = re.compile(r"```python\n(.*?)```\n+[^\n]*\n\n((?:    [^\n]*\n)+)", re.DOTALL)
_MAKE = re.compile(r"\bmake ([a-z-]+)")
_OPTION = re.compile(r"(--[a-z-]+)")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_example_prints_what_is_printed_below_it(site: Path, name: str) -> None:
    match = _PYTHON.search(text_of(name))
    assert match is not None
    done = subprocess.run(
        [sys.executable, "-c", match[1]],
        cwd=site.parent,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stdout == re.sub(r"^    ", "", match[2], flags=re.MULTILINE)


@pytest.mark.parametrize("name", READMES)
def test_make_targets_exist(name: str) -> None:
    makefile = text_of("Makefile")
    named = set(_MAKE.findall(text_of(name)))
    assert {target for target in named if f"\n{target}:" not in makefile} == set()


@pytest.mark.parametrize("name", READMES)
def test_options_exist(name: str) -> None:
    code = "".join(text_of(f"wardplan/{name}.py") for name in COMMANDS)
    code = code.replace("fiscal_year", "--fiscal-year")
    code = re.sub(
        rf"^ {{4}}{TAKEN}: ",
        r"--\1",
        code,
        flags=re.MULTILINE,
    )
    named = set(_OPTION.findall(text_of(name))) - {"---"}
    assert {option for option in named if option not in code} == set()


def test_both_languages_have_the_same_sections() -> None:
    sections = [len(re.findall(r"^## ", text_of(name), re.MULTILINE)) for name in READMES]
    assert sections[0] == sections[1]


@pytest.mark.parametrize(
    "name",
    [*READMES, "CHANGELOG.md", "DATA-LICENSE.md", "ARCHITECTURE.md", "CONTRIBUTING.md"],
)
def test_links_to_files_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text_of(name))
    assert [link for link in links if not (ROOT / link).exists()] == []
