"""The values of a thing's properties, as a client names the properties."""

from wardplan.pointer import Pointer
from wardplan.prefixes import shorten
from wardplan.reconciliation.directory import Directory
from wardplan.reconciliation.entities import Entity, is_term
from wardplan.reconciliation.queries import Constraint, Value
from wardplan.reconciliation.spelling import key

OF_THE_PLAN = ("wp:ward", "wp:year", "wp:fiscalYear", "dcterms:temporal", "dcterms:publisher")
"""Properties that an element of a plan answers with the plan's own values."""
NOTHING = "rdf:nil"
"""What nothing has as a property."""


def of(entity: Entity, property_: str) -> Pointer:
    """The values of a property; none where there is no such property."""
    this, name = entity.this, shorten(property_)
    found = this.out(name if is_term(name) else NOTHING)
    return found or (this.out("wp:plan").out(name) if name in OF_THE_PLAN else found)


def fits(directory: Directory, entity: Entity, constraint: Constraint) -> bool:
    """Whether a thing has one of the values of a constraint."""
    found = list(of(entity, constraint.property))
    return any(_is(directory, each, value) for each in found for value in constraint.values)


def _is(directory: Directory, found: Pointer, value: Value) -> bool:
    if isinstance(value, bool):
        return found.value == str(value).lower()
    text = f"{value:g}" if isinstance(value, float) else str(value)
    other = directory.entity(found)
    if other is not None:
        return text in (other.id, other.iri) or key(text) in other.names
    return found.value == text or (bool(key(text)) and key(found.value) == key(text))
