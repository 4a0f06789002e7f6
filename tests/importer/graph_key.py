"""A derived graph in the form of an answer key."""

from collections.abc import Iterator
from typing import Any

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node

from tests.importer.facts import VALUES, Key
from wardplan.namespaces import WP

MISSION = "の取組方針"
"""What the mapping adds to a section's name for the label of its mission."""


def key_of(graph: Graph) -> Key:
    """What the one plan of a graph says, as an answer key would."""
    return _GraphKey(graph).plan()


class _GraphKey:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        (self.this,) = graph.subjects(RDF.type, WP.Plan)

    def plan(self) -> Key:
        this = self.this
        city, ward = _path(self._one(this, WP.ward))[-2:]
        measures = self._ordered(this, WP.measure)
        found = {
            "city": city,
            "ward": ward,
            "year": int(str(self._one(this, WP.year))),
            "measures": [self._measure(each) for each in measures],
            "loose": [self._initiative(each) for each in self._ordered(this, WP.initiative)],
            "missions": [
                self._mission(each, measures) for each in self._ordered(this, WP.departmentMission)
            ],
            "approaches": self._titles(this, WP.managementApproach),
            "notices": self._titles(this, WP.notice),
            "citations": self._citations(this),
        }
        if goal := self._one(this, WP.basicGoal):
            found["goal"] = self._common(goal)
        return found

    def _measure(self, this: Node) -> Key:
        return self._common(this) | {
            **self._texts(this, group=WP.group),
            **self._number(this, "number", WP.number),
            "initiatives": [self._initiative(each) for each in self._ordered(this, WP.initiative)],
        }

    def _initiative(self, this: Node) -> Key:
        sections = self.graph.objects(this, WP.responsibleDepartment)
        bureau = self._one(this, WP.leadBureau)
        return self._common(this) | {
            **self._texts(this, programme=WP.programme),
            "actions": len(set(self.graph.objects(this, WP.action))),
            "departments": sorted(self._name(each) for each in sections),
            "new": str(self._one(this, WP.isNew)) == "true",
            **({"bureau": self._name(bureau)} if bureau else {}),
        }

    def _mission(self, this: Node, measures: list[Node]) -> Key:
        section = self._one(this, WP.department)
        served = self._one(this, WP.servesMeasure)
        name = self._name(section) if section else self._title(this).removesuffix(MISSION)
        return {"department": name} | ({"measure": measures.index(served) + 1} if served else {})

    def _common(self, this: Node) -> Key:
        goals = self.graph.objects(this, WP.addressesGoal)
        return {
            "title": self._title(this),
            **self._texts(this, subtitle=WP.subtitle),
            **self._number(this, "budget", WP.budget),
            "sdgs": sorted(int(_path(each)[-1]) for each in goals),
            "citations": self._citations(this),
            "indicators": [
                {"label": self._title(each)} | self._texts(each, **{f: WP[f] for f in VALUES})
                for each in self._ordered(this, WP.indicator)
            ],
        }

    def _citations(self, this: Node) -> list[Key]:
        return [
            self._citation(each) for each in sorted(self.graph.objects(this, WP.citation), key=str)
        ]

    def _citation(self, this: Node) -> Key:
        found: dict[str, Any] = {}
        if midterm := self._one(this, WP.citedMidTermPlan):
            found["plan"] = int(_path(midterm)[-1])
        for cited in self.graph.objects(this, WP.cites):
            kind, number = _path(cited)[-2:]
            if kind in ("theme", "strategy"):
                found[kind] = number
            elif kind == "basic-strategy":
                found["basic_strategy"] = self._name(cited)
            elif kind in LISTS:
                found.setdefault(LISTS[kind], []).append(number)
        return found

    def _texts(self, this: Node, **properties: URIRef) -> dict[str, str]:
        found = {name: self._one(this, each) for name, each in properties.items()}
        return {name: str(text) for name, text in found.items() if text is not None}

    def _number(self, this: Node, name: str, link: URIRef) -> dict[str, int]:
        found = self._one(this, link)
        return {} if found is None else {name: int(str(found))}

    def _titles(self, this: Node, link: URIRef) -> list[str]:
        return [self._title(each) for each in self._ordered(this, link)]

    def _ordered(self, this: Node, link: URIRef) -> list[Node]:
        return sorted(self.graph.objects(this, link), key=self._order)

    def _order(self, this: Node) -> tuple[int, str]:
        return int(str(self._one(this, WP.position) or 0)), str(this)

    def _title(self, this: Node) -> str:
        return str(self._one(this, RDFS.label))

    def _name(self, this: Node) -> str:
        """The Japanese label of a thing named, else the end of its IRI."""
        labels: Iterator[Any] = self.graph.objects(this, RDFS.label)
        japanese = (str(label) for label in labels if label.language == "ja")
        return next(japanese, _path(this)[-1])

    def _one(self, this: Node, link: URIRef) -> Node | None:
        """The value of a property, the first in order where there are several."""
        return min(self.graph.objects(this, link), key=str, default=None)


LISTS = {
    "policy": "policies",
    "policy-group": "policy_groups",
    "measure-group": "measure_groups",
}


def _path(iri: Node | None) -> list[str]:
    return str(iri).split("/")
