"""The elements a derived graph has, and what of each can be compared with a text read anew."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from wardplan.importer.normalise import key as comparable
from wardplan.iris import PlanIris
from wardplan.mapping.withheld import stand_in
from wardplan.namespaces import DCTERMS, PROV, RDF, RDFS, WP

Place = tuple[int, int]
"""Start and end of a text in its transcription."""


class Kind(StrEnum):
    """What has a number in its IRI; the value is the word before that number."""

    MEASURE = "measure"
    INITIATIVE = "initiative"
    APPROACH = "management"
    MISSION = "mission"
    NOTICE = "notice"
    CITATION = "citation"
    ACTION = "action"
    INDICATOR = "indicator"


_NAME = re.compile(
    r"/(?P<page>measure|initiative)/(?P<page_key>\d+(?:-\d+)?)"
    r"|(?P<scope>(?:/(?:measure|initiative)/\d+(?:-\d+)?)?)"
    r"#(?P<part>management|mission|notice|citation|action|indicator)-(?P<part_key>\d+)"
)
_SAYS: dict[Kind, URIRef] = {Kind.MISSION: DCTERMS.description, Kind.CITATION: WP.citationText}
_MISSION = "の取組方針"
"""What a mission's composed label adds to the name of its department."""


Series = tuple[Kind, str, str]
"""What a number is counted within: its kind, the page, and the measure of an initiative."""


@dataclass(frozen=True)
class Name:
    """An IRI below its plan's: `scope` is the page it lives in, empty for one of its own."""

    kind: Kind
    scope: str
    key: str

    @property
    def number(self) -> int:
        return int(self.key.rpartition("-")[2])

    @property
    def series(self) -> Series:
        return self.kind, self.scope, self.key.rpartition("-")[0]


@dataclass(frozen=True)
class Element:
    """An element as a plan file has it.

    `text` is comparable, empty where it is not known; `places` are those of the text in the very
    transcription that is read anew, empty where that was another one.
    """

    iri: URIRef
    name: Name
    parent: str
    text: str
    position: int
    places: frozenset[Place]
    withdrawn: bool


def name_of(iri: str, plan: PlanIris) -> Name | None:
    """The name of an element's IRI; None for anything that bears no key of ours."""
    below = iri.removeprefix(str(plan.plan)) if iri.startswith(str(plan.plan)) else ""
    match = _NAME.fullmatch(below)
    if match is None:
        return None
    if match["page"]:
        return Name(Kind(match["page"]), "", match["page_key"])
    return Name(Kind(match["part"]), match["scope"], match["part_key"])


def elements(graph: Graph, plan: PlanIris, sha256: str = "") -> Iterator[Element]:
    """The elements of `plan` in a derived graph, tombstones too, in the order of their keys.

    `sha256` is the digest of the text that is read anew.
    """
    named = {s: name_of(s, plan) for s in set(graph.subjects()) if isinstance(s, URIRef)}
    found = [(name, this) for this, name in named.items() if name is not None]
    for name, this in sorted(found, key=lambda each: (each[0].series, each[0].number)):
        types = set(graph.objects(this, RDF.type))
        if types & {WP.PlanElement, WP.PolicyCitation, WP.Withdrawn}:
            yield Element(
                iri=this,
                name=name,
                parent=name.scope or _parent(graph, this, plan),
                text=_text(graph, this, name.kind),
                position=_integer(graph.value(this, WP.position)),
                places=frozenset(_places(graph, this, name.kind, sha256)),
                withdrawn=WP.Withdrawn in types,
            )


def _parent(graph: Graph, this: URIRef, plan: PlanIris) -> str:
    return str(graph.value(this, DCTERMS.isPartOf) or "").removeprefix(str(plan.plan))


def _text(graph: Graph, this: URIRef, kind: Kind) -> str:
    """The comparable words of an element; empty where a name stands in for them."""
    label = next((str(o) for o in graph.objects(this, RDFS.label)), "")
    if label == stand_in(this):
        return ""
    return comparable(label.removesuffix(_MISSION) if kind is Kind.MISSION else label)


def _places(graph: Graph, this: URIRef, kind: Kind, sha256: str) -> Iterator[Place]:
    for span in graph.objects(this, PROV.wasQuotedFrom):
        text = graph.value(span, DCTERMS.isPartOf)
        same = (text, WP.sha256, Literal(sha256)) in graph
        if same and (span, WP.quotedAs, _SAYS.get(kind, RDFS.label)) in graph:
            start, end = (_integer(graph.value(span, p)) for p in (WP.start, WP.end))
            yield start, end


def _integer(node: Node | None) -> int:
    """The number a literal means; 0 for none, and for what is no number in a damaged file."""
    return int(node) if isinstance(node, Literal) and str(node).isdigit() else 0
