"""Archives named by what is in them."""

import os
import tarfile
from pathlib import Path

import pytest

from wardplan.cluster import parcels
from wardplan.errors import DataError

FILES = {"a/1.ttl": "one", "a/2.ttl": "two", "b/c/3.md": "泉区", "top.toml": ""}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return made(tmp_path / "root")


def made(root: Path) -> Path:
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def parcels_of(root: Path) -> list[parcels.Parcel]:
    return parcels.parcels(root, (root / name for name in FILES))


def archive_of(root: Path, parcel: parcels.Parcel, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    parcels.write(root, parcel.files, folder / parcel.name)
    return folder / parcel.name


def test_a_parcel_for_each_folder(root: Path) -> None:
    found = {parcel.files for parcel in parcels_of(root)}
    assert found == {("a/1.ttl", "a/2.ttl"), ("b/c/3.md",), ("top.toml",)}


def test_the_same_files_have_the_same_names_anywhere(root: Path, tmp_path: Path) -> None:
    other = made(tmp_path / "other")
    os.utime(other / "a/1.ttl", (0, 0))
    assert parcels_of(root) == parcels_of(other)


def test_a_change_gives_its_folder_another_name(root: Path) -> None:
    before = {parcel.name for parcel in parcels_of(root)}
    (root / "a/1.ttl").write_text("eins", encoding="utf-8")
    assert len(before - {parcel.name for parcel in parcels_of(root)}) == 1


def test_what_was_packed_is_unpacked(root: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    for parcel in parcels_of(root):
        archive = archive_of(root, parcel, tmp_path / "archives")
        assert parcels.read(archive, there, parcel.name) == list(parcel.files)
    assert {name: (there / name).read_text("utf-8") for name in FILES} == FILES


def test_a_parcel_under_a_wrong_name_is_refused(root: Path, tmp_path: Path) -> None:
    one, other, _ = parcels_of(root)
    archive = archive_of(root, one, tmp_path / "archives")
    with pytest.raises(DataError, match="does not hold what its name says"):
        parcels.read(archive, tmp_path / "there", other.name)


def test_a_broken_parcel_is_refused(root: Path, tmp_path: Path) -> None:
    archive = archive_of(root, parcels_of(root)[0], tmp_path / "archives")
    archive.write_bytes(archive.read_bytes()[:40])
    with pytest.raises(DataError, match="not whole"):
        parcels.read(archive, tmp_path / "there", archive.name)


def test_nothing_leaves_the_folder(root: Path, tmp_path: Path) -> None:
    archive = tmp_path / "evil.tar.gz"
    with tarfile.open(archive, "w:gz") as out:
        out.add(root / "top.toml", "../outside")
    with pytest.raises(DataError):
        parcels.read(archive, tmp_path / "there", archive.name)
    assert not (tmp_path / "outside").exists()


def test_a_bundle_brings_a_whole_folder(root: Path) -> None:
    found = dict(parcels.unbundle(parcels.bundle(root)))
    assert {name: data.decode() for name, data in found.items()} == FILES
