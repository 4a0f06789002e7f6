"""Another parser (raptor) on our Turtle: it reads all of it and counts what we count."""

import re
import subprocess
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from tests import hostile

pytestmark = pytest.mark.judges

FILES = [
    "dumps/wardplan.ttl",
    "dumps/reference.ttl",
    "dumps/ontology.ttl",
    "dumps/shapes.ttl",
    "dumps/plan/yokohama-izumi-2024.ttl",
    "plan/yokohama/izumi/2024.ttl",
    "quality.ttl",
    "catalog.ttl",
    ".well-known/void.ttl",
]


def rapper(file: Path) -> subprocess.CompletedProcess[str]:
    command = ["rapper", "-c", "-i", "turtle", str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", FILES)
def test_raptor_reads_as_many_triples(site: Path, name: str) -> None:
    agrees(site, name)


@pytest.mark.parametrize("name", [f"{hostile.ENTITY}.ttl", "dumps/reference.ttl", "catalog.ttl"])
def test_raptor_reads_hostile_content(hostile_site: Path, name: str) -> None:
    agrees(hostile_site, name)


def agrees(site: Path, name: str) -> None:
    done = rapper(site / name)
    found = re.search(r"returned (\d+) triples", done.stderr)
    base = (site / name).as_uri()
    ours = sum(1 for _ in parse(path=site / name, format=RdfFormat.TURTLE, base_iri=base))
    assert (done.returncode, found and int(found[1])) == (0, ours)


def test_raptor_bites(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("<http://a/> <http://b/> .\n", encoding="utf-8")
    assert rapper(tmp_path / "bad.ttl").returncode != 0
