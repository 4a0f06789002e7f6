"""The review page as an officer sees it, from disk: click-through, both schemes, phone and desk."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.test_review import DOUBTFUL, NAME, imported
from wardplan.project import Project
from wardplan.review import anchor, write

INITIATIVE = anchor(NAME.iris.initiative("3-2"))
MARKED = "elements => elements.map(each => each.textContent)"


@pytest.fixture(scope="module")
def izumi_page(project: Project, tmp_path_factory: pytest.TempPathFactory) -> str:
    return write(project, NAME, "ja", tmp_path_factory.mktemp("page") / "izumi.html").as_uri()


@pytest.fixture(scope="module")
def doubtful_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write(imported(tmp_path_factory.mktemp("doubtful"), DOUBTFUL), NAME, "ja").as_uri()


def opened(browser: Browser, address: str, **options: object) -> Page:
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    page.goto(address)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 375, 1440])
def test_quiet_and_within_the_window(
    browser: Browser, izumi_page: str, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 800}
    page = browser.new_context(viewport=size, color_scheme=scheme).new_page()  # type: ignore[arg-type]
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda r: None if r.url == izumi_page else said.append(r.url))
    page.goto(izumi_page)
    page.click(f"#{INITIATIVE} a >> nth=0")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []
    page.context.close()


@pytest.mark.parametrize(("width", "beside"), [(1440, True), (375, False)])
def test_sides_stand_beside_each_other_or_stack(
    browser: Browser, izumi_page: str, width: int, beside: bool
) -> None:
    page = opened(browser, izumi_page, viewport={"width": width, "height": 800})
    left, right = (page.locator(".side").nth(n).bounding_box() for n in (0, 1))
    assert left and right
    assert (left["x"] < right["x"], left["y"] < right["y"]) == (beside, not beside)
    page.context.close()


def test_element_marks_all_its_text_and_shows_it(browser: Browser, izumi_page: str) -> None:
    page = opened(browser, izumi_page)
    page.click(f"#{INITIATIVE} >> text=防犯対策")
    page.locator(f"#{INITIATIVE}.element.on").wait_for()
    marked = page.locator(".source .on")
    assert marked.evaluate_all(MARKED) == ["防犯対策"]
    page.wait_for_function("""() => {
        const box = document.querySelector('.source .on').getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight }""")
    page.context.close()


def test_text_marks_and_shows_its_element(browser: Browser, izumi_page: str) -> None:
    page = opened(browser, izumi_page)
    page.click('.source a >> text="防犯対策"')
    page.locator(f"#{INITIATIVE}.element.on").wait_for()
    assert page.url.endswith(f"#{INITIATIVE}")
    page.wait_for_function(f"""() => {{
        const box = document.getElementById('{INITIATIVE}').getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight }}""")
    page.context.close()


def test_keyboard_alone(browser: Browser, izumi_page: str) -> None:
    """Tab reaches the ways past the rest first; Enter on a title marks its text."""
    page = opened(browser, izumi_page)
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#s-doubts"
    assert page.locator(":focus").is_visible()
    page.focus(f"#{INITIATIVE} a >> nth=0")
    page.keyboard.press("Enter")
    page.wait_for_selector(".source .on")
    assert page.locator(".source .on").evaluate_all(MARKED) == ["防犯対策"]
    page.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_doubt_shows_its_place(browser: Browser, doubtful_page: str, script: bool) -> None:
    page = opened(browser, doubtful_page, java_script_enabled=script)
    page.click(".doubts a >> nth=1")
    assert page.url.endswith("#place-2")
    line = page.locator("li:has(> #place-2)")
    assert "中期計画:政策99" in line.inner_text()
    plain = page.locator(".source li >> nth=0")
    backgrounds = [
        each.evaluate("e => getComputedStyle(e).backgroundColor") for each in (line, plain)
    ]
    assert backgrounds[0] != backgrounds[1]
    assert page.locator(".source .on").evaluate_all(MARKED) == (
        ["中期計画:政策99"] if script else []
    )
    page.context.close()


def test_anchors_work_without_a_script(browser: Browser, izumi_page: str) -> None:
    page = opened(browser, izumi_page, java_script_enabled=False)
    page.click('.source a >> text="防犯対策"')
    marked = page.locator(f"#{INITIATIVE}:target")
    assert marked.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    page.context.close()


def test_every_character_can_be_read_without_a_script(
    browser: Browser, doubtful_page: str, tmp_path: Path
) -> None:
    page = opened(browser, doubtful_page, java_script_enabled=False)
    rows = page.locator(".source li").evaluate_all(MARKED)
    assert "\n".join(rows) == DOUBTFUL
    page.context.close()
