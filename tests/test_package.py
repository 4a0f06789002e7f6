"""A wheel carries what the program needs; tests/manual/test_commands.py works with it."""

from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "name",
    [
        "build.py",
        "ontology",
        "shapes",
        "site",
        "docs",
        "data/reference",
        "data/dataset.ttl",
        "requirements/run.txt",
        "requirements/licences.toml",
        "tools/vendor/package-lock.json",
    ],
)
def test_wheel_carries_what_a_checkout_keeps_beside(installed: Path, name: str) -> None:
    assert (installed / "wardplan" / "_assets" / name).exists()
