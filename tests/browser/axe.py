"""axe-core in a page: what keeps people out, by WCAG 2.2 AA, in light and dark."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page

AXE = Path(str(files("axe_playwright_python") / "axe.min.js"))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
ONE_OF_A_LOOK = "axe.configure({rules: [{id: 'color-contrast', selector: '[data-look]'}]});"
MARK = """() => {
    const looks = new Map([[null, ""]]), seen = new Set();
    document.querySelectorAll("[data-look]").forEach(e => e.removeAttribute("data-look"));
    for (const e of document.querySelectorAll("*")) {
        const s = getComputedStyle(e);
        const look = looks.get(e.parentElement) + "/" + [
            e.tagName, e.className, e.getAttributeNames(), s.color, s.backgroundColor,
            s.backgroundImage, s.opacity, s.fontSize, s.fontWeight, s.textShadow, s.position,
        ].join();
        looks.set(e, look);
        const read = e.matches("input, select, textarea")
            || [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
        if (read && !seen.has(look) && e.checkVisibility({visibilityProperty: true})) {
            seen.add(look);
            e.setAttribute("data-look", "");
        }
    }
    return seen.size;
}"""
"""Marks one text of each look, which is all that its contrast follows from: its own style and the
styles of what it stands in. A plan has hundreds of texts, and some dozens of looks."""
RUN = """only => axe.run(document, {resultTypes: ["violations"], runOnly: only}).then(
    found => found.violations.map(
        v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', ')))"""


def barriers(page: Page) -> list[str]:
    """What axe finds: in the light scheme all, in the dark one what follows from colours."""
    found = list[str]()
    kinds: tuple[tuple[Literal["light", "dark"], object], ...] = (
        ("light", {"type": "tag", "values": RULES}),
        ("dark", {"type": "rule", "values": COLOURS}),
    )
    for scheme, only in kinds:
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(MARK) > 0
        found += [f"{scheme}: {each}" for each in page.evaluate(RUN, only)]
    return found


@contextmanager
def judging(browser: Browser, axe: Path = AXE) -> Iterator[Page]:
    """A page into which axe is put as it loads."""
    context = browser.new_context()
    context.add_init_script(axe.read_text(encoding="utf-8") + ONE_OF_A_LOOK)
    yield context.new_page()
    context.close()
