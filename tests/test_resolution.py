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
OF_2026 = iris.midterm("yokohama", 2026)
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
    "adoption not known": (2026, None, None, None),
    "adoption not known, late in its first year": (2026, date(2027, 3, 31), None, None),
    "adoption not known, second year": (2027, None, None, (OF_2026, WP.ByPeriod)),
    "plan not yet described": (2030, None, None, None),
    "printed": (2024, None, 2022, (OF_2022, WP.Printed)),
    "printed before adoption": (2022, date(2022, 5, 13), 2022, (OF_2022, WP.Printed)),
    "printed, the plan before": (2022, date(2022, 5, 13), 2018, (OF_2018, WP.Printed)),
    "printed, unknown plan": (2024, None, 2014, None),
    "printed, adoption not known": (2026, None, 2026, (OF_2026, WP.Printed)),
}
GROUPS: dict[str, tuple[int, Citation, Meant]] = {
    "policy group": (2026, Citation(NOWHERE, policy_groups=(2,)), (OF_2026, WP.ByPeriod)),
    "measure groups": (2026, Citation(NOWHERE, measure_groups=(3, 4)), (OF_2026, WP.ByPeriod)),
    "last year": (2029, Citation(NOWHERE, measure_groups=(3,)), (OF_2026, WP.ByPeriod)),
    "the year after": (2030, Citation(NOWHERE, measure_groups=(3,)), None),
    "the draft of the plan before": (2022, Citation(NOWHERE, measure_groups=(3,)), None),
    "policy": (2026, Citation(NOWHERE, policies=(3,)), None),
    "printed": (
        2025,
        Citation(NOWHERE, measure_groups=(3,), first_year=2026),
        (OF_2026, WP.Printed),
    ),
}
GROUP_PARTS = [
    ("policy-group", 1, True),
    ("policy-group", 14, True),
    ("policy-group", 15, False),
    ("measure-group", 33, True),
    ("measure-group", 34, False),
    ("policy", 1, False),
]
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


@pytest.mark.parametrize(("year", "citation", "meant"), GROUPS.values(), ids=GROUPS)
def test_groups_mean_the_only_plan_that_has_them(
    year: int, citation: Citation, meant: Meant, reference: Reference, profile: Profile
) -> None:
    found = resolver(reference, profile, year=year).midterm(citation)
    assert (found and (found[0].iri, found[1])) == meant


def test_parts_of_a_citation_of_groups(reference: Reference, profile: Profile) -> None:
    citation = Citation(NOWHERE, policy_groups=(2, 15), measure_groups=(3,))
    found = resolver(reference, profile).parts(reference.midterm_plans[-1], citation)
    assert found == (
        ("policy-group", iris.midterm_part(OF_2026, "policy-group", 2)),
        ("policy-group", None),
        ("measure-group", iris.midterm_part(OF_2026, "measure-group", 3)),
    )


@pytest.mark.parametrize(("kind", "number", "known"), GROUP_PARTS)
def test_part_of_2026(
    kind: str, number: int, known: bool, reference: Reference, profile: Profile
) -> None:
    expected = iris.midterm_part(OF_2026, kind, number) if known else None
    assert resolver(reference, profile).part(reference.midterm_plans[-1], kind, number) == expected


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


@pytest.mark.parametrize("printed", ["謎の課", "戸塚土木事務所", ""])
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
    midterm = reference.midterm_plans[1]
    expected = iris.midterm_part(OF_2022, kind, number) if known else None
    assert resolver(reference, profile).part(midterm, kind, number) == expected


@pytest.mark.parametrize(("title", "known"), TITLES.values(), ids=TITLES.keys())
def test_basic_strategy(title: str, known: bool, reference: Reference, profile: Profile) -> None:
    midterm = reference.midterm_plans[1]
    expected = iris.midterm_part(OF_2022, "basic-strategy", 1) if known else None
    assert resolver(reference, profile).basic_strategy(midterm, title) == expected


def test_plan_without_a_basic_strategy(reference: Reference, profile: Profile) -> None:
    midterm = reference.midterm_plans[0]
    assert resolver(reference, profile).basic_strategy(midterm, "子育てしたいまち") is None


@pytest.mark.parametrize(("ward", "name"), [("izumi", "泉区"), ("sumida", "")])
def test_ward_name(ward: str, name: str, reference: Reference, profile: Profile) -> None:
    assert resolver(reference, profile, ward).ward_name == name
