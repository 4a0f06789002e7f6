"""Proposals: expected ones and near misses of two years, numbers that stay, nothing unasked."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from lxml import html

from tests.command import run
from tests.conftest import build, copy_few
from tests.documents import document
from wardplan.derive import Claims
from wardplan.errors import DataError, UsageError
from wardplan.holdings import load
from wardplan.intake import import_document
from wardplan.judgement import judge
from wardplan.namespaces import SCHEMA, WP
from wardplan.plan_name import parse
from wardplan.project import Project, open_project
from wardplan.suggest import Suggestions, accept, suggest

NAME = parse("izumi-2024", "yokohama")
BEFORE = """○防犯対策

・地域の見守り活動を支援します。

・防犯灯の点検を行います。

○地域防災力の強化

・防災訓練を実施します。

○子育て支援の充実

・親子の居場所をつくります。

○商店街の活性化

・空き店舗の活用を進めます。

○花と緑のまちづくり

・花壇を増やします。
"""
NOW = """○防犯対策の推進

・地域の見守り活動を支援します。

・防犯カメラの設置を支援します。

○地域防犯力の強化

・講習会を開きます。

○高齢者支援の充実

・通いの場を増やします。

○商店街の活性化

・GREEN×EXPO 2027に向けたイベントを開きます。

○花と緑のまちづくり事業

・公園の木を植え替えます。

○花と緑のまちづくり

・花壇を増やします。
"""
EXPECTED = [
    ("continues", "防犯対策の推進", "防犯対策"),
    ("continues", "商店街の活性化", "商店街の活性化"),
    ("continues", "花と緑のまちづくり", "花と緑のまちづくり"),
    ("continues", "安全なまち ～みんなで～", "安全なまち ～みんなで～"),
    ("mentions", "GREEN×EXPO 2027に向けたイベントを開きます。", "GREEN×EXPO 2027"),
]
"""Not among them: 防災 and 防犯, 子育て and 高齢者, and a second partner for the flowers."""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of the plans of two years; tests work on copies."""
    root = tmp_path_factory.mktemp("imported")
    project = open_project(root)
    for era, year, details in (("令和5年度", 2023, BEFORE), ("令和6年度", 2024, NOW)):
        file = root / f"{year}.md"
        title = f"# {era}横浜市泉区運営方針"
        file.write_text(document(details, title=title), encoding="utf-8")
        import_document(project, file, Claims("yokohama", "izumi", year), None)
    return root


@pytest.fixture
def two_years(imported: Path, tmp_path: Path) -> Project:
    return open_project(shutil.copytree(imported, tmp_path, dirs_exist_ok=True))


def rows(found: Suggestions) -> list[tuple[str, str, str]]:
    names = {str(WP.continues): "continues", str(SCHEMA.mentions): "mentions"}
    return [(names[each.link[1]], *each.texts) for each in found.open]


def test_expected_and_no_near_misses(two_years: Project) -> None:
    assert sorted(rows(suggest(two_years, NAME))) == sorted(EXPECTED)


def test_sorted_and_numbered_by_score(two_years: Project) -> None:
    found = suggest(two_years, NAME).proposals
    scores = [each.match.score for each in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert [each.number for each in found] == [1, 2, 3, 4, 5]
    assert all(each.match.reasons for each in found)


def links_of(project: Project) -> dict[str, bytes]:
    """What the curated files of a project hold."""
    return {str(file): file.read_bytes() for file in sorted(project.links.rglob("*.ttl"))}


def test_nothing_is_written_unasked(two_years: Project) -> None:
    before = links_of(two_years)
    suggest(two_years, NAME)
    assert links_of(two_years) == before


def test_numbers_stay_while_links_are_accepted_one_by_one(two_years: Project) -> None:
    first = suggest(two_years, NAME)
    for each in first.proposals[:3]:
        found = suggest(two_years, NAME)
        assert {p.number: p.link for p in found.proposals} == {
            p.number: p.link for p in first.proposals
        }
        accept(found, [each.number])
    assert [p.number for p in suggest(two_years, NAME).open] == [4, 5]


def test_accepting_all_leaves_data_without_a_fault(two_years: Project) -> None:
    found = suggest(two_years, NAME)
    accept(found, [each.number for each in found.open])
    assert suggest(two_years, NAME).open == ()
    assert accept(suggest(two_years, NAME), [1, 1]) == ()
    faults = [f for f in judge(two_years, load(two_years)) if "continues" in f.shape]
    assert faults == []


def test_number_that_is_not_there_writes_nothing(two_years: Project) -> None:
    before = links_of(two_years)
    with pytest.raises(UsageError, match=r"no proposal 9 .* 1, 2, 3, 4, 5"):
        accept(suggest(two_years, NAME), [1, 9])
    assert links_of(two_years) == before


def test_withdrawn_elements_are_left_alone(two_years: Project) -> None:
    plan = two_years.plans / "yokohama" / "izumi-2023.ttl"
    gone = parse("izumi-2023", "yokohama").iris.initiative("1-1")
    deprecated = f"\n<{gone}> <http://www.w3.org/2002/07/owl#deprecated> true .\n"
    plan.write_text(plan.read_text(encoding="utf-8") + deprecated, encoding="utf-8")
    assert ("continues", *EXPECTED[0][1:]) not in rows(suggest(two_years, NAME))


def test_first_plan_of_a_ward_has_nothing_to_continue(two_years: Project) -> None:
    found = suggest(two_years, parse("izumi-2023", "yokohama"))
    assert (found.earlier, rows(found)) == (None, [])


@pytest.mark.parametrize(
    ("name", "earlier", "number"),
    [
        ("izumi-2024", "izumi/2022", 4),
        ("kanazawa-2020", "kanazawa/2019", 4),
        ("naka-2024", "naka/2022", 4),
        ("kohoku-2023", "kohoku/2021", 2),
    ],
)
def test_plans_known_in_part_are_compared_where_there_is_no_whole_one(
    project: Project, name: str, earlier: str, number: int
) -> None:
    """Izumi's measures of 2022 stand as subtitles in 2024; a plan without measures is passed by."""
    found = suggest(project, parse(name, "yokohama"))
    continued = [p for p in found.proposals if p.link[1] == str(WP.continues)]
    assert str(found.earlier).endswith(earlier)
    assert len(continued) == number


@pytest.mark.parametrize("name", ["izumi-2024", "kanazawa-2020"])
def test_finds_what_people_found(project: Project, name: str) -> None:
    """Of the mentions that people decided on, at least nine of ten; and not one beside them."""
    found = suggest(project, parse(name, "yokohama"))
    file = project.links / "yokohama" / f"{name}.ttl"
    decided = file.read_text(encoding="utf-8").count("/entity/")
    proposed = [p for p in found.proposals if p.link[1] == str(SCHEMA.mentions)]
    assert len(proposed) >= 0.9 * decided
    assert all(p.accepted for p in proposed)


@pytest.mark.parametrize(
    ("name", "error", "said"),
    [
        ("izumo-2024", DataError, "izumi-2024"),
        ("izumi-2024-2", UsageError, "whole plan"),
    ],
)
def test_no_such_plan(project: Project, name: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        suggest(project, parse(name, "yokohama"))


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--lang", "ja"], 0, "候補 5件(採用済み 0件)。まだ何も書き込んでいません"),
        (["--lang", "en"], 0, "5 proposals (0 accepted already); nothing is written yet"),
        (
            ["--accept", "1, 2", "--lang", "en"],
            0,
            "2 written to data/links/yokohama/izumi-2024.ttl",
        ),
        (["--accept-all-above", "0"], 0, "5 written to"),
        (["--accept-all-above", "1"], 0, "nothing to write"),
        (["--accept-all-above", "2"], 2, "--accept-all-above"),
        (["--accept", "1,x"], 2, "numbers such as 1,3"),
        (["--accept", "77"], 2, "no proposal 77"),
        (["--accept", ""], 2, "numbers such as 1,3"),
    ],
)
def test_command(two_years: Project, options: list[str], code: int, said: str) -> None:
    before = links_of(two_years)
    done = run("suggest", "izumi-2024", *options, "--root", two_years.root)
    assert (done.returncode, said in done.stdout + done.stderr) == (code, True)
    assert (links_of(two_years) != before) == ("written to" in done.stdout)


@pytest.mark.parametrize(("name", "code"), [("izumo-2024", 1), ("izumi", 2)])
def test_command_without_such_a_plan(two_years: Project, name: str, code: int) -> None:
    assert run("suggest", name, "--root", two_years.root).returncode == code


def test_table_shows_both_texts_side_by_side(two_years: Project) -> None:
    done = run("suggest", "izumi-2024", "--lang", "ja", "--root", two_years.root)
    (row,) = [line for line in done.stdout.split("\n") if "防犯対策の推進" in line]
    assert row.split()[2:4] == ["防犯対策の推進", "防犯対策"]


def test_json(two_years: Project) -> None:
    done = run("suggest", "izumi-2024", "--json", "--root", two_years.root)
    said = json.loads(done.stdout)
    assert said["plan"].endswith("izumi/2024") and said["earlier"].endswith("izumi/2023")
    assert len(said["proposals"]) == 5
    first = said["proposals"][0]
    assert set(first) == {"number", "score", "subject", "predicate", "object", "texts", "reasons"}
    assert set(first["reasons"][0]) == {"code", "ja", "en"}


def digests(site: Path) -> dict[str, str]:
    files = sorted(file for file in site.rglob("*") if file.is_file())
    return {str(f.relative_to(site)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def test_nothing_unaccepted_is_published_and_what_is_accepted_is(
    small_site: Path, tmp_path: Path
) -> None:
    """The same site before and after proposing; after accepting, both pages lead to each other."""
    project = open_project(copy_few(tmp_path))
    assert run("suggest", "izumi-2024", "--root", tmp_path).returncode == 0
    assert run("review", "izumi-2024", "--no-open", "--root", tmp_path).returncode == 0
    build(tmp_path)
    assert digests(project.site) == digests(small_site)
    found = suggest(project, NAME)
    accept(found, [each.number for each in found.open])
    build(tmp_path)
    folder = project.site / "plan" / "yokohama" / "izumi"
    new = html.fromstring((folder / "2024" / "measure" / "3.html").read_bytes())
    old = html.fromstring((folder / "2022.html").read_bytes())
    assert new.xpath("//p[@class='mentions'][contains(., '前の年度の施策')]/a/@href") == [
        "../../2022.html#reported-measure-3"
    ]
    (card,) = old.xpath("//li[@id='reported-measure-3']")
    assert "後の年度の施策" in card.text_content()
    assert card.xpath(".//p[@class='mentions']/a/@href") == ["2024/measure/3.html"]
