"""The swap: the old site or the new one, never a part, whatever happens in between."""

import fcntl
import shutil
from pathlib import Path

import pytest

from wardplan.errors import SiteError
from wardplan.project import Project, open_project
from wardplan.publish import SiteTree, exchange, exclusive, mirror


@pytest.fixture
def empty(tmp_path: Path) -> Project:
    return open_project(tmp_path)


def published(project: Project) -> dict[str, str]:
    files = (file for file in project.site.rglob("*") if file.is_file())
    return {str(f.relative_to(project.site)): f.read_text(encoding="utf-8") for f in files}


def publish(project: Project, files: dict[str, str]) -> bool:
    tree = SiteTree(project)
    for name, text in files.items():
        tree.write(name, text.encode())
    return tree.publish()


def test_first_site(empty: Project) -> None:
    publish(empty, {"a.html": "1"})
    assert published(empty) == {"a.html": "1"}


def test_new_site_replaces_the_old_one_wholly(empty: Project) -> None:
    publish(empty, {"a.html": "1", "b.html": "1"})
    publish(empty, {"a.html": "2"})
    assert published(empty) == {"a.html": "2"}


def test_the_mirror_alone_is_left_behind(empty: Project) -> None:
    publish(empty, {"a.html": "1"})
    publish(empty, {"a.html": "2"})
    assert sorted(p.name for p in empty.work.iterdir()) == ["built", "staging"]
    assert inodes(empty.work / "staging") == inodes(empty.site)


def inodes(folder: Path) -> dict[str, int]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): file.stat().st_ino for file in files}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param({"a": "1", "b/c": "1"}, {"a": "2", "b/c": "1"}, id="changed"),
        pytest.param({"a": "1"}, {"a": "1", "b/c": "1"}, id="added"),
        pytest.param({"a": "1", "b/c": "1"}, {"a": "1"}, id="removed"),
        pytest.param({"a": "1", "b": "1"}, {"a": "1", "b/c": "1"}, id="a folder for a file"),
        pytest.param({"a": "1", "b/c": "1"}, {"a": "1", "b": "1"}, id="a file for a folder"),
    ],
)
def test_only_what_differs_is_touched(
    empty: Project, before: dict[str, str], after: dict[str, str]
) -> None:
    assert publish(empty, before)
    old = inodes(empty.site)
    assert publish(empty, after)
    assert published(empty) == after
    assert inodes(empty.work / "staging") == inodes(empty.site)
    same = {path for path in before.keys() & after.keys() if before[path] == after[path]}
    assert {path for path, number in inodes(empty.site).items() if old.get(path) == number} == same


def test_nothing_is_touched_where_nothing_differs(empty: Project) -> None:
    publish(empty, {"a": "1", "b/c": "1"})
    old, folder = inodes(empty.site), empty.site.stat()
    assert not publish(empty, {"a": "1", "b/c": "1"})
    assert (inodes(empty.site), empty.site.stat()) == (old, folder)


def test_what_is_written_bit_by_bit_stays_where_it_is_the_same(empty: Project) -> None:
    for text, touched in (("1", True), ("1", False), ("2", True)):
        tree = SiteTree(empty)
        with tree.open("a") as file:
            file.write(text.encode())
        assert tree.publish() == touched
        assert published(empty) == {"a": text}


@pytest.mark.parametrize("strays", [["a"], ["x/y"], ["a", "b/c", "x"]])
def test_what_a_stopped_build_has_left_is_put_right(empty: Project, strays: list[str]) -> None:
    publish(empty, {"a": "1", "b/c": "1"})
    for path in strays:
        SiteTree(empty).write(path, b"left")
    assert published(empty) == {"a": "1", "b/c": "1"}
    assert not publish(empty, {"a": "1", "b/c": "1"})


@pytest.mark.parametrize("in_place", [True, False])
def test_a_site_edited_by_hand_is_put_right(empty: Project, in_place: bool) -> None:
    publish(empty, {"a": "1", "b": "1"})
    if not in_place:
        (empty.site / "a").unlink()
    (empty.site / "a").write_text("edited", encoding="utf-8")
    assert publish(empty, {"a": "1", "b": "1"})
    assert published(empty) == {"a": "1", "b": "1"}


def test_a_site_deleted_by_hand_comes_back(empty: Project) -> None:
    publish(empty, {"a": "1"})
    shutil.rmtree(empty.site)
    assert publish(empty, {"a": "1"})
    assert published(empty) == {"a": "1"}


def test_a_mirror_follows_files_and_folders(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, paths in ((one, ["a", "b/c", "d/e"]), (other, ["b", "d/e", "x/y"])):
        for path in paths:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(folder.name, encoding="utf-8")
    mirror(one, other)
    assert inodes(other) == inodes(one)


def test_site_is_untouched_until_published(empty: Project) -> None:
    publish(empty, {"a.html": "1"})
    SiteTree(empty).write("a.html", b"2")
    assert published(empty) == {"a.html": "1"}


def test_site_stopped_between_two_renames_comes_back(empty: Project) -> None:
    publish(empty, {"a.html": "1"})
    empty.site.rename(empty.work / "retired")
    SiteTree(empty)
    assert published(empty) == {"a.html": "1"}


def test_two_outputs_at_one_address_are_refused(empty: Project) -> None:
    tree = SiteTree(empty)
    tree.write("a.html", b"1")
    with pytest.raises(SiteError, match=r"two outputs want the address a\.html"):
        tree.write("a.html", b"2")


@pytest.mark.parametrize("path", ["../evil.html", "a/../../evil.html", "/evil.html"])
def test_outputs_stay_inside_the_site(empty: Project, path: str) -> None:
    with pytest.raises(SiteError, match="must not leave the site"):
        SiteTree(empty).write(path, b"")


def test_exchange_swaps_two_folders(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name / name).mkdir(parents=True)
    assert exchange(tmp_path / "a", tmp_path / "b")
    assert [(tmp_path / n / m).exists() for n, m in ("ab", "ba")] == [True, True]


def test_exchange_with_a_folder_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "a", tmp_path / "gone")


def test_a_second_build_says_that_it_waits(empty: Project) -> None:
    said: list[str] = []
    empty.work.mkdir()
    with (empty.work / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)

        def say(line: str) -> None:
            said.append(line)
            fcntl.flock(lock, fcntl.LOCK_UN)

        with exclusive(empty, say):
            pass
    assert said == ["another build of this project is running; waiting for it to end"]
