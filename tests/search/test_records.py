"""What is indexed of a thing: its own words, what it is part of, what it can be filtered by."""

from pathlib import Path

import pytest

from wardplan import searchable
from wardplan.errors import SiteError
from wardplan.holdings import Holdings
from wardplan.namespaces import BASE
from wardplan.pointer import resource
from wardplan.project import Project
from wardplan.search.records import BODY, WHERE, Record, record, types
from wardplan.search.tokens import NOWHERE


def made(project: Project, holdings: Holdings, path: str) -> Record:
    this = resource(holdings.sight, BASE + path)
    kind = searchable.read(project.folder("site")).kind_of(types(this))
    assert kind is not None
    return record(this, kind, ["取組", "Initiative"])


def test_initiative(project: Project, holdings: Holdings) -> None:
    found = made(project, holdings, "plan/yokohama/izumi/2024/initiative/3-2")
    assert (found.path, found.kind, found.title) == (
        "plan/yokohama/izumi/2024/initiative/3-2.html", "initiative", "防犯対策",
    )  # fmt: skip
    assert found.where.split("\n") == ["令和6年度泉区運営方針", "安全・安心のまちづくり"]
    assert "地域・団体・事業者の自主防犯活動を支援します。" in found.body.split("\n")
    assert {
        ("ward", "yokohama/izumi"),
        ("year", "2024"),
        ("policy", "yokohama/2022/policy/9"),
    } <= set(found.filters)
    assert {"泉区", "Izumi Ward", "2024", "Initiative"} <= set(found.also.split("\n"))


@pytest.mark.parametrize(
    ("path", "kind", "address"),
    [
        ("ward/yokohama/izumi", "ward", "ward/yokohama/izumi.html"),
        (
            "plan/yokohama/izumi/2024#mission-1",
            "mission",
            "plan/yokohama/izumi/2024.html#mission-1",
        ),
        ("midterm/yokohama/2022/policy/9", "midterm", "midterm/yokohama/2022/policy/9.html"),
        ("def#Initiative", "term", "def.html#Initiative"),
        ("entity/green-expo-2027", "entity", "entity/green-expo-2027.html"),
    ],
)
def test_kind_and_address(
    project: Project, holdings: Holdings, path: str, kind: str, address: str
) -> None:
    found = made(project, holdings, path)
    assert (found.kind, found.path) == (kind, address)


def test_fields_have_places_of_their_own() -> None:
    tokens = Record("a.html", "plan", "ab", "cd", "ef", "gh", "ij", (("year", "2024"),)).tokens()
    assert list(tokens) == [
        ("year:2024", NOWHERE), ("kind:plan", NOWHERE), ("=ab", NOWHERE), ("=cd", NOWHERE),
        ("ab", 0), ("cd", 3), ("ef", WHERE), ("ij", WHERE + 3), ("gh", BODY),
    ]  # fmt: skip


def test_a_long_title_pushes_the_rest_back() -> None:
    title = " ".join(["word"] * 60)
    places = dict(Record("a.html", "page", title, "", "b", "c").tokens())
    assert len(title) < places["b"] < places["c"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "KeyError('kind')"),
        ('[[kind]]\nname = "a"\nclasses = ["nowhere:A"]', "unknown prefix"),
        ('[[kind]]\nname = "a"\nclasses = []\nbody = ["label"]', "unknown prefix"),
        ('[[kind]]\nname = "a"\nclasses = []\ntexts = []', "texts"),
        ("[[kind]", "TOMLDecodeError"),
    ],
)
def test_a_register_that_cannot_be_used_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / searchable.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(SiteError, match=r"search\.toml") as error:
        searchable.read(tmp_path)
    assert message in str(error.value)
