"""The review page: the whole text, the whole model, each leading to the other, doubts first."""

import re
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from lxml import html

from tests.command import run
from tests.documents import document
from tests.keys.test_documents import SECOND
from wardplan.derive import Claims
from wardplan.errors import DataError, SourceError
from wardplan.intake import import_document
from wardplan.plan_name import parse
from wardplan.project import Project, open_project
from wardplan.review import anchor, page, write
from wardplan.source import FrontMatter, join, read

Page = Any
"""A parsed page; the parser publishes no types."""

DOUBTFUL = document("○道（道路局）\n\n作ります。\n\n○安心<中期計画:政策99>")
NAME = parse("izumi-2024", "yokohama")


def imported(root: Path, *texts: str) -> Project:
    """A project that holds a plan in as many documents as there are texts."""
    project = open_project(root)
    for number, text in enumerate(texts, 1):
        (root / "raw.md").write_text(text, encoding="utf-8")
        claims = Claims("yokohama", "izumi", 2024, document=number)
        import_document(project, root / "raw.md", claims, None)
    return project


def parsed(project: Project, name: str = "izumi-2024", language: str = "ja") -> Page:
    return html.fromstring(page(project, parse(name, "yokohama"), language).decode())


def text_of(shown: Page, number: int = 0) -> str:
    """The text of a document as the page shows it."""
    rows = shown.xpath("//ol[@class='source']")[number].xpath("./li")
    return "\n".join(row.text_content() for row in rows)


@pytest.mark.parametrize("name", ["izumi-2024", "kanazawa-2020"])
def test_every_character_of_the_source_is_there(project: Project, name: str) -> None:
    source = read(project.sources / "yokohama" / f"{name}.md")
    assert text_of(parsed(project, name)) == source.text


@pytest.mark.parametrize(
    "text",
    [
        DOUBTFUL,
        document("○<b>安心</b> & \"守る\"\n\n・'守る'  ×\t2\u3000\n"),
        document("○安心\n\n・守る").replace("\n", "\n\n\n"),
        document("○" + "安心" * 5000),
        document("○安心\U0001f338\n\n・🌸を守ります。</li></ol><script>alert(1)</script>"),
    ],
    ids=["doubtful", "signs of HTML", "blank lines", "a long line", "beyond the basic plane"],
)
def test_every_character_of_any_text_is_there(tmp_path: Path, text: str) -> None:
    assert text_of(parsed(imported(tmp_path, text))) == text


def test_all_anchors_lead_somewhere_and_stand_once(project: Project, tmp_path: Path) -> None:
    pages = [parsed(project, name) for name in ("izumi-2024", "kanazawa-2020")]
    for shown in (*pages, parsed(imported(tmp_path, DOUBTFUL, SECOND))):
        ids = shown.xpath("//@id")
        links = {link.removeprefix("#") for link in shown.xpath("//@href")}
        assert len(ids) == len(set(ids))
        assert links <= set(ids)


def test_every_part_of_the_plan_is_in_the_tree(project: Project) -> None:
    """What the figures of Izumi 2024 promise, counted in the tree."""
    kinds = [
        kind.text_content()
        for kind in parsed(project).xpath("//p[@class='name']/span[@class='kind']")
    ]
    counts = {kind: kinds.count(kind) for kind in kinds}
    assert counts == {
        "区運営方針": 1,
        "基本目標": 1,
        "施策": 5,
        "取組・事業": 12,
        "取組の項目": 32,
        "中期計画の引用": 13,
        "組織運営の項目": 3,
        "課の方針": 14,
    }


def test_text_and_model_lead_to_each_other(project: Project) -> None:
    shown = parsed(project)
    name = anchor("https://w3id.org/wardplan/plan/yokohama/izumi/2024/initiative/3-2")
    (piece,) = [a for a in shown.xpath("//ol//a") if a.get("data-el") == name and a.text_content()]
    assert (piece.text_content(), piece.get("href")) == ("防犯対策", f"#{name}")
    (title,) = shown.xpath(f"//div[@id='{name}']/p/a")
    assert title.text == "防犯対策"
    assert shown.xpath(f"//*[@id='{title.get('href')[1:]}']")[0].getparent() is piece


def test_citation_says_what_it_resolved_to(project: Project) -> None:
    name = anchor(NAME.iris.initiative("3-2")) + "-citation-1"
    (citation,) = parsed(project).xpath(f"//div[@id='{name}']")
    assert "横浜市中期計画2022~2025" in citation.text_content()
    assert "政策9" in citation.text_content()


def test_doubts_come_first_with_their_line_in_the_file(tmp_path: Path) -> None:
    project = imported(tmp_path, DOUBTFUL)
    shown = parsed(project, language="en")
    found = [row.text_content() for row in shown.xpath("//ol[@class='doubts']/li")]
    file = project.sources / "yokohama" / "izumi-2024.md"
    rows = file.read_text(encoding="utf-8").split("\n")
    lines = [int(re.findall(r"izumi-2024\.md:(\d+)", text)[0]) for text in found]
    assert [rows[n - 1] for n in lines] == ["○道（道路局）", "○安心<中期計画:政策99>"]
    assert "bureau is not in the city's profile; add it there" in found[0]
    order = [each.tag for each in shown.xpath("//ol[@class='doubts'] | //main")]
    assert order == ["ol", "main"]


def test_doubt_leads_to_its_place_and_back(tmp_path: Path) -> None:
    shown = parsed(imported(tmp_path, DOUBTFUL))
    (place,) = shown.xpath("//*[@id='place-2']")
    assert place.getparent().text_content() == "○安心<中期計画:政策99>"
    assert shown.xpath("//*[@data-places='2']")[0].text_content() == "中期計画:政策99"
    assert place.getparent().xpath("./a[@class='why']/@href") == ["#doubt-2"]


@pytest.mark.parametrize(
    ("language", "said"),
    [("ja", "迷ったところはありません"), ("en", "unsure of nothing")],
)
def test_no_doubt_is_said_too(project: Project, language: str, said: str) -> None:
    assert said in parsed(project, "kanazawa-2020", language).text_content()


def test_plan_in_two_documents(tmp_path: Path) -> None:
    project = imported(tmp_path, DOUBTFUL, SECOND)
    shown = parsed(project)
    assert (text_of(shown, 0), text_of(shown, 1)) == (DOUBTFUL, SECOND)
    names = [title.text_content() for title in shown.xpath("//p[@class='name']/a")]
    assert {"安全なまち", "緑を育てる", "花壇づくり"} <= set(names)
    shown_lines = [each.text_content() for each in shown.xpath("//p[@class='name']/span[2]")]
    assert {line.split()[1].split(":")[0] for line in shown_lines} == {"1", "2"}


def test_one_document_of_two(tmp_path: Path) -> None:
    project = imported(tmp_path, DOUBTFUL, SECOND)
    second = parsed(project, "izumi-2024-2")
    assert text_of(second) == SECOND
    assert "安全なまち" not in second.text_content()
    assert text_of(parsed(project, "izumi-2024-1")) == DOUBTFUL


def test_says_whether_the_plan_file_is_what_the_text_gives(tmp_path: Path) -> None:
    project = imported(tmp_path, DOUBTFUL)
    file = project.sources / "yokohama" / "izumi-2024.md"
    fresh = page(project, NAME, "en").decode()
    file.write_text(
        file.read_text(encoding="utf-8").replace("作ります", "守ります"), encoding="utf-8"
    )
    stale = page(project, NAME, "en").decode()
    assert "The plan file is what the text gives now" in fresh
    assert "differs from what the text gives now" in stale
    assert "wardplan import data/sources/yokohama/izumi-2024.md" in stale
    assert "守ります" in stale


def test_curated_links_are_in_the_tree(project: Project) -> None:
    (part,) = parsed(project).xpath(f"//div[@id='{anchor(NAME.iris.initiative('2-1'))}']")
    assert "言及しているもの（人の判断）泉わくわく応援隊" in part.text_content()


def test_needs_no_network_and_no_other_file(project: Project) -> None:
    shown = parsed(project)
    assert shown.xpath("//@src | //link/@href") == []
    assert [link for link in shown.xpath("//@href") if not link.startswith("#")] == []
    assert "url(" not in page(project, NAME, "ja").decode()


def test_same_input_same_bytes(project: Project) -> None:
    assert page(project, NAME, "ja") == page(project, NAME, "ja")


def test_text_of_a_megabyte_does_not_freeze(tmp_path: Path) -> None:
    """Linear work: twice the text takes about twice the time, not four times."""
    seconds = [_seconds(tmp_path / str(n), n) for n in (500, 1000)]
    assert seconds[1] < 3 * seconds[0] + 1


def _seconds(root: Path, many: int) -> float:
    """How long the page of a text takes that was never imported."""
    details = (f"○取組その{n}<中期計画:政策99>\n\n・{'守ります。' * 50}" for n in range(many))
    file = root / "data" / "sources" / "yokohama" / "izumi-2024.md"
    file.parent.mkdir(parents=True)
    text = join(FrontMatter("yokohama", "izumi", 2024), document("\n\n".join(details)))
    file.write_text(text, encoding="utf-8")
    begun = process_time()
    page(open_project(root), NAME, "ja")
    return process_time() - begun


@pytest.mark.parametrize(
    ("name", "error", "said"),
    [
        ("izumo-2024", DataError, "izumi-2024"),
        ("izumi-2024-3", DataError, "izumi-2024"),
        ("konan-2020", DataError, "known in part"),
    ],
)
def test_plan_without_a_text(
    project: Project, name: str, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        page(project, parse(name, "yokohama"), "ja")


def test_text_that_is_no_plan_any_more(tmp_path: Path) -> None:
    project = imported(tmp_path, DOUBTFUL)
    file = project.sources / "yokohama" / "izumi-2024.md"
    header = file.read_text(encoding="utf-8").split("---\n", 2)[1]
    file.write_text(f"---\n{header}---\n今日の献立\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"izumi-2024\.md"):
        page(project, NAME, "ja")


@pytest.mark.parametrize(
    ("name", "path"),
    [("izumi-2024", ".wardplan/review/izumi-2024.html"), ("izumi-2024-1", "izumi-2024-1.html")],
)
def test_written_into_the_scratch_folder(tmp_path: Path, name: str, path: str) -> None:
    file = write(imported(tmp_path, DOUBTFUL), parse(name, "yokohama"), "ja")
    assert str(file).endswith(path) and file.is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["izumi-2024"], 0, "review/izumi-2024.html"),
        (["izumi-2024", "--out", "OUT"], 0, "page.html"),
        (["izumo-2024"], 1, "izumi-2024"),
        (["izumi"], 2, "WARD-YEAR"),
        ([], 2, "WARD-YEAR"),
    ],
)
def test_command(tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    imported(tmp_path, DOUBTFUL)
    asked = [str(tmp_path / "page.html") if a == "OUT" else a for a in arguments]
    done = run("review", *asked, "--no-open", "--root", tmp_path)
    assert (done.returncode, said in done.stdout + done.stderr) == (code, True)
