"""`wardplan export` as a person types it."""

from pathlib import Path
from subprocess import CompletedProcess

import pandas
import pytest

from tests.command import run
from tests.conftest import ROOT
from tests.tables.made import NAMES


def export(*arguments: str | Path) -> CompletedProcess[str]:
    """`wardplan export ...` on the repository."""
    return run("export", "--root", ROOT, *arguments)


def names(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def test_parquet(tmp_path: Path) -> None:
    done = export("--out", tmp_path, "--parquet")
    assert (done.returncode, done.stderr) == (0, "")
    assert names(tmp_path) == sorted(f"{name}.parquet" for name in NAMES)
    assert len(pandas.read_parquet(tmp_path / "initiatives.parquet")) == 31


def test_tables_are_those_of_the_site(tmp_path: Path, site: Path) -> None:
    done = export("--out", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert names(tmp_path) == names(site / "tables")
    for name in names(tmp_path):
        assert (tmp_path / name).read_bytes() == (site / "tables" / name).read_bytes()


def test_one_table(tmp_path: Path) -> None:
    export("--out", tmp_path, "--table", "wards", "--parquet")
    assert names(tmp_path) == ["wards.parquet"]


@pytest.mark.parametrize("more", [(), ("--parquet",)])
def test_folder_that_cannot_be_written(tmp_path: Path, more: tuple[str, ...]) -> None:
    (tmp_path / "file").touch()
    done = export("--out", tmp_path / "file", *more)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_unknown_table(tmp_path: Path) -> None:
    done = export("--out", tmp_path, "--table", "cities")
    assert done.returncode == 2
    assert "no table 'cities'" in done.stderr
    assert "known: plans, measures" in done.stderr
    assert names(tmp_path) == []
