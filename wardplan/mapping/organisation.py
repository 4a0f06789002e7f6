"""Sections and bureaus that a plan names and reference data does not know yet -> triples.

Their slug and division come from the city's profile, their label from its rules or the plan itself.
"""

from rdflib import URIRef

from wardplan import iris
from wardplan.mapping.statements import Statements
from wardplan.namespaces import ORG, RDF, RDFS, WP
from wardplan.resolution import Resolver


def state_department(out: Statements, this: URIRef, printed: str, resolver: Resolver) -> None:
    """Describe a section below its office and division, unless reference data does.

    A section is labelled as the city's rules name it, an office as the plan first prints it.
    """
    unit, plan = resolver.unit(printed), resolver.plan
    known = resolver.reference.describes(this) or (this, RDF.type, None) in out.graph
    if unit is None or known:
        return
    office = iris.office(plan.city, plan.ward)
    out.add(this, RDF.type, WP.Department, ORG.OrganizationalUnit)
    named = (name for name, each in resolver.profile.sections.items() if each == unit)
    out.ja(this, RDFS.label, next(named, printed))
    out.add(this, ORG.unitOf, office)
    if unit.division:
        division = iris.department(plan.city, plan.ward, unit.division)
        out.add(this, ORG.subOrganizationOf, division)
        out.add(division, RDF.type, WP.Division, ORG.OrganizationalUnit)
        out.ja(division, RDFS.label, resolver.profile.divisions[unit.division])
        out.add(division, ORG.subOrganizationOf, office)


def state_bureau(out: Statements, this: URIRef, printed: str, resolver: Resolver) -> None:
    """Describe a bureau of the city, unless reference data does."""
    if not resolver.reference.describes(this):
        out.add(this, RDF.type, WP.Bureau, ORG.OrganizationalUnit)
        out.ja(this, RDFS.label, printed)
        out.add(this, ORG.unitOf, iris.organization(resolver.plan.city))
