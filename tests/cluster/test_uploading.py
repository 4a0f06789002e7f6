"""A site brought to where it is served: what differs, in an order that breaks no link."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from wardplan.cluster.places import Place
from wardplan.cluster.uploading import INDEX, Sent, upload
from wardplan.errors import WardPlanError

FILES = {"index.html": "1", "dumps/a.ttl": "2", "plan/x.html": "3"}


class Recorder(Place):
    """A place that takes down what is done to it, and may break."""

    def __init__(self, url: str, breaks_at: str = "") -> None:
        super().__init__(url)
        self.did: list[str] = []
        self._breaks_at = breaks_at

    def put(self, names: Iterable[str], folder: Path, media_type: str | None = None) -> None:
        names = list(names)
        self.did += [f"put {name}" for name in names]
        if self._breaks_at in names:
            raise WardPlanError("broken off")
        super().put(names, folder, media_type)

    def write(self, name: str, data: bytes) -> None:
        self.did.append("index")
        super().write(name, data)

    def remove(self, names: Iterable[str]) -> None:
        names = list(names)
        self.did += [f"remove {name}" for name in names]
        super().remove(names)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path / "site", FILES)


def write(site: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    return site


def place(tmp_path: Path, breaks_at: str = "") -> Recorder:
    return Recorder(str(tmp_path / "out"), breaks_at)


def watch(done: int, total: int) -> None:
    assert 0 < done <= total


def contents(folder: Path) -> dict[str, str]:
    files = (file for file in folder.rglob("*") if file.is_file() and file.name != INDEX)
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}


def test_all_is_sent_to_an_empty_place(site: Path, tmp_path: Path) -> None:
    assert upload(site, place(tmp_path), watch) == Sent(3, 0, 0)
    assert contents(tmp_path / "out") == FILES


def test_a_second_time_nothing_is_touched(site: Path, tmp_path: Path) -> None:
    upload(site, place(tmp_path), watch)
    again = place(tmp_path)
    assert (upload(site, again, watch), again.did) == (Sent(0, 0, 3), [])


def test_new_files_come_first_and_old_ones_go_last(site: Path, tmp_path: Path) -> None:
    upload(site, place(tmp_path), watch)
    write(site, {"index.html": "links to plan/y.html", "plan/y.html": "new"})
    (site / "plan/x.html").unlink()
    again = place(tmp_path)
    assert upload(site, again, watch) == Sent(2, 1, 1)
    assert again.did == [
        "index",
        "put plan/y.html",
        "put index.html",
        "index",
        "remove plan/x.html",
        "index",
    ]
    assert contents(tmp_path / "out") == contents(site)


@pytest.mark.parametrize("breaks_at", ["plan/y.html", "index.html"])
def test_after_a_break_even_the_old_site_is_sent_right(
    site: Path, tmp_path: Path, breaks_at: str
) -> None:
    upload(site, place(tmp_path), watch)
    write(site, {"index.html": "changed", "plan/y.html": "new"})
    with pytest.raises(WardPlanError, match="broken off"):
        upload(site, place(tmp_path, breaks_at), watch)
    (site / "plan/y.html").unlink()
    write(site, FILES)
    upload(site, place(tmp_path), watch)
    assert contents(tmp_path / "out") == FILES


def test_a_damaged_index_says_what_to_do(site: Path, tmp_path: Path) -> None:
    upload(site, place(tmp_path), watch)
    (tmp_path / "out" / INDEX).write_text("[]", encoding="utf-8")
    with pytest.raises(WardPlanError, match="not an index of an upload; delete it"):
        upload(site, place(tmp_path), watch)
