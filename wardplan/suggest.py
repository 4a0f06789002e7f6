"""Links to propose for a plan: what it carries on from the plan before, what it mentions.

Proposals are for a person to accept; nothing is written before that, and only what is written to
`data/links/` is published. Their numbers stay while links are accepted one by one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from wardplan import curated, plan_name, terms
from wardplan.comparison import Element, Match, assign
from wardplan.curated import Link
from wardplan.dataset import parse_turtle
from wardplan.errors import UsageError
from wardplan.index import Index, index_of
from wardplan.mentions import Name, by_form, mentions
from wardplan.namespaces import BASE, SCHEMA, WP
from wardplan.plan_name import PlanName
from wardplan.pointer import Pointer, natural
from wardplan.project import Project

CONTINUED = ("wp:Measure", "wp:Initiative")
"""The classes of which continuations are proposed; a link joins two of the same one."""


@dataclass(frozen=True)
class Proposal:
    """A link to propose. `texts` are those of the element and of what it would be linked to."""

    number: int
    link: Link
    match: Match
    texts: tuple[str, str]
    accepted: bool


@dataclass(frozen=True)
class Suggestions:
    """All proposals for a plan, the surest first; `earlier` is the plan it was compared with."""

    plan: str
    earlier: str | None
    file: Path
    proposals: tuple[Proposal, ...]

    @property
    def open(self) -> tuple[Proposal, ...]:
        """Those that nobody has accepted yet."""
        return tuple(each for each in self.proposals if not each.accepted)


def suggest(project: Project, name: PlanName) -> Suggestions:
    """What to propose for a plan of the project.

    Raises UsageError where only one document is named, DataError for a plan that is not there.
    """
    if name.document is not None:
        raise UsageError(
            f"links belong to the whole plan; ask for {name.plan} / 計画全体を指定してください"
        )
    known = plan_name.derived(project)
    if f"{name.city}/{name.plan}" not in known:
        raise plan_name.unknown(name, project, known)
    index = _index(project, name)
    this = Pointer(index, (terms.node(str(name.iris.plan)),))
    linked = _linked(project, name)
    earlier = _earlier(index, this)
    matches = [
        *((str(WP.continues), match) for match in _continuations(this, earlier, linked)),
        *((str(SCHEMA.mentions), match) for match in _mentions(index, this)),
    ]
    return Suggestions(
        plan=this.value,
        earlier=earlier.value or None,
        file=project.links / name.city / f"{name.plan}.ttl",
        proposals=tuple(_numbered(index, matches, linked)),
    )


def _index(project: Project, name: PlanName) -> Index:
    """The plans of the ward and the reference data."""
    plans = (project.plans / name.city).glob(f"{name.ward}-[0-9][0-9][0-9][0-9]*.ttl")
    found = [*sorted(plans), *sorted(project.folder("data/reference").glob("*.ttl"))]
    return index_of(quad for file in found for quad in parse_turtle(file, BASE))


def _linked(project: Project, name: PlanName) -> frozenset[Link]:
    """The links that people decided on already."""
    found = sorted((project.links / name.city).glob(f"{name.plan}*.ttl"))
    quads = (quad for file in found for quad in parse_turtle(file, BASE))
    return frozenset(
        (q.subject.value, q.predicate.value, q.object.value)
        for q in quads
        if isinstance(q.subject, ox.NamedNode) and isinstance(q.object, ox.NamedNode)
    )


def _earlier(index: Index, this: Pointer) -> Pointer:
    """The ward's latest plan before this one that has something to continue.

    It is a whole one, or where there is none, one known in part.
    """
    plans = this.out("wp:ward").into("wp:ward")
    before = [plan for plan in plans if plan.out("wp:year").value < this.out("wp:year").value]
    before = [plan for plan in before if any(_elements(plan, cls) for cls in CONTINUED)]
    whole = [plan for plan in before if plan.out("wp:completeness").short == "wp:Whole"]
    latest = sorted(whole or before, key=lambda plan: plan.out("wp:year").value)[-1:]
    return latest[0] if latest else Pointer(index)


def _continuations(this: Pointer, earlier: Pointer, linked: frozenset[Link]) -> Iterator[Match]:
    pairs = frozenset((s, o) for s, predicate, o in linked if predicate == str(WP.continues))
    for cls in CONTINUED:
        yield from assign(_elements(this, cls), _elements(earlier, cls), pairs)


def _elements(plan: Pointer, cls: str) -> list[Element]:
    return [_element(p) for p in _living(plan, cls)]


def _living(plan: Pointer, cls: str) -> list[Pointer]:
    """The elements of a plan without those that were withdrawn."""
    return [p for p in plan.into("wp:plan").a(cls).in_order() if not p.has("owl:deprecated")]


def _element(p: Pointer) -> Element:
    cited = p.out("wp:citation")
    pieces = (*p.out("dcterms:description"), *(a.label for a in p.out("wp:action").in_order()))
    units = (*p.out("wp:responsibleDepartment"), *p.out("wp:leadBureau"))
    return Element(
        iri=p.value,
        names=tuple(each.value for each in (p.label, *p.out("wp:subtitle")) if each.value),
        body=" ".join(each.value for each in pieces),
        cited={each.value: each.label.value for each in cited.out("wp:cites")},
        midterms=frozenset(each.value for each in cited.out("wp:citedMidTermPlan")),
        units={each.value: each.label.value for each in units},
    )


def _mentions(index: Index, this: Pointer) -> Iterator[Match]:
    forms = by_form(_names(index, this.out("wp:ward").value))
    for p in _living(this, "wp:PlanElement"):
        own = (p.out("rdfs:label"), p.out("wp:subtitle"), p.out("dcterms:description"))
        yield from mentions(p.value, "\n".join(each.value for some in own for each in some), forms)


def _names(index: Index, ward: str) -> Iterator[Name]:
    """The names of all known things, the preferred ones first."""
    things = tuple(Pointer(index, (terms.node(str(WP.Entity)),)).into("rdf:type").in_order())
    for name, preferred in (("rdfs:label", True), ("skos:altLabel", False)):
        for thing in things:
            wards = {place.value for place in _around(thing).a("wp:Ward")}
            for label in thing.out(name):
                yield Name(thing.value, label.value, preferred, not wards or ward in wards)


def _around(thing: Pointer) -> Pointer:
    """The places in which a thing lies, however far around it."""
    found = thing
    while len(wider := found.join(found.out("schema:containedInPlace"))) > len(found):
        found = wider
    return found


def _numbered(
    index: Index, found: Iterable[tuple[str, Match]], linked: frozenset[Link]
) -> Iterator[Proposal]:
    """The proposals by score, each with its number; what is linked already keeps its own."""
    ordered = sorted(found, key=lambda row: (-row[1].score, row[0], _order(row[1])))
    for number, (predicate, match) in enumerate(ordered, 1):
        link = (match.subject, predicate, match.target)
        texts = _text(index, match.subject), _text(index, match.target)
        yield Proposal(number, link, match, texts, link in linked)


def _order(match: Match) -> tuple[object, object]:
    return natural(match.subject), natural(match.target)


def _text(index: Index, iri: str) -> str:
    """A title with its subtitle, as printed between wave dashes."""
    this = Pointer(index, (terms.node(iri),))
    return "".join((this.label.value, *(f" ～{each.value}～" for each in this.out("wp:subtitle"))))


def accept(found: Suggestions, numbers: Iterable[int]) -> tuple[Proposal, ...]:
    """Write the links of the proposals with these numbers; gives those that are new.

    Raises UsageError for a number that no proposal has; then nothing is written.
    """
    by_number = {each.number: each for each in found.proposals}
    unknown = sorted(set(numbers := tuple(numbers)) - by_number.keys())
    if unknown:
        there = ", ".join(str(each.number) for each in found.open) or "none / なし"
        raise UsageError(
            f"no proposal {unknown[0]} / その番号の候補はありません; there are {there}"
        )
    new = tuple(by_number[n] for n in sorted(set(numbers)) if not by_number[n].accepted)
    curated.add(found.file, (each.link for each in new))
    return new
