"""The whole build: what it makes, from disk, alike under any circumstances."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, parse

from tests.conftest import ROOT, copy_few
from tests.elsewhere import ELSEWHERE
from wardplan.source import Source
from wardplan.summary import Summary

SYNTAXES = ("nt", "ttl", "nq", "trig", "jsonld")
DUMPS = [f"dumps/wardplan.{name}{zipped}" for name in SYNTAXES for zipped in ("", ".gz")]
ADDRESSES = [
    "index.html",
    "quality.html",
    "quality.ttl",
    "def.html",
    "def.ttl",
    "context/1.jsonld",
    *(f"plan/yokohama/izumi/2024.{e}" for e in ("html", "ttl", "jsonld", "nt")),
    *(f"plan/yokohama/izumi/2024/measure/3.{e}" for e in ("html", "ttl", "jsonld", "nt")),
    *(f"midterm/yokohama/2022/policy/18.{e}" for e in ("html", "ttl", "jsonld", "nt")),
    "plan/yokohama/izumi/2024/initiative/3-1.html",
    "plan/yokohama/izumi/2022.html",
    "ward/yokohama/izumi.html",
    "department/yokohama/izumi/general-affairs.html",
    "bureau/yokohama/urban-development.html",
    "entity/green-expo-2027.html",
    "fiscal-year/2024.html",
    "rights/structure.html",
    "source/yokohama/izumi/2024/1.html",
    "source/yokohama/izumi/2024/1/r1.txt",
    "source/yokohama/izumi/2024/1/r1.html",
    *(f"catalog.{e}" for e in ("html", "ttl", "jsonld", "rdf")),
    ".well-known/void",
    ".well-known/void.ttl",
    "catalog.linkset",
    "plan/yokohama/izumi/2024.linkset",
    "sitemap.xml",
    "robots.txt",
    "llms.txt",
    *DUMPS,
    "dumps/wardplan-structure.nt.gz",
    "dumps/plan/yokohama-izumi-2024.ttl",
    "dumps/reference.ttl",
    "dumps/ontology.ttl",
    "dumps/shapes.ttl",
    "dumps/SHA256SUMS",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_address_is_there(site: Path, address: str) -> None:
    assert (site / address).stat().st_size > 0


def test_summary(built: tuple[Path, Summary]) -> None:
    summary = built[1]
    described = {file.stem for file in (ROOT / "data/plans").glob("*/*.ttl")}
    assert summary.plans == len({re.sub(r"-\d$", "", name) for name in described}) >= 77
    report = (built[0] / "quality.ttl").read_text(encoding="utf-8")
    counts = [report.count(f"sh:resultSeverity sh:{kind}") for kind in ("Warning", "Info")]
    assert [summary.warnings, summary.to_confirm] == counts
    files = [file for file in (built[0] / "dumps").rglob("*") if file.is_file()]
    assert summary.dumps == len(files) - 1  # SHA256SUMS


def test_summary_counts_pages_and_triples(built: tuple[Path, Summary]) -> None:
    site, summary = built
    assert summary.pages == len(list(site.rglob("*.html")))
    lines = (site / "dumps" / "wardplan.nt").read_text(encoding="utf-8").splitlines()
    assert summary.triples == len(lines) == len(set(lines))


def test_served_text_is_the_source(site: Path, izumi: Source) -> None:
    text = (site / "source/yokohama/izumi/2024/1/r1.txt").read_text(encoding="utf-8")
    assert text == izumi.text


@pytest.mark.parametrize(
    ("extension", "format_"),
    [
        ("ttl", RdfFormat.TURTLE),
        ("jsonld", RdfFormat.JSON_LD),
        ("nq", RdfFormat.N_QUADS),
        ("trig", RdfFormat.TRIG),
    ],
)
def test_dumps_say_the_same(site: Path, extension: str, format_: RdfFormat) -> None:
    one = parse(path=site / "dumps" / "wardplan.nt", format=RdfFormat.N_TRIPLES)
    other = parse(path=site / "dumps" / f"wardplan.{extension}", format=format_)
    assert {quad.triple for quad in one} == {quad.triple for quad in other}


@pytest.mark.parametrize("path", ["plan/yokohama/izumi/2024", "def", "ward/yokohama/izumi"])
def test_formats_of_a_resource_say_the_same(site: Path, path: str) -> None:
    formats = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "nt": RdfFormat.N_TRIPLES}
    said = []
    for extension, format_ in formats.items():
        store = Store()
        store.load(path=site / f"{path}.{extension}", format=format_)
        said.append({quad.triple for quad in store if "_:" not in str(quad)})
    assert said[0] == said[1] == said[2]


def test_checksums_hold(site: Path) -> None:
    for line in (site / "dumps" / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((site / "dumps" / name).read_bytes()).hexdigest() == digest


def test_no_blank_nodes_in_the_data(site: Path) -> None:
    assert "_:" not in (site / "dumps" / "wardplan.nt").read_text(encoding="utf-8")


def tree(folder: Path) -> dict[str, str]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }


def test_same_input_same_bytes(small_site: Path, tmp_path: Path) -> None:
    """With `python build.py`, in another folder, language and time zone, with other processes, on
    another day."""
    root = copy_few(tmp_path / "あちら の folder")
    shutil.copy(ROOT / "build.py", root)
    variables = {**os.environ, **ELSEWHERE, "LANG": "C", "LC_ALL": "C"}
    command = [sys.executable, "build.py", "--quiet"]
    subprocess.run(command, cwd=root, env=variables, check=True, capture_output=True)
    assert tree(root / "_site") == tree(small_site)


def test_nothing_of_this_machine_in_the_output(site: Path) -> None:
    """No path, user or host name of the building machine: files are the same anywhere."""
    suspects = re.compile(rf"{re.escape(str(ROOT))}|{re.escape(str(site.parent))}|localhost")
    pages = (file for file in site.rglob("*.html") if file.parent.name != "docs")  # they say it
    assert [f.name for f in pages if suspects.search(f.read_text(encoding="utf-8"))] == []
