"""Where there is nothing: a page with what is near for readers of pages, a sentence for others."""

import pytest
from lxml import html

from tests.served import Served
from wardplan.app.missing import suggested

TITLES = {
    "plan/yokohama/izumi/2024": "令和6年度泉区運営方針",
    "plan/yokohama/izumi/2025": "令和7年度泉区運営方針",
    "plan/yokohama/kanazawa/2020": "令和2年度金沢区運営方針",
    "ward/yokohama/izumi": "泉区",
    "plans": "計画の一覧",
}

NEAR = [
    ("plan/yokohama/izumi/2024/initiative/9-9", "plan/yokohama/izumi/2024"),
    ("plan/yokohama/izumi/2024.htm", "plan/yokohama/izumi/2024"),
    ("plan/yokohama/izumi/2042", "plan/yokohama/izumi/2024"),
    ("PLAN/Yokohama/Izumi/2024", "plan/yokohama/izumi/2024"),
    ("plan/yokohama/kanezawa/2020", "plan/yokohama/kanazawa/2020"),
    ("wards/yokohama/izumi/", "ward/yokohama/izumi"),
    ("plan", "plans"),
    ("/plans.php", "plans"),
]


@pytest.mark.parametrize(("asked", "first"), NEAR)
def test_nearest(asked: str, first: str) -> None:
    assert suggested(asked, TITLES)[0] == (first, TITLES[first])


@pytest.mark.parametrize("asked", ["", "wp-login.php", "favicon.ico", "%00", "/"])
def test_nothing_is_near(asked: str) -> None:
    assert suggested(asked, TITLES) == []


def test_a_reader_of_pages_gets_the_page(served: Served) -> None:
    answer = served.get("plan/yokohama/izumi/2024/initiative/99", accept="text/html,*/*;q=0.8")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    page = html.fromstring(answer.content)
    near = page.xpath("//section[@id='missing' and not(@hidden)]//li/a")
    assert next((a.get("href"), a.text) for a in near) == (
        "/plan/yokohama/izumi/2024.html", "令和6年度泉区運営方針",
    )  # fmt: skip
    links = {str(a) for a in page.xpath("//a/@href | //link[@rel='stylesheet']/@href")}
    ours = {link for link in links if not link.startswith(("http", "#"))}
    assert [link for link in ours if not link.startswith("/")] == []
    assert [
        link for link in ours if served.get(link[1:].partition("#")[0]).status_code != 200
    ] == []


@pytest.mark.parametrize("accept", ["*/*", "text/plain", "text/turtle", "application/json"])
def test_all_others_get_a_sentence(served: Served, accept: str) -> None:
    answer = served.get("nowhere", accept=accept)
    assert (answer.status_code, answer.text) == (404, "there is no such document\n")


def test_what_was_asked_for_is_not_repeated(served: Served) -> None:
    answer = served.get("plan/<script>alert(1)</script>", accept="text/html")
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text
