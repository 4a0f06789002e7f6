"""A plan on paper: the text of the page, where it is, and nothing that only a screen can use."""

import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import address

PLAN = "plan/yokohama/izumi/2024.html"
WARD = "ward/yokohama/izumi.html"


@pytest.fixture(scope="module")
def printed(browser: Browser, site: Path) -> dict[str, str]:
    """The text of two printed pages, without spaces: lines of a PDF break anywhere."""
    page = browser.new_context(java_script_enabled=False).new_page()
    found = {}
    for path in (PLAN, WARD):
        page.goto(address(site, path))
        sheets = pypdfium2.PdfDocument(page.pdf(format="A4"))
        text = "".join(sheet.get_textpage().get_text_range() for sheet in sheets)
        found[path] = re.sub(r"[\s\x00-\x1f\ufffe]", "", text)
        sheets.close()
    page.context.close()
    return found


@pytest.mark.parametrize("text", ["令和6年度泉区運営方針", "防犯対策", "にぎわいの創出", "総務課"])
def test_the_text_of_the_plan_is_printed(printed: dict[str, str], text: str) -> None:
    assert text in printed[PLAN]


@pytest.mark.parametrize("text", ["本文へ移動", "English", "検索", "コピー", "目次"])
def test_what_only_a_screen_can_use_is_not(printed: dict[str, str], text: str) -> None:
    assert text not in printed[PLAN]


def test_the_paper_says_what_it_is_a_copy_of(printed: dict[str, str]) -> None:
    assert "https://w3id.org/wardplan/plan/yokohama/izumi/2024" in printed[PLAN]


def test_addresses_outside_the_site_can_be_read(printed: dict[str, str]) -> None:
    assert "https://www.city.yokohama.lg.jp/izumi/" in printed[WARD]
