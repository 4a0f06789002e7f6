"""axe-core (WCAG 2.2 AA and best practice) on one page of every kind, in both languages and colour
schemes; the keyboard; motion."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import barriers, judging
from tests.browser.conftest import address
from tests.page_kinds import ENGLISH, PAGES


@pytest.fixture
def judged(browser: Browser) -> Iterator[Page]:
    with judging(browser) as page:
        yield page


@pytest.mark.parametrize("paths", [PAGES, ENGLISH], ids=["ja", "en"])
def test_no_barrier(judged: Page, site: Path, paths: list[str]) -> None:
    found = list[str]()
    for path in paths:
        judged.goto(address(site, path))
        found += [f"{path}: {each}" for each in barriers(judged)]
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_pale_text_is_a_barrier(
    judged: Page, site: Path, scheme: Literal["light", "dark"]
) -> None:
    """One text among many of its look but for its colour, in one of the schemes."""
    judged.goto(address(site, "plans.html"))
    judged.add_style_tag(
        content=f"@media (prefers-color-scheme: {scheme}) {{"
        " tbody tr:nth-of-type(7) th a { color: #888 !important; background: #777 !important } }"
    )
    assert [each.split(": ")[:2] for each in barriers(judged)] == [[scheme, "color-contrast"]]


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
