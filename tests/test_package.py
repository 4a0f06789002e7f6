"""A wheel carries what the program needs; tests/manual/test_operations.py works with it."""

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
def test_wheel_carries_what_a_checkout_keeps_beside(program: Path, name: str) -> None:
    (package,) = program.glob("lib/python*/site-packages/wardplan")
    assert (package / "_assets" / name).exists()
