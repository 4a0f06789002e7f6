"""An errand done as a worker does it, but in this process."""

from pathlib import Path

import pytest

from wardplan.cluster import errands, luggage, parcels
from wardplan.cluster.errands import Errand
from wardplan.cluster.places import Place
from wardplan.cluster.share import Share
from wardplan.errors import DataError


def shout(files: list[Path]) -> list[str]:
    return [file.read_text("utf-8").upper() for file in files]


def copy(files: list[Path]) -> int:
    staging = files[0].parent.parent / ".wardplan" / "staging"
    (staging / "deep").mkdir()
    (staging / "deep" / "copy").write_bytes(files[0].read_bytes())
    return len(files)


def fail(files: list[Path]) -> None:
    raise DataError("not valid Turtle", files[0], 7)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "root" / "data").mkdir(parents=True)
    (tmp_path / "root" / "data" / "a.ttl").write_text("izumi", encoding="utf-8")
    return tmp_path / "root"


def errand(root: Path, task: object, written: str | None = None, edition: str = "") -> Errand:
    share = Share(Place(str(root.parent / "share")))
    known = luggage.folders(root, root)
    return Errand(
        share.place.url,
        share.offer(root, [root / "data" / "a.ttl"]),
        share.offer_task(luggage.pack(task, known)),
        luggage.pack([root / "data" / "a.ttl"], known),
        written,
        edition or errands.edition(),
    )


def test_a_worker_reads_its_own_copy(root: Path) -> None:
    order = errand(root, shout)
    (root / "data" / "a.ttl").unlink()
    outcome = errands.run(order)
    assert (outcome.failed, luggage.unpack(outcome.result, {})) == (False, ["IZUMI"])


def test_what_a_task_writes_comes_back(root: Path) -> None:
    outcome = errands.run(errand(root, copy, ".wardplan/staging"))
    assert outcome.files is not None
    assert list(parcels.unbundle(outcome.files)) == [("deep/copy", b"izumi")]


def test_an_error_names_the_file_of_the_builder(root: Path) -> None:
    outcome = errands.run(errand(root, fail))
    error = luggage.unpack(outcome.result, luggage.folders(root, root))
    assert outcome.failed
    assert str(error) == f"{root}/data/a.ttl:7: not valid Turtle"


def test_another_program_is_refused(root: Path) -> None:
    outcome = errands.run(errand(root, shout, edition="of another version"))
    error = luggage.unpack(outcome.result, {})
    assert outcome.failed
    assert "another WardPlan" in str(error)
