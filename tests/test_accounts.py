"""Accounts of documents: the same by one process or many, remembered, and never trusted blindly."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import copy_project
from wardplan import accounts, collection, reference
from wardplan.accounts import Account, account_of, derive_document, unpacked
from wardplan.crew import ALONE, Crew
from wardplan.errors import SourceError
from wardplan.project import Project, open_project

IZUMI = "data/sources/yokohama/izumi-2024.md"
KANAZAWA = "data/plans/yokohama/kanazawa-2020.ttl"


@pytest.fixture
def own(tmp_path: Path) -> Project:
    """A copy of the project with nothing remembered."""
    root = copy_project(tmp_path)
    shutil.rmtree(root / ".wardplan", ignore_errors=True)
    return open_project(root)


def read(project: Project, crew: Crew = ALONE) -> list[Account]:
    return accounts.accounts(project, collection.sources(project), crew)


def entries(project: Project) -> dict[Path, int]:
    """What is remembered, and when it was worked out."""
    folder = project.work / "cache" / "accounts"
    return {file: file.stat().st_ino for file in folder.glob("*/*")}


def test_an_account_comes_back_as_it_was_packed(own: Project) -> None:
    known = reference.load(own.folder("data/reference"))
    for file, source in collection.sources(own).items():
        account = account_of(derive_document(own, file, known, source))
        assert unpacked(account.packed()) == account


def test_what_did_not_change_is_not_derived_again(own: Project) -> None:
    first, kept = read(own), entries(own)
    assert len(kept) == 2
    assert (read(own), entries(own)) == (first, kept)


def append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


CHANGES: dict[str, tuple[Callable[[Path], None], int]] = {
    "a text": (lambda root: append(root / IZUMI, "\nおわりに\n"), 1),
    "the file of a plan": (lambda root: append(root / KANAZAWA, "# a remark\n"), 1),
    "reference data": (lambda root: append(root / "data/reference/wards.ttl", "# a remark\n"), 2),
}


@pytest.mark.parametrize(("change", "anew"), CHANGES.values(), ids=CHANGES.keys())
def test_a_change_is_seen(own: Project, change: Callable[[Path], None], anew: int) -> None:
    read(own)
    kept = entries(own)
    change(own.root)
    read(own)
    assert len(entries(own).keys() - kept.keys()) == anew
    assert len(entries(own)) == 2


def test_a_damaged_entry_is_worked_out_again(own: Project) -> None:
    first = read(own)
    for file in entries(own):
        file.write_bytes(file.read_bytes()[:-1])
    assert read(own) == first


def test_processes_find_the_same(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(own)
    shutil.rmtree(own.work)
    monkeypatch.setattr(accounts, "LOT", 1)
    with Crew() as crew:
        assert read(own, crew) == first


def test_an_error_comes_out_of_a_process(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    file = own.root / IZUMI
    text = file.read_text(encoding="utf-8")
    front = text[: text.index("---\n", 4) + 4]
    file.write_text(f"{front}おしらせ\n", encoding="utf-8")
    monkeypatch.setattr(accounts, "LOT", 1)
    with Crew() as crew, pytest.raises(SourceError, match="neither a basic goal") as caught:
        read(own, crew)
    assert caught.value.file == file
