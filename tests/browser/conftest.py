"""A headless Chromium: Debian's where it is installed, else the test tool's own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.static import serve
from tests.waiting import PATIENCE

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")


def chrome() -> str | None:
    """The Chromium of this machine; None where the test tool has its own."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chrome(), args=FLAGS)
        expect.set_options(timeout=PATIENCE * 1000)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript, on a phone: what must always work."""
    context = browser.new_context(viewport={"width": 375, "height": 800}, java_script_enabled=False)
    context.set_default_timeout(PATIENCE * 1000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def base(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site at `/some/where/` of a server that knows nothing of it."""
    root = tmp_path_factory.mktemp("static")
    (root / "some").mkdir()
    (root / "some/where").symlink_to(site)
    with serve(root) as server:
        yield f"{server}some/where/"


def address(site: Path, path: str) -> str:
    """The address of a page on disk."""
    return (site / path).as_uri()
