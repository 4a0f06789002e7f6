"""The newest axe-core (WCAG 2.2 AA and best practice) on every kind of page, on a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import barriers, judging
from tests.browser.conftest import browser  # noqa: F401
from tests.browser.static import serve
from tests.judges.conftest import EVERY_KIND

pytestmark = pytest.mark.judges

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
PAGES = [f"{tongue}{path}" for path in EVERY_KIND for tongue in ("", "en/")]
LOTS = 6
"""Parts of the work for processes side by side."""


@pytest.mark.parametrize("lot", range(LOTS))
def test_no_barrier(browser: Browser, public: Path, lot: int) -> None:  # noqa: F811
    found = list[str]()
    with serve(public) as address, judging(browser, AXE) as page:
        page.set_viewport_size({"width": 375, "height": 800})
        for path in PAGES[lot::LOTS]:
            page.goto(address + path)
            found += [f"{path}: {each}" for each in barriers(page)]
    assert found == []
