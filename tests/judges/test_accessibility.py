"""axe-core (WCAG 2.2 AA and best practice) on every kind of page, light and dark."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import address, browser  # noqa: F401
from tests.browser.test_pages import ENGLISH, PAGES

pytestmark = pytest.mark.judges

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """rules => axe.run(document, {runOnly: rules}).then(found => found.violations.map(
    v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', ')))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*PAGES, *ENGLISH])
def test_no_barrier(browser: Browser, site: Path, path: str, scheme: str) -> None:  # noqa: F811
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address(site, path))
    page.add_script_tag(path=AXE)
    found = page.evaluate(RUN, RULES)
    context.close()
    assert found == []
