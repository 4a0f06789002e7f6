"""Files are replaced whole, and only where they differ."""

from pathlib import Path

import pytest

from wardplan.errors import WardPlanError
from wardplan.files import write, write_if_changed


@pytest.mark.parametrize(
    "data", [b"", b"\xe6\xb3\x89\n", b"a\r\nb"], ids=["empty", "utf-8", "crlf"]
)
def test_write_keeps_the_bytes(tmp_path: Path, data: bytes) -> None:
    write(tmp_path / "new" / "folder" / "a.ttl", data)
    assert (tmp_path / "new" / "folder" / "a.ttl").read_bytes() == data


def test_write_replaces(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_bytes(b"a longer old content")
    write(file, b"new")
    assert file.read_bytes() == b"new"


def test_write_leaves_nothing_else_behind(tmp_path: Path) -> None:
    write(tmp_path / "a.ttl", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.ttl"]


def test_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.ttl" / "in-the-way").mkdir(parents=True)
    with pytest.raises(WardPlanError, match=r"a\.ttl: cannot be written"):
        write(tmp_path / "a.ttl", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.ttl"]


@pytest.mark.parametrize(
    ("old", "written"),
    [(None, True), (b"other", True), (b"same", False)],
    ids=["new", "different", "same"],
)
def test_write_if_changed(tmp_path: Path, old: bytes | None, written: bool) -> None:
    file = tmp_path / "a.ttl"
    if old is not None:
        file.write_bytes(old)
    assert write_if_changed(file, b"same") is written
    assert file.read_bytes() == b"same"


def test_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_bytes(b"same")
    before = file.stat()
    write_if_changed(file, b"same")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
