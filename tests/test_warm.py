"""A build after edits makes few pages, and the same site, byte for byte, as one from nothing."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import build, copy_few
from tests.effort import effort
from wardplan import folders, rederivation, traces
from wardplan.crew import ALONE
from wardplan.project import open_project

EDITS = 3
"""So many at random, one after the other, each followed by a build."""


def one_of(found: list[re.Match[str]], chance: random.Random) -> re.Match[str]:
    assert found
    return chance.choice(found)


def renamed(file: str, pattern: str) -> Callable[[Path, random.Random], None]:
    """A label of the reference data is another one."""

    def edit(root: Path, chance: random.Random) -> None:
        path = root / "data/reference" / file
        text = path.read_text(encoding="utf-8")
        end = one_of(list(re.finditer(pattern, text)), chance).end(1)
        path.write_text(f"{text[:end]}{chance.choice('新旧東西')}{text[end:]}", encoding="utf-8")

    return edit


def mention_removed(root: Path, chance: random.Random) -> None:
    path = chance.choice(sorted((root / "data/links/yokohama").glob("*.ttl")))
    text = path.read_text(encoding="utf-8")
    found = one_of(list(re.finditer(r"\n<[^>]+>\n    schema:mentions [^;]*;\n\.\n", text)), chance)
    path.write_text(text[: found.start()] + text[found.end() :], encoding="utf-8")


def plan_removed(root: Path, _: random.Random) -> None:
    (root / "data/plans/yokohama/asahi-2015.ttl").unlink(missing_ok=True)
    table = root / "data/sources/yokohama/known-plans.tsv"
    rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = (row for row in rows if not row.startswith("asahi\t2015"))
    table.write_text("".join(kept), encoding="utf-8")


def sentence_changed(root: Path, chance: random.Random) -> None:
    """A plan says something else in the place of a word, and is derived again."""
    path = chance.choice(sorted((root / "data/sources/yokohama").glob("*.md")))
    text = path.read_text(encoding="utf-8")
    found = one_of(list(re.finditer("推進します|進めます|取り組みます", text)), chance)
    instead = chance.choice(["進めます", "推進します", "取り組みます", "広げていきます"])
    changed = text[: found.start()] + instead + text[found.end() :]
    path.write_text(changed, encoding="utf-8")
    list(rederivation.again(open_project(root), [path], ALONE, dry_run=False))


KINDS = [
    renamed("departments.ttl", r'"([^"]+)"@en'),
    renamed("entities.ttl", r'rdfs:label "([^"]+)"@ja'),
    renamed("midterm-2022.ttl", r'"([^"]+)"@en'),
    renamed("wards.ttl", r'"([^"]+)"@en'),
    mention_removed,
    plan_removed,
]


def known(root: Path) -> traces.Traces | None:
    project = open_project(root)
    return traces.recall(project, folders.key_of(project.site))


def contents(site: Path) -> dict[str, bytes]:
    files = (file for file in site.rglob("*") if file.is_file())
    return {str(file.relative_to(site)): file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_few(tmp_path_factory.mktemp("warm"))
    build(root)
    return root


@pytest.mark.parametrize("seed", range(effort(1, 12)))
def test_edits_at_random(built: Path, seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311
    for edit in (sentence_changed, *chance.sample(KINDS, EDITS - 1)):
        edit(built, chance)
        made = contents(build(built))
    shutil.copytree(built, tmp_path / "cold", ignore=shutil.ignore_patterns("_site", ".wardplan"))
    expected = contents(build(tmp_path / "cold"))
    assert {path for path in made | expected if made.get(path) != expected.get(path)} == set()


def test_pages_that_nothing_reaches_are_not_made(built: Path) -> None:
    before = known(built)
    assert before is not None
    site = built / "_site"
    numbers = {file: file.stat().st_ino for file in site.rglob("*.html")}
    mention_removed(built, random.Random(1))  # noqa: S311
    build(built)
    made = {str(f.relative_to(site)) for f, number in numbers.items() if f.stat().st_ino != number}
    assert len(made) < len(numbers) / 3
    assert any(path.startswith("entity/") for path in made)
    after = known(built)
    assert after is not None
    assert after.groups.keys() == before.groups.keys()
    same = [name for name, trace in after.groups.items() if trace == before.groups[name]]
    assert len(same) > len(after.groups) / 2


@pytest.mark.parametrize("damage", ["", "{}", "[]", '{"site": 1', '{"site": "x"}'])
def test_a_record_that_does_not_match_is_not_trusted(built: Path, damage: str) -> None:
    project = open_project(built)
    record = project.work / traces.RECORD
    kept = record.read_bytes()
    record.write_text(damage, encoding="utf-8")
    assert known(built) is None
    record.write_bytes(kept)


def test_a_site_that_was_touched_is_not_trusted(built: Path) -> None:
    """A page that is not what the last build left is made again."""
    page = built / "_site/ward/yokohama/izumi.html"
    before = page.read_bytes()
    page.write_bytes(b"<p>edited by hand")
    assert known(built) is None
    mention_removed(built, random.Random(2))  # noqa: S311
    build(built)
    assert page.read_bytes() == before
