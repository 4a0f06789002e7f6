"""`make screenshots`: the pages that matter most, as docs/screenshots/ shows them."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS, chrome
from tests.browser.static import serve
from tests.conftest import ROOT

TARGET = ROOT / "docs" / "screenshots"
SIZE = {"width": 1000, "height": 700}
QUALITY = 72
SHOTS = {
    "home": "index.html",
    "plan": "plan/yokohama/izumi/2024.html#s-measures",
    "compare": "compare/midterm/yokohama/2022/policy.html",
    "search": "search.html?q=かなざわ",
    "sparql": "sparql.html",
}
"""The pages by the names of their pictures."""


def take(site: Path, target: Path) -> None:
    """Write a picture of every page of `SHOTS`, of a built site, into a folder."""
    target.mkdir(parents=True, exist_ok=True)
    with serve(site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chrome(), args=FLAGS)
        context = browser.new_context(viewport=SIZE, color_scheme="light")  # type: ignore[arg-type]
        page = context.new_page()
        for name, path in SHOTS.items():
            page.goto(root + path, wait_until="networkidle")
            file = target / f"{name}.jpg"
            page.screenshot(path=file, type="jpeg", quality=QUALITY)
        browser.close()


if __name__ == "__main__":
    take(ROOT / "_site", TARGET)
