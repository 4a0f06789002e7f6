"""A city's words: its units and bureaus, the headings and labels of its plans, its citations."""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from wardplan.assets import PACKAGE
from wardplan.errors import ConfigError, UsageError
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


def known(own: Path | None = None) -> dict[str, Path]:
    """The file of every city's profile; those of a project's `own` folder come first."""
    folders = (FOLDER, own) if own else (FOLDER,)
    return {file.stem: file for folder in folders for file in sorted(folder.glob("*.toml"))}


def load(city: str, own: Path | None = None) -> Profile:
    """The profile of a city, from a project's `own` folder or from the package.

    Raises UsageError where there is none, ConfigError with the file for one that is not usable.
    """
    found = known(own)
    if city not in found:
        message = f"no profile for city '{city}'; known: {', '.join(sorted(found))}"
        raise UsageError(message, f"{city}.toml")
    file = found[city]
    try:
        return _profile(city, tomllib.loads(file.read_text(encoding="utf-8")))
    except KeyError as error:
        raise ConfigError(f"the profile lacks {error}; compare yokohama.toml", file) from error
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise ConfigError(f"not readable as a profile: {error}", file) from error


def begun(text: str, like: str, name: str) -> str:
    """A profile's text as the beginning of another city's: its name, and no web address yet."""
    lines = [
        f"# The words of {name}'s ward policies, begun with those of {like}: change what differs.",
        *(line for line in text.splitlines() if not line.startswith("#")),
    ]
    given = {"name": f'name = "{name}"', "hosts": "hosts = []"}
    words = [given.get(line.partition(" = ")[0], line) for line in lines]
    return "\n".join(words).strip() + "\n"


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
