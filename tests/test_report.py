"""What an import tells the person who ran it."""

import json

import pytest

from tests.documents import document, source
from wardplan.derive import Derived, derive
from wardplan.importer.draft import Kind
from wardplan.importer.profile import Profile
from wardplan.reference import Reference
from wardplan.report import KINDS, as_json, counts, lines
from wardplan.source import Source

COUNTS: dict[str, dict[str, int]] = {
    "izumi": {
        "measures": 5,
        "initiatives": 12,
        "actions": 32,
        "citations": 13,
        "missions": 14,
        "approaches": 3,
        "notices": 0,
    },
    "kanazawa": {
        "measures": 6,
        "initiatives": 19,
        "actions": 0,
        "citations": 0,
        "missions": 0,
        "approaches": 3,
        "notices": 1,
    },
}
CAPTIONS = (
    ("32行目", "泉区マスコットキャラクターいっずん"),
    ("42行目", "子育てに優しいまち泉区"),
    ("96行目", "<ゆめが丘ソラトス完成予想パース図>"),
    ("104行目", "<横浜いずみ歌舞伎>"),
    ("117行目", "<地産地消マルシェ>"),
    ("131行目", "<サツマイモ掘りの手伝い(中川地区)>"),
    ("141行目", "<オリジナルタンブラーづくり>"),
    ("151～159行目", "<缶バッチづくり>"),
    ("169～173行目", "<いっずんカレー>"),
    ("186行目", "<地域防災拠点での訓練>"),
    ("196行目", "<防犯講習会(いちよう団地)>"),
    ("204行目", "<道路の施設修繕>"),
    ("217～221行目", "<推進イベント(おもちゃづくり)>"),
    ("232行目", "<子育て応援マーク紹介動画>"),
)
SAID: dict[str, tuple[str, str, list[str]]] = {
    "izumi, japanese": (
        "izumi",
        "ja",
        [
            "読み取ったもの: yokohama/izumi/2024: 施策 5, 取組 12, 取組の項目 32, "
            "中期計画の引用 13, 課の方針 14, 組織運営 3, 特記 0",
            "  基本目標: みらいへ進もう！地域とともに",
            "  施策: 1 にぎわいの創出と発信による魅力づくり (3)",
            "  施策: 2 区民の皆様とともに育む持続可能な地域づくり (4)",
            "  施策: 3 安全・安心のまちづくり (3)",
            "  施策: 4 あらゆる世代がいきいきと暮らせる繋がりづくり (2)",
            "  施策: 5 信頼される区役所づくり (0)",
            "文字の内訳: データにした文 75.3%, 見出し 4.2%, 写真の説明・標語 4.0%, 送付文 4.5%, "
            "記号 8.1%, 空白 4.0%",
            "データにしなかったもの: 15",
            "  3～26行目: 送付文で、計画の内容ではありません: "
            "泉区連長会資料 令和6年5月17日 泉区区政推進課",
            *(f"  {place}: 写真や図の説明、または標語です: {text}" for place, text in CAPTIONS),
            "確認してほしいところ: ありません",
        ],
    ),
    "kanazawa, english": (
        "kanazawa",
        "en",
        [
            "Found: yokohama/kanazawa/2020: measures 6, initiatives 19, actions 0, citations 0, "
            "missions 0, approaches 3, notices 1",
            "  basic goal: 地域の皆様と共に考える、挑戦する、つくる！",
            "  measure: 1 金沢の未来を創る！ (3)",
            "  measure: 2 金沢の魅力をもっと発信！ (4)",
            "  measure: 3 すくすく育て！かなざわっこ (3)",
            "  measure: 4 誰もが健康で生きがいを感じられる地域の実現！ (4)",
            "  measure: 5 防災力・危機対応力、アップ！ (3)",
            "  measure: 区民の皆様への「まごころ」あふれる区役所づくり (2)",
            "Characters by kind: modelled 81.6%, heading 5.8%, caption 0.9%, note 3.9%, "
            "markup 4.1%, blank 3.8%",
            "Left out: 3",
            "  lines 42-47: caption of a picture, or a slogan: "
            "区民の皆様にご満足いただけるサービス”を私たちは目指します",
            "  line 71: note: 主な事業・取組は、次頁以降をご覧ください。",
            "  lines 193-197: note: 令和2年度 金沢区自主企画事業及び各局の事業から、"
            "主要な事業・取組を掲載していま…",
            "Please check: nothing",
        ],
    ),
}
DOUBTED: dict[str, list[str]] = {
    "ja": [
        "確認してほしいところ: 2",
        "  17行目: 引用されたものがその中期計画にありません: 中期計画:政策99",
        "  19行目: どの項目にも当てはめられませんでした。原文を確認してください: 【連絡】",
    ],
    "en": [
        "Please check: 2",
        "  line 17: what is cited is not in that mid-term plan: 中期計画:政策99",
        "  line 19: could not be placed; check the source: 【連絡】",
    ],
}


@pytest.fixture(scope="module")
def derived(
    izumi: Source, kanazawa: Source, reference: Reference, profile: Profile
) -> dict[str, Derived]:
    kept = {"izumi": izumi, "kanazawa": kanazawa}
    return {name: derive(each, reference, profile) for name, each in kept.items()}


@pytest.fixture(scope="module")
def doubtful(reference: Reference, profile: Profile) -> Derived:
    return derive(source(document("○安心<中期計画:政策99>\n\n【連絡】")), reference, profile)


@pytest.mark.parametrize("name", COUNTS)
def test_counts(name: str, derived: dict[str, Derived]) -> None:
    assert counts(derived[name]) == COUNTS[name]


def test_loose_initiatives_count(reference: Reference, profile: Profile) -> None:
    text = document() + "\n## 主な取組\n\n○安心<中期計画:政策1>\n\n・守る\n"
    found = counts(derive(source(text), reference, profile))
    assert (found["initiatives"], found["actions"], found["citations"]) == (1, 1, 1)


@pytest.mark.parametrize(("name", "language", "expected"), SAID.values(), ids=SAID.keys())
def test_lines(name: str, language: str, expected: list[str], derived: dict[str, Derived]) -> None:
    assert list(lines(derived[name], language)) == expected


@pytest.mark.parametrize("language", DOUBTED)
def test_doubts_are_listed_with_their_lines(language: str, doubtful: Derived) -> None:
    assert list(lines(doubtful, language))[-3:] == DOUBTED[language]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_kind_has_a_name(language: str) -> None:
    assert list(KINDS[language]) == list(Kind)
    assert len(set(KINDS[language].values())) == len(Kind)


def test_json_of_izumi(derived: dict[str, Derived]) -> None:
    found = as_json(derived["izumi"])
    assert (found["plan"], found["found"], found["doubts"]) == (
        "https://w3id.org/wardplan/plan/yokohama/izumi/2024",
        COUNTS["izumi"],
        [],
    )


def test_json_names_every_doubt(doubtful: Derived) -> None:
    assert as_json(doubtful)["doubts"] == [
        {
            "code": "policy",
            "line": 17,
            "text": "中期計画:政策99",
            "message": "what is cited is not in that mid-term plan",
        },
        {
            "code": "unplaced",
            "line": 19,
            "text": "【連絡】",
            "message": "could not be placed; check the source",
        },
    ]


def test_json_is_json(derived: dict[str, Derived]) -> None:
    found = json.loads(json.dumps(as_json(derived["izumi"])))
    assert (sum(found["coverage"].values()), found["coverage"]["unplaced"]) == (6032, 0)
