"""Every kind of page works under the policy that the site is served with (CSP Level 3)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.page_kinds import PAGES
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


def test_no_page_is_hindered(context: BrowserContext, served: Served) -> None:
    page, said = context.new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in PAGES:
        answer = page.goto(served.address + path)
        assert answer is not None
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        said += page.evaluate("window.violations")
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
