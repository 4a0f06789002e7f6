"""The scorer itself: each kind of mistake lowers the figure it should."""

from collections import Counter
from copy import deepcopy

import pytest
from rdflib import Graph

from tests.importer.facts import HEADLINE, Fact, Key, Names, facts, normal, value
from tests.importer.graph_key import key_of
from tests.importer.scoring import Case, Result, Score, compare, evaluate, report, total
from wardplan.importer.profile import Profile

KEY: Key = {
    "city": "yokohama",
    "ward": "midori",
    "year": 2024,
    "goal": {"title": "みどりのまち", "subtitle": "自然と人", "sdgs": [11]},
    "measures": [
        {
            "title": "安全なまち",
            "number": 1,
            "group": "守る",
            "initiatives": [
                {
                    "title": "防災訓練",
                    "actions": 3,
                    "departments": ["総務課"],
                    "bureau": "都市整備局",
                    "programme": "区局連携促進事業",
                    "new": True,
                    "budget": 1000000,
                    "citations": [{"plan": 2022, "theme": 3, "strategy": 5, "policies": [26, 27]}],
                    "indicators": [{"label": "参加者", "target": "1,200人", "result": "900人"}],
                }
            ],
        },
        {"title": "元気なまち"},
    ],
    "missions": [{"department": "緑土木事務所", "measure": 1}],
    "approaches": ["声を聴く"],
    "notices": ["お知らせ"],
    "citations": [{"basic_strategy": "子育てしたいまち", "plan": 2022}],
}
PLAIN = """# 令和6年度 泉区運営方針

## Ⅰ 基本目標

### 住みよいまち

## Ⅱ 目標達成に向けた施策

### 1 安全なまち
"""


@pytest.fixture(scope="module", name="spell")
def names_of_midori(profile: Profile) -> Names:
    return Names(profile, "緑区")


def result(changed: Key, spell: Names) -> Result:
    return Result("x", facts(KEY, spell), facts(changed, spell))


def changed(path: tuple[str | int, ...], new: object) -> Key:
    """The key with one value replaced, or removed where `new` is None."""
    copy = deepcopy(KEY)
    place = copy
    for step in path[:-1]:
        place = place[step]  # type: ignore[index]
    if new is None:
        del place[path[-1]]  # type: ignore[arg-type]
    else:
        place[path[-1]] = new  # type: ignore[index]
    return copy


INITIATIVE = ("measures", 0, "initiatives", 0)


@pytest.mark.parametrize(
    ("path", "wrong", "kind"),
    [
        (("ward",), "naka", "ward"),
        (("city",), "osaka", "ward"),
        (("year",), 2023, "year"),
        (("goal", "title"), "青いまち", "goal"),
        (("goal", "subtitle"), "人", "subtitle"),
        (("goal", "sdgs"), [12], "sdg"),
        (("measures", 0, "title"), "危険なまち", "measure"),
        (("measures", 0, "title"), "危険なまち", "measure-of-initiative"),
        (("measures", 0, "number"), 2, "number"),
        (("measures", 0, "group"), "攻める", "group"),
        ((*INITIATIVE, "title"), "訓練", "initiative"),
        ((*INITIATIVE, "actions"), 2, "action-count"),
        ((*INITIATIVE, "departments"), ["税務課"], "responsible-section"),
        ((*INITIATIVE, "bureau"), "建築局", "bureau"),
        ((*INITIATIVE, "programme"), "事業", "programme"),
        ((*INITIATIVE, "budget"), 1000, "budget"),
        ((*INITIATIVE, "citations", 0, "policies"), [26], "citation"),
        ((*INITIATIVE, "citations", 0, "theme"), 2, "citation"),
        ((*INITIATIVE, "citations", 0, "measure_groups"), [1], "citation"),
        ((*INITIATIVE, "citations", 0, "plan"), 2018, "cited-plan"),
        ((*INITIATIVE, "indicators", 0, "target"), "12人", "indicator"),
        (("missions", 0, "department"), "税務課", "mission"),
        (("missions", 0, "measure"), 2, "measure-of-mission"),
        (("approaches",), ["聞く"], "approach"),
        (("notices",), ["報せ"], "notice"),
        (("citations", 0, "plan"), 2018, "plan-citation"),
    ],
)
def test_wrong_fact_is_missing_and_spurious(
    path: tuple[str | int, ...], wrong: object, kind: str, spell: Names
) -> None:
    score = result(changed(path, wrong), spell).score([kind])
    assert (score.missing, score.spurious) == (1, 1)


def test_nothing_wrong(spell: Names) -> None:
    assert result(KEY, spell).score() == Score(right=12)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ((*INITIATIVE, "new"), "new"),
        ((*INITIATIVE, "departments"), "responsible-section"),
        (("measures", 1), "measure"),
        (("approaches",), "approach"),
    ],
)
def test_missing_fact_lowers_recall_only(
    path: tuple[str | int, ...], kind: str, spell: Names
) -> None:
    score = result(changed(path, None), spell).score([kind])
    assert (score.precision, score.recall < 1) == (1.0, True)


@pytest.mark.parametrize(
    ("path", "more", "kind"),
    [
        (("measures", 1, "initiatives"), [{"title": "祭り"}], "initiative"),
        (("loose",), [{"title": "祭り"}], "measure-of-initiative"),
        (("approaches",), ["声を聴く", "声を聴く"], "approach"),
        ((*INITIATIVE, "departments"), ["総務課", "税務課"], "responsible-section"),
    ],
)
def test_spurious_fact_lowers_precision_only(
    path: tuple[str | int, ...], more: object, kind: str, spell: Names
) -> None:
    score = result(changed(path, more), spell).score([kind])
    assert (score.precision < 1, score.recall) == (True, 1.0)


def test_kinds_beside_do_not_count(spell: Names) -> None:
    beside = changed((*INITIATIVE, "budget"), 5)
    assert result(beside, spell).score(HEADLINE).f1 == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＧＲＥＥＮ×ＥＸＰＯ　２０２７", "GREEN×expo 2027"),
        ("つながる～まち", "つながる〜まち"),
        ("安全な\nまち！", "安全なまち!"),
    ],
)
def test_texts_that_compare_equal(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("printed", "compared"),
    [("1,200人", "1200"), ("約 90％", "90"), ("88.5", "88.5"), ("Ａ", "a"), ("12.0", "12")],
)
def test_values(printed: str, compared: str) -> None:
    assert value(printed) == compared


@pytest.mark.parametrize(
    ("one", "other"), [("緑土木事務所", "土木事務所"), ("高齢･障害支援課", "高齢・障害支援課")]
)
def test_sections_that_are_the_same(one: str, other: str, spell: Names) -> None:
    assert spell.section(one) == spell.section(other)


def test_open_citation_is_not_resolved(spell: Names) -> None:
    open_one = deepcopy(KEY)
    del open_one["measures"][0]["initiatives"][0]["citations"][0]["plan"]
    score = result(open_one, spell).score(["citation"])
    assert (score.right, score.missing, score.spurious) == (0, 1, 1)


def test_micro_average_weighs_each_fact(spell: Names) -> None:
    right, wrong = result(KEY, spell), result(changed(("approaches",), None), spell)
    assert total([right, wrong]) == Score(right=23, missing=1)


def test_score_of_a_pair() -> None:
    found = facts_of(1, 2, 2)
    assert compare(facts_of(2, 3), found) == Score(right=1, spurious=2, missing=1)
    assert (Score(1, 2, 1).precision, Score(1, 2, 1).recall) == (1 / 3, 0.5)
    assert Score(1, 2, 1).f1 == pytest.approx(0.4)


def facts_of(*numbers: int) -> Counter[Fact]:
    return Counter((number,) for number in numbers)


def test_document_that_is_read() -> None:
    key = {
        "city": "yokohama",
        "ward": "izumi",
        "year": 2024,
        "goal": {"title": "住みよいまち"},
        "measures": [{"title": "安全なまち", "number": 1}],
    }
    found = evaluate(Case("plain", PLAIN, key))
    assert (found.error, found.score()) == (None, Score(right=4))


def test_document_that_is_refused_misses_everything() -> None:
    found = evaluate(Case("weather", "今日は晴れです。", KEY))
    assert found.error is not None and found.error.startswith("SourceError: ")
    assert found.score() == Score(missing=12)


def test_details_name_each_fact(spell: Names) -> None:
    lines = list(report([result(changed(("year",), 2023), spell)], details=True))
    assert [line for line in lines if "year 20" in line] == ["    - year 2024", "    + year 2023"]


def test_graph_without_a_plan_is_no_key() -> None:
    with pytest.raises(ValueError, match="unpack"):
        key_of(Graph())
