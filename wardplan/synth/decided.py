"""What people would have decided about an invented plan: mentions, and what it continues."""

from rdflib import Graph, URIRef

from wardplan import iris
from wardplan.iris import PlanIris
from wardplan.mapping.statements import Statements
from wardplan.namespaces import SCHEMA, WP
from wardplan.synth.outline import Outline


def graph_of(outline: Outline, before: Outline | None) -> Graph:
    """The links of a plan; `before` is that of the ward's year before, where there is one."""
    out = Statements()
    this = _iris(outline)
    for number, measure in enumerate(outline.measures, 1):
        for place, initiative in enumerate(measure.initiatives, 1):
            iri = this.initiative(f"{number}-{place}")
            for step, action in enumerate(initiative.actions, 1):
                if action.entity is not None:
                    about = _action(outline, iri, step)
                    out.add(about, SCHEMA.mentions, iris.mint(f"entity/{action.entity.slug}"))
            if before and _same(before, number, place, initiative.title):
                out.add(iri, WP.continues, _iris(before).initiative(f"{number}-{place}"))
    return out.graph


def _iris(outline: Outline) -> PlanIris:
    place = outline.place
    return PlanIris(place.city.slug, place.ward.slug, place.year)


def _action(outline: Outline, initiative: URIRef, step: int) -> URIRef:
    """What mentions: the action, or in prose the initiative itself."""
    return iris.fragment_of(initiative, f"action-{step}") if outline.missions else initiative


def _same(before: Outline, number: int, place: int, title: str) -> bool:
    return before.measures[number - 1].initiatives[place - 1].title == title
