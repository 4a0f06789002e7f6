"""Search in a real browser, from a plain web server below a path of its own."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import address
from tests.browser.static import overlay, serve
from tests.search import test_folding, test_tokens
from wardplan import searchable
from wardplan.project import Project
from wardplan.search.folding import fold
from wardplan.search.tokens import NOWHERE

STATUS, LIST, TITLES = "#search-status", "#search-list", "#search-list h3 > a"
FORM = "#search-form[data-ready]"
BUDGET = 300_000
"""Bytes that one question may fetch of the index."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all tests: every question loads the search page anew."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    opened = context.new_page()
    said: list[str] = []
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert said == []


def ask(page: Page, base: str, query: str, **filters: str) -> list[str]:
    """The titles that the search page shows for a query in its address."""
    more = "".join(f"&{name}={quote(value)}" for name, value in filters.items())
    page.goto(f"{base}search.html?q={quote(query)}{more}")
    page.wait_for_selector(FORM)
    return page.locator(TITLES).all_inner_texts()


FIRST = [
    ("金沢区", "金沢区"),
    ("かなざわ", "金沢区"),
    ("カナザワ", "金沢区"),
    ("ｶﾅｻﾞﾜ", "金沢区"),
    ("kanazawa", "金沢区"),
    ("Ｋａｎａｚａｗａ", "金沢区"),
    ("Kanazawa-ku", "金沢区"),
    ("Kanazawa Ward", "金沢区"),
    ("かなざわく", "金沢区"),
    ("kouhoku", "港北区"),
    ("Kōhoku", "港北区"),
    ("なか", "中区"),
    ("保土ヶ谷区", "保土ケ谷区"),
    ("防犯対策", "防犯対策"),
    ("自主防犯活動", "防犯対策"),
    ("「自主防犯活動」", "防犯対策"),
    ('"ＧＲＥＥＮ×ＥＸＰＯ ２０２７"', "GREEN×EXPO 2027"),
    ("2020 防災 kanazawa", "金沢防災“えん”づくり事業"),
    ("金沢区の防災対策", "防災力・危機対応力、アップ！"),
    ("wp:Initiative", "取組・事業"),
    ("総務課", "総務課"),
    ("横浜市中期計画2022~2025", "横浜市中期計画2022~2025"),
]
"""What is typed, and the title of the first result."""


@pytest.mark.parametrize(("query", "first"), FIRST)
def test_what_is_found_first(page: Page, base: str, query: str, first: str) -> None:
    assert ask(page, base, query)[:1] == [first]


@pytest.mark.parametrize(
    "query", ["「防犯自主活動」", "「かなざわ区の」", "ペンギン", '"the initiative of"']
)
def test_what_is_nowhere_is_not_found(page: Page, base: str, query: str) -> None:
    assert ask(page, base, query) == []
    expect(page.locator(STATUS)).to_have_text("見つかりませんでした")


def test_filters_of_the_address_hold_together(page: Page, base: str) -> None:
    everything = ask(page, base, "防災")
    only = {"ward": "yokohama/izumi", "year": "2024", "kind": "initiative"}
    found = ask(page, base, "防災", **only)
    assert found == ["地域防災力の向上と防災体制の整備強化"]
    assert len(everything) > len(found)
    assert page.get_by_label("取組", exact=True).is_checked()
    assert page.locator("#search-ward").input_value() == "yokohama/izumi"


def test_a_policy_leads_to_the_initiatives_that_cite_it(page: Page, base: str) -> None:
    found = ask(page, base, "", policy="yokohama/2022/policy/9", kind="initiative")
    assert found == ["「泉わくわく応援隊」", "防犯対策"]


def test_filters_that_are_changed_are_kept_in_the_address(page: Page, base: str) -> None:
    ask(page, base, "子育て")
    page.get_by_label("取組", exact=True).check()
    page.locator("#search-year").select_option("2024")
    expect(page.locator(LIST)).to_contain_text("子育てに優しいまち泉区")
    expect(page.locator(LIST)).not_to_contain_text("金沢区")
    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {"q": ["子育て"], "kind": ["initiative"], "year": ["2024"]}


def test_passage_shows_the_hit_marked(page: Page, base: str) -> None:
    ask(page, base, "自主防犯 登下校")
    passage = page.locator(f"{LIST} .passage").first
    assert passage.locator("mark").all_inner_texts() == ["自主防犯", "登下校"]
    assert passage.inner_text().startswith("地域・団体・事業者の自主防犯活動を支援します。")


def test_result_leads_to_its_place(page: Page, base: str) -> None:
    ask(page, base, "総務課の取組方針")
    page.locator(TITLES).first.click()
    assert page.url == f"{base}plan/yokohama/izumi/2024.html#mission-1"


def test_from_the_box_of_any_page_by_keyboard(page: Page, base: str) -> None:
    page.goto(f"{base}ward/yokohama/izumi.html")
    page.locator("#site-search").focus()
    page.keyboard.type("農の魅力")
    page.keyboard.press("Enter")
    page.wait_for_selector(FORM)
    expect(page.locator(STATUS)).to_contain_text("件見つかりました")
    assert page.locator(STATUS).get_attribute("aria-live") == "polite"
    page.locator("#search-policy").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement === document.querySelector('#search-list a')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/yokohama/izumi/2024/**")


def test_more_results_go_on_where_the_first_end(page: Page, base: str) -> None:
    first = ask(page, base, "推進")
    assert len(first) == 10
    page.locator("#search-more").click()
    expect(page.locator(TITLES)).to_have_count(20)
    assert (
        page.evaluate("document.activeElement.textContent")
        == page.locator(TITLES).nth(10).inner_text()
    )


def test_back_leads_to_the_question_before(page: Page, base: str) -> None:
    ask(page, base, "防犯対策")
    page.fill("#search-q", "金沢区")
    page.press("#search-q", "Enter")
    expect(page.locator(TITLES).first).to_have_text("金沢区")
    page.go_back()
    expect(page.locator(TITLES).first).to_have_text("防犯対策")
    assert page.input_value("#search-q") == "防犯対策"


def test_nothing_found_offers_what_would_be(page: Page, base: str) -> None:
    ask(page, base, "防災 ペンギン", year="2024")
    offered = page.locator("#search-notes a").all_inner_texts()
    assert offered == [
        "「防災」だけで探す（{}件）".format(offered[0].partition("（")[2].split("件")[0])
    ]
    page.locator("#search-notes a").click()
    page.wait_for_selector(FORM)
    assert page.locator(TITLES).count() > 0


def test_a_filter_that_hides_everything_is_named(page: Page, base: str) -> None:
    ask(page, base, "防犯対策", year="2012")
    page.get_by_text("絞り込みをやめる").click()
    page.wait_for_selector(FORM)
    assert page.locator(TITLES).first.inner_text() == "防犯対策"


def test_every_example_is_found(page: Page, base: str, project: Project) -> None:
    examples = searchable.read(project.folder("site")).examples
    assert [each for each in examples if not ask(page, base, each)] == []


def test_a_question_fetches_little(page: Page, base: str, site: Path) -> None:
    """All files of the index that the dearest kinds of questions need, as they are on disk."""
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    fetched = {}
    for query in (
        "区",
        "地域の防災対策を推進します",
        "kanazawa 子育て 支援",
        "取組 推進 地域 安全",
    ):
        urls.clear()
        ask(page, base, query)
        files = {site / url.removeprefix(base) for url in urls if "/search/index/" in url}
        fetched[query] = sum(file.stat().st_size for file in files)
    assert {query: size for query, size in fetched.items() if not 0 < size < BUDGET} == {}


def test_a_file_that_is_missing_is_named_and_tried_again(
    page: Page, site: Path, tmp_path: Path
) -> None:
    page.route("**/index/index.json", lambda route: route.abort())
    with serve(site) as server:
        ask(page, server, "金沢区")
        error = page.locator("#search-error")
        expect(error).to_contain_text("index.json")
        page.unroute("**/index/index.json")
        error.get_by_role("button").click()
        expect(page.locator(TITLES).first).to_have_text("金沢区")
        expect(error).to_be_hidden()
        page.goto("about:blank")


def test_a_site_that_was_built_anew_says_so(page: Page, site: Path, tmp_path: Path) -> None:
    path = "static/search/index/index.json"
    told = json.loads((site / path).read_text(encoding="utf-8"))
    told["volumes"][0]["name"] = "000000000000"
    with serve(overlay(site, tmp_path / "site", path, json.dumps(told).encode())) as server:
        ask(page, server, "金沢区")
        expect(page.locator("#search-error")).to_contain_text("ページを読み直してください")
        page.goto("about:blank")


def test_without_scripts_lists_lead_on(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}index.html")
    page.fill("#home-search", "防災")
    page.press("#home-search", "Enter")
    assert page.url.endswith("search.html?q=%E9%98%B2%E7%81%BD")
    assert "JavaScriptが必要です" in page.inner_text("main")
    page.click("main >> text=区と年度ごとの計画")
    assert page.url.endswith("plans.html")
    context.close()


def test_from_disk_the_page_says_what_to_do(page: Page, site: Path) -> None:
    page.goto(address(site, "search.html"))
    expect(page.locator("#search-from-disk")).to_be_visible()


TEXTS = [*(form for forms in test_folding.SAME for form in forms), "ｶﾞｷﾞｸﾞ㌔ Ａｂ　ヷ", "é", "e\u0301"]


def test_script_folds_as_the_index_does(page: Page, base: str) -> None:
    page.goto(f"{base}search.html")
    code = f"texts => import('{base}static/search/folding.js').then(m => texts.map(m.fold))"
    assert page.evaluate(code, TEXTS) == [fold(text) for text in TEXTS]
    code = code.replace("texts.map(m.fold)", "texts.map(text => m.folded(text).text)")
    assert page.evaluate(code, TEXTS) == [fold(text) for text in TEXTS]


def test_script_needs_only_tokens_that_the_index_has(page: Page, base: str) -> None:
    page.goto(f"{base}search.html")
    code = f"texts => import('{base}static/search/tokens.js').then(m => texts.map(m.tokensOf))"
    needed = page.evaluate(code, list(test_tokens.CASES))
    for text, tokens in zip(test_tokens.CASES, needed, strict=True):
        pairs = {(t["token"], NOWHERE if t["place"] is None else t["place"]) for t in tokens}
        assert pairs <= set(test_tokens.CASES[text]), text
        assert bool(pairs) == bool(test_tokens.CASES[text]), text


@pytest.mark.parametrize("width", [320, 375])
def test_results_are_not_wider_than_their_window(browser: Browser, base: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    ask(page, base, "GREEN×EXPO 2027")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not page.locator("#search-filters").get_attribute("open")
    context.close()
