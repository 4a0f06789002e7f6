"""The two documents, read whole, hold what the design says they hold."""

from collections import Counter

import pytest

from tests.documents import YOKOHAMA, document
from wardplan.errors import SourceError
from wardplan.importer.coverage import quotes_of
from wardplan.importer.draft import Kind
from wardplan.importer.reader import Reading, read
from wardplan.records import Initiative, Plan, Quote, fold
from wardplan.source import Source

IZUMI_MEASURES = [
    (1, "にぎわいの創出と発信による魅力づくり", "とどけよう！いずみの魅力", 3),
    (2, "区民の皆様とともに育む持続可能な地域づくり", "はぐくもう！地域の力", 4),
    (3, "安全・安心のまちづくり", "まもろう！暮らしの安全・安心", 3),
    (4, "あらゆる世代がいきいきと暮らせる繋がりづくり", "ささえあおう！健やかなまち", 2),
    (5, "信頼される区役所づくり", "チーム泉", 0),
]
IZUMI_INITIATIVES = [
    ("1-1", "泉区ならではの魅力発信", 3),
    ("1-2", "伝統文化の保存・普及・継承", 1),
    ("1-3", "「農」の魅力発信", 3),
    ("2-1", "「泉わくわく応援隊」", 2),
    ("2-2", "脱炭素行動の普及・啓発", 3),
    ("2-3", "GREEN×EXPO 2027の機運醸成", 2),
    ("2-4", "商店街のにぎわいづくり", 3),
    ("3-1", "地域防災力の向上と防災体制の整備強化", 4),
    ("3-2", "防犯対策", 3),
    ("3-3", "インフラ施設の維持管理", 0),
    ("4-1", "誰もが安心して自分らしく暮らせるまちへ", 4),
    ("4-2", "子育てに優しいまち泉区", 4),
]
TOGETHER = "皆様と共にすすめる施策"
KANAZAWA_MEASURES = [
    (1, 1, "金沢の未来を創る！", "住みたい、住み続けたいまちの実現", TOGETHER),
    (2, 2, "金沢の魅力をもっと発信！", "歴史、自然、観光、大学、産業のまち金沢", TOGETHER),
    (3, 3, "すくすく育て！かなざわっこ", "子どもが健やかに育つまちづくり", TOGETHER),
    (4, 4, "誰もが健康で生きがいを感じられる地域の実現！", None, TOGETHER),
    (5, 5, "防災力・危機対応力、アップ！", None, TOGETHER),
    (
        6,
        None,
        "区民の皆様への「まごころ」あふれる区役所づくり",
        None,
        "区役所がすすめる 区民サービス向上の施策",
    ),
]
KANAZAWA_INITIATIVES = [
    ("1-1", "クリーンタウン推進事業"),
    ("1-2", "金沢区空き家等を活用した地域の「茶の間」支援事業"),
    ("1-3", "金沢区心部におけるまちづくり検討及び実行のモデル的取組"),
    ("2-1", "金沢区観光振興事業"),
    ("2-2", "LINKAI 横浜金沢推進事業"),
    ("2-3", "歴史資産のまち・かなざわ 歴史プロモーション事業"),
    ("2-4", "旧川合玉堂別邸（園庭緑地）保全活用事業"),
    ("3-1", "地域子育てネットワーク事業"),
    ("3-2", "子育て応援事業"),
    ("3-3", "保育所による子育て支援事業"),
    ("4-1", "金沢区地域福祉保健推進事業"),
    ("4-2", "健康ウォーキング普及事業"),
    ("4-3", "認知症高齢者等支援事業"),
    ("4-4", "地域包括ケアの推進"),
    ("5-1", "金沢防災“えん”づくり事業"),
    ("5-2", "災害時要援護者避難支援事業"),
    ("5-3", "災害に強いまちづくり"),
    ("6-1", "「区民サービス」推進事業"),
    ("6-2", "区の花・ぼたんPR事業"),
]


@pytest.fixture(scope="module")
def of_izumi(izumi: Source) -> Reading:
    return read(izumi.text, YOKOHAMA)


@pytest.fixture(scope="module")
def of_kanazawa(kanazawa: Source) -> Reading:
    return read(kanazawa.text, YOKOHAMA)


def initiatives(plan: Plan) -> list[Initiative]:
    return [initiative for measure in plan.measures for initiative in measure.initiatives]


def text_of(part: Quote | None) -> str | None:
    return part.text if part else None


def misplaced(text: str, reading: Reading) -> list[Quote]:
    quotes = quotes_of(reading.plan)
    return [quote for quote in quotes if fold(text[quote.start : quote.end]) != quote.text]


def test_goal_of_izumi(of_izumi: Reading) -> None:
    goal = of_izumi.plan.goal
    assert goal is not None
    assert (goal.label.text, goal.subtitle) == ("みらいへ進もう！地域とともに", None)


def test_measures_of_izumi(of_izumi: Reading) -> None:
    measures = of_izumi.plan.measures
    found = [(m.number, m.label.text, text_of(m.subtitle), len(m.initiatives)) for m in measures]
    assert found == IZUMI_MEASURES


def test_initiatives_of_izumi(of_izumi: Reading) -> None:
    found = [(i.key, i.label.text, len(i.actions)) for i in initiatives(of_izumi.plan)]
    assert found == IZUMI_INITIATIVES


def test_izumi_has_32_actions(of_izumi: Reading) -> None:
    assert sum(len(i.actions) for i in initiatives(of_izumi.plan)) == 32


def test_only_infrastructure_is_described_in_prose(of_izumi: Reading) -> None:
    prose = [i.key for i in initiatives(of_izumi.plan) if i.description]
    assert prose == ["3-3"]


def test_approaches_of_izumi(of_izumi: Reading) -> None:
    assert [(a.position, a.number, a.label.text) for a in of_izumi.plan.approaches] == [
        (1, None, "区民の皆様の信頼に応えます！"),
        (2, None, "区役所全体で地域支援に取り組みます！"),
        (3, None, "「チーム泉」一丸で取り組みます！"),
    ]


def test_izumi_has_nothing_else(of_izumi: Reading) -> None:
    plan = of_izumi.plan
    assert (plan.notices, plan.loose_initiatives, len(plan.introductions)) == ((), (), 1)


def test_goal_of_kanazawa(of_kanazawa: Reading) -> None:
    goal = of_kanazawa.plan.goal
    assert goal is not None
    assert (goal.label.text, text_of(goal.subtitle)) == (
        "地域の皆様と共に考える、挑戦する、つくる！",
        "訪れたい、住みたい、住み続けたいまち 金沢を目指して",
    )


def test_measures_of_kanazawa(of_kanazawa: Reading) -> None:
    found = [
        (m.key, m.number, m.label.text, text_of(m.subtitle), text_of(m.group))
        for m in of_kanazawa.plan.measures
    ]
    assert found == KANAZAWA_MEASURES


def test_initiatives_of_kanazawa(of_kanazawa: Reading) -> None:
    found = [(i.key, i.label.text) for i in initiatives(of_kanazawa.plan)]
    assert found == KANAZAWA_INITIATIVES


def test_one_lead_bureau_and_one_programme(of_kanazawa: Reading) -> None:
    found = initiatives(of_kanazawa.plan)
    labelled = [(i.key, text_of(i.bureau), text_of(i.programme)) for i in found if i.bureau]
    assert labelled == [("1-3", "都市整備局", "区局連携促進事業")]
    assert [i.key for i in found if i.programme] == ["1-3"]


def test_subtitles_of_kanazawas_initiatives(of_kanazawa: Reading) -> None:
    found = initiatives(of_kanazawa.plan)
    assert [(i.key, i.subtitle.text) for i in found if i.subtitle] == [
        ("5-1", "顔の見える防災の輪"),
        ("5-3", "インフラ耐震化事業"),
    ]


def test_kanazawa_has_prose_and_no_actions(of_kanazawa: Reading) -> None:
    found = initiatives(of_kanazawa.plan)
    assert [(len(i.description), len(i.actions)) for i in found] == [(1, 0)] * 19


def test_notice_of_kanazawa(of_kanazawa: Reading) -> None:
    (notice,) = of_kanazawa.plan.notices
    assert (notice.label.text, len(notice.description)) == ("新型コロナウイルス感染症への対応", 1)


def test_approaches_of_kanazawa(of_kanazawa: Reading) -> None:
    assert [(a.number, a.label.text) for a in of_kanazawa.plan.approaches] == [
        (1, "地域の皆様との“つながり”を強化"),
        (2, "誰もが輝けるチーム力の向上"),
        (3, "職員一人ひとりの知識・行動力の向上"),
    ]


def test_every_quote_of_izumi_stands_where_it_says(izumi: Source, of_izumi: Reading) -> None:
    assert misplaced(izumi.text, of_izumi) == []
    assert len(list(quotes_of(of_izumi.plan))) == 115


def test_every_quote_of_kanazawa_stands_where_it_says(
    kanazawa: Source, of_kanazawa: Reading
) -> None:
    assert misplaced(kanazawa.text, of_kanazawa) == []
    assert len(list(quotes_of(of_kanazawa.plan))) == 82


def test_kinds_of_izumi(of_izumi: Reading) -> None:
    assert Counter(item.kind for item in of_izumi.placed) == {
        Kind.LETTER: 12,
        Kind.HEADING: 10,
        Kind.MODELLED: 69,
        Kind.CAPTION: 18,
    }


def test_kinds_of_kanazawa(of_kanazawa: Reading) -> None:
    assert Counter(item.kind for item in of_kanazawa.placed) == {
        Kind.HEADING: 15,
        Kind.MODELLED: 69,
        Kind.CAPTION: 3,
        Kind.NOTE: 4,
    }


@pytest.mark.parametrize(
    ("measures", "keys"),
    [
        ("### 1 a\n\n### 2 b", [1, 2]),
        ("### a\n\n### b", [1, 2]),
        ("### 2 a\n\n### 1 b", [2, 1]),
        ("### 1 a\n\n文。\n\n### 1 b\n\n文。", [1, 2]),
        ("### まごころ\n\n文。\n\n### 1 a\n\n### 2 b", [3, 1, 2]),
        ("### ① a\n\n### ③ b\n\n### c", [1, 3, 4]),
    ],
    ids=["numbered", "unnumbered", "out of order", "twice", "unnumbered first", "gap"],
)
def test_keys_of_measures(measures: str, keys: list[int]) -> None:
    found = read(document(measures=measures), YOKOHAMA).plan.measures
    assert [measure.key for measure in found] == keys
    assert [measure.position for measure in found] == list(range(1, len(keys) + 1))


def test_missions_name_the_key_of_their_measure() -> None:
    text = document(
        "<p>《総務課》</p> <p>支えます。</p>", measures="### まごころ\n\n### 1 安全なまち"
    )
    (mission,) = read(text, YOKOHAMA).plan.missions
    assert (mission.measure, mission.position) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "今日は晴れです。\n",
        "# 泉区運営方針\n\n文です。\n",
        "## Ⅲ 目標達成に向けた組織運営\n\n○声\n",
    ],
    ids=["prose", "title only", "organisation only"],
)
def test_refuses_a_text_that_is_no_plan(text: str) -> None:
    with pytest.raises(SourceError, match=r"neither a basic goal \(基本目標\) nor a measure"):
        read(text, YOKOHAMA)
