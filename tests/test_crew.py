"""Processes that share work: what one of them owes when it is killed is done again, or said."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from wardplan.crew import Crew, lots_of, processes
from wardplan.errors import WardPlanError

Lot = tuple[Path, int, int]
"""A folder of marks, how many kills there are to be, and a number to be doubled."""


def doubled(lot: Lot) -> int:
    """Twice a number; whoever is given the third one is killed while there are kills to be."""
    folder, kills, number = lot
    if number == 3 and len(list(folder.iterdir())) < kills:
        (folder / str(os.getpid())).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


@pytest.fixture
def crew() -> Iterator[Crew]:
    with Crew(lambda: processes(1)) as made:
        yield made


def lots(folder: Path, kills: int) -> list[Lot]:
    return [(folder, kills, number) for number in range(5)]


def test_what_a_killed_process_owes_is_done_again(crew: Crew, tmp_path: Path) -> None:
    """In order, each result once; and the crew goes on."""
    for _ in range(2):
        assert list(crew.share(doubled, lots(tmp_path, 1))) == [0, 2, 4, 6, 8]
    assert len(list(tmp_path.iterdir())) == 1


def test_what_is_killed_twice_is_said_and_not_left_out(crew: Crew, tmp_path: Path) -> None:
    with pytest.raises(WardPlanError, match="ended twice, perhaps for want of memory"):
        list(crew.share(doubled, lots(tmp_path, 2)))
    assert os.getpid() not in {int(each.name) for each in tmp_path.iterdir()}


def test_one_lot_needs_no_other_process(crew: Crew) -> None:
    assert list(crew.share(lambda lot: lot * 2, [1])) == [2]


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, []), (1, [1]), (5, [5]), (6, [3, 3]), (7, [3, 3, 1])]
)
def test_lots(count: int, sizes: list[int]) -> None:
    assert [len(lot) for lot in lots_of(range(count), 3)] == sizes
