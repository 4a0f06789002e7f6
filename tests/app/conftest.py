"""Servers that several tests ask; none of the tests changes what they serve."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.served import Served, serve


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[Served]:
    """The repository's own site."""
    with serve(site.parent) as running:
        yield running
