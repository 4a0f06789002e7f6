"""The source beside its model: from a text to its sentence and its statements."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import address

TEXT = "source/yokohama/izumi/2024/1/r1.html"
SENTENCE = "char=3671,3694"
WORDS = "地域・団体・事業者の自主防犯活動を支援します。"
WINDOWS = [(375, False), (375, True), (1440, False), (1440, True)]


@pytest.fixture(params=WINDOWS, ids=lambda w: f"{w[0]}{' script' if w[1] else ''}")
def window(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, script = request.param
    size = {"width": width, "height": 800}
    context = browser.new_context(viewport=size, java_script_enabled=script)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("tongue", ["", "en/"])
def test_sentence_and_statement_lead_to_each_other(window: Page, site: Path, tongue: str) -> None:
    window.goto(f"{address(site, tongue + TEXT)}#{SENTENCE}")
    sentence = window.locator(f"[id='{SENTENCE}']")
    expect(sentence).to_have_text(WORDS)
    expect(sentence).to_be_in_viewport()
    sentence.click()
    row = window.locator(f".made li:has(a[href='#{SENTENCE}'])")
    expect(row).to_be_in_viewport()
    assert colour(row) == colour_of(window, "--target")
    row.locator(f"a[href='#{SENTENCE}']").click()
    assert unquote(window.url).endswith(f"#{SENTENCE}")
    expect(sentence).to_be_in_viewport()
    row.locator("a >> nth=0").click()
    assert "/initiative/3-2.html#action-1" in window.url


def colour(part: object) -> str:
    return str(part.evaluate("e => getComputedStyle(e).backgroundColor"))  # type: ignore[attr-defined]


def colour_of(page: Page, name: str) -> str:
    """A colour of the style sheet as the browser says colours."""
    return str(
        page.evaluate(
            """name => {
            const probe = document.body.appendChild(document.createElement("p"));
            probe.style.backgroundColor = `var(${name})`;
            const found = getComputedStyle(probe).backgroundColor;
            probe.remove();
            return found;
            }""",
            name,
        )
    )


def test_figures_of_coverage_lead_to_their_rows(window: Page, site: Path) -> None:
    window.goto(address(site, TEXT))
    links = window.locator("section:has(> #s-coverage) tbody a")
    targets = [str(link.get_attribute("href")) for link in links.all()]
    assert targets == ["#s-made", "#s-left-heading", "#s-left-caption", "#s-left-letter"]
    for target in targets:
        expect(window.locator(target)).to_be_attached()
    caption = window.locator("section:has(> #s-left-caption) li a").first
    caption.click()
    expect(window.locator(".transcript :target")).to_be_in_viewport()


def test_kinds_are_told_by_words_too(window: Page, site: Path) -> None:
    """Every kind that the text shows has its label before it, and stands in the legend."""
    window.goto(address(site, TEXT))
    shown = window.evaluate(
        "s => [...new Set([...document.querySelectorAll(s)].map(e => e.dataset.k))].sort()",
        ".transcript [data-k]",
    )
    legend = [str(each.get_attribute("data-k")) for each in window.locator(".legend span").all()]
    assert shown == sorted(legend)
    assert {"目標", "施策", "取組", "項目", "引用", "課", "組織", "見出し"} <= set(shown)


def test_escape_returns_to_the_sentence(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(f"{address(site, TEXT)}#{SENTENCE}")
    sentence = page.locator(f"[id='{SENTENCE}']")
    sentence.press("Enter")
    expect(page.locator(".made .sheet")).to_be_focused()
    page.keyboard.press("Escape")
    expect(sentence).to_be_focused()
    expect(page.locator(".made .sheet")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("plan", ["izumi/2024", "kanazawa/2020"])
def test_each_text_of_a_plan_has_its_handles(page: Page, site: Path, plan: str) -> None:
    """Every heading, action and citation leads to its sentence, its identifier and its data."""
    page.goto(address(site, f"plan/yokohama/{plan}.html"))
    without = page.evaluate(
        """words => [...document.querySelectorAll(
            ".initiative :is(h3, h4), .card > :is(h3, h4), .block > h3," +
            ".goal-text, .actions li, .handles"
        )].filter(e => {
            const ways = [...e.querySelectorAll("a")].map(a => a.textContent.trim());
            const part = e.matches(".actions li, .handles");
            const title = e.querySelector("a:not(.src)");
            return !(ways.includes(words.src) && (title || ways.includes("IRI"))
                && (part || ways.includes(words.data)));
        }).map(e => e.textContent.trim())""",
        {"src": "原文", "data": "データ"},
    )
    assert without == []
    page.click(".block a:text-is('IRI') >> nth=0")
    assert "#" in page.url
