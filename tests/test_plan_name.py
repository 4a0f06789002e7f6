"""Plans by the names people type, and the ones that were meant where one is not there."""

import pytest

from wardplan.errors import UsageError
from wardplan.plan_name import PlanName, derived, parse, unknown, with_text
from wardplan.project import Project


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("izumi-2024", PlanName("yokohama", "izumi", 2024)),
        ("izumi-2024-2", PlanName("yokohama", "izumi", 2024, 2)),
        ("osaka/tsurumi-2023", PlanName("osaka", "tsurumi", 2023)),
        ("osaka/tsurumi-2023-12", PlanName("osaka", "tsurumi", 2023, 12)),
        ("higashi-yodogawa-2023", PlanName("yokohama", "higashi-yodogawa", 2023)),
        ("izumi-2024.md", PlanName("yokohama", "izumi", 2024)),
        ("yokohama/izumi-2024-2.ttl", PlanName("yokohama", "izumi", 2024, 2)),
    ],
)
def test_parse(text: str, name: PlanName) -> None:
    assert parse(text, "yokohama") == name


@pytest.mark.parametrize(
    "text",
    ["", "izumi", "2024", "izumi2024", "izumi-24", "泉-2024", "a/b/izumi-2024", "izumi-2024-0"],
)
def test_what_names_no_plan(text: str) -> None:
    with pytest.raises(UsageError, match=r"izumi-2024.*区-年度"):
        parse(text, "yokohama")


def test_stem_and_plan() -> None:
    name = PlanName("yokohama", "izumi", 2024, 2)
    assert (name.plan, name.stem) == ("izumi-2024", "izumi-2024-2")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("izumo-2024", "近い名前: izumi-2024"),
        ("kanasawa-2020", "近い名前: kanazawa-2020"),
        ("x-1999", "2 known"),
    ],
)
def test_unknown_names_what_is_near(project: Project, asked: str, said: str) -> None:
    error = unknown(parse(asked, "yokohama"), project, with_text(project))
    assert f"'yokohama/{asked}'" in str(error) and str(error).endswith(said)
    assert error.exit_code == 1


def test_plans_of_the_project(project: Project) -> None:
    assert with_text(project) == ["yokohama/izumi-2024", "yokohama/kanazawa-2020"]
    assert "yokohama/konan-2020" in derived(project)
