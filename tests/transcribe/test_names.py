"""Names of staff go, everything else stays. All names here are invented."""

import time

import pytest

from wardplan.transcribe.names import remove
from wardplan.transcribe.notes import Note

REMOVED = [
    ("担当：山田・佐藤", "担当：（氏名は省略）"),
    ("担当　鈴木", "担当　（氏名は省略）"),
    ("担当:見本", "担当:（氏名は省略）"),
    ("担当：東", "担当：（氏名は省略）"),
    ("担当：山田 花子、佐藤　一郎", "担当：（氏名は省略）"),
    ("担当：田中課長、佐藤係長", "担当：（氏名は省略）"),
    ("担当：企画調整係 山田", "担当：企画調整係 （氏名は省略）"),
    ("担当：総務課企画調整係　山田、佐藤", "担当：総務課企画調整係　（氏名は省略）"),
    ("担当：鈴木 電話 045-000-0000", "担当：（氏名は省略） 電話 045-000-0000"),
    ("担当：鈴木（内線 123）", "担当：（氏名は省略）（内線 123）"),
    ("（担当：渡辺）", "（担当：氏名は省略）"),
    ("【担当】山田 花子", "【担当】（氏名は省略）"),
    ("担当者名 高橋 健太", "担当者名 （氏名は省略）"),
    ("文責：木村", "文責：（氏名は省略）"),
    ("課長　田中 一郎", "課長　（氏名は省略）"),
    ("泉区政推進課長 高橋花子", "泉区政推進課長 （氏名は省略）"),
    ("区政推進課長 勅使河原 一郎", "区政推進課長 （氏名は省略）"),
    ("係長：伊藤", "係長：（氏名は省略）"),
    ("係長 森　担当 中山", "係長 （氏名は省略）　担当 （氏名は省略）"),
    ("泉区長　山本 太郎", "泉区長　（氏名は省略）"),
    ("園長 小川みどり", "園長 （氏名は省略）"),
    ("区長 山本太郎　副区長 佐藤次郎", "区長 （氏名は省略）　副区長 （氏名は省略）"),
    (
        "問合せ先　泉区役所区政推進課 中村 電話 045-000-0000",
        "問合せ先　泉区役所区政推進課 （氏名は省略） 電話 045-000-0000",
    ),
    ("区政推進課　中村（電話 000-0000）", "区政推進課　（氏名は省略）（電話 000-0000）"),
    ("内線 1234 小林", "内線 1234 （氏名は省略）"),
    ("| 担当 | 山田 |", "| 担当 | （氏名は省略） |"),
    ("課長\t髙橋 花子\t800-0000", "課長\t（氏名は省略）\t800-0000"),
    ("E-mail yamada-taro@example.lg.jp", "E-mail （メールアドレスは省略）"),
    ("メール：taro.yamada＠example.jp まで", "メール：（メールアドレスは省略） まで"),
    ("泉区長\n\n山本 太郎", "泉区長\n\n（氏名は省略）"),
    ("担当：\n山田、佐藤", "担当：\n（氏名は省略）"),
]
KEPT = [
    "担当：企画調整係",
    "担当：総務課",
    "担当：企画調整",
    "担当：スポーツ係",
    "担当：各区",
    "担当：未定",
    "担当：（氏名は省略）",
    "担当 地域振興課",
    "担当課：総務課、戸籍課",
    "| 事業名 | 担当課 | 電話 |",
    "| 担当 | 地域振興課 |",
    "地区連合自治会町内会長 様",
    "泉区長 様",
    "自治会長 山田太郎 様",
    "泉区政推進課長",
    "泉区政推進課長\n\n令和6年度泉区運営方針について（報告）",
    "泉区長\n中山",
    "区長 からのメッセージ",
    "区長からのメッセージ",
    "区長 年頭 挨拶",
    "課長 会議",
    "主任 大野地区",
    "区長が、地域の皆様と対話します。",
    "係長、課長を中心に担当者が訪問します。",
    "日本画家の川合玉堂の別邸を公開します。",
    "川合玉堂（画家）",
    "講師：山田太郎",
    "泉区マスコットキャラクターいっずん",
    "中川地区センター 電話 045-000-0000",
    "会場 中川 電話 045-000-0000",
    "電話：800 - 2331",
    "E-mail iz-kusei@example.lg.jp",
    "○子育て支援の担当 東部地区での相談",
]


@pytest.mark.parametrize(("text", "expected"), REMOVED, ids=[text for text, _ in REMOVED])
def test_names_of_staff_go(text: str, expected: str) -> None:
    cleaned, notes = remove(text)
    assert cleaned == expected
    assert len(notes) == expected.count("省略")


@pytest.mark.parametrize("text", KEPT)
def test_everything_else_stays(text: str) -> None:
    assert remove(text) == (text, ())


@pytest.mark.parametrize("text", [expected for _, expected in REMOVED])
def test_a_second_time_nothing_is_found(text: str) -> None:
    assert remove(text) == (text, ())


def test_notes_give_the_line_and_never_the_name() -> None:
    text = "泉区\n\n区政推進課長 山本 花子\n担当：鈴木\nmail: hana@example.jp\n"
    _, notes = remove(text)
    assert notes == (Note("name", 3, "課長"), Note("name", 4, "担当"), Note("email", 5))
    assert "花子" not in "".join(note.message("ja") + note.message("en") for note in notes)


@pytest.mark.parametrize(
    "piece", ["担当 ", "担当：山田・", "区長　", "山 ", " ", "電話", "a.b@", "（", "課長 山田太郎"]
)
def test_long_lines_end_soon(piece: str) -> None:
    started = time.process_time()
    remove(piece * (400_000 // len(piece)))
    assert time.process_time() - started < 20
