"""An invented plan is read whole: the importer finds what the outline says, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wardplan.importer import profile
from wardplan.importer.draft import Kind
from wardplan.importer.reader import Reading, read
from wardplan.records import Initiative as Read
from wardplan.synth.cities import places
from wardplan.synth.outline import Initiative, Outline, compose
from wardplan.synth.phrases import load, names
from wardplan.synth.reference import profile_of
from wardplan.synth.transcription import source_of

PHRASES, NAMES = load(), names()
CHOSEN = (0, 3, 9, 10, 15, 19, 96, 171)
"""Numbers of plans: of both kinds, and under every mid-term plan."""

FACTS: dict[str, tuple[Callable[[Read], object], Callable[[Initiative], object]]] = {
    "title": (lambda i: i.label.text, lambda i: i.title),
    "new": (lambda i: i.new is not None, lambda i: i.is_new),
    "budget": (lambda i: i.budget.yen if i.budget else None, lambda i: i.budget),
    "cited": (lambda i: len(i.citations), lambda i: int(i.citation is not None)),
    "section": (
        lambda i: [each.text for each in i.departments],
        lambda i: [i.department] if i.department else [],
    ),
    "goals": (
        lambda i: [goal for each in i.goals for goal in each.goals],
        lambda i: list(i.sdgs),
    ),
    "indicator": (
        lambda i: [each.label.text for each in i.indicators],
        lambda i: [i.indicator.label] if i.indicator else [],
    ),
}


def outline(number: int) -> Outline:
    return compose(places(180, NAMES)[number], 0, PHRASES, NAMES.entities)


def reading(tmp_path: Path, made: Outline) -> Reading:
    """The text of an outline, read with the words of its city."""
    city = made.place.city
    (tmp_path / f"{city.slug}.toml").write_text(profile_of(city), encoding="utf-8")
    return read(source_of(made).text, profile.load(city.slug, tmp_path))


@pytest.mark.parametrize("number", CHOSEN)
def test_the_importer_finds_what_the_outline_says(number: int, tmp_path: Path) -> None:
    made = outline(number)
    plan = reading(tmp_path, made).plan
    assert plan.goal is not None
    assert plan.goal.label.text == made.goal.title
    assert [m.label.text for m in plan.measures] == [m.title for m in made.measures]
    assert [a.label.text for a in plan.approaches] == [a.title for a in made.organisation]
    assert len(plan.missions) == len(made.missions)
    assert len(plan.notices) == (made.notice is not None)
    found = [each for measure in plan.measures for each in measure.initiatives]
    wanted = [each for measure in made.measures for each in measure.initiatives]
    for name, (of_reading, of_outline) in FACTS.items():
        assert (name, list(map(of_reading, found))) == (name, list(map(of_outline, wanted)))
    actions = [[action.text for action in each.actions] for each in wanted if made.missions]
    assert [[a.label.text for a in each.actions] for each in found if made.missions] == actions


@pytest.mark.parametrize("number", CHOSEN)
def test_no_line_is_left_over(number: int, tmp_path: Path) -> None:
    placed = reading(tmp_path, outline(number)).placed
    assert [item.block.text for item in placed if item.kind is Kind.UNPLACED] == []


def test_titles_go_on_from_year_to_year() -> None:
    before, after = outline(2), outline(3)
    titles = [
        {each.title for measure in made.measures for each in measure.initiatives}
        for made in (before, after)
    ]
    assert titles[0] & titles[1]
    assert before.measures != after.measures
