"""What there was of a plan before a text of it is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rdflib import Graph

from wardplan.iris import PlanIris
from wardplan.keys.elements import Element, Kind, Name, elements, name_of


@dataclass(frozen=True)
class Before:
    """`own` is the graph derived from the same document last time, `elements` are its elements.

    `taken` are the names of everything that any document of the plan ever had; `last` is the
    highest position by kind in the documents before this one, and `goal` says whether one of
    those has the basic goal.
    """

    own: Graph | None = None
    elements: tuple[Element, ...] = ()
    taken: frozenset[Name] = frozenset()
    last: Mapping[Kind, int] = field(default_factory=dict)
    goal: bool = False


NOTHING = Before()


def before(
    plan: PlanIris,
    own: Graph | None,
    earlier: Iterable[Graph] = (),
    later: Iterable[Graph] = (),
    sha256: str = "",
) -> Before:
    """What the graphs derived from a plan's documents hold already.

    `own` is that of the document to be read, whose text has the digest `sha256`; `earlier` and
    `later` are those of the documents before and after it.
    """
    earlier = list(earlier)
    graphs = [*earlier, *later] if own is None else [*earlier, own, *later]
    names = (name_of(str(subject), plan) for graph in graphs for subject in set(graph.subjects()))
    return Before(
        own=own,
        elements=() if own is None else tuple(elements(own, plan, sha256)),
        taken=frozenset(name for name in names if name is not None),
        last=_last(earlier, plan),
        goal=any((plan.part("basic-goal"), None, None) in graph for graph in earlier),
    )


def _last(graphs: Iterable[Graph], plan: PlanIris) -> dict[Kind, int]:
    """The highest position of each kind of element directly below the plan."""
    last: dict[Kind, int] = {}
    for graph in graphs:
        for element in elements(graph, plan):
            if not element.withdrawn and element.parent == "":
                kind = element.name.kind
                last[kind] = max(last.get(kind, 0), element.position)
    return last
