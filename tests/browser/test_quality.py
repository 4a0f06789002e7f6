"""A finding's address leads to the page of the list on which it stands."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.conftest import ROOT
from wardplan.findings import Finding, Severity
from wardplan.rebase import Rebase
from wardplan.site import FINDINGS, PLACES, in_order, write_report
from wardplan.tree import Tree

HEAD = "<!doctype html><meta charset=utf-8><title>x</title>"
SCRIPT = f"<script src='quality.js' data-places='{PLACES}' data-page='q~{{number}}.html' defer>"


def test_a_finding_on_a_later_page_is_found(browser: Browser, tmp_path: Path) -> None:
    words = {"ja": "誤り", "en": "wrong"}
    every = [f"https://example.org/{n}" for n in range(2 * FINDINGS + 1)]
    found = tuple(Finding(this, "shape", Severity.INFO, words) for this in every)
    assert write_report(Tree(tmp_path, Rebase()), found) == ("quality.ttl", PLACES)
    code = (ROOT / "site/static/quality.js").read_text(encoding="utf-8")
    (tmp_path / "quality.js").write_text(code, encoding="utf-8")
    listed = [each.id for each in in_order(found)]
    for number in (1, 2, 3):
        here = listed[(number - 1) * FINDINGS : number * FINDINGS]
        items = "".join(f"<p id={each}>{number}" for each in here)
        script = f"{SCRIPT}</script>" if number == 1 else ""
        (tmp_path / f"q~{number}.html").write_text(f"{HEAD}{script}{items}", encoding="utf-8")
    page = browser.new_page()
    first = (tmp_path / "q~1.html").as_uri()
    for place, number in ((0, 1), (FINDINGS, 2), (2 * FINDINGS, 3)):
        page.goto("about:blank")
        page.goto(f"{first}#{listed[place]}")
        page.wait_for_selector(f"#{listed[place]}")
        assert page.url.endswith(f"q~{number}.html#{listed[place]}")
    page.goto("about:blank")
    page.goto(f"{first}#result-000000000000")
    assert page.url.endswith("q~1.html#result-000000000000")
    page.close()
