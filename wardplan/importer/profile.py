"""A city's words: which section, division and bureau a printed name stands for."""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from wardplan.assets import PACKAGE
from wardplan.errors import UsageError
from wardplan.importer.normalise import key

FOLDER = PACKAGE / "profiles"


@dataclass(frozen=True)
class Unit:
    """A section or office: its slug, and its division's where the rule gives one."""

    slug: str
    division: str | None = None


@dataclass(frozen=True)
class Profile:
    """What `profiles/<city>.toml` says. Names are as the city's own rules print them."""

    slug: str
    name: str
    hosts: tuple[str, ...]
    divisions: dict[str, str]
    sections: dict[str, Unit]
    offices: dict[str, Unit]
    bureaus: dict[str, str]

    @cached_property
    def _sections_by_key(self) -> dict[str, Unit]:
        return {key(name): unit for name, unit in self.sections.items()}

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


def load(city: str) -> Profile:
    """The profile of a city. Raises UsageError where there is none."""
    file = FOLDER / f"{city}.toml"
    if not file.exists():
        known = ", ".join(sorted(path.stem for path in FOLDER.glob("*.toml")))
        raise UsageError(f"no profile for city '{city}'; known: {known}", file.name)
    return _profile(city, file)


def _profile(city: str, file: Path) -> Profile:
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    divisions = {row["slug"]: row["name"] for row in table["division"]}
    sections = {
        section["name"]: Unit(section["slug"], row["slug"])
        for row in table["division"]
        for section in row["sections"]
    }
    return Profile(
        slug=city,
        name=table["name"],
        hosts=tuple(table["hosts"]),
        divisions=divisions,
        sections=sections,
        offices={row["name"]: Unit(row["slug"]) for row in table["office"]},
        bureaus={row["name"]: row["slug"] for row in table["bureau"]},
    )
