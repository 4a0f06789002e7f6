"""The picture in ARCHITECTURE.md shows the way that the imports take."""

import re

import pytest

from tests.conftest import ROOT
from tests.test_architecture import MODULES, imports_of, name_of

PICTURE = re.search(
    r"```mermaid\n(.*?)```", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), re.DOTALL
)
_ARROW = re.compile(r"^  (\w+)(\[.*?\])? --> (\w+)(\[.*?\])?$", re.MULTILINE)
_FILES = re.compile(r"(\w+)\[\(\"(.*?)\"\)\]")


def picture() -> str:
    assert PICTURE is not None
    return PICTURE[1]


def arrows() -> list[tuple[str, str]]:
    """The arrows between modules."""
    files = {name for name, _ in _FILES.findall(picture())}
    found = ((match[1], match[3]) for match in _ARROW.finditer(picture()))
    return [pair for pair in found if not files & set(pair)]


def used_by(name: str) -> set[str]:
    if name == "build":
        text = (ROOT / "build.py").read_text(encoding="utf-8")
        return set(re.findall(r"\b([a-z_]+)\b", text))
    return {used for file in MODULES if name_of(file) == name for used in imports_of(file)}


def test_every_line_is_an_arrow_or_a_remark() -> None:
    lines = [line for line in picture().splitlines()[1:] if line and not line.startswith("  %%")]
    assert [line for line in lines if not _ARROW.fullmatch(line)] == []


@pytest.mark.parametrize(("maker", "user"), arrows())
def test_arrow_is_an_import(maker: str, user: str) -> None:
    assert maker in used_by(user)


def test_every_stage_of_the_build_is_in_the_picture() -> None:
    """But those that only copy, or write what servers are set up with."""
    small = {"matching_manifest", "hosted", "tree"}
    stages = set(re.findall(r"run\(\"[a-z]+\", ([a-z_]+)\.", used_text()))
    drawn = {name for pair in arrows() for name in pair}
    assert stages - small - drawn == set()


def used_text() -> str:
    return (ROOT / "build.py").read_text(encoding="utf-8")


def test_no_arrow_leads_back() -> None:
    """The picture has no way round: the data goes one way."""
    waiting, done = set(arrows()), set[str]()
    while waiting:
        free = {maker for maker, _ in waiting} - {user for _, user in waiting}
        assert free, "the arrows lead round"
        done |= free
        waiting = {pair for pair in waiting if pair[0] not in free}


def test_named_folders_are_there() -> None:
    named = re.findall(r"data/[a-z]+", picture())
    assert len(named) >= 4
    assert [name for name in named if not (ROOT / name).is_dir()] == []
