"""A project in a store comes to a folder of this machine, and only what changed comes again."""

import os
from pathlib import Path

import pytest

from wardplan.cluster.fetching import fetch, work_folder
from wardplan.cluster.places import Place
from wardplan.errors import ConfigError

FILES = ("data/plans/y/a.ttl", "data/sources/y/a.md", "site/views.toml", "wardplan.toml")


@pytest.fixture
def there(tmp_path: Path) -> Path:
    root = tmp_path / "there"
    for name in (*FILES, "_site/index.html", ".wardplan-share/x", "data/.hidden"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")
    return root


@pytest.fixture
def here(there: Path, tmp_path: Path) -> Path:
    """What was fetched once."""
    assert fetch(Place(f"file://{there}"), tmp_path / "here") == (len(FILES), 0)
    return tmp_path / "here"


def names(folder: Path) -> set[str]:
    files = (file for file in folder.rglob("*") if file.is_file())
    found = {file.relative_to(folder).as_posix() for file in files}
    return {name for name in found if not name.startswith(".wardplan/")}


def change(file: Path, text: str) -> None:
    """A change that its time of modification shows."""
    file.write_text(text, encoding="utf-8")
    os.utime(file, (1, 1))


def test_only_what_a_project_consists_of_comes(here: Path) -> None:
    assert names(here) == set(FILES)


def test_nothing_changed_nothing_comes(there: Path, here: Path) -> None:
    assert fetch(Place(f"file://{there}"), here) == (0, 0)


def test_only_what_changed_comes(there: Path, here: Path) -> None:
    change(there / FILES[0], "changed")
    assert fetch(Place(f"file://{there}"), here) == (1, 0)
    assert (here / FILES[0]).read_text("utf-8") == "changed"


def test_what_was_edited_here_is_fetched_again(there: Path, here: Path) -> None:
    change(here / FILES[1], "edited here")
    assert fetch(Place(f"file://{there}"), here) == (1, 0)
    assert (here / FILES[1]).read_text("utf-8") == FILES[1]


def test_what_went_there_goes_here(there: Path, here: Path) -> None:
    (there / FILES[0]).unlink()
    (here / "data/own.ttl").write_text("of nobody", encoding="utf-8")
    assert fetch(Place(f"file://{there}"), here) == (0, 2)
    assert names(here) == set(FILES[1:])


def test_no_project_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no project at this address"):
        fetch(Place(f"file://{tmp_path}/nowhere"), tmp_path / "here")


def test_each_address_has_a_folder_below_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/caches")
    one, other = work_folder("s3://b/one"), work_folder("s3://b/other")
    assert one.parent == other.parent == Path("/caches/wardplan")
    assert one != other
