"""Releases are frozen once, promise their IRIs, and come again from their tag, byte for byte."""

import gzip
import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from lxml import etree, html
from rdflib import Graph, URIRef

from tests.command import run, started
from tests.conftest import copy_few
from tests.elsewhere import ELSEWHERE
from tests.versions import made
from tests.versions.made import done
from wardplan import feed, patch, published, releases, releasing
from wardplan.errors import DataError, UsageError, ValidationError
from wardplan.namespaces import ADMS, BASE, DCAT, DCTERMS, SPDX
from wardplan.project import open_project
from wardplan.releases import Release, Version

GONE = "plan/yokohama/izumi/2024/initiative/9-9"


@pytest.fixture(scope="module")
def found(released: Path) -> tuple[Release, ...]:
    return releases.known(open_project(released))


def test_what_a_release_says(found: tuple[Release, ...]) -> None:
    first, second = found
    assert (str(first.version), first.previous, first.changes) == ("1.0.0", None, None)
    assert (second.previous, second.changes) == (first.version, "changes/1.0.0..1.0.1")
    assert (second.day.isoformat(), second.notes["en"]) == ("2026-11-27", "A title corrected")


def test_the_patch_leads_from_one_to_the_other(found: tuple[Release, ...]) -> None:
    first, second = (set(releasing.statements(each)) for each in found)
    changes = list(patch.read(found[1].read(releases.PATCH)))
    assert patch.applied(first, changes) == second
    assert len(changes) > 3


def test_frozen_data_are_those_of_the_site(released: Path, found: tuple[Release, ...]) -> None:
    site = released / "_site"
    for name in releasing.FROZEN:
        frozen = (found[1].folder / name).read_bytes()
        assert (site / "releases" / "1.0.1" / name).read_bytes() == frozen
        assert (site / "dumps" / name).read_bytes() == frozen
    checked = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=site / "releases" / "1.0.1"
    )
    assert checked.returncode == 0


def test_iris_are_listed_once(found: tuple[Release, ...]) -> None:
    first, second = ([line.strip() for line in each.read(releases.IRIS)] for each in found)
    assert "plan/yokohama/izumi/2024/initiative/3-2" in first
    assert set(second) & set(first) == set()
    assert [each for each in first + second if "#char=" in each] == []


def test_catalogue_has_both_and_knows_the_newest(released: Path) -> None:
    graph = Graph().parse(
        released / "_site/catalog.ttl", publicID="http://site.example/catalog.ttl"
    )
    whole, first, second = (
        URIRef(f"{BASE}catalog#{name}") for name in ("data", "release-1-0-0", "release-1-0-1")
    )
    assert set(graph.objects(whole, DCAT.hasVersion)) == {first, second}
    assert graph.value(whole, DCAT.hasCurrentVersion) == second
    assert graph.value(second, DCAT.previousVersion) == first
    assert str(graph.value(second, DCAT.version)) == "1.0.1"
    assert str(graph.value(second, DCTERMS.issued)) == "2026-11-27"
    assert {str(each) for each in graph.objects(second, ADMS.versionNotes)} == {
        "題を直しました",
        "A title corrected",
    }
    files = list(graph.objects(second, DCAT.distribution))
    assert len(files) == len(releasing.FROZEN)
    assert all(graph.value(file, SPDX.checksum) for file in files)


def test_what_a_release_says_in_the_catalogue_stays(released: Path) -> None:
    """The entry of the first one is what it was before there was a second."""
    entry = (released / "releases/1.0.0/entry.nt").read_bytes()
    assert b"1.0.1" not in entry
    assert len(list(ox.parse(entry, format=ox.RdfFormat.N_TRIPLES))) > 100


def test_page_of_changes_shows_old_and_new(released: Path) -> None:
    page = html.parse(released / "_site/changes/1.0.0..1.0.1.html").getroot()
    went = {each.text_content() for each in page.xpath("//del")}
    came = {each.text_content() for each in page.xpath("//ins")}
    assert ("整備" in went, "整備" in came) == (True, False)
    assert "題を直しました" in page.text_content()


def test_history_stands_on_the_page(released: Path) -> None:
    page = html.parse(released / "_site/plan/yokohama/izumi/2024/initiative/3-1.html").getroot()
    items = [each.text_content().split() for each in page.xpath("//*[@id='s-history']//li")]
    assert [(words[0], words[2]) for words in items] == [("1.0.1", "変更"), ("1.0.0", "追加")]
    unchanged = html.parse(released / "_site/ward/yokohama/izumi.html").getroot()
    assert len(unchanged.xpath("//*[@id='s-history']//li")) == 1


def test_feed(released: Path) -> None:
    root = etree.parse(released / "_site/feed.atom").getroot()
    names = {"a": feed.NAMESPACE}
    assert root.xpath("a:entry/a:id/text()", namespaces=names) == [
        f"{BASE}catalog#release-1-0-1",
        f"{BASE}catalog#release-1-0-0",
    ]
    assert root.xpath("a:updated/text()", namespaces=names) == ["2026-11-27T00:00:00+09:00"]
    index = html.parse(released / "_site/index.html").getroot()
    assert index.xpath("//link[@type='application/atom+xml']/@href") == ["feed.atom"]


@pytest.fixture
def copied(released: Path, tmp_path: Path) -> Path:
    return Path(
        shutil.copytree(released, tmp_path / "copy", ignore=shutil.ignore_patterns("_site"))
    )


def test_a_vanished_iri_stops_the_build(copied: Path) -> None:
    with (copied / "releases/1.0.0/iris.txt").open("a", encoding="utf-8") as file:
        file.write(f"{GONE}\n")
    result = run("build", "--root", copied)
    assert result.returncode == 1
    assert f"<{BASE}{GONE}> (in release 1.0.0)" in result.stderr
    assert "tombstone" in result.stderr
    assert not (copied / "_site").exists()
    with (copied / "data/links/yokohama/izumi-2024.ttl").open("a", encoding="utf-8") as file:
        file.write(
            f"<{BASE}{GONE}> a <{BASE}def#Withdrawn> ; <http://www.w3.org/2002/07/owl#deprecated> "
            f'true ; <http://www.w3.org/2000/01/rdf-schema#label> "古い取組"@ja .\n'
        )
    assert "are gone" not in run("build", "--root", copied).stderr


REFUSED = {
    "the same again": (["1.0.1"], 2, "does not follow 1.0.1"),
    "an older one": (["0.9.0"], 2, "does not follow 1.0.1"),
    "no version": (["v2"], 2, "is no version"),
    "a day before": (["1.1.0", "--date", "2026-11-01"], 2, "is before 2026-11-27"),
    "no day": (["1.1.0", "--date", "soon"], 2, "is no day"),
    "no notes": (["1.1.0", "--notes", "missing.toml"], 2, "not readable"),
    "other bytes": (["1.0.0", "--verify"], 1, "check out its tag"),
    "not there": (["3.0.0", "--verify"], 2, "no release 3.0.0"),
}


@pytest.mark.parametrize(("arguments", "status", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused(released: Path, arguments: list[str], status: int, said: str) -> None:
    result = run("release", *arguments, "--root", released)
    assert (result.returncode, said in result.stderr) == (status, True)
    assert sorted(each.name for each in (released / "releases").iterdir()) == ["1.0.0", "1.0.1"]


def test_dry_run_writes_nothing(released: Path) -> None:
    assert "can be released" in done("release", "1.1.0", "--dry-run", "--root", released)
    assert not (released / "releases" / "1.1.0").exists()


@pytest.mark.parametrize(
    ("file", "text"), [("release.json", "{"), ("release.json", '{"date": "2026-11-27"}')]
)
def test_a_damaged_release_is_named(copied: Path, file: str, text: str) -> None:
    (copied / "releases/1.0.1" / file).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="not the sheet of a release") as caught:
        releases.known(open_project(copied))
    assert caught.value.file == copied / "releases/1.0.1" / file


def test_a_missing_release_is_named(copied: Path) -> None:
    shutil.rmtree(copied / "releases/1.0.0")
    with pytest.raises(DataError, match=r"follows 1\.0\.0, but none is there"):
        releases.known(open_project(copied))


@pytest.mark.parametrize("text", ["1.0", "01.0.0", "1.0.0-rc1", "", "1.0.0\n", "１.0.0"])
def test_versions_are_three_numbers(text: str) -> None:
    with pytest.raises(UsageError, match="is no version"):
        releases.version(text)


def test_versions_are_ordered_as_numbers() -> None:
    assert Version(1, 9, 0) < Version(1, 10, 0) < Version(2, 0, 0)


def test_vanished_iris_are_counted() -> None:
    release = Release(Version(1, 0, 0), None, {}, None, BASE, Path())  # type: ignore[arg-type]
    known = {f"{BASE}x{number}": release for number in range(25)}
    with pytest.raises(ValidationError, match="25 IRIs") as caught:
        published.refuse_vanished(known, set())
    assert caught.value.findings[-1] == "and 5 more"


def git(root: Path, *arguments: str) -> None:
    names = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", *names, *arguments], cwd=root, check=True, capture_output=True)


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_elsewhere_is_another_day() -> None:
    """By every clock that Python has, and in the processes that it starts."""
    script = (
        "import datetime, os, subprocess, sys, time\n"
        "print(datetime.date.today().year, datetime.datetime.now(datetime.UTC).year,"
        " time.gmtime().tm_year, time.gmtime(time.time()).tm_year, time.strftime('%Y'),"
        " os.cpu_count(), flush=True)\n"
        "sys.argv[1:] and subprocess.run([sys.executable, '-c', sys.argv[1]], check=True)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, script],
        env=os.environ | ELSEWHERE,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    (words,) = {tuple(line.split()) for line in said.splitlines()}
    assert len(set(words[:-1])) == 1
    assert int(words[0]) - date.today().year in {3, 4}
    assert words[-1] == "5"


def test_a_release_comes_again_from_its_tag(released: Path, tmp_path: Path) -> None:
    """In another folder, from files of another age, in another language, time zone and umask, with
    another number of processors, and on another day."""
    root = copy_few(tmp_path / "project")
    git(root, "init", "-q")
    git(root, "add", "data", "ontology", "shapes", "site")
    git(root, "commit", "-qm", "data")
    git(root, "tag", "v1.0.0")
    again = tmp_path / "elsewhere" / "deep"
    git(tmp_path, "clone", "-q", "--branch", "v1.0.0", str(root), str(again))
    for file in again.rglob("*"):
        os.utime(file, (1, 1))
    before = os.umask(0o077)
    try:
        cold = started(
            "release",
            "1.0.0",
            "--date",
            "2026-11-20",
            "--root",
            again,
            LC_ALL="ja_JP.UTF-8",
            **ELSEWHERE,
        )
        assert cold.returncode == 0, cold.stderr
    finally:
        os.umask(before)
    first, second = (files_of(root / "releases/1.0.0") for root in (released, again))
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert "the same bytes" in done("release", "1.0.0", "--verify", "--root", again)


def test_frozen_statements_are_sorted_by_unit(found: tuple[Release, ...]) -> None:
    units = [patch.unit_of(line) for line in releasing.statements(found[0])]
    assert units == sorted(units)


def test_sheet_is_json_with_both_languages(released: Path) -> None:
    table = json.loads((released / "releases/1.0.1/release.json").read_text(encoding="utf-8"))
    assert table == {
        "previous": "1.0.0",
        "date": "2026-11-27",
        "base": BASE,
        "notes": {"ja": "題を直しました", "en": "A title corrected"},
    }


def test_plain_dump_is_packed_without_a_date(released: Path) -> None:
    data = (released / "releases/1.0.0/wardplan.nt.gz").read_bytes()
    assert data[4:8] == b"\0\0\0\0"
    assert gzip.decompress(data).endswith(b" .\n")


def test_releases_under_a_base_of_their_own(tmp_path: Path) -> None:
    """What is frozen is what was published, and is compared with our own base."""
    root = copy_few(tmp_path / "project")
    base = "https://data.example.org/id/"
    (root / "wardplan.toml").write_text(f'base_iri = "{base}"\n', encoding="utf-8")
    made.make(root)
    site, first = root / "_site", releases.known(open_project(root))[0]
    for version in ("1.0.0", "1.0.1"):
        checked = subprocess.run(
            ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=site / "releases" / version
        )
        assert checked.returncode == 0
    frozen = gzip.decompress((first.folder / releasing.PLAIN).read_bytes()).decode()
    assert f"<{base}plan/" in frozen
    assert f"<{BASE}plan/" not in frozen
    assert all(base not in line for line in releasing.statements(first))
    patched = (site / "changes/1.0.0..1.0.1.nt.patch").read_text(encoding="utf-8")
    assert f"<{base}plan/" in patched
    assert f"<{BASE}plan/" not in patched
    assert "the same bytes" in done("release", "1.0.1", "--verify", "--root", root)
