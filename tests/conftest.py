"""Fixtures: the repository as a project, and one built site shared by all tests."""

import pickle
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pyoxigraph import Store

from tests import hostile
from tests.command import run
from tests.manual.container import install
from tests.served import Served, serve
from tests.shared import once
from tests.versions import made
from wardplan import assets, reference
from wardplan.crew import ALONE
from wardplan.holdings import Holdings, load
from wardplan.importer import profile
from wardplan.progress import Progress
from wardplan.project import Project, open_project
from wardplan.source import Source, read
from wardplan.summary import Summary

ROOT = Path(__file__).parent.parent
FOLDERS = ("data", "ontology", "shapes", "site")
FEW = ("izumi-2024", "kanazawa-2020", "izumi-2022", "asahi-2015", "tsuzuki-2013")

settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")  # how long an example takes says nothing where others work too


@pytest.fixture(scope="session")
def project() -> Project:
    """The repository itself; tests must not write to it."""
    return open_project(ROOT)


@pytest.fixture(scope="session")
def izumi(project: Project) -> Source:
    return read(project.sources / "yokohama" / "izumi-2024.md")


@pytest.fixture(scope="session")
def kanazawa(project: Project) -> Source:
    return read(project.sources / "yokohama" / "kanazawa-2020.md")


@pytest.fixture(scope="session", name="reference")
def reference_data(project: Project) -> reference.Reference:
    return reference.load(project.folder("data/reference"))


@pytest.fixture(scope="session", name="profile")
def profile_of_yokohama() -> profile.Profile:
    return profile.load("yokohama")


@pytest.fixture(scope="session")
def holdings(project: Project) -> Holdings:
    return load(project)


@pytest.fixture(scope="session")
def store(holdings: Holdings) -> Store:
    """All named graphs of the repository; tests must not change it."""
    return holdings.store


def copy_project(target: Path) -> Path:
    """A copy of the repository's own folders, as a project to break."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, target / name)
    return target


def copy_few(target: Path) -> Path:
    """As `copy_project`, with both whole plans and three of those known in part."""
    copy_project(target)
    for file in (target / "data" / "plans").glob("*/*.ttl"):
        if file.stem not in FEW:
            file.unlink()
    for table in (target / "data" / "sources").glob("*/known-plans.tsv"):
        head, *rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [row for row in rows if "-".join(row.split("\t")[:2]) in FEW]
        table.write_text(head + "".join(kept), encoding="utf-8")
    return target


def build(root: Path) -> Path:
    """The `_site/` of a project, built without further processes, whose start is the most work."""
    assets.pipeline()(open_project(root), Progress(print), crew=ALONE)
    return root / "_site"


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with few plans in which nothing is wrong, and what a check of it remembers."""

    def make(folder: Path) -> None:
        done = run("check", "--root", copy_few(folder / "project"))
        assert done.returncode == 3, done.stderr

    return once(tmp_path_factory, "few", make) / "project"


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project with few plans, to compare with."""
    return once(tmp_path_factory, "small", lambda root: build(copy_few(root))) / "_site"


@pytest.fixture
def broken(few: Path, tmp_path: Path) -> Path:
    """A project folder of the test's own, with few plans: what is refused is refused sooner."""
    return Path(shutil.copytree(few, tmp_path / "project"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary]:
    """A built site (its `_site/`) and the build's summary."""

    def make(folder: Path) -> None:
        root = copy_project(folder / "project")
        summary = assets.pipeline()(open_project(root), Progress(print))
        (folder / "summary").write_bytes(pickle.dumps(summary))

    folder = once(tmp_path_factory, "built", make)
    summary: Summary = pickle.loads((folder / "summary").read_bytes())  # noqa: S301
    return folder / "project" / "_site", summary


@pytest.fixture(scope="session")
def site(built: tuple[Path, Summary]) -> Path:
    return built[0]


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built project with two releases."""
    return once(tmp_path_factory, "released", lambda root: made.make(copy_few(root)))


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of people who mean harm."""
    return once(tmp_path_factory, "hostile", lambda f: hostile.project(f / "ward")) / "ward/_site"


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our program installed in an environment of its own, as docs/operations/Containerfile does."""
    return once(tmp_path_factory, "opt", install) / "wardplan"


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[Served]:
    """`wardplan serve` on the repository's own site; no test changes what it serves."""
    with serve(site.parent) as running:
        yield running
