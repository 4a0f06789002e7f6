"""A server with small limits, which no test changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.served import Served, make_site, serve


@pytest.fixture(scope="session")
def narrow(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Iterator[Served]:
    """The repository's data with small limits."""
    root = tmp_path_factory.mktemp("narrow")
    make_site(root, (site / "dumps/wardplan.nq").read_bytes())
    with serve(root, "--timeout", "2", "--max-rows", "100", "--workers", "2") as running:
        yield running
