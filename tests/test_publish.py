"""The swap: the old site or the new one, never a part, whatever happens in between."""

import fcntl
import threading
from pathlib import Path

import pytest

from wardplan.errors import SiteError
from wardplan.project import Project, open_project
from wardplan.publish import Tree, exchange, exclusive


@pytest.fixture
def empty(tmp_path: Path) -> Project:
    return open_project(tmp_path)


def published(project: Project) -> dict[str, str]:
    files = (file for file in project.site.rglob("*") if file.is_file())
    return {str(f.relative_to(project.site)): f.read_text(encoding="utf-8") for f in files}


def publish(project: Project, **files: str) -> None:
    tree = Tree(project)
    for name, text in files.items():
        tree.write(f"{name}.html", text.encode())
    tree.publish()


def test_first_site(empty: Project) -> None:
    publish(empty, a="1")
    assert published(empty) == {"a.html": "1"}


def test_new_site_replaces_the_old_one_wholly(empty: Project) -> None:
    publish(empty, a="1", b="1")
    publish(empty, a="2")
    assert published(empty) == {"a.html": "2"}


def test_nothing_is_left_behind(empty: Project) -> None:
    publish(empty, a="1")
    publish(empty, a="2")
    assert sorted(p.name for p in empty.work.iterdir()) == []


def test_site_is_untouched_until_published(empty: Project) -> None:
    publish(empty, a="1")
    Tree(empty).write("a.html", b"2")
    assert published(empty) == {"a.html": "1"}


def test_site_stopped_between_two_renames_comes_back(empty: Project) -> None:
    publish(empty, a="1")
    empty.site.rename(empty.work / "retired")
    Tree(empty)
    assert published(empty) == {"a.html": "1"}


def test_two_outputs_at_one_address_are_refused(empty: Project) -> None:
    tree = Tree(empty)
    tree.write("a.html", b"1")
    with pytest.raises(SiteError, match=r"two outputs want the address a\.html"):
        tree.write("a.html", b"2")


@pytest.mark.parametrize("path", ["../evil.html", "a/../../evil.html", "/evil.html"])
def test_outputs_stay_inside_the_site(empty: Project, path: str) -> None:
    with pytest.raises(SiteError, match="must not leave the site"):
        Tree(empty).write(path, b"")


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
        fcntl.flock(lock, fcntl.LOCK_EX)
        release = threading.Timer(0.2, fcntl.flock, (lock, fcntl.LOCK_UN))
        release.start()
        with exclusive(empty, said.append):
            pass
        release.join()
    assert said == ["another build of this project is running; waiting for it to end"]
