"""The words that invented plans are made of, as `phrases.toml` and `names.toml` list them."""

import tomllib
from dataclasses import dataclass
from typing import Any

from wardplan.assets import PACKAGE

FOLDER = PACKAGE / "synth"


@dataclass(frozen=True)
class Passage:
    """A heading and the sentences below it."""

    title: str
    body: str


@dataclass(frozen=True)
class Theme:
    """What a measure may be about.

    `parts` are what it cites of a mid-term plan: theme, strategy and policies of it.
    """

    name: str
    titles: tuple[str, ...]
    subtitles: tuple[str, ...]
    bodies: tuple[str, ...]
    initiatives: tuple[str, ...]
    places: tuple[str, ...]
    doings: tuple[str, ...]
    aims: tuple[str, ...]
    departments: tuple[str, ...]
    indicators: tuple[tuple[str, str], ...]
    sdgs: tuple[int, ...]
    parts: tuple[tuple[int, int, tuple[int, ...]], ...]


@dataclass(frozen=True)
class Entity:
    """A thing that plans mention; `kind` is a class of schema.org."""

    slug: str
    name: str
    kind: str


@dataclass(frozen=True)
class Names:
    """Names, each with its slug and its reading in kana; a city's are put together of two."""

    fronts: tuple[tuple[str, str, str], ...]
    backs: tuple[tuple[str, str, str], ...]
    wards: tuple[tuple[str, str, str], ...]
    entities: tuple[Entity, ...]


@dataclass(frozen=True)
class Phrases:
    """Everything a plan is made of."""

    goals: tuple[str, ...]
    goal_subtitles: tuple[str, ...]
    goal_bodies: tuple[str, ...]
    measures_lead: tuple[str, ...]
    organisation: tuple[Passage, ...]
    notices: tuple[Passage, ...]
    missions: tuple[str, ...]
    themes: tuple[Theme, ...]


def load() -> Phrases:
    """The phrases of the package."""
    table = _table("phrases.toml")
    themes = tuple(Theme(**_frozen(each)) for each in table.pop("theme"))
    organisation, notices = (
        tuple(Passage(**each) for each in table.pop(name)) for name in ("organisation", "notices")
    )
    return Phrases(**_frozen(table), organisation=organisation, notices=notices, themes=themes)


def names() -> Names:
    """The names of the package."""
    table = _table("names.toml")
    entities = tuple(Entity(**each) for each in table.pop("entity"))
    return Names(**_frozen(table), entities=entities)


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _frozen(value: Any) -> Any:
    """Lists as tuples, all the way down."""
    if isinstance(value, dict):
        return {name: _frozen(each) for name, each in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
