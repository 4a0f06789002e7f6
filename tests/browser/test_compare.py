"""Comparing in a browser: numbers lead to lists, and what is chosen stands in the address."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import address

MATRIX = "compare/midterm/yokohama/2022/policy.html"
CHOICE = "compare/plans.html"
TWO = "?a=yokohama/izumi/2022&b=yokohama/izumi/2024"


@pytest.fixture(scope="module")
def scripted(browser: Browser) -> Page:
    """A page with JavaScript, as wide as a desk's."""
    return browser.new_context(viewport={"width": 1440, "height": 900}).new_page()


def test_a_number_leads_to_exactly_the_initiatives_it_counts(page: Page, site: Path) -> None:
    page.goto(address(site, MATRIX))
    row = page.locator("table.matrix tbody tr", has_text="政策9")
    cell = row.locator("td a")
    count = int(cell.inner_text())
    cell.click()
    assert page.locator("main tbody tr").count() == count == 2
    assert "防犯対策" in page.inner_text("main table")


def test_not_published_is_said_and_never_zero(page: Page, site: Path) -> None:
    """Of all wards but one nothing whole is published for that period: no number stands there."""
    page.goto(address(site, MATRIX))
    cells = page.locator("table.matrix tbody tr").first.locator("td").all_inner_texts()
    assert sum("未掲載" in cell for cell in cells) == 17
    assert page.locator("form.filters").is_hidden()


def test_filters_stand_in_the_address(scripted: Page, site: Path) -> None:
    scripted.goto(address(site, MATRIX))
    scripted.check("input[name=cited]")
    scripted.check("input[name=published]")
    assert scripted.url.endswith("?cited=1&published=1")
    scripted.goto(scripted.url)
    rows = scripted.locator("table.matrix tbody tr:visible")
    assert rows.count() == 13
    assert scripted.locator("table.matrix th[data-ward]:visible").all_inner_texts() == ["泉区"]
    assert "13項目、1区" in scripted.inner_text("form output")


def test_two_plans_are_chosen_and_their_address_can_be_shared(scripted: Page, site: Path) -> None:
    scripted.goto(address(site, CHOICE) + TWO)
    table = scripted.locator("#s-pair section[data-kind=measure] table")
    table.wait_for()
    assert "一部だけの掲載のため不明" in table.inner_text()
    assert "同題" in scripted.inner_text("#s-pair section[data-kind=goal]")
    scripted.select_option("select[name=b-ward]", label="金沢区")
    scripted.select_option("select[name=b-year]", "2020")
    assert "b=yokohama%2Fkanazawa%2F2020" in scripted.url
    initiatives = scripted.locator("#s-pair section[data-kind=initiative]")
    initiatives.locator("a", has_text="クリーンタウン").wait_for()


def test_a_plan_that_is_not_published_is_named(scripted: Page, site: Path) -> None:
    scripted.goto(address(site, CHOICE) + "?a=yokohama/izumi/1999&b=yokohama/izumi/2024")
    said = scripted.locator("#s-said")
    said.wait_for()
    assert "yokohama/izumi/1999" in said.inner_text()


def test_the_picture_of_neighbours_is_walked_and_enlarged(scripted: Page, site: Path) -> None:
    scripted.goto(address(site, "midterm/yokohama/2022/policy/9.html"))
    scripted.click("#s-graph summary")
    whole = scripted.get_attribute("#graph svg", "viewBox")
    scripted.click(".zoom button >> nth=0")
    assert scripted.get_attribute("#graph svg", "viewBox") != whole
    scripted.click(".zoom button >> nth=2")
    assert scripted.get_attribute("#graph svg", "viewBox") == whole
    scripted.click("#graph a:has-text('防犯対策')")
    assert scripted.url.endswith("initiative/3-2.html#graph")
    assert scripted.locator("#graph svg").is_visible()


def test_the_picture_begins_in_its_middle_and_is_moved_by_keys(
    browser: Browser, site: Path
) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(address(site, "midterm/yokohama/2022/policy/9.html"))
    page.click("#s-graph summary")
    box, seen = (page.locator(f"#graph{part}").bounding_box() for part in (" .this", ""))
    assert box and seen
    assert seen["x"] <= box["x"] and box["x"] + box["width"] <= seen["x"] + seen["width"]
    page.focus("#graph")
    whole = page.get_attribute("#graph svg", "viewBox")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#graph svg", "viewBox") == whole
    page.keyboard.press("+")
    enlarged = page.get_attribute("#graph svg", "viewBox")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#graph svg", "viewBox") not in (whole, enlarged)
    page.keyboard.press("0")
    assert page.get_attribute("#graph svg", "viewBox") == whole
    context.close()


def test_a_picture_that_is_dragged_leads_nowhere(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address(site, "vocabulary/class/Initiative.html"))
    page.click(".zoom button >> nth=0")
    box = page.locator(".graph a >> nth=1").bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 10, box["y"] - 2, steps=4)
    page.mouse.up()
    assert page.url.endswith("vocabulary/class/Initiative.html")
    context.close()
