"""A text that is withheld: IRIs and offsets stay, no word of it is published anywhere."""

import re
from pathlib import Path

import pytest
from pyoxigraph import Literal

from tests.command import run
from tests.conftest import build, copy_few
from tests.documents import YOKOHAMA
from tests.test_cli import replace, source
from wardplan.importer.coverage import quotes_of
from wardplan.importer.reader import read
from wardplan.mapping.withheld import stand_in
from wardplan.namespaces import BASE
from wardplan.source import Source

SUFFIXES = {".html", ".ttl", ".nt", ".jsonld", ".nq", ".trig", ".txt"}
PLAN = f"{BASE}plan/yokohama/izumi/2024"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("#basic-goal", "基本目標"),
        ("/measure/3", "施策3"),
        ("/initiative/3-1", "取組3-1"),
        ("/initiative/3-1#action-2", "項目2"),
        ("/initiative/3-1#citation-1", "引用1"),
        ("/initiative/3-1#indicator-2", "指標2"),
        ("/measure/3#indicator-1", "指標1"),
        ("#management-2", "組織運営2"),
        ("#notice-1", "特記1"),
    ],
)
def test_stand_in(path: str, name: str) -> None:
    assert stand_in(PLAN + path) == name


@pytest.fixture(scope="module")
def withheld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose plan of Izumi is published without its text."""
    root = copy_few(tmp_path_factory.mktemp("withheld"))
    replace(source(root), "text_withheld: false", "text_withheld: true")
    assert run("import", source(root), "--root", root).returncode == 0
    return build(root)


OWN = ("def.", "vocabulary/", "docs/", "dumps/ontology.")


def test_no_sentence_of_it_is_anywhere(withheld: Path, izumi: Source) -> None:
    """Every quoted piece of some length is looked for, but in the examples of the vocabulary and of
    the documentation, which are the repository's own."""
    pieces = {
        quote.text for quote in quotes_of(read(izumi.text, YOKOHAMA).plan) if len(quote.text) > 20
    }
    pattern = re.compile("|".join(map(re.escape, sorted(pieces))))
    files = {str(f.relative_to(withheld)): f for f in withheld.rglob("*") if f.suffix in SUFFIXES}
    found = {
        (name, match[0])
        for name, file in files.items()
        if not name.removeprefix("en/").startswith(OWN)
        for match in pattern.finditer(file.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_text_file_is_not_published(withheld: Path) -> None:
    assert not (withheld / "source/yokohama/izumi/2024/1/r1.txt").exists()


def test_offsets_stay(withheld: Path) -> None:
    data = (withheld / "plan/yokohama/izumi/2024/initiative/3-2.nt").read_text(encoding="utf-8")
    assert "r1#char=3671,3694" in data
    assert str(Literal("取組3-2", language="ja")) in data


def test_plan_that_still_holds_the_text_is_refused(broken: Path) -> None:
    replace(source(broken), "text_withheld: false", "text_withheld: true")
    done = run("check", "--root", broken)
    assert (done.returncode, "text that is withheld is stated" in done.stderr) == (1, True)
