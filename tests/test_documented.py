"""The documentation is made anew where it has changed, and else as it was."""

from pathlib import Path

import pytest

from wardplan import documentation, documented
from wardplan.documentation import Documentation
from wardplan.project import Project, open_project


@pytest.fixture
def own(tmp_path: Path) -> Project:
    (tmp_path / "docs" / "ja").mkdir(parents=True)
    (tmp_path / "wardplan.toml").write_text("")
    (tmp_path / "docs" / "a.md").write_text("# A <i>\n\n## More\n\n[b](b.md) `x & y`\n")
    (tmp_path / "docs" / "b.md").write_text("# B\n")
    (tmp_path / "docs" / "ja" / "a.md").write_text("# あ\n")
    return open_project(tmp_path)


def fresh(project: Project) -> Documentation:
    return documentation.read(project.root / "docs")


def test_it_is_remembered_as_it_was_made(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    assert documented.read(own) == fresh(own)
    expected = fresh(own)
    monkeypatch.setattr(documentation, "read", None)
    found = documented.read(own)
    assert found == expected
    bodies = [text.body for trees in found.texts.values() for text in trees.values()]
    assert {type(body) for body in bodies} == {type(expected.texts["docs/a"]["en"].body)}


@pytest.mark.parametrize("name", ["a.md", "ja/a.md", "c.md"])
def test_what_has_changed_is_made_anew(own: Project, name: str) -> None:
    before = documented.read(own)
    (own.root / "docs" / name).write_text("# New\n")
    assert documented.read(own) == fresh(own) != before
