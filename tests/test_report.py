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
SAID: dict[str, tuple[str, str, list[str]]] = {
    "izumi, japanese": (
        "izumi",
        "ja",
        [
            "読み取ったもの: 施策 5, 取組 12, 取組の項目 32, 中期計画の引用 13, "
            "課の方針 14, 組織運営 3, 特記 0",
            "文字の内訳: データにした文 75.3%, 見出し 4.2%, 写真の説明・標語 4.0%, 送付文 4.5%, "
            "記号 8.1%, 空白 4.0%",
            "確認してほしいところ: ありません",
        ],
    ),
    "kanazawa, english": (
        "kanazawa",
        "en",
        [
            "Found: measures 6, initiatives 19, actions 0, citations 0, missions 0, approaches 3, "
            "notices 1",
            "Characters by kind: modelled 81.6%, heading 5.8%, caption 0.9%, note 3.9%, "
            "markup 4.1%, blank 3.8%",
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
    assert list(lines(doubtful, language))[2:] == DOUBTED[language]


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
