"""Where the time of a job went."""

import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from wardplan.profiling import Cost, Meter, lines
from wardplan.progress import Progress

MEBIBYTE = 2**20
BURN = "import time\nwhile time.process_time() < 0.3: pass"


def hold(size: int) -> None:
    """Have so many bytes for a while."""
    taken = b"x" * size
    time.sleep(0.5)
    del taken


@pytest.fixture(scope="module")
def costs() -> dict[str, Cost]:
    """Measured in a process of their own, in which nothing else takes memory."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        return apart.submit(measured).result()


def measured() -> dict[str, Cost]:
    """Of a stage that computes, one that waits for a process, and one that takes memory."""
    with Progress(lambda line: None, meter=Meter()) as progress:
        progress.run("elsewhere", lambda: subprocess.run([sys.executable, "-c", BURN], check=True))
        progress.run("memory", hold, 80 * MEBIBYTE)
        for _ in range(2):
            progress.run("twice", lambda: sum(range(1000)))
        meter = progress.meter
        assert meter is not None
    return {cost.stage: cost for cost in meter.costs()}


def test_stages_are_sorted_and_shares_make_one(costs: dict[str, Cost]) -> None:
    walls = [cost.wall for cost in costs.values()]
    assert walls == sorted(walls, reverse=True)
    assert sum(cost.share for cost in costs.values()) == pytest.approx(1)


def test_what_other_processes_compute_counts(costs: dict[str, Cost]) -> None:
    assert costs["elsewhere"].cpu > 0.15


def test_memory_is_that_of_the_stage(costs: dict[str, Cost]) -> None:
    assert costs["memory"].peak - costs["twice"].peak > 40 * MEBIBYTE


def test_stages_of_one_name_are_one(costs: dict[str, Cost]) -> None:
    assert list(costs).count("twice") == 1


def test_the_table_for_people() -> None:
    rows = [Cost("pages", 3.0, 5.5, 0.75, 300 * MEBIBYTE), Cost("load", 1.0, 1.0, 0.25, MEBIBYTE)]
    assert list(lines(rows)) == [
        "stage  wall s  CPU s  share  peak MiB",
        "-----  ------  -----  -----  --------",
        "pages  3.00    5.50   75.0%  300",
        "load   1.00    1.00   25.0%  1",
    ]


def test_the_table_for_programs() -> None:
    assert Cost("pages", 3.00049, 5.5, 0.7512345, 300).as_table() == {
        "stage": "pages",
        "wall": 3.0,
        "cpu": 5.5,
        "share": 0.7512,
        "peak": 300,
    }
