"""Adding to a file of curated links: nothing lost, canonical, and nothing done twice."""

from pathlib import Path

import pytest

from wardplan.curated import add
from wardplan.errors import DataError
from wardplan.namespaces import BASE, SCHEMA
from wardplan.project import Project

A, B = BASE + "plan/a", BASE + "entity/b"
P = str(SCHEMA.mentions)
LINK = (A, P, B)


def test_makes_a_file(tmp_path: Path) -> None:
    file = tmp_path / "city" / "izumi-2024.ttl"
    assert add(file, [LINK])
    assert file.read_text(encoding="utf-8").split("\n")[2:4] == [
        f"<{A}>",
        f"    schema:mentions <{B}> ;",
    ]


def test_twice_is_once(tmp_path: Path) -> None:
    file = tmp_path / "links.ttl"
    add(file, [LINK])
    before = file.read_bytes()
    assert not add(file, [LINK])
    assert file.read_bytes() == before


def test_nothing_to_add_makes_no_file(tmp_path: Path) -> None:
    assert not add(tmp_path / "links.ttl", [])
    assert not (tmp_path / "links.ttl").exists()


def test_keeps_every_line_that_is_there(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "links.ttl"
    before = (project.links / "yokohama" / "izumi-2024.ttl").read_text(encoding="utf-8")
    file.write_text(before, encoding="utf-8")
    add(file, [LINK])
    after = file.read_text(encoding="utf-8")
    assert [line for line in before.split("\n") if line not in after.split("\n")] == []
    assert f"<{A}>" in after


def test_file_of_comments_alone(tmp_path: Path) -> None:
    file = tmp_path / "links.ttl"
    file.write_text("# nothing yet\n", encoding="utf-8")
    assert add(file, [LINK])
    assert file.read_text(encoding="utf-8").startswith("# nothing yet\nPREFIX schema:")


def test_comments_go_to_the_head(tmp_path: Path) -> None:
    file = tmp_path / "links.ttl"
    file.write_text(f"# ours\n<{B}#x> <{P}> <{A}> .\n  # theirs\n", encoding="utf-8")
    add(file, [LINK])
    assert file.read_text(encoding="utf-8").startswith("# ours\n# theirs\nPREFIX schema:")


@pytest.mark.parametrize(
    ("text", "line"),
    [(f"<{A}> <{P}> <{B}> . # why\n", 1), (f"\n<{A}> <{P}>", None)],
    ids=["a comment beside a statement", "no Turtle"],
)
def test_refuses_what_it_cannot_keep(tmp_path: Path, text: str, line: int | None) -> None:
    file = tmp_path / "links.ttl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        add(file, [(B, P, A)])
    assert raised.value.file == file and (line is None or raised.value.line == line)
    assert file.read_text(encoding="utf-8") == text
