"""A few of the kills of `make trust`: nothing published is lost, and what was begun ends."""

import shutil
from pathlib import Path

import pytest

from benchmarks.trust import faults, kills, pushes
from benchmarks.trust.ward import Ward

SEED = 8


@pytest.fixture(scope="module")
def stormed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ward, kills.Tally]:
    """A small project of which builds were killed, and what came of it."""
    ward = Ward.make(tmp_path_factory.mktemp("stormed") / "ward")
    return ward, kills.storm(ward, 4, SEED)


def test_killed_builds_lose_nothing(stormed: tuple[Ward, kills.Tally]) -> None:
    """The site is a whole one after each, and the next build succeeds and leaves nothing behind."""
    _, tally = stormed
    assert tally.line() == f"4 kills, {tally.builds} builds, 0 losses", tally.losses
    assert tally.builds >= 3


def test_killed_releases_are_whole_or_not_there(stormed: tuple[Ward, kills.Tally]) -> None:
    trial = faults.killed_releases(stormed[0], SEED, 1)
    assert (trial.tried, trial.losses) == (1, [])


def test_killed_imports_are_done_again(stormed: tuple[Ward, kills.Tally], tmp_path: Path) -> None:
    made = ("_site", ".wardplan", "releases")
    shutil.copytree(stormed[0].root, tmp_path / "ward", ignore=shutil.ignore_patterns(*made))
    trial = faults.killed_imports(Ward(tmp_path / "ward"), SEED, 1)
    assert (trial.tried, trial.losses) == (2, [])


def test_killed_pushes_claim_no_more_than_they_sent(
    stormed: tuple[Ward, kills.Tally], tmp_path: Path
) -> None:
    dump = stormed[0].site / "dumps" / "wardplan.nq"
    trial = pushes.killed_pushes(tmp_path, dump, SEED, 2)
    assert (trial.tried, trial.losses) == (2, [])


def test_a_file_that_cannot_be_read_is_named_and_the_site_stays(
    stormed: tuple[Ward, kills.Tally],
) -> None:
    trial = faults.unreadable_files(stormed[0], faults.UNREADABLE[:1])
    assert (trial.tried, trial.losses) == (1, [])


def test_where_files_cannot_grow_the_site_stays(stormed: tuple[Ward, kills.Tally]) -> None:
    """As on a disk that is full: writing fails in the middle of a file."""
    trial = faults.small_files(stormed[0], (20_000,))
    assert (trial.tried, trial.losses) == (1, [])
