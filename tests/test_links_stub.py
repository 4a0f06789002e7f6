"""The file for people's decisions: made once, empty of statements, never written over."""

from pathlib import Path

from tests.documents import document
from wardplan.dataset import parse_turtle
from wardplan.derive import Claims
from wardplan.findings import Severity, of_severity
from wardplan.holdings import load
from wardplan.intake import import_document
from wardplan.iris import PlanIris
from wardplan.judgement import judge
from wardplan.links_stub import links_stub
from wardplan.namespaces import BASE
from wardplan.project import open_project

STUB = links_stub(PlanIris("yokohama", "izumi", 2022), "令和4年度泉区運営方針").decode()


def uncommented(stub: str) -> str:
    """The example in a stub, as it is when its # signs are taken away."""
    lines = [line.removeprefix("#").removeprefix(" ") for line in stub.splitlines()]
    return "\n".join(lines[lines.index("PREFIX schema: <https://schema.org/>") :])


def test_stub_says_nothing(tmp_path: Path) -> None:
    file = tmp_path / "stub.ttl"
    file.write_text(STUB, encoding="utf-8")
    assert parse_turtle(file, BASE) == []
    assert all(line.startswith("#") for line in STUB.splitlines())


def test_its_example_is_turtle(tmp_path: Path) -> None:
    file = tmp_path / "example.ttl"
    file.write_text(uncommented(STUB), encoding="utf-8")
    subjects = {str(quad.subject) for quad in parse_turtle(file, BASE)}
    assert subjects == {f"<{BASE}plan/yokohama/izumi/2022/initiative/1-1>"}


def test_project_with_a_stub_is_valid(broken: Path, tmp_path: Path) -> None:
    project, raw = open_project(broken), tmp_path / "raw.md"
    raw.write_text(document("○花", title="# 令和3年度横浜市泉区運営方針"), encoding="utf-8")
    import_document(project, raw, Claims("yokohama", "izumi", 2021), None)
    stub = project.links / "yokohama" / "izumi-2021.ttl"
    assert (
        stub.read_bytes()
        == STUB.replace("令和4", "令和3").replace("2021", "2020").replace("2022", "2021").encode()
    )
    assert of_severity(judge(project, load(project)), Severity.VIOLATION) == ()


def test_links_that_are_there_stay(broken: Path) -> None:
    project = open_project(broken)
    links = project.links / "yokohama" / "izumi-2024.ttl"
    before = links.read_bytes()
    source = project.sources / "yokohama" / "izumi-2024.md"
    source.write_text(source.read_text(encoding="utf-8") + "\n★ 追記です。\n", encoding="utf-8")
    written = import_document(project, source, Claims(), None).written
    assert links not in written
    assert links.read_bytes() == before
