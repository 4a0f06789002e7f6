"""A visit is nobody's business: pages of all kinds ask our own server alone, and keep nothing."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Request

from tests.served import Served

_KIND = re.compile(rb'<body class="view-([a-z-]+)')


def one_of_each_kind(site: Path) -> dict[str, str]:
    """The address of a page for each kind of page."""
    found: dict[str, str] = {}
    for file in sorted(site.rglob("*.html")):
        match = _KIND.search(file.read_bytes())
        if match:
            found.setdefault(match[1].decode(), file.relative_to(site).as_posix())
    return found


def test_no_request_leaves_and_nothing_is_kept(
    browser: Browser, served: Served, site: Path
) -> None:
    kinds = one_of_each_kind(site)
    assert {"plan", "ward", "sparql", "doc", "question", "transcription", "ontology"} <= set(kinds)
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    context.on("request", note)
    kept = []
    for path in kinds.values():
        page.goto(f"{served.address}{path}", wait_until="load")
        kept.append(page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]"))
    with page.expect_request(lambda request: "dumps/wardplan.nq" in request.url):
        page.goto(f"{served.address}sparql.html#query=ASK{{?a ?b ?c}}")
        page.reload()
    cookies = context.cookies()
    context.close()
    assert len(asked) > len(kinds)
    assert [url for url in asked if not url.startswith(served.address)] == []
    assert (cookies, [each for each in kept if each != ["", 0, 0]]) == ([], [])
