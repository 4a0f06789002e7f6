"""Volumes: what they hold, in which order, and that they do not depend on who makes them."""

import json
from pathlib import Path

import pytest

from wardplan import searchable
from wardplan.namespaces import BASE
from wardplan.pages import Listed
from wardplan.project import Project
from wardplan.search import volumes
from wardplan.search.records import Record
from wardplan.views import View

VIEW = View("any", "any.html")


def listed(*paths: str) -> list[Listed]:
    return [Listed(path, VIEW, BASE + path, (f"{BASE}{path}#a",)) for path in paths]


def test_common_things_first_then_the_newest_plans() -> None:
    pages = listed("plan/y/a/2020", "plan/y/a/2024", "plan/y/a/2024/measure/1", "ward/y/a")
    assert [
        [iri.removeprefix(BASE) for things in each for iri in things]
        for each in volumes.together(pages)
    ] == [[
        "ward/y/a", "ward/y/a#a",
        "plan/y/a/2024", "plan/y/a/2024#a", "plan/y/a/2024/measure/1", "plan/y/a/2024/measure/1#a",
        "plan/y/a/2020", "plan/y/a/2020#a",
    ]]  # fmt: skip


def test_a_plan_is_in_one_volume(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volumes, "VOLUME", 3)
    units = [f"plan/y/{ward}/2024" for ward in "abc"]
    pages = listed("def", *(path for unit in units for path in (unit, f"{unit}/measure/1")))
    found = [
        [iri.removeprefix(BASE) for things in each for iri in things if "#" not in iri]
        for each in volumes.together(pages)
    ]
    assert found == [
        ["def", units[0], f"{units[0]}/measure/1"],
        [units[1], f"{units[1]}/measure/1"],
        [units[2], f"{units[2]}/measure/1"],
    ]


def test_texts_are_in_files_of_about_a_size() -> None:
    records = [Record(f"{n}.html", "page", "題", body="文" * 400) for n in range(20)]
    blocks = volumes.blocks([record.row() for record in records])
    assert [start for start, _ in blocks] == [0, 4, 8, 12, 16]
    assert [row[0] for _, data in blocks for row in json.loads(data)] == [r.path for r in records]


def test_the_same_records_give_the_same_files(tmp_path: Path) -> None:
    records = [Record("a.html", "page", "金沢区"), Record("b.html", "page", "泉区")]
    one, other = (volumes.write(tmp_path / name, records) for name in ("one", "other"))
    assert one == other
    assert [(tmp_path / "one" / f).read_bytes() for f in one.files] == [
        (tmp_path / "other" / f).read_bytes() for f in other.files
    ]
    assert volumes.write(tmp_path / "third", records[:1]).name != one.name


def rows(site: Path) -> list[list[str]]:
    """All records of a built site."""
    folder = site / volumes.FOLDER
    told = json.loads((folder / "index.json").read_text(encoding="utf-8"))["volumes"]
    return [
        row
        for volume in told
        for number in range(len(volume["texts"]))
        for row in json.loads(
            (site / volumes.path(volume["name"], "texts", number)).read_text("utf-8")
        )
    ]


def test_the_built_site_has_every_thing_once(site: Path) -> None:
    paths = [row[0] for row in rows(site)]
    assert len(paths) == len(set(paths))
    wanted = [
        *(site / "plan").rglob("*.html"), *(site / "ward").rglob("*.html"),
        *(site / "midterm").rglob("*.html"), *(site / "entity").rglob("*.html"),
    ]  # fmt: skip
    first = (file for file in wanted if "~" not in file.name)  # what goes on is no other thing
    assert {f.relative_to(site).as_posix() for f in first} <= set(paths)
    assert [path for path in paths if not (site / path.partition("#")[0]).is_file()] == []


def test_every_kind_has_records(site: Path, project: Project) -> None:
    kinds = searchable.read(project.folder("site")).names
    assert {row[1] for row in rows(site)} == set(kinds)


def test_no_file_is_large(site: Path) -> None:
    sizes = [f.stat().st_size for f in (site / volumes.FOLDER).rglob("*.*")]
    assert max(sizes) < 30_000
