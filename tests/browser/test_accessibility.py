"""axe-core (WCAG 2.2 AA and best practice) on one page of every kind, in both languages and colour
schemes; the keyboard; motion."""

from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import address
from tests.browser.test_pages import ENGLISH, PAGES

AXE = str(files("axe_playwright_python") / "axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HEAVY = {"light": "en/def.html", "dark": "def.html"}
"""The longest page by far: in each scheme it is asked about in one language."""
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """only => axe.run(document, {resultTypes: ["violations"], runOnly: only}).then(
    found => found.violations.map(
        v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', ')))"""


def barriers(browser: Browser, site: Path, scheme: Literal["light", "dark"]) -> set[str]:
    """What axe finds: in the light scheme all, in the dark one what follows from colours."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    tags = {"type": "tag", "values": RULES}
    only = tags if scheme == "light" else {"type": "rule", "values": COLOURS}
    found = set[str]()
    for path in (*PAGES, *ENGLISH):
        if path == HEAVY[scheme]:
            continue
        page.goto(address(site, path))
        page.add_script_tag(path=AXE)
        found |= {f"{path}: {each}" for each in page.evaluate(RUN, only)}
    context.close()
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier(browser: Browser, site: Path, scheme: Literal["light", "dark"]) -> None:
    assert barriers(browser, site, scheme) == set()


STOPS = """() => [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled).length"""
FOCUS = """() => { const e = document.activeElement, s = getComputedStyle(e);
    return [e.tagName, s.outlineStyle, parseFloat(s.outlineWidth)]; }"""


@pytest.mark.parametrize("path", ["index.html", "en/sparql.html", "en/ward/yokohama/izumi.html"])
def test_keyboard_reaches_everything_and_shows_where_it_is(
    browser: Browser, site: Path, path: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address(site, path))
    expected = page.evaluate(STOPS)
    seen = list(stops(page, expected + 1))
    context.close()
    assert len(seen) == expected
    assert [each for each in seen if each[1] == "none" or each[2] < 2] == []


def stops(page: Page, most: int) -> list[tuple[str, str, float]]:
    """What Tab stops at until it leaves the page: tag, style and width of the outline."""
    found: list[tuple[str, str, float]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        tag, style, width = page.evaluate(FOCUS)
        if tag == "BODY":
            break
        found.append((tag, style, width))
    return found


def test_nothing_moves_for_who_asked_for_rest(browser: Browser, site: Path) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    moving = []
    for path in ("index.html", "en/sparql.html", "queries/initiatives-by-policy.html"):
        page.goto(address(site, path))
        moving += page.evaluate(MOVING)
    context.close()
    assert moving == []


MOVING = """() => [...document.querySelectorAll('*')].filter(e => {
    const s = getComputedStyle(e);
    return parseFloat(s.transitionDuration) > 0.01 || parseFloat(s.animationDuration) > 0.01
        || s.scrollBehavior === 'smooth'; }).map(e => e.tagName)"""


def test_every_field_has_a_label(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address(site, "en/sparql.html"))
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll('input, select, textarea')]
            .filter(e => !e.labels.length && !e.ariaLabel && e.type !== 'hidden')
            .map(e => e.outerHTML)"""
    )
    context.close()
    assert unnamed == []
