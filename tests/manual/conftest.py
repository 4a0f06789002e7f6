"""A built project of its own, in which pages about a project are tried."""

import os
import shutil
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def workshop(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the built repository that commands may change."""
    root = tmp_path_factory.mktemp("workshop")
    for each in site.parent.iterdir():
        if each.name == "_site":
            shutil.copytree(each, root / each.name, copy_function=os.link)
        elif each.name != ".wardplan":
            shutil.copytree(each, root / each.name)
    (root / ".venv").symlink_to(sys.prefix)
    return root
