"""What becomes of a plan's elements when it is derived again: added, changed, withdrawn, kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from rdflib import Graph, URIRef
from rdflib.term import Node

from wardplan.namespaces import BASE, DCTERMS, PREFIXES, PROV, RDF, RDFS, WP

CLASSES: tuple[URIRef, ...] = (
    WP.Plan,
    WP.BasicGoal,
    WP.Measure,
    WP.Initiative,
    WP.Action,
    WP.Indicator,
    WP.ManagementApproach,
    WP.DepartmentMission,
    WP.Notice,
    WP.PolicyCitation,
)
"""What is compared, in the order in which it is told."""

FOLLOWING = frozenset({
    RDF.type, PROV.wasQuotedFrom, WP.position, WP.plan, WP.cites, WP.contributesTo,
    WP.basicGoal, WP.measure, WP.initiative, WP.action, WP.indicator, WP.citation,
    WP.managementApproach, WP.departmentMission, WP.notice,
})  # fmt: skip
"""Statements that follow from others, or say where and in which order a text stands."""

_DIGITS = re.compile(r"(\d+)")


class Fate(StrEnum):
    """What became of an element; a returned one was withdrawn before."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"


@dataclass(frozen=True)
class Difference:
    """The values of a property before and after, as text; `property` is its short name."""

    property: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One element's change. `cls` is its class's local name; IRIs are shown below the base."""

    fate: Fate
    element: str
    cls: str
    label: str
    differences: tuple[Difference, ...] = ()
    successors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Changes:
    """All changes of one derivation; `first` says that there was nothing before."""

    first: bool
    kept: int
    changes: tuple[Change, ...]

    def count(self, fate: Fate) -> int:
        return sum(change.fate is fate for change in self.changes)


def compare(old: Graph | None, new: Graph) -> Changes:
    """What distinguishes a graph derived anew from the one derived before, where there was one."""
    if old is None:
        return Changes(True, 0, tuple(_added(Graph(), new)))
    before, after = _living(old), _living(new)
    both = [this for this in after if this in before]
    changed = [c for this in both if (c := _changed(this, after[this], old, new))]
    changes = [*_added(old, new), *changed, *_withdrawn(old, new)]
    order = [str(cls).removeprefix(str(WP)) for cls in CLASSES]
    changes.sort(key=lambda c: (list(Fate).index(c.fate), order.index(c.cls), natural(c.element)))
    return Changes(False, len(both) - len(changed), tuple(changes))


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """A key to sort by that counts the numbers in a text as numbers."""
    parts = _DIGITS.split(text)
    return tuple((int(p), "") if n % 2 else (0, p) for n, p in enumerate(parts))


def _living(graph: Graph) -> dict[URIRef, URIRef]:
    """Every element with its class."""
    return {
        this: cls
        for cls in CLASSES
        for this in graph.subjects(RDF.type, cls)
        if isinstance(this, URIRef)
    }


def _added(old: Graph, new: Graph) -> Iterator[Change]:
    before = _living(old)
    for this, cls in _living(new).items():
        if this not in before:
            back = (this, RDF.type, WP.Withdrawn) in old
            yield _change(Fate.RETURNED if back else Fate.ADDED, this, cls, new)


def _changed(this: URIRef, cls: URIRef, old: Graph, new: Graph) -> Change | None:
    properties = set(old.predicates(this)) | set(new.predicates(this))
    differences = []
    for each in sorted(properties - FOLLOWING, key=_rank):
        values = (_values(graph, this, each) for graph in (old, new))
        difference = Difference(_short(each), *values)
        if difference.old != difference.new:
            differences.append(difference)
    change = _change(Fate.CHANGED, this, cls, new)
    return replace(change, differences=tuple(differences)) if differences else None


def _withdrawn(old: Graph, new: Graph) -> Iterator[Change]:
    after = _living(new)
    for this, cls in _living(old).items():
        if this not in after:
            yield replace(
                _change(Fate.WITHDRAWN, this, cls, old), successors=_successors(this, new)
            )


def _change(fate: Fate, this: URIRef, cls: URIRef, graph: Graph) -> Change:
    label = next(iter(_values(graph, this, RDFS.label)), "")
    return Change(fate, _below(this), str(cls).removeprefix(str(WP)), label)


def _successors(this: URIRef, graph: Graph) -> tuple[str, ...]:
    return tuple(sorted(_below(o) for o in graph.objects(this, DCTERMS.isReplacedBy)))


def _values(graph: Graph, this: URIRef, predicate: Node) -> tuple[str, ...]:
    return tuple(sorted(_below(value) for value in graph.objects(this, predicate)))


def _below(node: Node) -> str:
    """A text as it is; an IRI of ours without the base."""
    return str(node).removeprefix(BASE)


def _rank(predicate: Node) -> tuple[bool, str]:
    return predicate != RDFS.label, str(predicate)


def _short(predicate: Node) -> str:
    """`rdfs:label` for its IRI; the longest prefix that fits."""
    fits = [(ns, p) for p, ns in PREFIXES.items() if str(predicate).startswith(ns)]
    namespace, prefix = max(fits, default=("", ""))
    return f"{prefix}:{str(predicate).removeprefix(namespace)}" if prefix else str(predicate)
