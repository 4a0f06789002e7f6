"""Sections and bureaus that reference data does not hold are described from the profile."""

import pytest
from rdflib import Graph, Literal, URIRef

from wardplan import iris
from wardplan.importer.profile import Profile
from wardplan.iris import PlanIris
from wardplan.mapping.organisation import state_bureau, state_department
from wardplan.mapping.statements import Statements
from wardplan.namespaces import ORG, RDF, RDFS, WP
from wardplan.reference import Reference
from wardplan.resolution import Resolver

OFFICE = iris.office("yokohama", "totsuka")
DIVISION = iris.department("yokohama", "totsuka", "general-affairs-division")
SECTION = iris.department("yokohama", "totsuka", "general-affairs")
WORKS = iris.department("yokohama", "totsuka", "public-works-office")
BUREAU = iris.bureau("yokohama", "roads")

Triples = set[tuple[URIRef, URIRef, URIRef | Literal]]

DESCRIBED: dict[str, tuple[str, URIRef, Triples]] = {
    "section": (
        "総務課",
        SECTION,
        {
            (SECTION, RDF.type, WP.Department),
            (SECTION, RDF.type, ORG.OrganizationalUnit),
            (SECTION, RDFS.label, Literal("総務課", lang="ja")),
            (SECTION, ORG.unitOf, OFFICE),
            (SECTION, ORG.subOrganizationOf, DIVISION),
            (DIVISION, RDF.type, WP.Division),
            (DIVISION, RDF.type, ORG.OrganizationalUnit),
            (DIVISION, RDFS.label, Literal("総務部", lang="ja")),
            (DIVISION, ORG.subOrganizationOf, OFFICE),
        },
    ),
    "office": (
        "戸塚土木事務所",
        WORKS,
        {
            (WORKS, RDF.type, WP.Department),
            (WORKS, RDF.type, ORG.OrganizationalUnit),
            (WORKS, RDFS.label, Literal("戸塚土木事務所", lang="ja")),
            (WORKS, ORG.unitOf, OFFICE),
        },
    ),
    "section after the ward's name": (
        "戸塚区総務課",
        SECTION,
        {
            (SECTION, RDF.type, WP.Department),
            (SECTION, RDF.type, ORG.OrganizationalUnit),
            (SECTION, RDFS.label, Literal("総務課", lang="ja")),
            (SECTION, ORG.unitOf, OFFICE),
            (SECTION, ORG.subOrganizationOf, DIVISION),
            (DIVISION, RDF.type, WP.Division),
            (DIVISION, RDF.type, ORG.OrganizationalUnit),
            (DIVISION, RDFS.label, Literal("総務部", lang="ja")),
            (DIVISION, ORG.subOrganizationOf, OFFICE),
        },
    ),
    "unknown section": ("謎の課", iris.department("yokohama", "totsuka", "riddles"), set()),
}


def resolver(reference: Reference, profile: Profile, ward: str = "totsuka") -> Resolver:
    return Resolver(PlanIris("yokohama", ward, 2024), None, reference, profile)


def triples(graph: Graph) -> set[object]:
    return set(graph)


@pytest.mark.parametrize(("printed", "iri", "expected"), DESCRIBED.values(), ids=DESCRIBED.keys())
def test_department_of_another_ward(
    printed: str, iri: URIRef, expected: Triples, reference: Reference, profile: Profile
) -> None:
    out = Statements()
    state_department(out, iri, printed, resolver(reference, profile))
    assert triples(out.graph) == expected


def test_department_in_reference_data_is_not_described_again(
    reference: Reference, profile: Profile
) -> None:
    out = Statements()
    tax = iris.department("yokohama", "izumi", "tax")
    state_department(out, tax, "税務課", resolver(reference, profile, "izumi"))
    assert triples(out.graph) == set()


def test_bureau(reference: Reference, profile: Profile) -> None:
    out = Statements()
    state_bureau(out, BUREAU, "道路局", resolver(reference, profile))
    assert triples(out.graph) == {
        (BUREAU, RDF.type, WP.Bureau),
        (BUREAU, RDF.type, ORG.OrganizationalUnit),
        (BUREAU, RDFS.label, Literal("道路局", lang="ja")),
        (BUREAU, ORG.unitOf, iris.organization("yokohama")),
    }


def test_bureau_in_reference_data_is_not_described_again(
    reference: Reference, profile: Profile
) -> None:
    out = Statements()
    known = iris.bureau("yokohama", "urban-development")
    state_bureau(out, known, "都市整備局", resolver(reference, profile))
    assert triples(out.graph) == set()


def test_office_printed_in_two_ways_has_one_name(reference: Reference, profile: Profile) -> None:
    out = Statements()
    for printed in ("戸塚土木事務所", "土木事務所"):
        state_department(out, WORKS, printed, resolver(reference, profile))
    assert [str(label) for label in out.graph.objects(WORKS, RDFS.label)] == ["戸塚土木事務所"]
