"""The site as a visitor sees it, from disk: readable, quiet, within the width of a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import address
from tests.page_kinds import ENGLISH, PAGES

ABORTED = "net::ERR_ABORTED"
"""How a request ends that the next page of the test cut short."""


@pytest.mark.parametrize("width", [320, 375, 1440])
def test_no_page_is_wider_than_its_window(browser: Browser, site: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    overflowing = []
    for path in (*PAGES, *ENGLISH):
        page.goto(address(site, path))
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            overflowing.append((path, wide))
    context.close()
    assert overflowing == []


def test_no_errors_and_no_request_to_elsewhere(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith("file:") else said.append(r.url))
    page.on("requestfailed", lambda r: None if r.failure == ABORTED else said.append(r.url))
    for path in (*PAGES, *ENGLISH):
        page.goto(address(site, path))
    context.close()
    assert said == []


def test_from_the_front_page_to_a_sentence_in_the_source(page: Page, site: Path) -> None:
    """What the project promises, in clicks: plan, initiative, the sentence it was quoted from."""
    page.goto(address(site, "index.html"))
    page.click("main >> a[href='plan/yokohama/izumi/2024.html'] >> nth=0")
    page.click("main >> a[href*='initiative/3-2.html']:visible >> nth=0")
    assert "防犯対策" in page.title()
    page.click("#action-1 >> a[href*='r1.html#char=3671,3694'] >> nth=0")
    assert page.url.endswith("source/yokohama/izumi/2024/1/r1.html#char=3671,3694")
    sentence = page.locator("text=地域・団体・事業者の自主防犯活動を支援します。").first
    assert sentence.is_visible()


def test_text_is_readable_without_a_style_sheet_or_script(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.route("**/*.css", lambda route: route.abort())
    page = context.new_page()
    page.goto(address(site, "plan/yokohama/izumi/2024.html"))
    text = page.inner_text("main")
    context.close()
    assert text.index("基本目標") < text.index("にぎわいの創出") < text.index("総務課")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_light_and_dark(browser: Browser, site: Path, scheme: str) -> None:
    """The contrast of running text is at least 7:1 (WCAG 2.2, 1.4.6) in both schemes."""
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address(site, "plan/yokohama/izumi/2024.html"))
    colours = [page.evaluate(COLOUR, name) for name in ("color", "backgroundColor")]
    context.close()
    light, dark = sorted(map(luminance, colours), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 7


COLOUR = """name => getComputedStyle(document.body)[name].match(/[0-9.]+/g)
    .slice(0, 3).map(Number)"""
"""The red, green and blue of a colour of the page, 0 to 255."""


def luminance(colour: list[float]) -> float:
    """Relative luminance (WCAG 2.2, definition)."""
    parts = [c / 255 for c in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_tab_reaches_the_content_first(browser: Browser, site: Path) -> None:
    """The first stop of the keyboard is the link that skips to the content, and it shows."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address(site, "index.html"))
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.get_attribute("href") == "#s-main"
    assert focused.is_visible()
    context.close()
