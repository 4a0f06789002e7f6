"""Plans of the year before the first, known only in part: what invented papers print of them."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from random import Random

from wardplan import known_plans
from wardplan.records import ReportedPlan
from wardplan.synth.cities import FIRST_YEAR, Place
from wardplan.synth.phrases import Phrases

YEAR = FIRST_YEAR - 1


def table(wards: Sequence[Place], phrases: Phrases) -> str:
    """The `known-plans.tsv` of a city, with a plan for the ward of each place."""
    out = io.StringIO()
    rows = csv.DictWriter(out, known_plans.COLUMNS, delimiter="\t", lineterminator="\n")
    rows.writeheader()
    for place in wards:
        rows.writerows(_rows(place, phrases))
    return out.getvalue()


def plans(place: Place, phrases: Phrases) -> tuple[ReportedPlan, ...]:
    """The plan of a ward as the importer reads it from the table."""
    file = Path(f"{place.city.slug}/known-plans.tsv")
    return known_plans.parse(table([place], phrases), file, place.city.slug, [place.ward.slug])


def _rows(place: Place, phrases: Phrases) -> list[dict[str, str]]:
    chance = Random(f"{place.city.slug}/{place.ward.slug}/{YEAR}")  # noqa: S311
    same = {
        "ward_slug": place.ward.slug,
        "fiscal_year": str(YEAR),
        "date": f"{YEAR}-06-01",
        "source_url": f"https://news.example/{place.city.slug}/{place.ward.slug}/{YEAR}",
        "source_kind": "news",
        "note": "article date",
    }
    goal = {"kind": "basic-goal", "title": chance.choice(phrases.goals)}
    measures = [
        {"kind": "measure", "position": str(number), "title": chance.choice(theme.titles)}
        for number, theme in enumerate(phrases.themes[:4], 1)
    ]
    return [same | each for each in (goal, *measures)]
