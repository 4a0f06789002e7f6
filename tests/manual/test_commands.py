"""The commands of docs/ are run, page by page, and print what the pages say."""

from pathlib import Path

import pytest

from tests.manual import running
from tests.manual.blocks import DOCS, PAGES, RUN, blocks, name_of, of_kind

FROM_NOTHING = {
    "tutorial.md": ".",
    "operations.md": ".",
    "synth.md": ".",
    "releases.md": "my-ward",
    "reproducible.md": "my-ward",
    "supply-chain.md": "my-ward",
}
"""Pages, in this order: the first one begins in an empty folder, the others go on with the project
that it made, of which releases.md makes a release."""

OWN = "publishing-your-own-plans.md"
"""Followed in test_operations.py, with the program installed."""

IN_A_PROJECT = ("http.md", "serve.md", "tables.md")
"""Pages that are tried in this repository's own project, built."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder."""
    return tmp_path_factory.mktemp("desk")


@pytest.mark.parametrize(("name", "folder"), FROM_NOTHING.items(), ids=FROM_NOTHING.keys())
def test_page_can_be_followed_from_nothing(desk: Path, name: str, folder: str) -> None:
    found = list(blocks(DOCS / name))
    assert running.missing(found, running.run(found, desk / folder)) == []


@pytest.mark.parametrize("name", IN_A_PROJECT)
def test_page_can_be_followed_in_a_project(workshop: Path, name: str) -> None:
    found = list(blocks(DOCS / name))
    assert running.missing(found, running.run(found, workshop)) == []


def test_no_page_is_left_out() -> None:
    run = {name_of(page) for page in PAGES if page.parent == DOCS and of_kind(page, RUN)}
    assert run == {OWN, *FROM_NOTHING, *IN_A_PROJECT}
