"""An outline as the transcription of a ward's document: front matter and Markdown."""

from collections.abc import Iterator
from datetime import date

from wardplan.source import FrontMatter, Source
from wardplan.synth.cities import midterm_of
from wardplan.synth.outline import Citation, Initiative, Measure, Outline
from wardplan.years import era_name

SECTIONS = (
    "総務課", "区政推進課", "地域振興課", "戸籍課", "税務課", "区会計室", "福祉保健課",
    "生活衛生課", "高齢・障害支援課", "こども家庭支援課", "生活支援課", "保険年金課", "保育園",
    "土木事務所",
)  # fmt: skip
"""The sections whose missions a plan tells, by the names that its city's profile knows."""

_TRANSCRIPTION = "Synthetic text made by wardplan synth; no ward wrote it"


def source_of(outline: Outline) -> Source:
    """The source that the importer reads."""
    place = outline.place
    front = FrontMatter(
        city=place.city.slug,
        ward=place.ward.slug,
        fiscal_year=place.year,
        title=f"{era_name(place.year)}{place.city.name}{place.ward.name}運営方針",
        publisher=f"{place.ward.name}役所",
        issued=date(place.year, 5, 10 + place.city.wards.index(place.ward)),
        transcription=_TRANSCRIPTION,
    )
    return Source(front, "\n\n".join(_parts(outline)) + "\n")


def basic_strategy(city_name: str) -> str:
    """The title of the basic strategy of a city's mid-term plans."""
    return f"声を合わせて未来をひらく {city_name}"


def _parts(outline: Outline) -> Iterator[str]:
    place, short = outline.place, bool(outline.missions)
    yield f"# {era_name(place.year)} {place.city.name}{place.ward.name}運営方針"
    yield "## Ⅰ 基本目標"
    yield f"### {outline.goal.title} ～{outline.goal_subtitle}～"
    yield outline.goal.body
    yield "## Ⅱ 目標達成に向けた施策"
    yield _lead(outline)
    for number, measure in enumerate(outline.measures, 1):
        yield f"### {number} {measure.title} ～{measure.subtitle}～"
        yield measure.body
    yield "## Ⅲ 目標達成に向けた組織運営"
    for approach in outline.organisation:
        yield f"### ○{approach.title}"
        yield approach.body
    yield "## 主な取組（Ⅱ 目標達成に向けた施策）" if short else "## 主な事業・取組"
    for number, measure in enumerate(outline.measures, 1):
        yield from _details(outline, number, measure)
    if outline.notice:
        yield f"#### 【{outline.notice.title}】"
        yield outline.notice.body


def _lead(outline: Outline) -> str:
    city = outline.place.city.name
    if midterm_of(outline.place.year).groups:
        return outline.lead
    return f"{city}中期計画の基本戦略「{basic_strategy(city)}」を踏まえます。{outline.lead}"


def _details(outline: Outline, number: int, measure: Measure) -> Iterator[str]:
    yield f"### {number} {measure.title} ～{measure.subtitle}～"
    for initiative in measure.initiatives:
        yield _title(outline, initiative)
        yield _body(initiative, bullets=bool(outline.missions))
        yield from _further(initiative)
    if not measure.initiatives:
        grid = [
            f"《{name}》\n{text}" for name, text in zip(SECTIONS, outline.missions, strict=True)
        ]
        yield "\n\n".join(grid)


def _title(outline: Outline, initiative: Initiative) -> str:
    new = "【新規】" if initiative.is_new else ""
    department = f"【{initiative.department}】" if initiative.department else ""
    budget = f"（{initiative.budget // 10_000:,}万円）" if initiative.budget else ""
    mark = "○" if outline.missions else "◆"
    cited = _cited(outline, initiative.citation) if initiative.citation else ""
    return f"#### {mark}{new}{initiative.title}{department}{budget}{cited}"


def _cited(outline: Outline, citation: Citation) -> str:
    if midterm_of(outline.place.year).groups:
        numbers = "・".join(str(number % 33 + 1) for number in citation.policies)
        return f"<中期計画:施策群{numbers}>"
    numbers = "・".join(map(str, citation.policies))
    return f"<中期計画:テーマ{citation.theme:02} 戦略{citation.strategy} 政策{numbers}>"


def _body(initiative: Initiative, *, bullets: bool) -> str:
    sentences = [action.text for action in initiative.actions]
    return "\n".join(f"- ・{text}" for text in sentences) if bullets else "".join(sentences)


def _further(initiative: Initiative) -> Iterator[str]:
    if initiative.sdgs:
        yield f"関連するSDGs：{'・'.join(map(str, initiative.sdgs))}"
    if found := initiative.indicator:
        yield f"|指標|現状|目標|\n|---|---|---|\n|{found.label}|{found.baseline}|{found.target}|"
