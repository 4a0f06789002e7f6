"""What an invented plan says, before it is written down: chosen by chance, always the same.

What lasts longer than a year (titles of goals, measures and initiatives) is chosen for four years
at a time, so that a plan goes on where the one before it ended.
"""

from dataclasses import dataclass
from random import Random

from wardplan.synth.cities import Place
from wardplan.synth.phrases import Entity, Passage, Phrases, Theme

LASTING = 4
"""Titles stay for so many years."""

FEWEST, MOST = 12, 19
"""So many initiatives there are in a plan: the fewest where they have bullets."""


_WITH = {
    "Organization": "とともに", "Event": "にあわせて",
    "CreativeWork": "を使いながら", "Place": "を拠点に",
}  # fmt: skip
"""How a sentence speaks of a thing of each kind."""


@dataclass(frozen=True)
class Citation:
    """Parts of a mid-term plan: theme, strategy, policies; or groups of them."""

    theme: int
    strategy: int
    policies: tuple[int, ...]


@dataclass(frozen=True)
class Indicator:
    """A figure and where it is to go."""

    label: str
    baseline: str
    target: str


@dataclass(frozen=True)
class Action:
    """A sentence on what is done, and what it mentions."""

    text: str
    entity: Entity | None


@dataclass(frozen=True)
class Initiative:
    """An initiative of a measure; of what is optional, None or nothing."""

    title: str
    actions: tuple[Action, ...]
    citation: Citation | None
    department: str | None
    budget: int | None
    is_new: bool
    sdgs: tuple[int, ...]
    indicator: Indicator | None


@dataclass(frozen=True)
class Measure:
    title: str
    subtitle: str
    body: str
    initiatives: tuple[Initiative, ...]


@dataclass(frozen=True)
class Outline:
    """A whole plan. With `missions` it tells what each section will do, and has bullets; without,
    it is in prose and has a notice now and then."""

    place: Place
    goal: Passage
    goal_subtitle: str
    lead: str
    measures: tuple[Measure, ...]
    organisation: tuple[Passage, ...]
    missions: tuple[str, ...]
    notice: Passage | None


@dataclass(frozen=True)
class Chances:
    """Chance, the same for the same seed and plan: for this year, and for what lasts longer."""

    seed: int
    place: Place

    def of_year(self, what: str) -> Random:
        return self._random(what, self.place.year)

    def lasting(self, what: str, shift: int = 0) -> Random:
        return self._random(what, (self.place.year + shift) // LASTING)

    def _random(self, what: str, time: int) -> Random:
        where = f"{self.place.city.slug}/{self.place.ward.slug}"
        return Random(f"{self.seed}/{where}/{time}/{what}")  # noqa: S311


def has_missions(place: Place) -> bool:
    """Every third ward writes short initiatives with bullets and the missions of its sections."""
    return place.city.wards.index(place.ward) % 3 == 0


def compose(place: Place, seed: int, phrases: Phrases, entities: tuple[Entity, ...]) -> Outline:
    """The outline of a plan."""
    chances = Chances(seed, place)
    lasting, year = chances.lasting("plan"), chances.of_year("plan")
    short = has_missions(place)
    notice = year.choice(phrases.notices) if not short and year.random() < 0.4 else None
    return Outline(
        place=place,
        goal=Passage(lasting.choice(phrases.goals), year.choice(phrases.goal_bodies)),
        goal_subtitle=lasting.choice(phrases.goal_subtitles),
        lead=year.choice(phrases.measures_lead),
        measures=_measures(chances, phrases, entities),
        organisation=tuple(lasting.sample(phrases.organisation, 3)),
        missions=tuple(lasting.sample(phrases.missions * 2, 14)) if short else (),
        notice=notice,
    )


def _initiatives(place: Place) -> int:
    """How many a ward has, every year."""
    if has_missions(place):
        return FEWEST
    return FEWEST + 1 + place.city.wards.index(place.ward) % (MOST - FEWEST)


def _measures(
    chances: Chances, phrases: Phrases, entities: tuple[Entity, ...]
) -> tuple[Measure, ...]:
    """Five measures, of which the last tells of the sections alone, or six."""
    themes = phrases.themes[:4] if has_missions(chances.place) else phrases.themes
    total = _initiatives(chances.place)
    sizes = [total // len(themes) + (n < total % len(themes)) for n in range(len(themes))]
    each = zip(themes, sizes, strict=True)
    made = [_measure(chances, theme, size, entities) for theme, size in each]
    if has_missions(chances.place):
        made.append(_measure(chances, phrases.themes[5], 0, entities))
    return tuple(made)


def _measure(chances: Chances, theme: Theme, size: int, entities: tuple[Entity, ...]) -> Measure:
    lasting = chances.lasting(theme.name)
    made = [_initiative(chances, theme, slot, entities) for slot in range(size)]
    return Measure(
        title=lasting.choice(theme.titles),
        subtitle=lasting.choice(theme.subtitles),
        body=chances.of_year(theme.name).choice(theme.bodies),
        initiatives=tuple(made),
    )


def _initiative(
    chances: Chances, theme: Theme, slot: int, entities: tuple[Entity, ...]
) -> Initiative:
    """The initiative of a slot: one of the titles that no other slot has."""
    titles = theme.initiatives[slot::5]
    shift = sum(map(ord, theme.name)) + slot
    lasting = chances.lasting(f"{theme.name}/{slot}", shift)
    year = chances.of_year(f"{theme.name}/{slot}")
    short = has_missions(chances.place)
    bullets = 2 + (year.random() < 0.5) if short else 1
    return Initiative(
        title=f"{chances.place.ward.name[:-1]}の{lasting.choice(titles)}",
        actions=tuple(_action(year, theme, entities) for _ in range(bullets)),
        citation=_citation(year, theme) if year.random() < (0.9 if short else 0.25) else None,
        department=lasting.choice(theme.departments) if year.random() < 0.25 else None,
        budget=year.randrange(30, 2_000) * 10_000 if year.random() < 0.25 else None,
        is_new=year.random() < 0.1,
        sdgs=theme.sdgs if year.random() < 0.15 else (),
        indicator=_indicator(year, theme) if year.random() < 0.2 else None,
    )


def _action(year: Random, theme: Theme, entities: tuple[Entity, ...]) -> Action:
    entity = year.choice(entities) if year.random() < 0.3 else None
    place, doing, aim = (year.choice(each) for each in (theme.places, theme.doings, theme.aims))
    partner = f"「{entity.name}」{_WITH[entity.kind]}、" if entity else ""
    return Action(f"{partner}{place}で{doing}、{aim}。", entity)


def _citation(year: Random, theme: Theme) -> Citation:
    number, strategy, policies = year.choice(theme.parts)
    cited = sorted(year.sample(policies, year.choice((1, 1, 1, 2))))
    return Citation(number, strategy, tuple(cited))


def _indicator(year: Random, theme: Theme) -> Indicator:
    label, unit = year.choice(theme.indicators)
    before = year.randrange(20, 80)
    return Indicator(label, f"{before}{unit}", f"{before + year.randrange(2, 20)}{unit}")
