"""Tombstones: what a plan file had and its source no longer gives stays, marked as withdrawn.

A plan file is derived from its source and from itself as it was: `derive(source, file)` is what
the source gives, with the keys and the tombstones that the file has. Deriving again from the
result changes nothing: every element is matched with itself, every tombstone is kept as it is.
So a committed plan file must be what is derived from its source and itself (`staleness`). That
refuses an edited element, an element left out, a statement added by hand, and any change of a
tombstone's form; the words and the successor of a tombstone are held by the file alone.

- A tombstone has a class of its own in place of those it had, so that nothing counts or lists it
  among a plan's elements. It names its plan, its last label and, where something took its place,
  a successor; a successor that is withdrawn in turn has its own.
- Successors: of an element the likest one of its kind, else the one that most of its initiatives
  or actions are under now; of a transcription the one of the next revision; of what a plan known in
  part reported the likest goal or measure of the whole plan, else that plan. A citation has none.
- What single sources printed (attestations) stays true when the whole plan comes: those stay as
  they are, with the pages they are from, and attest a tombstone.
- Spans have none: they are places in a transcription, which its tombstone covers.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from wardplan import iris
from wardplan.importer.normalise import key as comparable
from wardplan.iris import PlanIris
from wardplan.keys.elements import Element, Kind, elements
from wardplan.keys.matching import MOST_PAIRS, likeness, likest
from wardplan.mapping.statements import Statements
from wardplan.mapping.withheld import stand_in
from wardplan.namespaces import DCTERMS, OWL, PROV, RDF, RDFS, WP

LASTING = (
    WP.PlanElement,
    WP.PolicyCitation,
    WP.Attestation,
    WP.Transcription,
    WP.Withdrawn,
)
"""Classes of what never vanishes from a plan file."""
_CARRYING = (Kind.INITIATIVE, Kind.ACTION)
"""What says by where it is now which element took the place of the one it was under."""


def remains(old: Graph, fresh: Graph, plan: PlanIris, *, withheld: bool = False) -> Graph:
    """What of `old` is to be added to `fresh`, a plan's graph as its source gives it.

    Where the text is `withheld`, the labels of its tombstones are stand-ins.
    """
    return _Remains(old, fresh, plan, withheld).state()


class _Remains:
    def __init__(self, old: Graph, fresh: Graph, plan: PlanIris, withheld: bool) -> None:
        self.old = old
        self.fresh = fresh
        self.plan = plan
        self.withheld = withheld
        self.whole = (plan.plan, WP.completeness, WP.Whole) in fresh
        self.out = Statements()

    def state(self) -> Graph:
        gone = [this for this in self._lasting() if (this, RDF.type, None) not in self.fresh]
        heirs = _Heirs(self.old, self.fresh, self.plan) if gone else None
        for this in gone:
            if self.whole and (this, RDF.type, WP.Attestation) in self.old:
                self._keep(this)
            elif heirs is not None:
                self._bury(this, heirs)
        return self.out.graph

    def _lasting(self) -> Iterator[URIRef]:
        found = {s for cls in LASTING for s in self.old.subjects(RDF.type, cls)}
        return iter(_iris(found))

    def _keep(self, attestation: URIRef) -> None:
        """Keep an attestation and the page it is from."""
        sources = self.old.objects(attestation, PROV.wasDerivedFrom)
        for this in (attestation, *sources):
            for triple in self.old.triples((this, None, None)):
                self.out.graph.add(triple)

    def _bury(self, this: URIRef, heirs: "_Heirs") -> None:
        self.out.add(this, RDF.type, WP.Withdrawn)
        self.out.add(this, OWL.deprecated, Literal(True))
        self.out.add(this, WP.withdrawnFrom, self.plan.plan)
        self.out.ja(this, RDFS.label, self._label(this))
        self.out.add(this, DCTERMS.isReplacedBy, *heirs.of(this))

    def _label(self, this: URIRef) -> str:
        """Its last label; of a text that is withheld, a name without a word of it."""
        ours = str(this).startswith(str(self.plan.plan)) and not _is_reported(this)
        labels = sorted(str(o) for o in self.old.objects(this, RDFS.label))
        return stand_in(this) if not labels or (ours and self.withheld) else labels[0]


class _Heirs:
    """What took the place of the things a plan no longer has."""

    def __init__(self, old: Graph, fresh: Graph, plan: PlanIris) -> None:
        self.old = old
        self.fresh = fresh
        self.plan = plan
        self.before = {each.iri: each for each in elements(old, plan)}
        self.now = {e.iri: e for e in elements(fresh, plan) if not e.withdrawn}
        self.texts: dict[Kind, dict[str, Element]] = defaultdict(dict)
        for each in self.now.values():
            if each.text:
                self.texts[each.name.kind].setdefault(each.text, each)
        self.below: dict[URIRef, list[Element]] = defaultdict(list)
        for each in self.before.values():
            if each.name.kind in _CARRYING:
                self.below[plan.below(each.parent)].append(each)
        gone = Counter(e.name.kind for e in self.before.values() if e.iri not in self.now)
        self.many = {kind for kind in Kind if gone[kind] * len(self.texts[kind]) > MOST_PAIRS}

    def of(self, this: URIRef) -> list[URIRef]:
        """The successors of `this`; those of a tombstone are what it says itself."""
        if (this, RDF.type, WP.Withdrawn) in self.old:
            return _iris(self.old.objects(this, DCTERMS.isReplacedBy))
        if (this, RDF.type, WP.Transcription) in self.old:
            return _iris(self.fresh.subjects(RDF.type, WP.Transcription))
        if _is_reported(this):
            return self._of_reported(this)
        element = self.before.get(this)
        if element is None or element.name.kind is Kind.CITATION:
            return []
        return self._likest(element.text, element.name.kind) or self._holders(element)

    def _of_reported(self, this: URIRef) -> list[URIRef]:
        """A goal or measure of the whole plan, else the plan; nothing where it is not whole."""
        if (self.plan.plan, WP.completeness, WP.Whole) not in self.fresh:
            return []
        label = comparable(str(self.old.value(this, RDFS.label) or ""))
        goal = self.plan.part("basic-goal")
        if (this, RDF.type, WP.Measure) in self.old:
            return self._likest(label, Kind.MEASURE) or [self.plan.plan]
        said = comparable(str(self.fresh.value(goal, RDFS.label) or ""))
        return [goal if said and likeness(label, said) else self.plan.plan]

    def _likest(self, text: str, kind: Kind) -> list[URIRef]:
        """The likest element of a kind, the first of equals; none where none is alike."""
        found = likest(text, self.texts[kind], equal=kind in self.many)
        return [found.iri] if found else []

    def _holders(self, element: Element) -> list[URIRef]:
        """The element that most of what stood under an element is under now."""
        children = self.below[element.iri]
        heirs = (self._heir(child) for child in children)
        parents = Counter(heir.parent for heir in heirs if heir is not None)
        most = [parent for parent, count in parents.most_common(1) if 2 * count > len(children)]
        return [iri for iri in map(self.plan.below, most) if iri in self.now]

    def _heir(self, child: Element) -> Element | None:
        """What a child is now: itself, or what took its place."""
        known = [child.iri, *self._likest(child.text, child.name.kind)]
        return next((self.now[iri] for iri in known if iri in self.now), None)


def _is_reported(this: URIRef) -> bool:
    return iris.fragment(this).startswith("reported-")


def _iris(nodes: Iterable[Node]) -> list[URIRef]:
    return sorted(node for node in nodes if isinstance(node, URIRef))
