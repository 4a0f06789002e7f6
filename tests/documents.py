"""Small ward operating policies for tests: one document with a few exchangeable parts."""

from datetime import date

from wardplan.importer import profile
from wardplan.source import FrontMatter, Source

YOKOHAMA = profile.load("yokohama")
TITLE = "# 令和6年度横浜市泉区運営方針"
GOAL = "### 住みよいまち"
MEASURES = "### 1 安全なまち ～みんなで～\n\n安全に取り組みます。"


def document(
    details: str = "",
    *,
    title: str = TITLE,
    goal: str = GOAL,
    measures: str = MEASURES,
    organisation: str = "",
) -> str:
    """A plan with one measure; `details` stand under its repeated heading."""
    sections = (
        title,
        f"## Ⅰ 基本目標\n\n{goal}",
        f"## Ⅱ 目標達成に向けた施策\n\n{measures}",
        f"## Ⅲ 目標達成に向けた組織運営\n\n{organisation}" if organisation else "",
        f"## 主な取組\n\n### 1 安全なまち\n\n{details}" if details else "",
    )
    return "\n\n".join(section for section in sections if section) + "\n"


def source(text: str, ward: str = "izumi", year: int = 2024, issued: date | None = None) -> Source:
    return Source(FrontMatter("yokohama", ward, year, issued=issued), text)
