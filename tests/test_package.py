"""The installed package works anywhere: a wheel, unpacked, run from another folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content, as an installer lays it out."""
    folder = tmp_path_factory.mktemp("wheel")
    command = ["pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"]
    subprocess.run([sys.executable, "-m", *command, str(folder), str(ROOT)], check=True)
    with zipfile.ZipFile(next(folder.glob("wardplan-*.whl"))) as wheel:
        wheel.extractall(folder / "site-packages")
    return folder / "site-packages"


def run(installed: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-P", "-m", "wardplan", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=True
    )


@pytest.mark.parametrize(
    "name", ["build.py", "ontology", "shapes", "site", "data/reference", "data/dataset.ttl"]
)
def test_wheel_carries_what_a_checkout_keeps_beside(installed: Path, name: str) -> None:
    assert (installed / "wardplan" / "_assets" / name).exists()


def test_new_project_from_a_text_alone(installed: Path, tmp_path: Path) -> None:
    """An empty folder, a text, two commands: a site with that plan."""
    text = (ROOT / "data/sources/yokohama/kanazawa-2020.md").read_text(encoding="utf-8")
    (tmp_path / "plan.md").write_text(text.split("---\n", 2)[2], encoding="utf-8")
    run(installed, tmp_path, "import", "plan.md")
    done = run(installed, tmp_path, "build")
    assert done.stdout.startswith("1 plans")
    assert (tmp_path / "_site/plan/yokohama/kanazawa/2020.html").is_file()
