"""What stands beside the pages that compare: tables as CSV, and outlines that a page can load."""

import csv
import json
from pathlib import Path

import pytest

from wardplan import compare_files
from wardplan.compare_files import Asked
from wardplan.holdings import Holdings
from wardplan.namespaces import BASE
from wardplan.project import Project


@pytest.fixture(scope="module")
def files(project: Project, holdings: Holdings) -> dict[str, bytes]:
    folder = project.folder("site") / "queries" / compare_files.QUERIES
    made: dict[str, bytes] = {}
    for names, make in compare_files.MADE_OF.items():
        texts = {name: (folder / f"{name}.rq").read_text(encoding="utf-8") for name in names}
        made |= dict(make(Asked(lambda _: holdings.store, holdings.sight, texts)))
    return made


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(data.decode("utf-8-sig").splitlines()))


def test_a_matrix_has_a_row_for_each_part_and_ward(files: dict[str, bytes]) -> None:
    rows = table(files["compare/midterm/yokohama/2022/policy.csv"])
    assert len(rows) == 38 * 18
    nine = [row for row in rows if row["part"].endswith("/policy/9")]
    assert [(r["wardLabel"], r["initiatives"]) for r in nine if r["initiatives"]] == [("泉区", "2")]
    assert {r["initiatives"] for r in nine if r["wholePlans"] == "0"} == {""}


def test_a_ward_has_a_row_for_each_element_and_year(files: dict[str, bytes]) -> None:
    rows = table(files["compare/ward/yokohama/kohoku.csv"])
    found = {(row["title"], row["year"], row["state"], row["how"]) for row in rows}
    assert ("安心して暮らせるまちづくり", "2017", "continued", "title") in found
    assert ("安心して暮らせるまちづくり", "2020", "unpublished", "") in found
    assert {row["state"] for row in rows if row["year"] == "2016"} <= {"first", "absent"}


def call(data: bytes) -> tuple[str, list[object]]:
    """The function that a script calls, and what it hands over."""
    name, _, rest = data.decode().strip().partition("(")
    return name, json.loads(f"[{rest.removesuffix(');')}]")


def test_outlines_hand_over_what_a_plan_holds(files: dict[str, bytes]) -> None:
    name, (path, outline) = call(files["compare/data/yokohama/izumi/2024.js"])
    assert (name, path) == ("wardplanOutline", "yokohama/izumi/2024")
    assert isinstance(outline, dict)
    assert (outline["whole"], len(outline["measure"]), len(outline["initiative"])) == (True, 5, 12)
    first = outline["measure"][0]
    assert first["id"] == BASE + "plan/yokohama/izumi/2024/measure/1"
    assert first["page"] == "plan/yokohama/izumi/2024/measure/1.html"


def test_the_index_names_every_plan(files: dict[str, bytes], project: Project) -> None:
    name, (known,) = call(files[compare_files.INDEX])
    assert name == "wardplanPlans" and isinstance(known, dict)
    plans = [Path(file).stem for file in project.plans.glob("*/*.ttl")]
    assert sum(map(len, known.values())) == len(plans) == 77
    assert known["yokohama/izumi"] == [2012, 2022, 2024]
