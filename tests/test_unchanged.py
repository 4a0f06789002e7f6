"""A build of what was built already does nothing; whatever it may depend on makes it build."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, copy_few
from wardplan import assets, folders, inputs, unchanged
from wardplan.judgement import Engine
from wardplan.progress import Progress
from wardplan.project import open_project
from wardplan.summary import Summary

WATCHED = """
import sys
from pathlib import Path
opened = set()
sys.addaudithook(lambda event, about: event == "open" and opened.add(str(about[0])))
from wardplan import assets
from wardplan.crew import ALONE
from wardplan.progress import Progress
from wardplan.project import open_project
assets.pipeline()(open_project(Path(sys.argv[1])), Progress(lambda line: None), crew=ALONE)
print(*sorted(opened), sep="\\n")
"""


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    """A project that was built, and every file that the build opened."""
    root = copy_few(tmp_path_factory.mktemp("unchanged"))
    shutil.copytree(ROOT / "docs", root / "docs")
    (root / "wardplan.toml").write_text("", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, root], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return root, [Path(line) for line in done.stdout.splitlines()]


@pytest.fixture
def root(watched: tuple[Path, list[Path]]) -> Path:
    return watched[0]


def remembered(root: Path) -> Summary | None:
    project = open_project(root)
    return unchanged.recall(project, inputs.read(project).whole, folders.key_of(project.site))


def seen(folder: Path) -> dict[str, tuple[int, int, int]]:
    stats = {str(file): file.stat() for file in folder.rglob("*")}
    return {name: (s.st_ino, s.st_mtime_ns, s.st_ctime_ns) for name, s in stats.items()}


def test_nothing_is_touched(root: Path) -> None:
    before, said = seen(root / "_site"), list[str]()
    summary: Summary = assets.pipeline()(open_project(root), Progress(said.append))
    assert seen(root / "_site") == before
    assert summary == remembered(root)
    assert summary.plans == 5
    assert any("nothing has changed" in line for line in said)
    assert not any(line.startswith("load") for line in said)


def test_what_a_build_reads_is_in_its_key(watched: tuple[Path, list[Path]]) -> None:
    root, opened = watched
    known = set(inputs.files(open_project(root)))
    own = (root / "_site", root / ".wardplan", assets.PACKAGE)
    read = [file for file in opened if file.is_relative_to(root) or _is_asset(file)]
    assert len(read) > 100
    unknown = [f for f in read if f not in known and not any(map(f.is_relative_to, own))]
    assert [f for f in unknown if f.name != "build.py" and f.is_file()] == []


def _is_asset(file: Path) -> bool:
    folders = [assets.packaged() / name for name in inputs.EITHER]
    return any(file.is_relative_to(folder) for folder in folders)


def _append(file: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        with (root / file).open("a", encoding="utf-8") as out:
            out.write("\n")

    return change


def _add(file: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / file).write_text("", encoding="utf-8")

    return change


def _remove(file: str) -> Callable[[Path], None]:
    return lambda root: (root / file).unlink()


def _disguised(root: Path) -> None:
    """Other content of the same size, under the time of the file it was."""
    file = root / "_site/index.html"
    before, data = file.stat(), file.read_bytes()
    file.write_bytes(data.swapcase())
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_append("data/plans/yokohama/izumi-2024.ttl"), id="plan"),
        pytest.param(_append("data/sources/yokohama/izumi-2024.md"), id="source"),
        pytest.param(_append("data/dataset.ttl"), id="metadata"),
        pytest.param(_append("wardplan.toml"), id="settings"),
        pytest.param(_append("site/templates/base.html"), id="template"),
        pytest.param(_append("docs/hosting.md"), id="documentation"),
        pytest.param(_append("shapes/checks/missing-text.rq"), id="check"),
        pytest.param(_add("data/links/yokohama/new.ttl"), id="new file"),
        pytest.param(_remove("data/links/yokohama/izumi-2024.ttl"), id="file gone"),
        pytest.param(_disguised, id="page edited"),
        pytest.param(_add("_site/new.html"), id="page added"),
        pytest.param(_remove("_site/index.html"), id="page gone"),
        pytest.param(_append(".wardplan/" + unchanged.RECORD), id="no change"),
        pytest.param(
            lambda root: (root / ".wardplan" / unchanged.RECORD).write_text("{"), id="bad record"
        ),
    ],
)
def test_any_change_is_seen(
    root: Path, change: Callable[[Path], None], request: pytest.FixtureRequest
) -> None:
    kept = {file: file.read_bytes() for file in _touched(root)}
    before = seen(root)
    change(root)
    found = remembered(root)
    for name in seen(root).keys() - before.keys():
        Path(name).unlink()
    for file, data in kept.items():
        if not file.exists() or file.read_bytes() != data:
            file.write_bytes(data)
    project = open_project(root)
    unchanged.keep(
        project,
        inputs.read(project).whole,
        folders.key_of(project.site),
        Summary(5, 0, 0, 0, 0, 0, 0, ""),
    )
    assert (found is not None) == (request.node.callspec.id == "no change")
    assert remembered(root) is not None


def _touched(root: Path) -> list[Path]:
    project = open_project(root)
    own = [file for file in inputs.files(project) if file.is_relative_to(root)]
    return [*own, root / "_site/index.html", root / ".wardplan" / unchanged.RECORD]


def test_the_day_from_outside_is_seen(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert remembered(root) is None


def test_the_reference_engine_is_asked_all_the_same(root: Path) -> None:
    class LoadedError(Exception):
        pass

    def say(line: str) -> None:
        if line.startswith("load"):
            raise LoadedError

    with pytest.raises(LoadedError):
        assets.pipeline()(open_project(root), Progress(say), Engine.PYSHACL)
