"""A city's words: its units and bureaus, the headings and labels of its plans, its citations."""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from wardplan.assets import PACKAGE
from wardplan.errors import UsageError
from wardplan.importer.citations import Grammar, Words
from wardplan.importer.normalise import key, narrow
from wardplan.importer.vocabulary import Vocabulary

FOLDER = PACKAGE / "profiles"


@dataclass(frozen=True)
class Unit:
    """A section or office: its slug, and its division's where the rule gives one."""

    slug: str
    division: str | None = None


@dataclass(frozen=True)
class Profile:
    """What `profiles/<city>.toml` says. Names are as the city's own rules print them.

    `sections_of_plan`, `labels`, `marks` and `furniture` are vocabularies: see `Vocabulary`.
    """

    slug: str
    name: str
    hosts: tuple[str, ...]
    divisions: dict[str, str]
    sections: dict[str, Unit]
    offices: dict[str, Unit]
    bureaus: dict[str, str]
    unit_endings: tuple[str, ...]
    titles: tuple[str, ...]
    headings: Vocabulary
    labels: Vocabulary
    marks: Vocabulary
    furniture: Vocabulary
    citations: Grammar

    @cached_property
    def _sections_by_key(self) -> dict[str, Unit]:
        named = {name: Unit(slug) for slug, name in self.divisions.items()}
        return {key(name): unit for name, unit in (named | self.sections).items()}

    @cached_property
    def _unit_shape(self) -> re.Pattern[str]:
        endings = "|".join(map(re.escape, self.unit_endings))
        return re.compile(
            rf"[^\s、。()「」:\[\]【】《》〔〕<>]{{0,14}}(?:{endings})(?:\([^()]{{1,30}}\))?"
        )

    def unit(self, printed: str, ward_name: str) -> Unit | None:
        """The unit a plan means by `printed`; the ward's name before it does not matter."""
        wanted = key(printed)
        stem = key(ward_name.removesuffix("区"))
        for form in (wanted, wanted.removeprefix(key(ward_name)), wanted.removeprefix(stem)):
            if form in self._sections_by_key:
                return self._sections_by_key[form]
            for name, unit in self.offices.items():
                if form.partition("(")[0] == key(name):
                    return unit
        return None

    def names_unit(self, printed: str) -> bool:
        """Whether `printed` reads as the name of a unit, listed in this profile or not.

        The label of a column of such names is none: 担当課.
        """
        wanted = key(printed)
        if wanted in self._sections_by_key:
            return True
        shape = self._unit_shape.fullmatch(narrow(printed).strip())  # of one word
        has_shape = len(wanted) > 2 and shape is not None
        return has_shape and not self.labels.is_("departments", printed)


def load(city: str, own: Path | None = None) -> Profile:
    """The profile of a city, from the folder `own` of a project or else from the package.

    A profile that is `like` another has all of it, but for what it says itself.

    Raises UsageError where there is none, or where it is not what a profile is.
    """
    table = _table(city, [each for each in (own, FOLDER) if each is not None])
    try:
        return _profile(city, table)
    except (KeyError, TypeError, AttributeError) as error:
        message = f"not a whole profile: {error!r}; compare the packaged ones, or write like = ..."
        raise UsageError(message, f"{city}.toml") from error


def packaged() -> list[str]:
    """The cities whose profiles come with the package."""
    return sorted(file.stem for file in FOLDER.glob("*.toml"))


def _table(city: str, folders: list[Path]) -> dict[str, Any]:
    """What a city's file says, on top of what the one says that it is like."""
    file = next((f for each in folders if (f := each / f"{city}.toml").exists()), None)
    if file is None:
        known = sorted({path.stem for each in folders for path in each.glob("*.toml")})
        raise UsageError(f"no profile for city '{city}'; known: {', '.join(known)}", f"{city}.toml")
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"not readable as TOML: {error}", file) from error
    like = table.pop("like", None)
    if like is None:
        return table
    if like == city or not isinstance(like, str):
        raise UsageError(f"'like' must name the profile of another city, not {like!r}", file)
    return _over(_table(like, [FOLDER]), table)


def _over(table: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """A table with what another says in its place, table by table."""
    merged = {
        name: _over(table[name], value) if isinstance(value, dict) and name in table else value
        for name, value in said.items()
    }
    return table | merged


def _profile(city: str, table: dict[str, Any]) -> Profile:
    divisions = table.get("division", [])
    return Profile(
        slug=city,
        name=table["name"],
        hosts=tuple(table["hosts"]),
        divisions={row["slug"]: row["name"] for row in divisions},
        sections={
            section["name"]: Unit(section["slug"], row["slug"])
            for row in divisions
            for section in row["sections"]
        },
        offices={row["name"]: Unit(row["slug"]) for row in table.get("office", [])},
        bureaus={row["name"]: row["slug"] for row in table.get("bureau", [])},
        unit_endings=tuple(table["unit_endings"]),
        titles=tuple(table["document"]["title"]),
        headings=Vocabulary(table["sections"]),
        labels=Vocabulary(table["labels"]),
        marks=Vocabulary(table["marks"]),
        furniture=Vocabulary(table["furniture"]),
        citations=Grammar(Words(**{k: tuple(v) for k, v in table["citations"].items()})),
    )
