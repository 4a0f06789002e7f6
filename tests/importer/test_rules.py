"""Each rule decides by content and place; what no rule takes is reported."""

import pytest

from tests.documents import YOKOHAMA, document
from wardplan.importer.blocks import Block, cut
from wardplan.importer.draft import Draft, Kind, Section
from wardplan.importer.reader import read
from wardplan.importer.sections import is_document_title, section_of
from wardplan.records import Plan

SECTIONS: dict[str, tuple[str, Section | None]] = {
    "roman": ("## Ⅰ 基本目標", Section.GOAL),
    "letter I": ("## I 基本目標", Section.GOAL),
    "letter l": ("## l 基本目標", Section.GOAL),
    "two letters": ("## II 目標達成に向けた施策", Section.MEASURES),
    "roman two": ("### Ⅱ 目標達成に向けた施策", Section.MEASURES),
    "roman three": ("### Ⅲ 目標達成に向けた組織運営", Section.ORGANISATION),
    "letter, no space": ("I基本目標", Section.GOAL),
    "roman, no space": ("Ⅱ目標達成に向けた施策", Section.MEASURES),
    "full-width letters": ("ＩＩ　目標達成に向けた施策", Section.MEASURES),
    "numeral turned into T": ("T 基本目標", Section.GOAL),
    "numeral turned into U": ("U 目標達成に向けた施策", Section.MEASURES),
    "numeral turned into V": ("V 目標達成に向けた組織運営 〜チームで〜", Section.ORGANISATION),
    "digit": ("1 基本目標", Section.GOAL),
    "digit and stop": ("2. 目標達成に向けた施策", Section.MEASURES),
    "plain": ("基本目標", Section.GOAL),
    "details": ("### 主な取組(Ⅱ 目標達成に向けた施策)", Section.DETAILS),
    "details, other words": ("## 主な事業・取組", Section.DETAILS),
    "a sentence": ("基本目標を定めました。", None),
    "attitudes": ("## 目標達成に向けた取組姿勢", Section.ORGANISATION),
    "sections' own": ("## 各課の目標", Section.DEPARTMENTS),
    "contacts": ("## このページへのお問合せ", Section.ENDING),
    "another heading": ("## 区の花", None),
    "a list's heading": ("### 【主な事業・取組】", Section.DETAILS),
}
TITLES = {
    "ward": ("# 泉区運営方針", True),
    "year": ("# 令和6年度泉区運営方針", True),
    "full width": ("令和６年度　泉区運営方針", True),
    "city": ("# 令和元年度 横浜市保土ケ谷区運営方針", True),
    "a letter's subject": ("令和6年度泉区運営方針について（報告）", False),
    "a sentence": ("泉区運営方針を策定しました。", False),
}
KINDS: dict[str, tuple[str, Kind]] = {
    "caption": ("<地域防災拠点での訓練>", Kind.CAPTION),
    "full-width caption": ("＜道路の施設修繕＞", Kind.CAPTION),
    "caption with a place": ("<防犯講習会(いちよう団地)>", Kind.CAPTION),
    "citation is no caption": ("<中期計画:政策35>", Kind.MODELLED),
    "star note": ("★ 主な事業・取組は、次頁以降をご覧ください。", Kind.NOTE),
    "rice mark note": ("※ 予定です。", Kind.NOTE),
    "page in brackets": ("(ホームページ: <https://example.org/>)", Kind.NOTE),
    "list heading": ("#### 【主な事業・取組】", Kind.HEADING),
    "action": ("・防犯に取り組みます。", Kind.MODELLED),
    "action without a full stop": ("・防犯", Kind.MODELLED),
    "dash action": ("- 防犯に取り組みます。", Kind.MODELLED),
    "description": ("防犯に取り組みます。", Kind.MODELLED),
    "slogan under a picture": ("\n\n\n子育てに優しいまち泉区", Kind.CAPTION),
    "short line at once": ("子育てに優しいまち泉区", Kind.UNPLACED),
}


def only(text: str) -> Block:
    (block,) = cut(text)
    return block


def plan(text: str) -> Plan:
    return read(text, YOKOHAMA).plan


def kind_of_last(text: str) -> Kind:
    return read(text, YOKOHAMA).placed[-1].kind


@pytest.mark.parametrize(("text", "section"), SECTIONS.values(), ids=SECTIONS.keys())
def test_section(text: str, section: Section | None) -> None:
    assert section_of(only(text), YOKOHAMA) is section


@pytest.mark.parametrize(("text", "expected"), TITLES.values(), ids=TITLES.keys())
def test_document_title(text: str, expected: bool) -> None:
    assert is_document_title(only(text), YOKOHAMA) is expected


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS.keys())
def test_kind_under_an_initiative(text: str, kind: Kind) -> None:
    assert kind_of_last(document(f"○安心\n\n{text}")) is kind


def test_opening_a_section_closes_the_last_one() -> None:
    draft = Draft("", YOKOHAMA)
    draft.open(Section.MEASURES)
    assert (draft.section, draft.measure, draft.current, draft.group) == (
        Section.MEASURES,
        None,
        None,
        None,
    )


def test_caption_is_not_part_of_the_initiative() -> None:
    (initiative,) = plan(document("○安心\n\n・守る\n\n<写真>")).measures[0].initiatives
    assert ([a.text for a in initiative.actions], initiative.description) == (["守る"], ())


def test_letter_before_the_title_is_no_plan() -> None:
    text = "泉区長 様\n\n### 1 これは手紙です\n\n日頃から。\n\n" + document()
    kinds = [item.kind for item in read(text, YOKOHAMA).placed[:4]]
    assert kinds == [Kind.LETTER, Kind.LETTER, Kind.LETTER, Kind.HEADING]


def test_group_stands_on_the_measures_below_it() -> None:
    measures = (
        "皆様と進める施策\n\n### 1 安全\n\n文です。\n\n### 2 元気\n\n文です。\n\n"
        "区が進める施策\n\n### 3 信頼"
    )
    found = plan(document(measures=measures)).measures
    assert [(m.label.text, m.group.text if m.group else None) for m in found] == [
        ("安全", "皆様と進める施策"),
        ("元気", "皆様と進める施策"),
        ("信頼", "区が進める施策"),
    ]


def test_sentence_above_a_measure_is_no_group() -> None:
    found = plan(document(measures="施策を進めます。\n\n### 1 安全"))
    assert (found.measures[0].group, [i.text for i in found.introductions]) == (
        None,
        ["施策を進めます。"],
    )


def test_line_under_a_picture_is_no_group() -> None:
    found = plan(document(measures="### 1 安全\n\n文です。\n\n\n\nぼたんちゃん\n\n### 2 元気"))
    assert found.measures[1].group is None


def test_repeated_heading_is_found_in_spite_of_its_spelling() -> None:
    text = document(measures="### 5 防災力、アップ！ ～みんなで～") + (
        "\n## 主な取組\n\n## 5 防災力、アップ!～みんなで～\n\n○防災えん\n\n守ります。\n"
    )
    assert [i.label.text for i in plan(text).measures[0].initiatives] == ["防災えん"]


def test_repeated_heading_after_the_organisation_opens_the_details() -> None:
    text = document(organisation="#### ○話を聞きます！\n\n聞きます。\n\n## 1 安全なまち\n\n○安心")
    found = plan(text)
    assert [a.label.text for a in found.approaches] == ["話を聞きます！"]
    assert [i.label.text for i in found.measures[0].initiatives] == ["安心"]


def test_numbered_approach_is_no_measure() -> None:
    found = plan(document(organisation="### 1 つながりの強化\n\n強めます。\n\n### 2 チーム力"))
    assert [(a.number, a.label.text) for a in found.approaches] == [
        (1, "つながりの強化"),
        (2, "チーム力"),
    ]
    assert len(found.measures) == 1


def test_notice_is_no_initiative() -> None:
    found = plan(
        document("○安心\n\n守ります。\n\n#### 【感染症への対応】\n\n前半です。\n\n後半です。")
    )
    (notice,) = found.notices
    assert (notice.label.text, [d.text for d in notice.description]) == (
        "感染症への対応",
        ["前半です。 後半です。"],
    )
    assert [i.label.text for i in found.measures[0].initiatives] == ["安心"]


def test_picture_between_paragraphs_parts_the_description() -> None:
    text = document("○安心\n\n前半です。\n\n<写真>\n\n後半です。")
    (initiative,) = plan(text).measures[0].initiatives
    assert [d.text for d in initiative.description] == ["前半です。", "後半です。"]


def test_initiative_under_no_measure_hangs_on_the_plan() -> None:
    text = document(measures="### 1 安全なまち") + "\n## 主な取組\n\n○安心\n\n○元気\n"
    found = plan(text)
    assert [(i.key, i.label.text) for i in found.loose_initiatives] == [
        ("0-1", "安心"),
        ("0-2", "元気"),
    ]


def test_basic_strategy_in_the_introduction_is_the_plans_citation() -> None:
    introduction = "横浜市中期計画2022~2025の基本戦略「子育てしたいまち」を踏まえます。"
    found = plan(document(measures=f"{introduction}\n\n### 1 安全"))
    assert [(c.basic_strategy, c.first_year) for c in found.citations] == [
        ("子育てしたいまち", 2022)
    ]


def test_goal_that_the_sentence_below_points_at() -> None:
    text = (
        "令和6年度泉区運営方針\n\n「みんなでつくる泉」\n\nこれが今年度の泉区の基本目標です。\n\n"
        "1. 安全\n守ります。\n\n2. 元気\n育てます。"
    )
    found = plan(text)
    assert found.goal is not None
    assert (found.goal.label.text, len(found.measures)) == ("みんなでつくる泉", 2)


def test_measures_that_only_come_again_word_for_word() -> None:
    lines = ("安心　災害に強く、犯罪のないまち", "元気　誰もが活動し、楽しめるまち")
    text = (
        "令和6年度泉区運営方針\n\n◆ 基本目標\n住みよいまち\n\n◆ 施策\n"
        + "\n".join(lines)
        + f"\n\n◆ 主な取組\n\n{lines[0]}\n\n○防災\n\n{lines[1]}\n\n○健康\n"
    )
    found = plan(text).measures
    assert [(m.label.text.replace(" ", "　"), m.initiatives[0].label.text) for m in found] == [
        (lines[0], "防災"),
        (lines[1], "健康"),
    ]


def test_measures_that_only_a_table_states() -> None:
    text = document(
        measures="|柱|めざすこと|\n|---|---|\n|1 安全|備えます。|\n|2 元気|育てます。|"
    ).replace("目標達成に向けた施策", "2つの柱")
    found = plan(text).measures
    assert [(m.label.text, m.number, [d.text for d in m.description]) for m in found] == [
        ("安全", 1, ["備えます。"]),
        ("元気", 2, ["育てます。"]),
    ]


APPROACHES = {
    "marks": ("◎ 丁寧 ◎ 迅速 ◎ 挑戦", ["丁寧", "迅速", "挑戦"]),
    "numbers": ("(1) 丁寧　(2) 迅速　(3) 挑戦", ["丁寧", "迅速", "挑戦"]),
    "circled numbers": ("①丁寧　②迅速", ["丁寧", "迅速"]),
    "kana": ("ア　丁寧　イ　迅速　ウ　挑戦", ["丁寧", "迅速", "挑戦"]),
    "one a line": ("○丁寧\n○迅速", ["丁寧", "迅速"]),
    "letters": ("A 丁寧\nB 迅速", ["丁寧", "迅速"]),
    "numbers of a sentence": ("1 丁寧\n2つの窓口を設けます。", ["丁寧"]),
}


@pytest.mark.parametrize(("text", "expected"), APPROACHES.values(), ids=APPROACHES.keys())
def test_approaches(text: str, expected: list[str]) -> None:
    assert [a.label.text for a in plan(document(organisation=text)).approaches] == expected


def test_citation_of_the_plan_below_a_measure_is_no_heading_of_a_table() -> None:
    text = document(
        measures="### 1 安全なまち\n\n> 横浜市中期計画2026～2029　施策群3・4\n\n"
        "|取組名|内容|\n|訓練|守る|"
    )
    (cited,) = plan(text).measures[0].citations
    assert (cited.first_year, cited.measure_groups) == (2026, (3, 4))
