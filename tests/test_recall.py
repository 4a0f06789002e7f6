"""What is remembered is not worked out again, and what is not right is."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from wardplan.config import Config
from wardplan.crew import ALONE, Crew, lots_of
from wardplan.project import Project
from wardplan.recall import recalling


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, Config())


def upper(items: Sequence[str]) -> list[bytes]:
    return [item.upper().encode() for item in items]


def keys_of(items: Sequence[str]) -> list[str]:
    return [f"{item:x>64}" for item in items]


def asked(project: Project, items: Sequence[str], crew: Crew = ALONE) -> tuple[list[bytes], str]:
    """The results, and the items that were worked on."""
    worked: list[str] = []

    def task(lot: Sequence[str]) -> list[bytes]:
        worked.extend(lot)
        return upper(lot)

    with recalling(project, "test", crew) as recall:
        found = list(recall.each(task, items, keys_of(items), 2))
    return found, "".join(worked)


def entries(project: Project) -> Iterator[Path]:
    return (project.work / "cache" / "test").glob("*/*")


@pytest.mark.parametrize(
    ("first", "then", "worked"),
    [("abc", "abc", ""), ("abc", "xbc", "x"), ("", "ab", "ab"), ("abcdef", "fedcbax", "x")],
)
def test_only_what_is_new_is_worked_on(
    first: str, then: str, worked: str, project: Project
) -> None:
    assert asked(project, first) == (upper(first), first)
    assert asked(project, then) == (upper(then), worked)
    assert len(list(entries(project))) == len(then)


def test_a_damaged_result_is_made_again(project: Project) -> None:
    asked(project, "abc")
    for file in entries(project):
        file.write_bytes(b"damaged")
    assert asked(project, "abc") == (upper("abc"), "abc")
    assert asked(project, "abc") == (upper("abc"), "")


def test_nothing_is_kept_where_nothing_can_be_written(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    assert asked(project, "ab") == (upper("ab"), "ab")
    assert asked(project, "ab") == (upper("ab"), "ab")
    assert list(project.root.iterdir()) == []


def test_processes_give_the_same_in_order(project: Project) -> None:
    items = [chr(97 + number) for number in range(20)]
    with Crew() as crew, recalling(project, "test", crew) as recall:
        assert list(recall.each(upper, items, keys_of(items), 3)) == upper(items)


@pytest.mark.parametrize(
    ("number", "size", "lots"), [(0, 3, []), (5, 3, [5]), (6, 3, [3, 3]), (8, 3, [3, 3, 2])]
)
def test_lots(number: int, size: int, lots: list[int]) -> None:
    assert [len(lot) for lot in lots_of(range(number), size)] == lots
