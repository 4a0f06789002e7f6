"""From a query to candidates: how well each matches, and whether that is certain.

A candidate is certain (`match`) where the text is a name that means nothing else: no other has a
name as good, every property that was asked for fits, and what a short name leaves open is given.
"""

from dataclasses import dataclass

from wardplan.reconciliation import values
from wardplan.reconciliation.directory import Directory, Hits
from wardplan.reconciliation.entities import Entity
from wardplan.reconciliation.lane import Check
from wardplan.reconciliation.naming import PART, SHORT, SURE
from wardplan.reconciliation.queries import Query

ALIKE = 0.75
"""What the likeness of names counts at most, beside a name that is the same."""
OTHER_TYPE = 0.8
"""What a candidate of another type keeps of its score, where the type only should fit."""
NAME = 0.6
"""The share of a score that is the name's, where properties were asked for too."""


@dataclass(frozen=True)
class Candidate:
    """An entity with its score, from 0 to 100. `exact` says that the text is a name of it;
    `properties` is the share of those asked for that fit, None where none was."""

    entity: Entity
    score: float
    name: float
    exact: bool
    properties: float | None
    match: bool = False


def find(directory: Directory, query: Query, check: Check) -> list[Candidate]:
    """The candidates of a query, the best first. `check` may refuse to go on."""
    exact, likely = _named(directory, query)
    found = []
    for entity, name in {**likely, **exact}.items():
        check()
        if _of_type(entity, query):
            found.append(_candidate(directory, query, entity, name, entity in exact))
    kept = [each for each in found if each.exact or each.name or each.properties]
    ordered = sorted(kept, key=lambda each: (-each.score, each.entity.id))
    return [_decided(each, ordered, query) for each in ordered[: query.limit]]


def _named(directory: Directory, query: Query) -> tuple[Hits, Hits]:
    """Entities by their names: those that have this very name, and those with one like it."""
    if not query.text:
        return {}, dict.fromkeys(directory.by_id.values(), 0.0)
    same = directory.identified(query.text)
    if same is not None:
        return {same: SURE}, {}
    likely = {entity: score * ALIKE for entity, score in directory.alike(query.text).items()}
    return directory.named(query.text), likely


def _of_type(entity: Entity, query: Query) -> bool:
    if not query.types or query.strict == "should":
        return True
    fitting = [kind in entity.types for kind in query.types]
    return all(fitting) if query.strict == "all" else any(fitting)


def _candidate(
    directory: Directory, query: Query, entity: Entity, name: float, exact: bool
) -> Candidate:
    fitting = [values.fits(directory, entity, each) for each in query.constraints]
    share = sum(fitting) / len(fitting) if fitting else None
    score = name
    if share is not None:
        score = name * (NAME + (1 - NAME) * share) if query.text else share
    if query.types and not any(kind in entity.types for kind in query.types):
        score *= OTHER_TYPE
    return Candidate(entity, round(score * 100, 1), name, exact, share)


def _decided(one: Candidate, others: list[Candidate], query: Query) -> Candidate:
    """The candidate with the decision whether it is certain."""
    rivals = [each for each in others if each is not one and each.score >= one.score]
    asked = one.properties is not None
    fits = one.properties in {None, 1}
    typed = bool(query.types) and any(kind in one.entity.types for kind in query.types)
    whole = {SURE: True, SHORT: typed, PART: asked}.get(one.name, False)
    named = one.exact and whole if query.text else True
    match = named and fits and not rivals
    return Candidate(one.entity, one.score, one.name, one.exact, one.properties, match)
