"""Every kind of page works under the policy that the site is served with (CSP Level 3)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.test_pages import PAGES
from tests.served import Served

VIOLATIONS = """window.violations = [];
    document.addEventListener("securitypolicyviolation",
        (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that notes what the policy forbids."""
    made = browser.new_context()
    made.add_init_script(VIOLATIONS)
    yield made
    made.close()


def pages_of_each_kind(site: Path) -> list[str]:
    """One page of every kind there is, besides those that other tests look at."""
    found: dict[str, str] = {}
    for file in sorted(site.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        kind = text.partition('<body class="')[2].partition('"')[0]
        found.setdefault(kind, file.relative_to(site).as_posix())
    return sorted({*found.values(), *PAGES})


def test_no_page_is_hindered(context: BrowserContext, served: Served, site: Path) -> None:
    page, said = context.new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    asked = pages_of_each_kind(site)
    for path in asked:
        answer = page.goto(served.address + path)
        assert answer is not None
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        said += page.evaluate("window.violations")
    assert len(asked) > len(PAGES)
    assert said == []
    assert context.cookies() == []


def test_queries_run_in_the_browser(context: BrowserContext, served: Served) -> None:
    """WebAssembly in a worker, as the policy allows it."""
    page, said = context.new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.goto(served.address + "sparql.html")
    page.fill(
        "#sparql-query", "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/wardplan/def#Ward> }"
    )
    page.click("#sparql-run")
    page.locator("#sparql-table td").first.wait_for(timeout=60_000)
    assert page.locator("#sparql-table td").first.inner_text().strip().endswith("18")
    assert page.evaluate("window.violations") == []
    assert said == []


def test_a_script_in_a_page_does_not_run(context: BrowserContext, served: Served) -> None:
    """What would slip through the templates is stopped by the policy."""
    page = context.new_page()
    page.goto(served.address + "index.html")
    page.evaluate("""() => {
        const made = document.createElement("div");
        made.innerHTML = '<img src="x:" onerror="window.ran = true"><b style="color: red">b</b>';
        document.body.append(made);
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.body.append(script);
    }""")
    for kind in ("script-src-attr", "script-src-elem"):  # forbidden, and so done with
        page.wait_for_function(
            "(kind) => window.violations.some((v) => v.startsWith(kind))", arg=kind
        )
    assert page.evaluate("window.ran") is None
