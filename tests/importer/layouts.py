"""One ward plan in many layouts: every combination of the forms in which wards set its parts.

`document(layout)` prints the same plan (`PLAN`) as the layout says; `key(layout)` is its key.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.importer.facts import Key


@dataclass(frozen=True)
class Item:
    """An initiative: what it is called, its bullets, its section and its policies."""

    title: str
    bullets: tuple[str, ...]
    section: str
    policies: tuple[int, ...]


@dataclass(frozen=True)
class Part:
    """A measure with its sentence and its initiatives."""

    title: str
    subtitle: str
    text: str
    items: tuple[Item, ...]


GOAL, GOAL_SUBTITLE = "みんなでつくる　笑顔のまち　緑区", "未来へつなぐ"
PLAN = (
    Part(
        "災害に強く安心して暮らせるまち",
        "備える・守る",
        "地震や風水害に備え、地域の皆様とともに防災・減災の取組を進めます。",
        (
            Item(
                "地域防災力の向上",
                ("拠点での訓練を支援します。", "備蓄品を更新します。"),
                "総務課",
                (34,),
            ),
            Item("防犯と交通安全の推進", ("見守り活動を応援します。",), "地域振興課", (10, 36)),
        ),
    ),
    Part(
        "こどもが健やかに育つまち",
        "育てる・つながる",
        "妊娠期から学齢期まで、切れ目のない支援を行います。",
        (
            Item(
                "子育て家庭の応援",
                ("出張相談を行います。", "親子の集いを開きます。", "絵本を贈ります。"),
                "こども家庭支援課",
                (1, 2, 3),
            ),
            Item("こどもの居場所づくり", ("学習の場を開きます。",), "地域振興課", (4,)),
        ),
    ),
    Part(
        "誰もがいきいきと暮らせるまち",
        "支える・広げる",
        "健康づくりと支え合いの輪を広げます。",
        (
            Item(
                "健康づくりの推進",
                ("健診の受診を勧めます。", "体操を広めます。"),
                "福祉保健課",
                (8,),
            ),
            Item("高齢者の見守り", ("協力店を増やします。",), "高齢・障害支援課", (11, 12)),
        ),
    ),
)
APPROACHES = (
    ("信頼される区役所", "正確な事務を行います。"),
    ("つながる区役所", "地域の声を聴きます。"),
    ("挑戦する区役所", "改善を続けます。"),
)
MISSIONS = (
    ("総務課", "区役所を支えます。"),
    ("税務課", "公平に課税します。"),
    ("福祉保健課", "健康を支えます。"),
)

CIRCLED = "①②③④⑤"
KANA = "アイウエオ"
Form = Callable[[int, str], str]

HEADS: dict[str, tuple[str, ...]] = {
    "roman": ("Ⅰ　基本目標", "Ⅱ　目標達成に向けた施策", "Ⅲ　目標達成に向けた組織運営", "主な取組"),
    "markdown": (
        "## Ⅰ 基本目標",
        "## Ⅱ 目標達成に向けた施策",
        "## Ⅲ 目標達成に向けた組織運営",
        "## 主な取組",
    ),
    "letters": (
        "I 基本目標",
        "II 目標達成に向けた施策",
        "III 目標達成に向けた組織運営",
        "主な事業・取組",
    ),
    "mangled": ("T 基本目標", "U 目標達成に向けた施策", "V 目標達成に向けた組織運営", "主な取組"),
    "lenticular": (
        "【基本目標】",
        "【目標達成に向けた施策】",
        "【目標達成に向けた組織運営】",
        "【主な取組】",
    ),
    "squares": ("■基本目標", "■目標達成に向けた施策", "■目標達成に向けた組織運営", "■主な取組"),
    "plain": ("基本目標", "目標達成に向けた施策", "目標達成に向けた組織運営", "主な事業"),
    "deep": ("### 基本目標", "### 施策", "### 組織運営", "### 主な取組"),
}
GOALS: dict[str, tuple[str, bool]] = {
    "bare": (GOAL, False),
    "quoted": (f"「{GOAL}」", False),
    "dashed": (f"～{GOAL}～", False),
    "subtitle": (f"{GOAL}\n～{GOAL_SUBTITLE}～", True),
    "subtitle behind": (f"{GOAL}　〜{GOAL_SUBTITLE}〜", True),
    "quoted with subtitle": (f"『{GOAL}』\n～{GOAL_SUBTITLE}～", True),
    "explained": (f"{GOAL}\n\n区民の皆様とともに、次の施策を進めます。", False),
    "long dashes": (f"{GOAL}\n――{GOAL_SUBTITLE}――", True),
}
MEASURES: dict[str, Form] = {
    "digit": lambda n, t: f"{n} {t}",
    "wide digit": lambda n, t: f"{'１２３'[n - 1]}　{t}",
    "dot": lambda n, t: f"{n}. {t}",
    "word": lambda n, t: f"施策{n} {t}",
    "word and colon": lambda n, t: f"施策{n}：{t}",
    "boxed word": lambda n, t: f"【施策{n}】{t}",
    "angled word": lambda n, t: f"＜施策{'１２３'[n - 1]}＞　{t}",
    "pillar": lambda n, t: f"柱{n}　{t}",
    "round": lambda n, t: f"({n}) {t}",
    "circled": lambda n, t: f"{CIRCLED[n - 1]} {t}",
    "square": lambda n, t: f"[{n}] {t}",
    "lenticular": lambda n, t: f"【{n}】{t}",
    "heading": lambda _, t: f"#### {t}",
    "numbered heading": lambda n, t: f"#### {n} {t}",
    "worded heading": lambda n, t: f"#### 施策{n}　{t}",
    "bold": lambda n, t: f"**{n} {t}**",
    "diamond": lambda _, t: f"◆{t}",
    "bare": lambda _, t: t,
    "boxed": lambda _, t: f"【{t}】",
    "circled heading": lambda n, t: f"#### {CIRCLED[n - 1]} {t}",
}
ITEMS: dict[str, Form] = {
    "circle": lambda _, t: f"○{t}",
    "disc": lambda _, t: f"● {t}",
    "diamond": lambda _, t: f"◇{t}",
    "square": lambda _, t: f"■ {t}",
    "heading": lambda _, t: f"##### {t}",
    "marked heading": lambda _, t: f"##### ○ {t}",
    "round": lambda n, t: f"（{n}）{t}",
    "circled": lambda n, t: f"{CIRCLED[n - 1]}{t}",
    "kana": lambda n, t: f"{KANA[n - 1]}　{t}",
    "bold": lambda _, t: f"**{t}**",
    "boxed": lambda _, t: f"【{t}】",
    "worded": lambda n, t: f"取組{n}　{t}",
    "dot": lambda _, t: f"・{t}",
    "table": lambda _, t: t,
    "tabs": lambda _, t: t,
    "HTML table": lambda _, t: t,
    "box": lambda _, t: f"事業名：{t}",
}
TABLES = ("table", "tabs", "HTML table")
LISTS = ("【主な取組】", "＜主な事業・取組＞", "主な事業", "■主な取組")
BULLETS = {"dot": "・", "small dot": "･", "dash": "- ", "box": "□", "arrow": "➢", "set in": "　・"}
SECTIONS: dict[str, Form] = {
    "none": lambda _, s: "",
    "round": lambda _, s: f"（{s}）",
    "lenticular": lambda _, s: f"【{s}】",
    "double": lambda _, s: f"《{s}》",
    "label": lambda _, s: f"\n担当：{s}",
    "boxed label": lambda _, s: f"\n【担当課】{s}",
    "behind": lambda _, s: f"　{s}",
    "last": lambda _, s: f"（{s}）",
}
CITATIONS: dict[str, Callable[[str], str]] = {
    "none": lambda _: "",
    "angle": lambda p: f"＜中期計画：政策{p}＞",
    "round": lambda p: f"（中期計画 政策{p}）",
    "own line": lambda p: f"\n【中期計画：政策{p}】",
    "label": lambda p: f"\n関連政策：政策{p}",
    "whole": lambda p: f"〈中期計画2022～2025：政策{p}〉",
    "last": lambda p: f"＜中期計画：政策{p}＞",
}
APPROACH: dict[str, Form] = {
    "circle": lambda _, t: f"○{t}",
    "digit": lambda n, t: f"{n} {t}",
    "bullet": lambda _, t: f"・{t}",
    "heading": lambda _, t: f"#### {t}",
    "kana": lambda n, t: f"{KANA[n - 1]} {t}",
}
MISSION: dict[str, str] = {
    "none": "",
    "lenticular": "\n\n".join(f"【{name}】{text}" for name, text in MISSIONS),
    "colon": "\n".join(f"・{name}：{text}" for name, text in MISSIONS),
    "table": "\n".join(["|課名|目標|", "|---|---|", *(f"|{n}|{t}|" for n, t in MISSIONS)]),
    "below": "\n\n".join(f"{name}\n{text}" for name, text in MISSIONS),
}
NOISE = {
    "none": "",
    "caption": "\n\n<訓練の様子>",
    "note": "\n\n※ 予定が変わることがあります。",
    "page": "\n\n- 3 -",
    "picture": "\n\n▲ 昨年の様子",
}
LETTER = """令和6年5月20日
自治会町内会長　様
緑区長
令和6年度緑区運営方針について（送付）
日頃から区政に御協力いただき、ありがとうございます。
"""
ALIKE = {
    ("round", "round"), ("circled", "circled"), ("diamond", "diamond"), ("heading", "bold"),
    ("lenticular", "boxed"), ("boxed word", "boxed"), ("bold", "bold"), ("diamond", "boxed"),
    ("boxed", "boxed"), ("boxed", "bold"), ("circled heading", "circled"), ("bare", "boxed"),
}  # fmt: skip
"""Forms of measures and initiatives that no document uses together."""


@dataclass(frozen=True)
class Layout:
    """How each part is set; the values are keys of the tables above."""

    heads: str
    goal: str
    measure: str
    subtitles: bool
    texts: bool
    apart: bool
    listed: bool
    item: str
    bullet: str
    section: str
    citation: str
    approach: str
    explained: bool
    mission: str
    blank: bool
    body: str = "bullets"
    noise: str = "none"
    heading: str = LISTS[0]
    letter: bool = False
    details_first: bool = False

    @property
    def is_table(self) -> bool:
        return self.item in TABLES

    @property
    def name(self) -> str:
        return " | ".join(f"{name}={value}" for name, value in vars(self).items())


def layouts(seed: int, number: int) -> Iterator[Layout]:
    """So many layouts that a document can have, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311
    while number:
        made = Layout(
            heads=chance.choice(list(HEADS)),
            goal=chance.choice(list(GOALS)),
            measure=chance.choice(list(MEASURES)),
            subtitles=chance.random() < 0.3,
            texts=chance.random() < 0.8,
            apart=chance.random() < 0.5,
            listed=chance.random() < 0.5,
            item=chance.choice(list(ITEMS)),
            bullet=chance.choice(list(BULLETS)),
            section=chance.choice(list(SECTIONS)),
            citation=chance.choice(list(CITATIONS)),
            approach=chance.choice(list(APPROACH)),
            explained=chance.random() < 0.5,
            mission=chance.choice(list(MISSION)),
            blank=chance.random() < 0.5,
            body=chance.choice(["bullets", "bullets", "bullets", "prose", "wrapped"]),
            noise=chance.choice(list(NOISE)),
            heading=chance.choice(LISTS),
            letter=chance.random() < 0.15,
            details_first=chance.random() < 0.3,
        )
        if _is_possible(made):
            number -= 1
            yield made


IMPOSSIBLE: tuple[Callable[[Layout], bool], ...] = (
    lambda it: (it.measure, it.item) in ALIKE,
    lambda it: it.heads == "squares" and (it.item == "square" or it.heading == LISTS[3]),
    lambda it: it.item == "square" and it.heading == LISTS[3] and it.listed,
    lambda it: it.measure in ("bare", "boxed") and not it.texts,
    lambda it: it.measure == "boxed" and it.subtitles,
    lambda it: it.measure == "boxed" and (it.heads == "lenticular" or it.section != "none"),
    lambda it: it.item == "dot" and not (it.listed and it.bullet in ("dash", "box", "arrow")),
    lambda it: it.item == "dot" and it.apart,
    lambda it: it.measure == "bare" and it.item in ("box", *TABLES) and it.heads == "plain",
    lambda it: it.section == "lenticular" and it.item == "boxed",
    lambda it: it.measure == "diamond" and not (it.texts or it.apart),
)
"""What no document has, because nobody could tell its parts from each other."""


def _is_possible(layout: Layout) -> bool:
    return not any(excluded(layout) for excluded in IMPOSSIBLE)


def document(layout: Layout) -> str:
    """The plan, set as the layout says."""
    goal, measures, office, details = HEADS[layout.heads]
    letter = [LETTER] if layout.letter else []
    head = [*letter, "令和6年度　緑区運営方針", goal, GOALS[layout.goal][0], measures]
    organisation = [office, _approaches(layout)]
    missions = ["各課の目標", MISSION[layout.mission]] if MISSION[layout.mission] else []
    stated = [_stated(layout, n, part) for n, part in enumerate(PLAN, 1)]
    if layout.apart:
        named = [details, *(_named(layout, n, part) for n, part in enumerate(PLAN, 1))]
        last = [*named, *organisation] if layout.details_first else [*organisation, *named]
        return "\n\n".join([*head, *stated, *last, *missions]) + "\n"
    whole = [f"{text}\n\n{_items(layout, part)}" for text, part in zip(stated, PLAN, strict=True)]
    return "\n\n".join([*head, *whole, *organisation, *missions]) + "\n"


def _stated(layout: Layout, number: int, part: Part) -> str:
    title = part.title + (f" ～{part.subtitle}～" if layout.subtitles else "")
    needs_text = layout.texts or (layout.measure == "heading" and layout.apart)
    text = f"\n{part.text}" if needs_text else ""
    return MEASURES[layout.measure](number, title) + text


def _named(layout: Layout, number: int, part: Part) -> str:
    return f"{MEASURES[layout.measure](number, part.title)}\n\n{_items(layout, part)}"


def _items(layout: Layout, part: Part) -> str:
    gap = "\n\n" if layout.blank or layout.item == "box" else "\n"
    listed = [layout.heading] if layout.listed and not layout.apart else []
    if layout.is_table:
        return "\n\n".join([*listed, _table(layout, part)])
    return gap.join([*listed, *(_item(layout, n, item) for n, item in enumerate(part.items, 1))])


def _item(layout: Layout, number: int, item: Item) -> str:
    numbers = "・".join(map(str, item.policies))
    section = SECTIONS[layout.section](0, item.section)
    citation = CITATIONS[layout.citation](numbers)
    inline = "".join(
        piece.split("\n")[0]
        for form, piece in ((layout.section, section), (layout.citation, citation))
        if form != "last"
    )
    lines = [line for piece in (section, citation) for line in piece.split("\n")[1:]]
    last = [section] * (layout.section == "last") + [citation] * (layout.citation == "last")
    title = ITEMS[layout.item](number, item.title) + inline
    return "\n".join([title, *lines, *_body(layout, item), *last]) + NOISE[layout.noise]


def _body(layout: Layout, item: Item) -> list[str]:
    if layout.body == "prose":
        return ["".join(item.bullets)]
    bullets = [BULLETS[layout.bullet] + text for text in item.bullets]
    if layout.body == "wrapped":
        return [line for bullet in bullets for line in _wrapped(bullet)]
    return bullets


def _wrapped(bullet: str) -> list[str]:
    """A bullet that a narrow page broke: it is made longer first."""
    long = bullet.replace("。", "し、関係する皆様と力を合わせて着実に進めます。")
    return [long[:24], "　" + long[24:]]


def _table(layout: Layout, part: Part) -> str:
    heads = ["事業名", "内容", "担当課", "関連政策"]
    rows = [heads, *(_cells(layout, item) for item in part.items)]
    if layout.item == "tabs":
        return "\n".join("\t".join(row).replace("<br>", " ") for row in rows)
    if layout.item == "table":
        lines = [f"|{'|'.join(row)}|" for row in rows]
        return "\n".join([lines[0], "|---|---|---|---|", *lines[1:]])
    inside = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in rows)
    return f"<table>\n{inside}</table>"


def _cells(layout: Layout, item: Item) -> list[str]:
    body = "<br>".join(f"・{text}" for text in item.bullets)
    numbers = "・".join(map(str, item.policies))
    return [item.title, body, item.section, f"政策{numbers}"]


def _approaches(layout: Layout) -> str:
    form = APPROACH[layout.approach]
    rows = enumerate(APPROACHES, 1)
    lines = [form(n, name) + (f"\n{text}" if layout.explained else "") for n, (name, text) in rows]
    return "\n".join(lines)


def key(layout: Layout) -> Key:
    """What the document says."""
    made: Key = {"city": "yokohama", "ward": "midori", "year": 2024}
    made["goal"] = {"title": GOAL}
    if GOALS[layout.goal][1]:
        made["goal"]["subtitle"] = GOAL_SUBTITLE
    made["measures"] = [
        {"title": part.title, "initiatives": [_key_of(layout, item) for item in part.items]}
        for part in PLAN
    ]
    made["approaches"] = [title for title, _ in APPROACHES]
    if MISSION[layout.mission]:
        made["missions"] = [{"department": name} for name, _ in MISSIONS]
    return made


def _key_of(layout: Layout, item: Item) -> Key:
    made: Key = {"title": item.title}
    if layout.is_table or layout.body != "prose":
        made["actions"] = len(item.bullets)
    if layout.is_table or layout.section != "none":
        made["departments"] = [item.section]
    if layout.is_table or layout.citation != "none":
        made["citations"] = [{"plan": 2022, "policies": list(item.policies)}]
    return made
