"""What docs/extending.md and docs/configuration.md say, done in a project of one plan: four small
files make a kind of page, settings and pages of one's own appear, in both languages."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from tests.conftest import ROOT, copy_project
from wardplan import assets
from wardplan.progress import Progress
from wardplan.project import open_project

PAGE = ROOT / "docs" / "extending.md"
SETTINGS = ROOT / "docs" / "configuration.md"
KEPT = "izumi-2024"
_FILE = re.compile(r"`(site/[\w./-]+)`:\n\n```\w+\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a project with one plan, the settings of docs/configuration.md, a page of
    its own, and what docs/extending.md adds."""
    few = copy_project(tmp_path_factory.mktemp("few"))
    for folder in ("sources", "plans", "links"):
        for file in (few / "data" / folder).glob("*/*"):
            if file.stem != KEPT:
                file.unlink()
    _, settings = re.findall(r"```toml\n(.*?)```", SETTINGS.read_text(encoding="utf-8"), re.DOTALL)
    (few / "wardplan.toml").write_text(settings.replace("logo.svg", "icon.svg"), encoding="utf-8")
    (few / "site/pages/help.md").write_text(
        "---\ntitle: 使い方\n---\n日本語の文\n", encoding="utf-8"
    )
    found = _FILE.findall(PAGE.read_text(encoding="utf-8"))
    assert len(found) == 5
    for name, text in found:
        with (few / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{text}" if name.endswith(".toml") else text)
    assets.pipeline()(open_project(few), Progress(print))
    return few / "_site"


@pytest.mark.parametrize(
    ("path", "title", "lead", "plan"),
    [
        ("goals.html", "基本目標の一覧", "1件の基本目標", "令和6年度泉区運営方針"),
        ("en/goals.html", "Basic goals", "1 basic goal", "Izumi Ward Operating Policy, FY2024"),
    ],
)
def test_page_is_there(extended: Path, path: str, title: str, lead: str, plan: str) -> None:
    page = html.fromstring((extended / path).read_bytes())
    assert page.xpath("string(//h1)") == title
    assert page.xpath("string(//p[@class='lead'])") == lead
    (link,) = page.xpath("//main//dt/a")
    assert (link.text_content(), link.get("href")) == (plan, "plan/yokohama/izumi/2024.html")
    assert page.xpath("string(//main//dd)") == "みらいへ進もう！地域とともに"


def test_site_map_lists_it(extended: Path) -> None:
    listed = (extended / "sitemap.xml").read_text(encoding="utf-8")
    assert all(f"{path}goals.html</loc>" in listed for path in ("/", "/en/"))


def test_settings_of_the_ward_are_on_every_page(extended: Path) -> None:
    for path, name in (
        ("goals.html", "泉区 区政推進課"),
        ("en/goals.html", "Izumi Ward, Planning"),
    ):
        page = html.fromstring((extended / path).read_bytes())
        sheets = [str(each) for each in page.xpath("//link[@rel='stylesheet']/@href")]
        assert [sheet.rpartition("/")[2] for sheet in sheets] == ["style.css", "colours.css"]
        assert page.xpath("//header//img/@src")[0].endswith("static/icon.svg")
        (report,) = page.xpath("//footer//div[@class='report']/dd")
        assert name in report.text_content()
        (address,) = report.xpath("a/@href")
        assert address.startswith("mailto:izumi-data@example.jp?subject=")
        assert address.endswith(path.removesuffix(".html"))
    colours = (extended / "static/colours.css").read_text(encoding="utf-8")
    assert "--accent: #00664f;" in colours and "--accent: #8fd6c0;" in colours


def test_every_page_leads_to_whom_an_error_is_reported(extended: Path) -> None:
    pages = sorted(extended.rglob("*.html"))
    assert len(pages) > 500
    for file in pages:
        place = file.relative_to(extended).with_suffix("").as_posix()
        links = html.fromstring(file.read_bytes()).xpath("//footer//*[@class='report']//a/@href")
        (link,) = links or ("none",)
        assert link.startswith("mailto:izumi-data@example.jp?subject="), place
        assert unquote(link).endswith(f" {place}"), place


def test_page_of_ones_own_in_one_language(extended: Path) -> None:
    for path, said in (("help.html", "日本語の文"), ("en/help.html", "日本語の文")):
        page = html.fromstring((extended / path).read_bytes())
        assert said in page.xpath("string(//main)")
    assert "in Japanese only" in page.xpath("string(//main)")
    assert page.xpath("//main//h1/@lang") == ["ja"]
