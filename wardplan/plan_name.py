"""What a person calls a plan at the keyboard: `izumi-2024`, `yokohama/izumi-2024-2`."""

import difflib
import re
from dataclasses import dataclass

from wardplan.errors import DataError, UsageError
from wardplan.iris import PlanIris
from wardplan.project import Project

_NAME = re.compile(
    r"(?:(?P<city>[a-z0-9-]+)/)?(?P<ward>[a-z][a-z0-9-]*?)-(?P<year>\d{4})"
    r"(?:-(?P<document>[1-9]\d*))?"
)
SHOWN = 5
"""So many known plans are named where the one asked for is not there."""


@dataclass(frozen=True)
class PlanName:
    """A plan by city, ward and fiscal year; `document` where only one of its documents is meant."""

    city: str
    ward: str
    year: int
    document: int | None = None

    @property
    def iris(self) -> PlanIris:
        return PlanIris(self.city, self.ward, self.year)

    @property
    def plan(self) -> str:
        """The plan's name without the city, whichever document is meant: `izumi-2024`."""
        return f"{self.ward}-{self.year}"

    @property
    def stem(self) -> str:
        """The name as its files have it, without the city: `izumi-2024`."""
        suffix = f"-{self.document}" if self.document is not None else ""
        return f"{self.plan}{suffix}"


def parse(text: str, city: str) -> PlanName:
    """The plan a person names; `city` where the name has none.

    Raises UsageError for a text that is no such name.
    """
    match = _NAME.fullmatch(text.removesuffix(".md").removesuffix(".ttl"))
    if match is None:
        raise UsageError(
            f"'{text}' names no plan; expected WARD-YEAR such as izumi-2024, before it the city "
            "where it is another one (yokohama/izumi-2024) "
            "/ 計画の名前は izumi-2024 の形（区-年度）で書いてください"
        )
    document = int(match["document"]) if match["document"] else None
    return PlanName(match["city"] or city, match["ward"], int(match["year"]), document)


def unknown(name: PlanName, project: Project, known: list[str]) -> DataError:
    """The error for a plan that is not there: it names the `known` ones nearest in spelling."""
    asked = f"{name.city}/{name.stem}"
    names = [each.removeprefix(f"{project.config.city}/") for each in sorted(known)]
    sought = asked.removeprefix(f"{project.config.city}/")
    near = ", ".join(difflib.get_close_matches(sought, names, SHOWN))
    there = f"near in spelling / 近い名前: {near}" if near else f"{len(known)} known"
    return DataError(f"no plan '{asked}' here / その計画はありません; {there}")


def with_text(project: Project) -> list[str]:
    """The plans and documents whose text the project holds, as `<city>/<ward>-<year>`."""
    return [f"{file.parent.name}/{file.stem}" for file in project.source_files()]


def derived(project: Project) -> list[str]:
    """All plans of the project, those known in part too."""
    return [f"{file.parent.name}/{file.stem}" for file in sorted(project.plans.glob("*/*.ttl"))]
