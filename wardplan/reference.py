"""What reference data says: wards, offices, departments and the city's mid-term plans."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.term import Node

from wardplan import iris
from wardplan.dataset import parse_turtle, to_rdflib
from wardplan.errors import DataError
from wardplan.namespaces import BASE, DCAT, DCTERMS, RDF, RDFS, SKOS, WP

_OF_A_CITY = re.compile(
    re.escape(BASE.encode()) + rb"(?:city|ward|office|department|bureau|organization|midterm)/"
)
"""What the IRIs of a city's reference data begin with."""


@dataclass(frozen=True)
class MidTermPlan:
    """A mid-term plan: its fiscal years, both included, and the month it was adopted.

    `adopted` is None while no source shows that the plan was adopted.
    """

    iri: URIRef
    first_year: int
    last_year: int
    adopted: date | None = None

    def covers(self, year: int) -> bool:
        return self.first_year <= year <= self.last_year


@dataclass(frozen=True)
class Reference:
    """A read-only view of the reference graphs."""

    graph: Graph

    def describes(self, iri: URIRef) -> bool:
        return (iri, RDF.type, None) in self.graph

    def label(self, iri: URIRef, language: str) -> str | None:
        """The label of `iri` in `language`, or None."""
        labels = self.graph.objects(iri, RDFS.label)
        return next((str(o) for o in labels if getattr(o, "language", None) == language), None)

    def wards(self, city: str) -> dict[str, str]:
        """The wards of a city: Japanese name -> slug."""
        base = str(iris.ward(city, ""))
        found = (str(s) for s in self.graph.subjects(RDF.type, WP.Ward) if str(s).startswith(base))
        named = ((self.label(URIRef(iri), "ja"), iri.removeprefix(base)) for iri in found)
        return {label: slug for label, slug in sorted(named, key=str) if label}

    @cached_property
    def midterm_plans(self) -> tuple[MidTermPlan, ...]:
        plans = (self._midterm_plan(s) for s in self.graph.subjects(RDF.type, WP.MidTermPlan))
        return tuple(sorted(plans, key=lambda plan: (plan.first_year, plan.iri)))

    def midterm_plan(self, city: str, year: int) -> MidTermPlan | None:
        """The city's mid-term plan whose fiscal years include `year`."""
        base = str(iris.midterm(city, 0)).removesuffix("0")
        mine = (plan for plan in self.midterm_plans if plan.iri.startswith(base))
        return next((plan for plan in mine if plan.covers(year)), None)

    def only_plan_with(self, midterm: MidTermPlan, cls: URIRef) -> bool:
        """Whether of the mid-term plans described this one alone has parts of the class `cls`."""
        parts = self.graph.subjects(RDF.type, cls)
        return {o for part in parts for o in self.graph.objects(part, SKOS.inScheme)} == {
            midterm.iri
        }

    def _midterm_plan(self, iri: Node) -> MidTermPlan:
        period = self.graph.value(iri, DCTERMS.temporal)
        first = self.graph.value(period, DCAT.startDate)
        last = self.graph.value(period, DCAT.endDate)
        adopted = self.graph.value(iri, DCTERMS.issued)
        if first is None or last is None:
            raise DataError("a mid-term plan needs its period", term=str(iri))
        return MidTermPlan(
            URIRef(str(iri)),
            int(str(first)[:4]),
            int(str(last)[:4]) - 1,
            date.fromisoformat(f"{str(adopted)[:7]}-01") if adopted else None,
        )


def load(folder: Path, city: str | None = None) -> Reference:
    """Read every Turtle file of `data/reference/`, or those that a `city` may need.

    A file that speaks of other cities alone is left out, so that a plan takes as long to derive
    among a hundred cities as in one. Raises DataError with file and line.
    """
    files = [file for file in sorted(folder.glob("*.ttl")) if _may_need(file, city)]
    quads = (quad for file in files for quad in parse_turtle(file, BASE))
    return Reference(to_rdflib(quads, "SimpleMemory"))


def _may_need(file: Path, city: str | None) -> bool:
    if city is None:
        return True
    data = file.read_bytes()
    return (
        _OF_A_CITY.search(data) is None or re.search(rb"/%b[/>]" % city.encode(), data) is not None
    )
