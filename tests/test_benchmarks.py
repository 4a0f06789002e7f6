"""What the benchmark works out of its figures: ratios, targets, table, plot. Nothing is timed."""

import xml.etree.ElementTree as ET

import pytest

from benchmarks import pipeline_report, plot
from benchmarks.limits import shares
from benchmarks.processes import Run, Stage, stage_in
from benchmarks.scales import Limits, Peer, Scale, Site, Took, Validation, grouped
from benchmarks.targets import targets

STAGES = (
    Stage("load", 1.0, 100.0),
    Stage("validate", 2.0, 300.0),
    Stage("pages", 1.5, 120.0),
    Stage("resources", 2.5, 250.0),
    Stage("stratml", 0.25, 90.0),
    Stage("texts", 0.25, 95.0),
    Stage("search", 4.0, 200.0),
)
LINES: dict[str, tuple[str, tuple[str, float] | None]] = {
    "a stage": ("load         3.01 s\n", ("load", 3.01)),
    "many seconds": ("resources 1223.10 s", ("resources", 1223.1)),
    "the summary": ("14 plans, 2753 resources, 65.8 seconds", None),
    "a sentence": ("validating with pySHACL alone, which takes longer", None),
}


def took(seconds: float, megabytes: float = 300.0) -> Took:
    return Took.of(Run(seconds, megabytes, STAGES, ""))


def scale(plans: int, times: float = 1.0, megabytes: float = 300.0, touched: int = 0) -> Scale:
    """A scale whose cold build takes 12 seconds a 180 plans, times so much."""
    seconds = 12.0 * times * plans / 180
    return Scale(
        plans=plans,
        site=Site(20 * plans, 1_000 * plans, 30 * plans, 2.0 * plans),
        imported=took(5.0),
        cold=took(seconds, megabytes),
        unchanged=took(0.3),
        edited=took(0.5),
        touched=touched,
        limits=Limits(write=2.0, parse=0.5),
        validation=Validation(ours=2.2, pyrudof=2.0),
        peer=Peer({"load": 8.0, "validate": 100.0, "resources": 40.0}, 900.0),
    )


@pytest.mark.parametrize(("line", "expected"), LINES.values(), ids=LINES.keys())
def test_stages_are_read_from_lines_of_progress(
    line: str, expected: tuple[str, float] | None
) -> None:
    assert stage_in(line) == expected


def test_stages_add_up_by_group() -> None:
    found = grouped(STAGES)
    assert found["pages"] == Stage("pages", 4.0, 250.0)
    assert found["others"] == Stage("others", 0.5, 95.0)
    assert sum(each.seconds for each in found.values()) == sum(each.seconds for each in STAGES)


def test_the_rest_is_all_but_loading_validation_and_the_search_index() -> None:
    assert scale(180).rest == 12.0 - 1.0 - 2.0 - 4.0


def test_ratios_beside_the_peer() -> None:
    assert scale(180).beside_peer() == {"load": 8.0, "validate": 50.0, "pages": 10.0}


def test_targets_at_180() -> None:
    found = {each.name: (each.measured, each.met) for each in targets([scale(180)])}
    assert found == {
        "validation, by pyrudof's time": (pytest.approx(1.1), True),
        "rest of the cold build, by the write limit": (2.5, True),
        "resources": (720.0, False),
        "one plan changed, of the cold build": (pytest.approx(4.17, abs=0.01), True),
        "one plan changed": (0.5, True),
        "nothing changed: files written": (0, True),
    }


def test_targets_of_growth() -> None:
    scales = [scale(180), scale(1_800, 1.2, 500.0), scale(18_000, 1.0, 1_600.0)]
    found = {
        (each.name, each.plans): (round(each.measured, 2), each.met)
        for each in targets(scales)
        if each.plans > 180
    }
    assert found == {
        ("memory", 1_800): (500.0, True),
        ("memory, by that at 180", 1_800): (1.67, False),
        ("time a plan, by that at 180", 1_800): (1.2, False),
        ("memory", 18_000): (1_600.0, False),
    }


def test_a_file_written_for_nothing_misses_the_target() -> None:
    (target,) = (each for each in targets([scale(180, touched=3)]) if each.unit == "files")
    assert (target.measured, target.met) == (3, False)


def test_few_plans_have_no_targets() -> None:
    assert targets([scale(2)]) == ()


def test_the_page_says_all_of_it() -> None:
    text = pipeline_report.page([scale(2), scale(180)], "make bench", "Linux")
    assert "| resources | 180 | 720.00 a second | at least 2,000 a second | **not met** |" in text
    assert "| validate | 2.00 | 300 | 2.00 | 2.00 | 100.00 | 50.0 |" in text
    assert "A build with nothing changed wrote no file." in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert all(line.endswith("|") for line in rows)


def test_the_plot_is_drawn_and_says_its_figures() -> None:
    drawn = ET.fromstring(plot.draw([scale(2), scale(180), scale(1_800)]))  # noqa: S314
    name = "{http://www.w3.org/2000/svg}"
    title, desc = drawn.find(f"{name}title"), drawn.find(f"{name}desc")
    assert title is not None and desc is not None
    assert drawn.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert "cold build, 180 plans: 12.00 s." in (desc.text or "")
    assert len(drawn.findall(f"{name}path")) == 6
    assert len(drawn.findall(f"{name}circle")) == 18


def test_ten_times_as_much_is_as_far_wherever_it_is() -> None:
    axis = plot.axis([2, 1_800], 400)
    assert (axis.first, axis.last) == (0, 4)
    assert [axis.at(value) for value in (1, 10, 100, 10_000)] == [0, 100, 200, 400]


def test_names_of_lines_never_cover_each_other() -> None:
    lines = [plot.Line(name, (), y) for name, y in (("a", 50.0), ("b", 52.0), ("c", 20.0))]
    assert [(each.name, each.label_y) for each in plot.apart(lines, 16)] == [
        ("c", 20.0),
        ("a", 50.0),
        ("b", 66.0),
    ]


def test_files_are_shared_out_whole() -> None:
    files = [(str(number), number) for number in range(5)]
    assert [len(lot) for lot in shares(files, 2)] == [3, 2]
    assert shares([], 2) == []
