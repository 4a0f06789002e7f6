"""Deriving again: the documents of a plan stay together, and an error names its file."""

from pathlib import Path

import pytest

from wardplan import rederivation
from wardplan.crew import ALONE, Crew
from wardplan.errors import SourceError
from wardplan.project import open_project

LOTS: dict[str, tuple[list[str], list[list[str]]]] = {
    "nothing": ([], [[]]),
    "one": (["izumi-2024"], [["izumi-2024"]]),
    "small lots": (["a-2020", "a-2021", "b-2020"], [["a-2020", "a-2021"], ["b-2020"]]),
    "documents of one plan": (
        ["a-2020", "a-2020-2", "a-2020-3", "b-2020"],
        [["a-2020", "a-2020-2", "a-2020-3"], ["b-2020"]],
    ),
    "a second document in the next lot": (
        ["a-2019", "a-2020", "a-2020-2", "b-2020"],
        [["a-2019", "a-2020", "a-2020-2"], ["b-2020"]],
    ),
    "a ward with a hyphen": (
        ["a-2020", "new-town-2020", "new-town-2020-2", "new-town-2021", "known-plans"],
        [["a-2020", "new-town-2020", "new-town-2020-2"], ["new-town-2021", "known-plans"]],
    ),
}


@pytest.mark.parametrize(("stems", "lots"), LOTS.values(), ids=LOTS.keys())
def test_lots(stems: list[str], lots: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rederivation, "LOT", 2)
    found = rederivation._lots([Path(f"{stem}.md") for stem in stems])
    assert [[file.stem for file in lot] for lot in found] == lots


def test_an_error_in_another_process_names_its_file(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rederivation, "LOT", 1)
    sources = broken / "data" / "sources" / "yokohama"
    text = (sources / "izumi-2024.md").read_text(encoding="utf-8")
    (sources / "izumi-2024.md").write_text(text.replace("2024", "2023", 1), encoding="utf-8")
    project = open_project(broken)
    files = [sources / "izumi-2024.md", sources / "kanazawa-2020.md"]
    with Crew() as crew, pytest.raises(SourceError, match="contradicts") as caught:
        list(rederivation.again(project, files, crew, dry_run=True))
    assert caught.value.file == files[0]


def test_nothing_is_kept_of_the_text(broken: Path) -> None:
    project = open_project(broken)
    files = [project.sources / "yokohama" / "kanazawa-2020.md"]
    (done,) = rederivation.again(project, files, ALONE, dry_run=False)
    assert (done.derived, done.written) == (None, ())
