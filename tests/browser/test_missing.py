"""The page of what is not there, in a real browser, on a static host that shows it everywhere."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import barriers, judging
from tests.browser.static import Quiet, serve


class StaticHost(Quiet):
    """Answers with the site's 404.html where there is no file, as static hosts do."""

    site: Path

    def send_error(self, code: int, message: Any = None, explain: Any = None) -> None:
        body = (self.site / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@pytest.fixture(scope="module", params=["", "some/where/"], ids=["root", "below"])
def base(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    root = site
    if request.param:
        root = tmp_path_factory.mktemp("static")
        (root / "some").mkdir()
        (root / "some/where").symlink_to(site)
    with serve(root, type("Handler", (StaticHost,), {"site": site})) as server:
        yield server + request.param


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


NEAR = [
    ("plan/yokohama/izumi/2024/initiative/99", "令和6年度泉区運営方針"),
    ("plan/yokohama/kanezawa/2020.html", "令和2年度金沢区運営方針"),
    ("wards/yokohama/izumi", "泉区"),
    ("plan.html", "計画の一覧"),
]


@pytest.mark.parametrize(("asked", "title"), NEAR)
def test_near_pages_are_offered(page: Page, base: str, asked: str, title: str) -> None:
    page.goto(base + asked)
    first = page.locator("#missing-near a").first
    expect(first).to_have_text(title)
    first.click()
    expect(page.locator("h1")).to_contain_text(title)
    assert page.url.startswith(base)


def test_links_and_styles_work_at_any_address(page: Page, base: str) -> None:
    page.goto(f"{base}a/b/c")
    expect(page.locator("main ul a").first).to_have_attribute(
        "href", f"/{base.split('/', 3)[3]}index.html"
    )
    page.wait_for_function(
        "getComputedStyle(document.querySelector('.skip')).position === 'absolute'"
    )
    assert page.locator("#missing").is_hidden()


@pytest.mark.parametrize("tongue", ["", "en/"])
def test_it_keeps_nobody_out_and_fits_a_phone(browser: Browser, base: str, tongue: str) -> None:
    with judging(browser) as page:
        page.set_viewport_size({"width": 320, "height": 800})
        page.goto(f"{base}{tongue}plan/yokohama/kanezawa/2020.html")
        expect(page.locator("#missing-near a").first).to_be_visible()
        assert barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == 320
