"""One site that people with a browser judge: with few plans, and with releases."""

from pathlib import Path

import pytest

from tests.conftest import copy_few
from tests.page_kinds import KINDS
from tests.shared import once
from tests.versions import made

ADDRESS = "http://wardplan.localhost/"
"""Where a browser finds the site, whatever port serves it."""
RELEASED = ["releases/index.html", "changes/1.0.0..1.0.1.html"]
"""Kinds of pages that there are where data have been released."""
EVERY_KIND = [*KINDS.values(), *RELEASED]


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that knows its own address: links to other languages need it in full."""

    def make(root: Path) -> None:
        (root / "wardplan.toml").write_text(f'site_url = "{ADDRESS}"\n', encoding="utf-8")
        made.make(copy_few(root))

    return once(tmp_path_factory, "public", make) / "_site"
