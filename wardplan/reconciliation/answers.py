"""What the service says, as JSON (sections 4.2, 6 and 7)."""

from collections.abc import Iterable, Iterator
from typing import Any

from wardplan.pointer import Pointer
from wardplan.prefixes import shorten
from wardplan.reconciliation import values
from wardplan.reconciliation.directory import Directory
from wardplan.reconciliation.entities import Entity
from wardplan.reconciliation.lane import Check
from wardplan.reconciliation.matching import Candidate, find
from wardplan.reconciliation.queries import Extension, Query
from wardplan.reconciliation.spelling import key

SHOWN = 20
"""Suggestions of an answer; `cursor` asks for more."""
_INTEGER, _DATE, _TIME = "xsd:integer", "xsd:date", "xsd:dateTime"
_FLOATS = ("xsd:decimal", "xsd:double", "xsd:float")

Json = dict[str, Any]


def results(directory: Directory, batch: dict[str, Query], check: Check) -> Json:
    """The candidates of every query of a batch. `check` may refuse to go on."""
    return {
        name: {"result": [_candidate(directory, each) for each in find(directory, query, check)]}
        for name, query in batch.items()
    }


def _candidate(directory: Directory, found: Candidate) -> Json:
    entity = found.entity
    features: list[Json] = [
        {"id": "name", "value": round(found.name, 3)},
        {"id": "exact", "value": found.exact},
    ]
    if found.properties is not None:
        features.append({"id": "properties", "value": round(found.properties, 3)})
    return {
        "id": entity.id,
        "name": entity.name,
        "description": description(directory, entity),
        "type": _types(directory, entity),
        "score": found.score,
        "match": found.match,
        "features": features,
    }


def _types(directory: Directory, entity: Entity) -> list[Json]:
    return [{"id": kind, "name": directory.vocabulary.called(kind)} for kind in entity.types]


def description(directory: Directory, entity: Entity) -> str:
    """What kind of thing it is, and of what it is a part."""
    kind = directory.vocabulary.called(entity.types[0]) if entity.types else ""
    return " · ".join(filter(None, (kind, entity.whole.label.value)))


def suggest_entities(directory: Directory, prefix: str, cursor: int) -> Json:
    """Entities with a name or an identifier that begins so."""
    found = list(directory.beginning(prefix))[cursor : cursor + SHOWN]
    return {"result": [_suggestion(directory, entity) for entity in found]}


def _suggestion(directory: Directory, entity: Entity) -> Json:
    return {
        "id": entity.id,
        "name": entity.name,
        "description": description(directory, entity),
        "notable": _types(directory, entity)[:1],
    }


def suggest_types(directory: Directory, prefix: str, cursor: int) -> Json:
    """Types whose name or identifier has the text in it."""
    made = [directory.vocabulary.type(kind) for kind in directory.types()]
    return {"result": list(_within(made, prefix))[cursor : cursor + SHOWN]}


def suggest_properties(directory: Directory, prefix: str, cursor: int) -> Json:
    """Properties whose name or identifier has the text in it."""
    made = [_property(directory, name) for name in directory.properties_of("")]
    return {"result": list(_within(made, prefix))[cursor : cursor + SHOWN]}


def _within(items: Iterable[Json], prefix: str) -> Iterator[Json]:
    wanted = key(shorten(prefix))
    return (each for each in items if wanted in key(each["name"]) or wanted in key(each["id"]))


def _property(directory: Directory, name: str) -> Json:
    return {"id": name, "name": directory.vocabulary.called(name)}


def propose(directory: Directory, kind: str, limit: int | None) -> Json:
    """Properties that things of a type have (section 7.2)."""
    names = directory.properties_of(shorten(kind))[:limit]
    made: Json = {"type": kind, "properties": [_property(directory, name) for name in names]}
    return made if limit is None else {**made, "limit": limit}


def extend(directory: Directory, asked: Extension, check: Check) -> Json:
    """The values of properties of things (section 7.4). `check` may refuse to go on."""
    meta = [
        {"id": name, "name": directory.vocabulary.called(shorten(name))}
        for name in asked.properties
    ]
    rows = {}
    for id_ in asked.ids:
        check()
        rows[id_] = _row(directory, directory.identified(id_), asked.properties)
    return {"meta": meta, "rows": rows}


def _row(directory: Directory, entity: Entity | None, properties: tuple[str, ...]) -> Json:
    if entity is None:
        return {name: [] for name in properties}
    found = {name: values.of(entity, name).in_order() for name in properties}
    return {name: [_value(directory, each) for each in several] for name, several in found.items()}


def text(directory: Directory, value: Pointer) -> str:
    """A value as a person reads it."""
    other = directory.entity(value)
    return value.value if other is None else other.name


def _value(directory: Directory, value: Pointer) -> Json:
    other = directory.entity(value)
    if other is not None:
        return {"id": other.id, "name": other.name}
    said, kind = value.value, value.datatype
    if kind == _INTEGER:
        return {"int": int(said)}
    if kind in _FLOATS:
        return {"float": float(said)}
    if kind in (_DATE, _TIME):
        return {"date": said if "T" in said else f"{said}T00:00:00Z"}
    return {"str": said}
