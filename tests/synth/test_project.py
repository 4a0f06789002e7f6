"""Invented projects: always the same, clean, and faulty exactly where they say."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from wardplan import rederivation
from wardplan.crew import ALONE
from wardplan.errors import UsageError
from wardplan.findings import Finding, Severity
from wardplan.holdings import Holdings, load
from wardplan.importer import profile
from wardplan.judgement import judge
from wardplan.locate import locate
from wardplan.project import open_project
from wardplan.synth import faults, project
from wardplan.synth.cities import places
from wardplan.synth.phrases import names
from wardplan.synth.project import Made, Order

PLANS = 2


ORDER = Order(PLANS)


def write(root: Path, order: Order = ORDER) -> Made:
    return project.write(root, order, ALONE, lambda ward: None)


def content(root: Path) -> dict[str, bytes]:
    files = sorted(file for file in root.rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("synth") / "made"
    write(root)
    return root


def judged(root: Path) -> tuple[Holdings, list[Finding]]:
    opened = open_project(root)
    holdings = load(opened)
    found = judge(opened, holdings)
    return holdings, [each for each in found if each.severity is not Severity.INFO]


def test_what_there_is(made: Path) -> None:
    kinds = Counter(str(Path(name).parent) for name in content(made))
    assert kinds == {
        ".": 1,
        "data": 1,
        "data/reference": 3,
        "data/sources/hoshinagi": PLANS + 1,
        "data/plans/hoshinagi": PLANS + 1,
        "data/links/hoshinagi": PLANS,
        "profiles": 1,
    }


def test_the_same_again_to_the_byte(made: Path, tmp_path: Path) -> None:
    write(tmp_path / "again")
    assert content(tmp_path / "again") == content(made)


def test_another_seed_gives_other_texts(made: Path, tmp_path: Path) -> None:
    write(tmp_path / "other", Order(1, seed=1, derived=False))
    name = "data/sources/hoshinagi/higashino-2018.md"
    assert content(tmp_path / "other")[name] != content(made)[name]


def test_the_importer_makes_the_same_of_the_sources(made: Path, tmp_path: Path) -> None:
    root = tmp_path / "sources"
    write(root, Order(PLANS, derived=False))
    assert not (root / "data" / "plans").exists()
    opened = open_project(root)
    list(rederivation.again(opened, rederivation.in_order(opened, []), ALONE, dry_run=False))
    assert content(root) == content(made)


def test_what_is_found_is_the_faults_where_they_are_said_to_be_and_no_more(
    made: Path, tmp_path: Path
) -> None:
    root = shutil.copytree(made, tmp_path / "faulty")
    number = 2 * len(faults.KINDS) - 1
    chosen = places(PLANS, names())
    put = faults.add(root, chosen, number, 0, profile.load(project.LIKE))
    holdings, found = judged(root)
    assert len(put) == number
    expected = {(each.file, each.line, each.focus, by) for each in put for by in each.found_by}
    assert {place_of(root, holdings, each) for each in found} == expected


def place_of(root: Path, holdings: Holdings, finding: Finding) -> tuple[str, int, str, str]:
    """File, line, resource and what found it."""
    place = locate(finding, holdings.store, holdings.file_of_graph)
    assert place is not None
    file, line = place
    return file.relative_to(root.resolve()).as_posix(), line, finding.focus, finding.shape


@pytest.mark.parametrize("plans", [0, -1, 10**6])
def test_numbers_that_cannot_be_made_are_refused(tmp_path: Path, plans: int) -> None:
    with pytest.raises(UsageError, match=r"expected 1 to 21600"):
        write(tmp_path, Order(plans))


def test_more_faults_than_there_is_room_for_are_refused(made: Path) -> None:
    with pytest.raises(UsageError, match="cannot put 9 faults in 1 plans; expected 0 to 8"):
        faults.add(made, places(1, names()), 9, 0, profile.load(project.LIKE))


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="not an empty folder"):
        write(tmp_path)
    assert content(tmp_path) == {"mine.txt": b"mine"}
