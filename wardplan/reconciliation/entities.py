"""The things that names can lead to, read from the published data."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from wardplan import terms
from wardplan.errors import SiteError
from wardplan.index import Index, Sight, index_of
from wardplan.namespaces import RDF
from wardplan.pointer import Pointer, expand, resource
from wardplan.reconciliation.naming import names

KINDS = (
    "wp:Ward",
    "wp:City",
    "wp:Plan",
    "wp:Measure",
    "wp:Initiative",
    "wp:BasicGoal",
    "wp:DepartmentMission",
    "wp:ManagementApproach",
    "wp:Policy",
    "wp:Strategy",
    "wp:Theme",
    "wp:BasicStrategy",
    "wp:PolicyGroup",
    "wp:MeasureGroup",
    "wp:MidTermPlan",
    "wp:WardOffice",
    "wp:Division",
    "wp:Department",
    "wp:Bureau",
    "wp:Entity",
    "org:FormalOrganization",
    "dcterms:PeriodOfTime",
)
"""The classes whose things are matched: what a table may have in a column, special ones first."""
GONE = "wp:Withdrawn"

_TYPE = str(RDF.type)


@dataclass(frozen=True)
class Entity:
    """A thing with its names. `id` is the part of its IRI after the base of all IRIs."""

    id: str
    this: Pointer

    @property
    def iri(self) -> str:
        return self.this.value

    @cached_property
    def name(self) -> str:
        return self.this.label.value

    @cached_property
    def types(self) -> tuple[str, ...]:
        """Its classes, that of `KINDS` first."""
        own = [each.short for each in self.this.out("rdf:type")]
        return tuple(sorted(own, key=lambda each: (each not in KINDS, rank(each), each)))

    @cached_property
    def names(self) -> Mapping[str, float]:
        return names(self.this)

    @property
    def whole(self) -> Pointer:
        """What it is a part of, which tells it from others of its name."""
        for property_ in ("wp:plan", "skos:inScheme", "org:unitOf", "schema:containedInPlace"):
            if found := self.this.out(property_):
                return found.first()
        return self.this.out("org:subOrganizationOf").first()


def rank(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def read(quads: Iterable[ox.Quad]) -> Index:
    """What is stated of things of the kinds that are matched; the rest is not kept."""
    quads = list(quads)
    kinds = {terms.value(expand(kind)) for kind in KINDS}
    wanted = {q.subject for q in quads if q.predicate.value == _TYPE and _iri(q.object) in kinds}
    return index_of(quad for quad in quads if quad.subject in wanted)


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""


def entities(index: Index, base: str) -> Iterator[Entity]:
    """Everything that has a name and has not been withdrawn, by IRI."""
    for subject in sorted(index):
        iri = terms.value(subject)
        this = resource(index, iri)
        if iri.startswith(base) and this.label and not this.a(GONE):
            yield Entity(iri.removeprefix(base), this)


def is_term(name: str) -> bool:
    """Whether a client's name of a class or a property is a prefixed name that we know."""
    try:
        return bool(expand(name))
    except SiteError:
        return False


@dataclass(frozen=True)
class Vocabulary:
    """The words of the ontology, for types and properties."""

    sight: Sight

    def called(self, name: str) -> str:
        """A class or a property in both languages; its short name where it has none."""
        this = self._term(name)
        found = (this.out("rdfs:label").lang(language).value for language in ("ja", "en"))
        return " / ".join(filter(None, found)) or name

    def type(self, name: str) -> dict[str, object]:
        """A type with those right above it (section 2.2)."""
        above = [each.short for each in self._term(name).out("rdfs:subClassOf") if each.is_iri]
        made: dict[str, object] = {"id": name, "name": self.called(name)}
        if above:
            made["broader"] = [{"id": each, "name": self.called(each)} for each in above]
        return made

    def _term(self, name: str) -> Pointer:
        return resource(self.sight, terms.value(expand(name)) if is_term(name) else name)
