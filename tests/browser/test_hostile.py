"""A project of people who mean harm, in a real browser without any protecting header field.

From a plain web server, so that nothing but the pages themselves stands in the way.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Dialog, Page

from tests import hostile
from tests.browser.static import serve
from tests.browser.test_privacy import one_of_each_kind
from tests.waiting import PATIENCE

RUNS = """() => [...document.querySelectorAll('*')].flatMap(each => [...each.attributes])
    .filter(each => each.name.startsWith('on') || /^\\s*javascript:/i.test(each.value))
    .map(each => `${each.name}=${each.value}`)
    .concat(window.hit ? ['a script ran'] : [])"""
"""What runs in a page, or would at a touch."""
LABELS = "SELECT ?thing ?label { ?thing rdfs:label ?label FILTER(CONTAINS(?label, 'script')) }"


@pytest.fixture(scope="module")
def base(hostile_site: Path) -> Iterator[tuple[str, Path]]:
    """Where the hostile site is served, and its folder."""
    with serve(hostile_site) as server:
        yield server, hostile_site


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page with scripts, and a record of what may not happen in it."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE * 1000)
    yield context.new_page()
    context.close()


def watched(page: Page, server: str) -> list[str]:
    """Dialogs that open and addresses elsewhere that are asked, as they come."""
    noted: list[str] = []

    def dialog(found: Dialog) -> None:
        noted.append(f"dialog {found.message}")
        found.dismiss()

    ours = (server, f"blob:{server}", "data:")
    page.on("dialog", dialog)
    page.on("request", lambda r: None if r.url.startswith(ours) else noted.append(r.url))
    return noted


def test_the_watch_sees_what_it_should(page: Page, base: tuple[str, Path]) -> None:
    """The same words in a page that does not escape them: a dialog, a script and a request."""
    noted = watched(page, base[0])
    page.route("https://evil.example/**", lambda route: route.abort())
    page.goto(f"{base[0]}about.html")
    page.set_content(f'<a title="{hostile.PAYLOAD}">x</a><p>{hostile.PAYLOAD}')
    page.wait_for_function("window.hit")
    assert "https://evil.example/x.png" in noted
    assert "dialog 1" in noted
    assert "a script ran" in page.evaluate(RUNS)
    assert [each for each in page.evaluate(RUNS) if each.startswith("onerror=")] != []


def test_pages_of_every_kind_run_nothing(page: Page, base: tuple[str, Path]) -> None:
    server, site = base
    noted = watched(page, server)
    kinds = one_of_each_kind(site)
    assert {"plan", "initiative", "entity", "transcription", "search", "sparql"} <= set(kinds)
    for path in kinds.values():
        for tree in ("", "en/"):
            page.goto(f"{server}{tree}{path.removeprefix('en/')}", wait_until="load")
            assert (path, page.evaluate(RUNS), noted) == (path, [], [])
            assert hostile.SCRIPT in page.title()


@pytest.mark.parametrize("tree", ["", "en/"])
def test_what_scripts_write_runs_nothing(page: Page, base: tuple[str, Path], tree: str) -> None:
    """Results of the search and of a query, which the browser itself puts into the page."""
    server, _ = base
    noted = watched(page, server)
    page.goto(f"{server}{tree}search.html?q={quote('悪意' + hostile.SCRIPT)}")
    page.wait_for_selector("#search-form[data-ready]")
    page.goto(f"{server}{tree}search.html?q={quote('悪意')}")
    page.wait_for_selector("#search-list h3 > a")
    assert hostile.SCRIPT in page.inner_text("#search-list")
    assert page.evaluate(RUNS) == []
    page.goto(f"{server}{tree}sparql.html#query={quote(LABELS)}")
    page.wait_for_selector("#sparql-form[data-ready]")
    page.click("#sparql-run")
    page.wait_for_selector("#sparql-table tbody td")
    assert hostile.SCRIPT in page.inner_text("#sparql-table")
    assert (page.evaluate(RUNS), noted) == ([], [])
