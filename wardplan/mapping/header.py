"""What every plan says of itself, whole or in part: ward, year, publisher, period."""

from dataclasses import dataclass

from rdflib import Literal, URIRef

from wardplan import iris
from wardplan.iris import PlanIris
from wardplan.mapping.statements import Statements
from wardplan.namespaces import DCAT, DCTERMS, RDF, RDFS, WP, XSD
from wardplan.reference import Reference
from wardplan.years import era_name


@dataclass(frozen=True)
class Titles:
    """The composed names of a plan; a document's own title is rarely complete."""

    ja: str
    en: str | None


def titles(plan: PlanIris, reference: Reference) -> Titles:
    """令和6年度泉区運営方針 / Izumi Ward Operating Policy, FY2024."""
    ward = iris.ward(plan.city, plan.ward)
    name, english = reference.label(ward, "ja"), reference.label(ward, "en")
    return Titles(
        ja=f"{era_name(plan.year)}{name or plan.ward}運営方針",
        en=f"{english} Operating Policy, FY{plan.year}" if english else None,
    )


def state_plan(out: Statements, plan: PlanIris, reference: Reference) -> None:
    """State a plan's class, labels, ward, year and period."""
    this, names = plan.plan, titles(plan, reference)
    out.a(this, WP.Plan)
    out.ja(this, RDFS.label, names.ja)
    out.en(this, RDFS.label, names.en)
    out.add(this, WP.ward, iris.ward(plan.city, plan.ward))
    out.add(this, WP.fiscalYear, Literal(str(plan.year), datatype=XSD.gYear))
    out.integer(this, WP.year, plan.year)
    out.add(this, DCTERMS.temporal, iris.fiscal_year(plan.year))
    out.add(this, DCTERMS.publisher, iris.office(plan.city, plan.ward))
    out.add(this, DCTERMS.rights, iris.rights(plan.city))
    if midterm := reference.midterm_plan(plan.city, plan.year):
        out.add(this, WP.duringMidTermPlan, midterm.iri)
    _state_fiscal_year(out, plan.year)


def _state_fiscal_year(out: Statements, year: int) -> None:
    this = iris.fiscal_year(year)
    out.add(this, RDF.type, DCTERMS.PeriodOfTime)
    out.ja(this, RDFS.label, era_name(year))
    out.en(this, RDFS.label, f"FY{year}")
    out.integer(this, WP.year, year)
    out.add(this, DCAT.startDate, Literal(f"{year}-04-01", datatype=XSD.date))
    out.add(this, DCAT.endDate, Literal(f"{year + 1}-03-31", datatype=XSD.date))


def describe_references(out: Statements, reference: Reference) -> None:
    """Make the graph self-contained: types and labels of what it names but does not describe."""
    named = {o for o in out.graph.objects() if isinstance(o, URIRef) and iris.is_ours(o)}
    for iri in sorted(named):
        if (iri, RDF.type, None) not in out.graph:
            for predicate in (RDF.type, RDFS.label):
                for value in reference.graph.objects(iri, predicate):
                    out.graph.add((iri, predicate, value))
