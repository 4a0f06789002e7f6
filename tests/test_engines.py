"""Both engines of the command line have one outcome; what only one can do is left to it, aloud."""

import re
import shutil
from pathlib import Path

import pytest

from tests.command import run as wardplan
from wardplan.holdings import load
from wardplan.judgement import Checking, Engine, checking, judge
from wardplan.project import open_project

PLAN = Path("data") / "plans" / "yokohama" / "izumi-2024.ttl"


_STAGE = re.compile(r"^\w+ +\d+\.\d+ s\n", re.MULTILINE)
"""A line that tells how long a stage took."""


def spoil(root: Path) -> None:
    """Two classes of fault: a label in no language and a number in words."""
    file = root / PLAN
    text = file.read_text(encoding="utf-8").replace('"防犯対策"@ja', '"防犯対策"')
    file.write_text(text.replace("wp:number 3 ", 'wp:number "three" '), encoding="utf-8")


@pytest.mark.parametrize("damaged", [False, True], ids=["as it is", "spoiled"])
def test_check_has_one_outcome(broken: Path, damaged: bool) -> None:
    shutil.rmtree(broken / ".wardplan")
    if damaged:
        spoil(broken)
    arguments = ("check", "--root", broken, "--all", "--engine")
    fast, again, plain = (wardplan(*arguments, name) for name in ("fast", "fast", "pyshacl"))
    said = [_STAGE.sub("", done.stderr) for done in (fast, again, plain)]
    outcomes = {
        (d.returncode, d.stdout, s) for d, s in zip((fast, again, plain), said, strict=True)
    }
    assert len(outcomes) == 1
    assert plain.returncode == (1 if damaged else 3)
    assert plain.stdout or damaged


def test_build_refuses_alike(broken: Path) -> None:
    spoil(broken)
    builds = [wardplan("build", "--quiet", "--root", broken, "--engine", name) for name in Engine]
    assert {done.returncode for done in builds} == {1}
    assert len({done.stderr for done in builds}) == 1
    assert "izumi-2024.ttl:" in builds[0].stderr


def test_an_unknown_engine_is_a_wrong_usage() -> None:
    done = wardplan("check", "--engine", "magic")
    assert done.returncode == 2
    assert "pyshacl" in done.stderr


def test_shapes_beyond_what_is_translated_go_to_pyshacl_aloud(broken: Path) -> None:
    shapes = broken / "shapes" / "plan.ttl"
    with shapes.open("a", encoding="utf-8") as out:
        out.write("\nwsh:PlanShape sh:not [ sh:class wp:Measure ] .\n")
    project, said = open_project(broken), list[str]()
    holdings = load(project)
    found = judge(project, holdings, checking(project, say=said.append))
    assert found == judge(project, holdings, Checking(Engine.PYSHACL))
    assert len(said) == 1
    assert "pySHACL alone" in said[0]


def test_a_judge_without_a_cache_remembers_nothing(broken: Path) -> None:
    shutil.rmtree(broken / ".wardplan")
    judge(open_project(broken), load(open_project(broken)))
    assert not (broken / ".wardplan" / "cache" / "validation").exists()
