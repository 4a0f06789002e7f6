"""What a printed name or number means; what cannot be known is not guessed."""

from datetime import date

import pytest
from rdflib import URIRef

from wardplan import iris
from wardplan.importer.profile import Profile
from wardplan.iris import PlanIris
from wardplan.namespaces import WP
from wardplan.records import Citation, Quote
from wardplan.reference import Reference
from wardplan.resolution import Resolver

OF_2018 = iris.midterm("yokohama", 2018)
OF_2022 = iris.midterm("yokohama", 2022)
NOWHERE = Quote(0, 0, "")

Meant = tuple[URIRef, URIRef] | None

MIDTERMS: dict[str, tuple[int, date | None, int | None, Meant]] = {
    "within the period": (2024, None, None, (OF_2022, WP.ByPeriod)),
    "last year": (2025, None, None, (OF_2022, WP.ByPeriod)),
    "second year": (2023, None, None, (OF_2022, WP.ByPeriod)),
    "first year, no date": (2022, None, None, None),
    "first year, before adoption": (2022, date(2022, 5, 13), None, None),
    "first year, day before": (2022, date(2022, 11, 30), None, None),
    "first year, month of adoption": (2022, date(2022, 12, 1), None, (OF_2022, WP.ByPeriod)),
    "2018, before adoption": (2018, date(2018, 5, 17), None, None),
    "2018, after adoption": (2018, date(2018, 10, 1), None, (OF_2018, WP.ByPeriod)),
    "2019": (2019, None, None, (OF_2018, WP.ByPeriod)),
    "no plan described": (2017, None, None, None),
    "plan not yet described": (2026, None, None, None),
    "printed": (2024, None, 2022, (OF_2022, WP.Printed)),
    "printed before adoption": (2022, date(2022, 5, 13), 2022, (OF_2022, WP.Printed)),
    "printed, the plan before": (2022, date(2022, 5, 13), 2018, (OF_2018, WP.Printed)),
    "printed, unknown plan": (2024, None, 2014, None),
}
PARTS = [
    ("policy", 1, True),
    ("policy", 38, True),
    ("policy", 39, False),
    ("policy", 0, False),
    ("theme", 5, True),
    ("theme", 6, False),
    ("strategy", 9, True),
    ("strategy", 10, False),
]
TITLES: dict[str, tuple[str, bool]] = {
    "as printed": ("子育てしたいまち 次世代を共に育むまち ヨコハマ", True),
    "no spaces": ("子育てしたいまち次世代を共に育むまちヨコハマ", True),
    "other widths": ("子育てしたいまち\u3000次世代を共に育むまち\u3000ﾖｺﾊﾏ", True),
    "its beginning": ("子育てしたいまち", False),
    "nothing": ("", False),
}


def resolver(
    reference: Reference,
    profile: Profile,
    ward: str = "izumi",
    year: int = 2024,
    issued: date | None = None,
) -> Resolver:
    return Resolver(PlanIris("yokohama", ward, year), issued, reference, profile)


@pytest.mark.parametrize(("year", "issued", "printed", "meant"), MIDTERMS.values(), ids=MIDTERMS)
def test_midterm(
    year: int,
    issued: date | None,
    printed: int | None,
    meant: Meant,
    reference: Reference,
    profile: Profile,
) -> None:
    citation = Citation(NOWHERE, first_year=printed)
    found = resolver(reference, profile, year=year, issued=issued).midterm(citation)
    assert (found and (found[0].iri, found[1])) == meant


@pytest.mark.parametrize(
    ("ward", "printed", "slug"),
    [
        ("izumi", "総務課", "general-affairs"),
        ("izumi", "泉土木事務所", "public-works-office"),
        ("totsuka", "総務課", "general-affairs"),
        ("totsuka", "戸塚土木事務所", "public-works-office"),
        ("hodogaya", "保土ケ谷土木事務所", "public-works-office"),
    ],
)
def test_department(
    ward: str, printed: str, slug: str, reference: Reference, profile: Profile
) -> None:
    found = resolver(reference, profile, ward).department(printed)
    assert found == iris.department("yokohama", ward, slug)


@pytest.mark.parametrize("printed", ["謎の課", "戸塚土木事務所", "総務部", ""])
def test_unknown_department(printed: str, reference: Reference, profile: Profile) -> None:
    assert resolver(reference, profile).department(printed) is None


@pytest.mark.parametrize(
    ("printed", "bureau"),
    [
        ("都市整備局", iris.bureau("yokohama", "urban-development")),
        ("道路局", None),
        ("都市整備局・道路局", None),
    ],
)
def test_bureau(
    printed: str, bureau: URIRef | None, reference: Reference, profile: Profile
) -> None:
    assert resolver(reference, profile).bureau(printed) == bureau


@pytest.mark.parametrize(("kind", "number", "known"), PARTS)
def test_part(kind: str, number: int, known: bool, reference: Reference, profile: Profile) -> None:
    midterm = reference.midterm_plans[-1]
    expected = iris.midterm_part(OF_2022, kind, number) if known else None
    assert resolver(reference, profile).part(midterm, kind, number) == expected


@pytest.mark.parametrize(("title", "known"), TITLES.values(), ids=TITLES.keys())
def test_basic_strategy(title: str, known: bool, reference: Reference, profile: Profile) -> None:
    midterm = reference.midterm_plans[-1]
    expected = iris.midterm_part(OF_2022, "basic-strategy", 1) if known else None
    assert resolver(reference, profile).basic_strategy(midterm, title) == expected


def test_plan_without_a_basic_strategy(reference: Reference, profile: Profile) -> None:
    midterm = reference.midterm_plans[0]
    assert resolver(reference, profile).basic_strategy(midterm, "子育てしたいまち") is None


@pytest.mark.parametrize(("ward", "name"), [("izumi", "泉区"), ("sumida", "")])
def test_ward_name(ward: str, name: str, reference: Reference, profile: Profile) -> None:
    assert resolver(reference, profile, ward).ward_name == name
