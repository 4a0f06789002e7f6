"""What a build leaves for its workers, and what a worker has of it."""

from pathlib import Path

import pytest

from wardplan.cluster.mirror import Mirror
from wardplan.cluster.places import Place
from wardplan.cluster.share import Share
from wardplan.errors import WardPlanError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    for name in ("data/a.ttl", "data/b.ttl", "site/x.html"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")
    return root


def place(tmp_path: Path) -> Place:
    return Place(str(tmp_path / "share"))


def offered(share: Share, root: Path) -> tuple[str, ...]:
    return share.offer(root, (file for file in sorted(root.rglob("*")) if file.is_file()))


def names(folder: Path) -> set[str]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix() for file in files}


def test_a_worker_has_what_was_offered(root: Path, tmp_path: Path) -> None:
    parcels = offered(Share(place(tmp_path)), root)
    mirror = Mirror(tmp_path / "worker", place(tmp_path))
    mirror.bring(parcels)
    assert names(mirror.root) == names(root)


def test_what_is_not_offered_any_more_goes(root: Path, tmp_path: Path) -> None:
    mirror = Mirror(tmp_path / "worker", place(tmp_path))
    mirror.bring(offered(Share(place(tmp_path)), root))
    (root / "data/a.ttl").unlink()
    (root / "data/b.ttl").write_text("changed", encoding="utf-8")
    mirror.bring(offered(Share(place(tmp_path)), root))
    assert names(mirror.root) == {"data/b.ttl", "site/x.html"}
    assert (mirror.root / "data/b.ttl").read_text("utf-8") == "changed"


def test_nothing_is_left_twice(root: Path, tmp_path: Path) -> None:
    offered(Share(place(tmp_path)), root)
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "share").iterdir()}
    offered(Share(place(tmp_path)), root)
    assert {file: file.stat().st_mtime_ns for file in (tmp_path / "share").iterdir()} == before


def test_tidying_keeps_what_this_build_used_and_what_is_not_ours(
    root: Path, tmp_path: Path
) -> None:
    offered(Share(place(tmp_path)), root)
    (tmp_path / "share" / "notes.txt").write_text("mine", encoding="utf-8")
    (root / "site/x.html").write_text("changed", encoding="utf-8")
    share = Share(place(tmp_path))
    used = {*offered(share, root), share.offer_task(b"task")}
    share.tidy()
    assert names(tmp_path / "share") == used | {"notes.txt"}


def test_an_output_is_empty_at_first_and_gone_in_the_end(tmp_path: Path) -> None:
    mirror = Mirror(tmp_path / "worker", place(tmp_path))
    left = mirror.root / "staging"
    left.mkdir()
    (left / "left").write_text("by a task that was broken off", encoding="utf-8")
    with mirror.output("staging") as folder:
        assert folder == left and list(left.iterdir()) == []
    assert not left.exists()


def test_a_share_that_the_worker_cannot_read_is_named(tmp_path: Path) -> None:
    mirror = Mirror(tmp_path / "worker", Place(str(tmp_path / "nowhere")))
    with pytest.raises(WardPlanError, match=r"nowhere.*cannot read the share.*--share"):
        mirror.bring(["0" * 64 + ".tar.gz"])
